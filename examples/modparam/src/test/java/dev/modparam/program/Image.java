// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a machine with one module, fixture, and what a test configures. */
final class Image {

  private final Path root;

  Image(Path root) {
    this.root = root;
    file("lib/modules/6.12.0/modules.dep", "kernel/fixture.ko.xz:\n");
    file("lib/modules/6.12.0/modules.builtin", "kernel/core.ko\n");
    file(
        "lib/modules/6.12.0/modules.builtin.modinfo",
        "core.parmtype=speed:int\0core.license=GPL\0");
    try {
      Path kernel = Files.createDirectories(root.resolve("lib/modules/6.12.0/kernel"));
      Files.copy(Path.of("samples/sample.ko.xz"), kernel.resolve("fixture.ko.xz"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Image file(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Image configured(String text) {
    return file("etc/modprobe.d/a.conf", text);
  }

  Path path(String name) {
    return root.resolve(name);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
