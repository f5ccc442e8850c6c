// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rooms of the house, lower ones first: each package, whether it is for users, and which
 * packages it may use. A new package needs one line here; it may use what stands above it only.
 */
final class House {
  static final String ROOT = "dev.modparam";
  static final Path COMPILED = Path.of("target", "classes");

  /** Stands for all rooms above in the list. */
  private static final String ALL_ABOVE = "*";

  private static final List<Room> TABLE =
      List.of(
          hidden("text"),
          hidden("files", "text"),
          users("input", "text"),
          hidden("param.memory", "text"),
          users("param", "param.memory", "text", "input"),
          hidden("args.scan"),
          users("args", "args.scan", "text", "input"),
          hidden("declaration", "param", "param.memory", "text"),
          users("module", "declaration", "param", "param.memory", "text", "input"),
          hidden("hint", "module", "param", "args", "text"),
          users("kernel.files", "param", "text"),
          hidden("kernel.sysfs", "kernel.files", "param", "param.memory", "text"),
          hidden("kernel.feature"),
          hidden("kernel.event"),
          hidden(
              "kernel.line",
              "kernel.feature",
              "hint",
              "module",
              "param",
              "param.memory",
              "args.scan",
              "text"),
          users(
              "kernel",
              "kernel.line",
              "kernel.event",
              "kernel.feature",
              "kernel.sysfs",
              "kernel.files",
              "hint",
              "module",
              "declaration",
              "param",
              "param.memory",
              "args",
              "text",
              "input"),
          users(
              "snapshot",
              "files",
              "kernel.files",
              "kernel",
              "module",
              "param",
              "args",
              "text",
              "input"),
          hidden("source.text", "module", "param", "text", "input"),
          hidden("source.c.token", "source.text", "text", "input"),
          hidden(
              "source.c",
              "source.c.token",
              "source.text",
              "module",
              "param",
              "files",
              "text",
              "input"),
          hidden("source.rust", "source.text", "module", "param", "text", "input"),
          hidden("source.java", "source.text", "module", "param", "text"),
          users(
              "source",
              "source.java",
              "source.c",
              "source.rust",
              "source.text",
              "module",
              "param",
              "files",
              "text",
              "input"),
          users("binary", "module", "param", "files", "text", "input").with("org.tukaani.xz.."),
          users("modprobe.config", "files", "text", "input"),
          hidden("modprobe.depmod", "modprobe.config", "binary", "files", "text", "input"),
          users(
              "modprobe.tree",
              "modprobe.depmod",
              "binary",
              "kernel",
              "module",
              "param",
              "files",
              "text",
              "input"),
          hidden(
              "modprobe.engine",
              "files",
              "modprobe.config",
              "modprobe.tree",
              "kernel",
              "module",
              "param",
              "text",
              "input"),
          users(
              "modprobe.command",
              "modprobe.engine",
              "modprobe.config",
              "modprobe.tree",
              "modprobe.depmod",
              "binary",
              "kernel",
              "module",
              "param",
              "files",
              "text",
              "input"),
          users(
              "modprobe",
              "modprobe.command",
              "modprobe.engine",
              "modprobe.config",
              "modprobe.tree",
              "kernel",
              "module",
              "param",
              "args",
              "text",
              "input"),
          users("filesystem", "kernel.files", "kernel", "module", "param", "args", "text", "input"),
          hidden("audit.words", "kernel", "module", "param", "args", "args.scan", "text", "input"),
          hidden(
              "audit.machine",
              "audit.words",
              "modprobe.tree",
              "modprobe.config",
              "snapshot",
              "binary",
              "module",
              "files",
              "text",
              "input"),
          users(
              "audit",
              "audit.machine",
              "audit.words",
              "modprobe.tree",
              "modprobe.config",
              "snapshot",
              "kernel",
              "binary",
              "module",
              "param",
              "args",
              "args.scan",
              "files",
              "text",
              "input"),
          hidden(
                  "processor",
                  "binary",
                  "source.java",
                  "source.text",
                  "source",
                  "declaration",
                  "args",
                  "module",
                  "kernel",
                  "param",
                  "text")
              .with(
                  "javax.annotation.processing..",
                  "javax.lang.model..",
                  "javax.tools..",
                  "com.sun.source.."),
          users("junit", ALL_ABOVE)
              .with("org.junit.jupiter..", "org.junit.platform.commons..", "org.opentest4j.."),
          users("assertj", ALL_ABOVE).with("org.assertj.core.."));

  private House() {}

  /**
   * A package.
   *
   * @param name its name below the root
   * @param forUsers whether {@code module-info.java} exports it
   * @param mayUse the rooms that it may use besides itself
   * @param libraries packages of libraries that it alone may use
   */
  record Room(String name, boolean forUsers, List<String> mayUse, List<String> libraries) {

    private Room with(String... patterns) {
      return new Room(name, forUsers, mayUse, List.of(patterns));
    }

    String packageName() {
      return ROOT + "." + name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Room users(String name, String... mayUse) {
    return new Room(name, true, List.of(mayUse), List.of());
  }

  /** A package whose public types are for other packages of the library only. */
  private static Room hidden(String name, String... mayUse) {
    return new Room(name, false, List.of(mayUse), List.of());
  }

  static List<Room> rooms() {
    return TABLE;
  }

  /** What a room may use, with itself. */
  static List<Room> allowed(Room room) {
    List<Room> above = TABLE.subList(0, TABLE.indexOf(room));
    List<Room> used =
        room.mayUse().contains(ALL_ABOVE)
            ? above
            : room.mayUse().stream().map(name -> find(above, name, room)).toList();
    return Stream.concat(Stream.of(room), used.stream()).toList();
  }

  private static Room find(List<Room> above, String name, Room user) {
    return above.stream()
        .filter(room -> room.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(user + " may use " + name + ", which does not stand above"));
  }

  /** The packages that {@code module-info.java} exports to everybody. */
  static Set<String> exported() {
    try (InputStream compiled = Files.newInputStream(COMPILED.resolve("module-info.class"))) {
      return ModuleDescriptor.read(compiled).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toCollection(java.util.TreeSet::new));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
