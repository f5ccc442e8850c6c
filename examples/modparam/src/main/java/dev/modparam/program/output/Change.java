// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.program.input.KernelDeclarations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One thing that is different in another kernel.
 *
 * @param kind what happened
 * @param module the module
 * @param parameter the parameter; empty if it is about the module
 * @param what which property changed; empty if it is gone or new
 * @param before what it was; empty if there was nothing
 * @param after what it is; empty if there is nothing
 */
public record Change(
    Kind kind, String module, String parameter, String what, String before, String after) {

  /** What happened. */
  public enum Kind {
    /** It is not there any more. */
    GONE,
    /** It was not there before. */
    NEW,
    /** It is there, and different. */
    CHANGED
  }

  /**
   * Compares two kernels.
   *
   * @param before the old one
   * @param after the new one
   * @return the changes by module and parameter
   */
  public static List<Change> between(KernelDeclarations before, KernelDeclarations after) {
    TreeSet<String> names = new TreeSet<>();
    for (KernelDeclarations kernel : List.of(before, after)) {
      names.addAll(kernel.modules().keySet());
      names.addAll(kernel.builtIn().keySet());
    }
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      Optional<ModuleDefinition> old = before.definition(name);
      Optional<ModuleDefinition> young = after.definition(name);
      if (old.isEmpty() || young.isEmpty()) {
        Kind kind = old.isEmpty() ? Kind.NEW : Kind.GONE;
        changes.add(new Change(kind, name, "", "", place(before, name), place(after, name)));
        continue;
      }
      if (!place(before, name).equals(place(after, name))) {
        changes.add(
            new Change(Kind.CHANGED, name, "", "place", place(before, name), place(after, name)));
      }
      // Of built-in code only the words of .modinfo are known, so there is nothing to compare.
      boolean wholly = before.modules().containsKey(name) && after.modules().containsKey(name);
      parameters(old.get(), young.get(), wholly, changes);
    }
    return changes;
  }

  private static String place(KernelDeclarations kernel, String name) {
    return kernel.modules().containsKey(name)
        ? "module"
        : kernel.builtIn().containsKey(name) ? "built in" : "";
  }

  private static void parameters(
      ModuleDefinition old, ModuleDefinition young, boolean wholly, List<Change> changes) {
    TreeSet<String> names = new TreeSet<>(names(old.parameters()));
    names.addAll(names(young.parameters()));
    for (String name : names) {
      Optional<Param<?>> was = old.parameter(name);
      Optional<Param<?>> is = young.parameter(name);
      if (was.isEmpty() || is.isEmpty()) {
        Kind kind = was.isEmpty() ? Kind.NEW : Kind.GONE;
        changes.add(
            new Change(
                kind,
                old.name(),
                name,
                "",
                was.map(each -> each.type().name()).orElse(""),
                is.map(each -> each.type().name()).orElse("")));
        continue;
      }
      Comparison comparison = new Comparison(old.name(), was.get(), is.get(), changes);
      comparison.of("type", param -> param.type().name());
      if (wholly) {
        comparison.of("permissions", param -> param.permissions().toString());
        comparison.of("limits", param -> Limits.of(param.type()));
        comparison.of("default", param -> param.defaultText().stripTrailing());
      }
    }
  }

  private static List<String> names(Collection<Param<?>> params) {
    return params.stream().map(Param::name).toList();
  }

  private record Comparison(String module, Param<?> was, Param<?> is, List<Change> changes) {

    void of(String what, Function<Param<?>, String> property) {
      String before = property.apply(was);
      String after = property.apply(is);
      if (!before.equals(after)) {
        changes.add(new Change(Kind.CHANGED, module, was.name(), what, before, after));
      }
    }
  }
}
