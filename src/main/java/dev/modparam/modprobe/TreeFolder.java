// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a folder such as {@code /lib/modules/6.12.0}. */
final class TreeFolder {

  /** Real indexes have a few MiB. */
  private static final long LARGEST = 256L << 20;

  private final Path folder;
  private final @Nullable ModuleFileReader reader;

  TreeFolder(Path folder, @Nullable ModuleFileReader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  ModuleTree read() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name : TreeIndexes.FILES) {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        files.put(name, text(file));
      }
    }
    if (files.containsKey("modules.dep")) {
      return new ModuleTree(TreeIndexes.parse(folder.toString(), files, this::declaration));
    }
    return ofModuleFiles(TreeIndexes.parse(folder.toString(), files, this::declaration));
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " has more than " + LARGEST + " bytes, so it is no index");
    }
    return ByteText.decode(Files.readAllBytes(file));
  }

  private TreeModule.Declaration declaration(
      String directory, String file, List<String> dependencyFiles) {
    Path path = folder.resolve(file);
    List<String> needed = dependencyFiles.stream().map(Names::ofPath).toList();
    ModuleFileReader files = reader;
    return files == null
        ? new FileDeclaration(path, needed)
        : () -> files.read(path).dependsOn(needed.toArray(String[]::new));
  }

  private ModuleTree ofModuleFiles(TreeContent builtIn) throws IOException {
    ModuleTree.Builder builder = ModuleTree.builder().directory(folder.toString());
    for (String name : builtIn.builtIn) {
      builder.builtIn(ModuleDefinition.of(name));
    }
    List<Path> found;
    try (Stream<Path> all = Files.walk(folder)) {
      found = all.filter(TreeFolder::isModule).sorted().toList();
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    if (found.isEmpty()) {
      throw new NoSuchFileException(folder.toString(), null, "no modules.dep and no module file");
    }
    for (Path file : found) {
      add(file, builder);
    }
    return builder.build();
  }

  private void add(Path file, ModuleTree.Builder builder) throws IOException {
    String name = folder.relativize(file).toString();
    if (reader == null) {
      FileDeclaration declaration = new FileDeclaration(file, List.of());
      builder.module(declaration.get(), name, declaration);
    } else {
      builder.module(reader.read(file), name);
    }
  }

  private static boolean isModule(Path file) {
    String name = String.valueOf(file.getFileName());
    return Stream.of(".ko", ".ko.gz", ".ko.xz", ".ko.zst").anyMatch(name::endsWith)
        && Files.isRegularFile(file);
  }
}
