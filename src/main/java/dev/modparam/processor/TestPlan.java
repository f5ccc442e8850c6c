// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the annotations of a test, and of what is around it, come to: which modules are loaded, with
 * which arguments, and whether that shall fail. Immutable.
 */
final class TestPlan {

  static final TestPlan EMPTY = new TestPlan(List.of(), false);

  private final List<Load> loads;
  private final boolean fails;

  private TestPlan(List<Load> loads, boolean fails) {
    this.loads = loads;
    this.fails = fails;
  }

  boolean isEmpty() {
    return loads.isEmpty();
  }

  List<Load> loads() {
    return loads;
  }

  /** Whether the test says that a load fails. */
  boolean fails() {
    return fails;
  }

  TestPlan failing() {
    return new TestPlan(loads, true);
  }

  /** With one more load, in place of one of the same module. */
  TestPlan with(Load load) {
    List<Load> all = new ArrayList<>(loads);
    for (int i = 0; i < all.size(); i++) {
      Load other = all.get(i);
      if (load.module().isPresent() && other.isOf(load.module().get().name())) {
        all.set(i, load);
        return new TestPlan(all, fails);
      }
    }
    all.add(load);
    return new TestPlan(all, fails);
  }

  /**
   * With other arguments for a module.
   *
   * @param place the annotation with the arguments, which names the module or means the only one
   * @param lines the arguments
   */
  TestPlan with(Place place, List<Load.Line> lines) {
    String name = place.annotation().text("module");
    List<Load> meant = loads.stream().filter(load -> name.isEmpty() || load.isOf(name)).toList();
    if (meant.size() != 1 || loads.stream().anyMatch(load -> load.module().isEmpty())) {
      return this;
    }
    return with(new Load(meant.get(0).module(), place, lines));
  }

  /** Says why no load is of a module of that name; empty if one is, or may be. */
  Optional<String> missing(String name) {
    if (loads.stream().anyMatch(load -> load.module().isEmpty() || load.isOf(name))) {
      return Optional.empty();
    }
    List<String> names =
        loads.stream().flatMap(load -> load.module().stream()).map(ModuleDefinition::name).toList();
    return Optional.of(
        "must name one of the modules that are loaded: "
            + (names.isEmpty() ? "none is" : String.join(", ", names))
            + NearestName.of(name, names).map(near -> "; did you mean " + near + "?").orElse(""));
  }
}
