// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.sys;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Shows and sets the parameters of modules: {@code params MODULE [NAME=VALUE]}. */
public final class ModuleParameters {

  private final Path modules;

  /** Works on the files of a system; a test gives those of a simulated kernel. */
  public ModuleParameters(FileSystem system) {
    this.modules = system.getPath("/sys/module");
  }

  public static void main(String[] words) throws IOException {
    ModuleParameters parameters = new ModuleParameters(FileSystems.getDefault());
    if (words.length == 2) {
      parameters.set(words[0], words[1]);
    }
    parameters.show(words[0]).forEach((name, value) -> System.out.println(name + "=" + value));
  }

  /** Returns the values by name; one that the user may not read is {@code (secret)}. */
  public Map<String, String> show(String module) throws IOException {
    Map<String, String> values = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(module))) {
      for (Path file : files) {
        values.put(file.getFileName().toString(), read(file));
      }
    } catch (NoSuchFileException none) {
      if (!Files.exists(modules.resolve(module))) {
        throw none;
      }
    }
    return values;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (AccessDeniedException secret) {
      return "(secret)";
    }
  }

  /** Sets a parameter, and says what the kernel made of the value. */
  public String set(String module, String assignment) throws IOException {
    String[] parts = assignment.split("=", 2);
    Path file = folder(module).resolve(parts[0]);
    Files.writeString(file, parts[1]);
    return read(file);
  }

  private Path folder(String module) {
    return modules.resolve(module.replace('-', '_')).resolve("parameters");
  }
}
