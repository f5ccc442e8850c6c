// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import dev.modparam.param.Param;
import dev.modparam.param.memory.Layout;
import dev.modparam.text.KernelName;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a {@link ModuleDefinition} says. */
record Declared(
    String name,
    List<Param<?>> params,
    Layout layout,
    List<ModinfoTag> tags,
    List<String> dependencies,
    boolean inTree,
    boolean signed,
    ModuleLifecycle.Code code,
    @Nullable ModuleLifecycle lifecycle,
    @Nullable Supplier<?> instances) {

  /** The longest name that the kernel has room for ({@code MODULE_NAME_LEN - 1}). */
  private static final int LONGEST_NAME = 55;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1," + LONGEST_NAME + "}");

  /** A module that is in-tree, signed, under the GPL and does nothing when loaded. */
  static Declared of(String name, List<? extends Param<?>> params) {
    String checked = checkName(name);
    List<Param<?>> kept = List.copyOf(params);
    Layout layout = Layout.of(kept);
    for (int i = 0; i < kept.size(); i++) {
      String param = kept.get(i).name();
      int first = layout.index().find(param);
      if (first != i) {
        throw new IllegalArgumentException(
            "module "
                + checked
                + " declares parameter "
                + param
                + " twice (- and _ are the same): positions "
                + (first + 1)
                + " and "
                + (i + 1));
      }
    }
    List<ModinfoTag> tags = List.of(new ModinfoTag("license", "GPL"));
    return new Declared(
        checked, kept, layout, tags, List.of(), true, true, ModuleLifecycle.Code.USUAL, null, null);
  }

  static String checkName(String name) {
    String kernelName = KernelName.normalize(name);
    if (!NAME.matcher(kernelName).matches()) {
      throw new IllegalArgumentException(
          "a module's name is of 1 to "
              + LONGEST_NAME
              + " letters, digits and underscores, not \""
              + name
              + "\"");
    }
    return kernelName;
  }

  Declared withTags(List<ModinfoTag> replaced) {
    return new Declared(
        name, params, layout, replaced, dependencies, inTree, signed, code, lifecycle, instances);
  }

  Declared withDependencies(String[] modules) {
    List<String> needed = Stream.of(modules).map(Declared::checkName).distinct().toList();
    return new Declared(
        name, params, layout, tags, needed, inTree, signed, code, lifecycle, instances);
  }

  Declared outOfTree() {
    return new Declared(
        name, params, layout, tags, dependencies, false, signed, code, lifecycle, instances);
  }

  Declared unsigned() {
    return new Declared(
        name, params, layout, tags, dependencies, inTree, false, code, lifecycle, instances);
  }

  Declared withLifecycle(ModuleLifecycle actions) {
    return new Declared(
        name, params, layout, tags, dependencies, inTree, signed, code, actions, instances);
  }

  Declared withInstances(Supplier<?> maker) {
    return new Declared(
        name, params, layout, tags, dependencies, inTree, signed, code, lifecycle, maker);
  }

  Declared withCode(ModuleLifecycle.Code known) {
    return new Declared(
        name, params, layout, tags, dependencies, inTree, signed, known, lifecycle, instances);
  }
}
