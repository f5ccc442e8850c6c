// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.TestWords;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the annotations of a test, and of what is around it, come to. Immutable.
 *
 * @param loads the modules that are loaded
 * @param builtIn the modules of the kernel; empty for one that only a run knows
 * @param bootLines the pieces of the boot command line
 * @param failures the annotations that say that a load fails, the nearest last
 * @param isOpen whether modules can be there that no annotation names
 */
record TestPlan(
    List<Load> loads,
    List<Optional<ModuleDefinition>> builtIn,
    List<Load> bootLines,
    List<Place> failures,
    boolean isOpen) {

  static final TestPlan EMPTY = new TestPlan(List.of(), List.of(), List.of(), List.of(), false);

  private static <T> List<T> more(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  boolean isEmpty() {
    return loads.isEmpty();
  }

  TestPlan withBuiltIn(Optional<ModuleDefinition> module) {
    return new TestPlan(loads, more(builtIn, module), bootLines, failures, isOpen);
  }

  TestPlan withBootLine(Place place) {
    Load line = Load.of(Optional.empty(), place, "value");
    return new TestPlan(loads, builtIn, more(bootLines, line), failures, isOpen);
  }

  TestPlan failing(Place place) {
    return new TestPlan(loads, builtIn, bootLines, more(failures, place), isOpen);
  }

  TestPlan open() {
    return new TestPlan(loads, builtIn, bootLines, failures, true);
  }

  /** With one more load, in place of one of the same module. */
  TestPlan with(Load load) {
    List<Load> all = new ArrayList<>(loads);
    Optional<String> name = load.module().map(ModuleDefinition::name);
    Optional<Load> same =
        name.flatMap(each -> all.stream().filter(other -> other.isOf(each)).findFirst());
    same.ifPresentOrElse(other -> all.set(all.indexOf(other), load), () -> all.add(load));
    return new TestPlan(List.copyOf(all), builtIn, bootLines, failures, isOpen);
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
    return Optional.of(
        TestWords.mustNameOneOf(
            name,
            loads.stream()
                .flatMap(load -> load.module().stream())
                .map(ModuleDefinition::name)
                .toList()));
  }

  /** Whether no module of that name is there, for sure. */
  boolean lacks(String name) {
    List<Optional<ModuleDefinition>> there =
        Stream.concat(loads.stream().map(Load::module), builtIn.stream()).toList();
    return !isOpen
        && there.stream().noneMatch(each -> each.isEmpty() || each.get().name().equals(name));
  }
}
