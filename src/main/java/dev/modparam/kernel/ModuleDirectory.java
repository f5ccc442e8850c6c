// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.kernel.sysfs.BinaryFile;
import dev.modparam.kernel.sysfs.Directory;
import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.kernel.sysfs.SuperBlock;
import dev.modparam.module.ModuleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /sys/module/MODULE}: the attributes of a module, and the files next to them. */
final class ModuleDirectory {

  /** The text of a file in {@code sections}: the address, which root alone may see. */
  private static final byte[] NO_ADDRESS = "0x0000000000000000\n".getBytes(StandardCharsets.UTF_8);

  private static final Map<String, Integer> SIZES_OF_NOTES =
      Map.of(".note.gnu.build-id", 36, ".note.gnu.property", 48, ".note.Linux", 48);

  private final LoadedModule module;
  private final SuperBlock fileSystem;
  private final Map<String, Attribute> attributes;
  private final Directory root;

  ModuleDirectory(LoadedModule module, SuperBlock fileSystem) {
    this.module = module;
    this.fileSystem = fileSystem;
    this.attributes = Attribute.all(module, module.parameters());
    this.root = directory(children());
  }

  /** The attributes by name, in the order of declaration. */
  Map<String, Attribute> attributes() {
    return attributes;
  }

  Directory root() {
    return root;
  }

  private Directory directory(Map<String, KernelFile> children) {
    return Directory.of(fileSystem, 0755, this::isAlive, children);
  }

  private boolean isAlive() {
    return module.state() != LoadedModule.State.GONE;
  }

  private Map<String, KernelFile> children() {
    ModuleDefinition definition = module.definition();
    Map<String, KernelFile> children = new HashMap<>();
    if (!attributes.isEmpty()) {
      children.put(
          "parameters",
          new Directory(
              fileSystem,
              0755,
              this::isAlive,
              name -> fileOf(attributes.get(name)),
              attributes::keySet));
    }
    children.put("uevent", new UeventFile(fileSystem, module));
    tag("version", children);
    if (module.state() == LoadedModule.State.BUILT_IN) {
      return children;
    }
    tag("srcversion", children);
    List<String> namespaces = definition.tags("import_ns");
    if (!namespaces.isEmpty() && module.kernel().has(KernelFeature.IMPORT_NS_FILE)) {
      children.put("import_ns", file(() -> String.join("\n", namespaces)));
    }
    children.put("coresize", file(() -> Integer.toString(definition.code().size())));
    children.put("initsize", file(() -> "0"));
    children.put("initstate", file(() -> module.state().name().toLowerCase(Locale.ROOT)));
    children.put("refcnt", file(() -> Integer.toString(module.referenceCount())));
    children.put("taint", file(() -> module.taintLetters()));
    children.put(
        "holders", new Directory(fileSystem, 0755, this::isAlive, this::holder, module::holders));
    children.put("notes", directory(notes()));
    children.put(
        "sections",
        directory(
            Map.of(".text", new BinaryFile(fileSystem, 0400, this::isAlive, NO_ADDRESS, true))));
    return children;
  }

  /** The notes that a linker makes, without their content. */
  private Map<String, KernelFile> notes() {
    Map<String, KernelFile> notes = new HashMap<>();
    SIZES_OF_NOTES.forEach(
        (name, size) ->
            notes.put(
                name, new BinaryFile(fileSystem, 0444, this::isAlive, new byte[size], false)));
    return notes;
  }

  /** {@code get_modinfo}: the first of a name counts. */
  private void tag(String name, Map<String, KernelFile> children) {
    module.definition().tags(name).stream()
        .findFirst()
        .ifPresent(value -> children.put(name, file(() -> value)));
  }

  private KernelFile.@Nullable Link holder(String other) {
    boolean held =
        module
            .kernel()
            .table()
            .find(other)
            .filter(user -> user.dependencies().contains(module))
            .isPresent();
    return held ? new KernelFile.Link(fileSystem, "../../" + other) : null;
  }

  private static @Nullable KernelFile fileOf(@Nullable Attribute attribute) {
    return attribute == null ? null : attribute.file();
  }

  private KernelFile file(Supplier<String> content) {
    return new ModuleFile(fileSystem, this::isAlive, () -> content.get() + "\n");
  }
}
