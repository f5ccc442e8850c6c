// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.tree.ModuleTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of three modules, of which one needs another, and a file that is none. */
class DepmodCommandTest {

  private static final String DEPENDENCIES =
      """
      kernel/consumer.ko: kernel/provider.ko
      kernel/exporter.ko:
      kernel/junk.ko:
      kernel/provider.ko:
      """;

  private static final String SYMBOLS =
      """
      # Aliases for symbols, used by symbol_request().
      alias symbol:shared_number exporter
      """;

  @TempDir private Path root;
  private Path tree = Path.of("");

  @BeforeEach
  void makeTheTree() throws IOException {
    tree = root.resolve("lib/modules/5.0");
    Files.createDirectories(tree.resolve("kernel"));
    for (String name : new String[] {"consumer.ko", "exporter.ko", "provider.ko"}) {
      try (InputStream in =
          Objects.requireNonNull(
              DepmodCommandTest.class.getResourceAsStream(
                  "/dev/modparam/binary/machines/" + name))) {
        Files.copy(in, tree.resolve("kernel").resolve(name));
      }
    }
    Files.writeString(tree.resolve("kernel/junk.ko"), "no module");
  }

  private CommandOutput depmod(String... arguments) {
    return KmodCommands.builder(new SimulatedKernel()).root(root).build().depmod(arguments);
  }

  private String index(String name) throws IOException {
    return Files.readString(tree.resolve(name));
  }

  @Test
  void theIndexesAreWritten() throws IOException {
    assertThat(depmod("5.0").exitStatus()).isZero();
    assertThat(index("modules.dep")).isEqualTo(DEPENDENCIES);
    assertThat(index("modules.symbols")).isEqualTo(SYMBOLS);
    assertThat(index("modules.alias"))
        .isEqualTo(
            """
            # Aliases extracted from modules themselves.
            alias char-major-10-200 exporter
            alias devname:net/tun exporter
            """);
    assertThat(index("modules.devname")).endsWith("\nexporter net/tun c10:200\n");
    assertThat(ModuleTree.read(tree).module("consumer").orElseThrow().dependencies())
        .containsExactly("provider");
    assertThat(ModuleTree.read(tree).modulesForSymbol("symbol:shared_number"))
        .containsExactly("exporter");
  }

  @Test
  void aDryRunPrintsThem() {
    assertThat(depmod("-n", "5.0").stdout())
        .startsWith(DEPENDENCIES)
        .contains(SYMBOLS)
        .contains("# Device nodes to trigger on-demand module loading.\n");
    assertThat(tree.resolve("modules.dep")).doesNotExist();
  }

  @Test
  void theOrderIsThatOfModulesOrder() throws IOException {
    Files.writeString(tree.resolve("modules.order"), "kernel/provider.ko\nkernel/consumer.ko\n");
    assertThat(depmod("-n", "5.0").stdout())
        .startsWith("kernel/provider.ko:\nkernel/consumer.ko: kernel/provider.ko\n");
  }

  @Test
  void anotherFolderMayBeReadAndWritten() throws IOException {
    Files.createDirectories(root.resolve("image"));
    Files.move(root.resolve("lib"), root.resolve("image/lib"));
    Files.createDirectories(root.resolve("out/lib/modules/5.0"));
    assertThat(depmod("-b", "/image", "-o", "/out", "5.0").exitStatus()).isZero();
    assertThat(Files.readString(root.resolve("out/lib/modules/5.0/modules.dep")))
        .isEqualTo(DEPENDENCIES);
    assertThat(depmod("-b", "/nowhere", "5.0").messages())
        .asString()
        .contains("could not open directory /nowhere/lib/modules/5.0");
  }

  @Test
  void nothingIsDoneIfNothingIsNewer() throws IOException {
    assertThat(depmod("5.0").exitStatus()).isZero();
    Files.writeString(tree.resolve("modules.dep"), "mine");
    Files.setLastModifiedTime(
        tree.resolve("modules.dep"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
    assertThat(depmod("-A", "5.0").exitStatus()).isZero();
    assertThat(index("modules.dep")).isEqualTo("mine");
    Files.setLastModifiedTime(tree.resolve("modules.dep"), FileTime.fromMillis(0));
    assertThat(depmod("-A", "5.0").exitStatus()).isZero();
    assertThat(index("modules.dep")).isEqualTo(DEPENDENCIES);
  }

  @Test
  void withoutARootThereIsNothingToRead() {
    KmodCommands commands = KmodCommands.builder(new SimulatedKernel()).build();
    assertThat(commands.depmod("-n", "5.0").exitStatus()).isEqualTo(1);
    assertThat(commands.depmod("-V").stdout()).startsWith("kmod version 30\n");
  }
}
