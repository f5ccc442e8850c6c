// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.sysfs.KernelFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /sys/module/MODULE}: the attributes of a module, and the files beside them. */
final class ModuleDirectory {

  private final Map<String, Attribute> attributes;
  private final KernelFile.Directory root;

  ModuleDirectory(LoadedModule module) {
    this.attributes = Attribute.all(module, module.parameters());
    this.root = KernelFile.directory(children(module, attributes));
  }

  /** The attributes by name, in the order of declaration. */
  Map<String, Attribute> attributes() {
    return attributes;
  }

  KernelFile.Directory root() {
    return root;
  }

  private static Map<String, KernelFile> children(
      LoadedModule module, Map<String, Attribute> attributes) {
    Map<String, KernelFile> children = new HashMap<>();
    if (!attributes.isEmpty()) {
      children.put(
          "parameters",
          new KernelFile.Directory(name -> fileOf(attributes.get(name)), attributes::keySet));
    }
    module.definition().tags("version").stream()
        .reduce((first, last) -> last)
        .ifPresent(version -> children.put("version", file(module, () -> version)));
    if (module.state() != ModuleState.BUILT_IN) {
      children.put("initstate", file(module, () -> module.state().name().toLowerCase(Locale.ROOT)));
      children.put("refcnt", file(module, () -> Integer.toString(module.referenceCount())));
      children.put("taint", file(module, () -> letters(module)));
      children.put("holders", new KernelFile.Directory(module::holder, module::holders));
    }
    return children;
  }

  private static @Nullable KernelFile fileOf(@Nullable Attribute attribute) {
    return attribute == null ? null : attribute.file();
  }

  private static KernelFile file(LoadedModule module, Supplier<String> content) {
    return KernelFile.text(() -> module.state() != ModuleState.GONE, () -> content.get() + "\n");
  }

  /** The letters of a module's taints, as {@code module_flags_taint} puts them together. */
  static String letters(LoadedModule module) {
    return module.taints().stream()
        .filter(Taint::isOfModules)
        .sorted(Comparator.naturalOrder())
        .map(taint -> String.valueOf(taint.letter()))
        .collect(Collectors.joining());
  }
}
