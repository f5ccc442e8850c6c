// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.lsmodparam;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the modules of a machine with their parameters; with a second machine, only the parameters
 * that are different there.
 *
 * <p>A machine is a folder such as {@code /sys/module}, which is the default, or a file with a
 * snapshot. The listing itself knows nothing of simulated kernels: it reads a {@link Path}.
 */
public final class Lsmodparam {

  private Lsmodparam() {}

  /**
   * Runs the program; its exit status is 1 if a machine cannot be read.
   *
   * @param args the machine to list, and one to compare it with; nothing for this machine
   */
  public static void main(String[] args) {
    int status = run(System.out, args);
    System.out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(PrintStream out, String... args) {
    try {
      Path machine = machine(args.length > 0 ? args[0] : "/sys/module");
      if (args.length > 1) {
        listDifferences(out, machine, machine(args[1]));
      } else {
        list(out, machine);
      }
      return 0;
    } catch (IOException | IllegalArgumentException failure) {
      out.println("lsmodparam: " + failure.getMessage());
      return 1;
    }
  }

  private static Path machine(String name) throws IOException {
    Path given = Path.of(name);
    if (!Files.isRegularFile(given)) {
      return given;
    }
    KernelSnapshot snapshot = KernelSnapshot.parse(Files.readString(given));
    return KernelFileSystem.of(snapshot.boot()).getPath("/sys/module");
  }

  /** Lists all parameters of a folder like {@code /sys/module}. */
  static void list(PrintStream out, Path modules) throws IOException {
    for (Path module : entries(modules)) {
      out.println(title(module));
      for (Path parameter : entries(module.resolve("parameters"))) {
        out.println(line(parameter));
      }
    }
  }

  /** Lists the parameters whose values are others in a second folder. */
  static void listDifferences(PrintStream out, Path modules, Path reference) throws IOException {
    for (Path module : entries(modules)) {
      Path other = reference.resolve(name(module)).resolve("parameters");
      List<String> lines = new ArrayList<>();
      for (Path parameter : entries(module.resolve("parameters"))) {
        String there = value(other.resolve(name(parameter)));
        if (!there.equals(value(parameter))) {
          lines.add(line(parameter) + "  (there: " + there + ")");
        }
      }
      if (!lines.isEmpty()) {
        out.println(title(module));
        lines.forEach(out::println);
      }
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private static String title(Path module) {
    String version = value(module.resolve("version"));
    return version.equals("absent") ? name(module) : name(module) + " " + version;
  }

  private static String line(Path parameter) {
    return String.format("  %-24s %s", name(parameter), value(parameter));
  }

  private static String value(Path file) {
    try {
      return Files.readString(file).stripTrailing();
    } catch (NoSuchFileException absent) {
      return "absent";
    } catch (AccessDeniedException secret) {
      return "unreadable";
    } catch (IOException failure) {
      return "error: " + failure.getMessage();
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (folder.endsWith("parameters") && !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
