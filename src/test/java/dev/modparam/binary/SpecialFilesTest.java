// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.modprobe.tree.TreeCatalog;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices stand for all that waits or never ends when it is read: none of them is opened. */
class SpecialFilesTest {

  private static final Path ENDLESS = Path.of("/dev/zero");

  @TempDir private Path folder;

  @Test
  void aDeviceIsNotAModule() {
    for (Path device : new Path[] {ENDLESS, Path.of("/dev/null")}) {
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(() -> KernelObject.read(device))
          .withMessage(device + ": is not a regular file");
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(() -> KernelObject.linkage(device))
          .withMessage(device + ": is not a regular file");
    }
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> KernelObject.read(folder))
        .withMessage(folder + ": Is a directory");
  }

  @Test
  void aDeviceIsNotACatalogue() {
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> TreeCatalog.read(ENDLESS))
        .withMessage("/dev/zero: is not a regular file");
  }

  @Test
  void theStringsOfBuiltInCodeAreReadInTheTreeAlone() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "secret.license=GPL\0");
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("kernel"));
    Path strings = tree.resolve("modules.builtin.modinfo");
    Files.createSymbolicLink(strings, outside);
    assertThat(ModuleCatalog.read(tree).definitions()).isEmpty();
    Files.delete(strings);
    Files.createDirectory(strings);
    ModuleCatalog catalog = ModuleCatalog.read(tree);
    assertThat(catalog.definitions()).isEmpty();
    assertThat(catalog.damaged())
        .containsExactly(
            new ModuleCatalog.Damaged(strings, "/modules.builtin.modinfo: Is a directory"));
  }
}
