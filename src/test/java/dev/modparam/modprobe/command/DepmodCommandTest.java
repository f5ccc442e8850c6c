// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.WrittenModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of three modules, of which one needs another, and a file that is none. */
class DepmodCommandTest {

  private static final String DEPENDENCIES =
      """
      kernel/junk.ko:
      kernel/provider.ko:
      kernel/consumer.ko: kernel/provider.ko
      kernel/exporter.ko:
      """;

  private static final String SYMBOLS =
      """
      # Aliases for symbols, used by symbol_request().
      alias symbol:provided provider
      alias symbol:shared_number exporter
      """;

  @TempDir private Path root;
  private Path tree = Path.of("");

  @BeforeEach
  void makeTheTree() throws IOException {
    tree = root.resolve("lib/modules/5.0");
    Files.createDirectories(tree.resolve("kernel"));
    new WrittenModule().needs("provided").write(tree.resolve("kernel/consumer.ko"));
    new WrittenModule().exports("provided").write(tree.resolve("kernel/provider.ko"));
    new WrittenModule()
        .exportsWithoutChecksum("shared_number")
        .modinfo("alias=char-major-10-200")
        .modinfo("alias=devname:net/tun")
        .write(tree.resolve("kernel/exporter.ko"));
    Files.writeString(tree.resolve("kernel/junk.ko"), "no module");
  }

  private KmodCommands.Output depmod(String... arguments) {
    return depmod(KmodVersion.KMOD_30, arguments);
  }

  private KmodCommands.Output depmod(KmodVersion version, String... arguments) {
    return KmodCommands.builder(new SimulatedKernel())
        .config(ModprobeConfig.builder().version(version).build())
        .root(root)
        .build()
        .depmod(arguments);
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
    assertThat(depmod(KmodVersion.KMOD_31, "-b", "/image", "-o", "/out", "5.0").exitStatus())
        .isZero();
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
  void whatIsAsOldAsTheIndexIsNotNewer() throws IOException {
    assertThat(depmod("5.0").exitStatus()).isZero();
    for (String file : List.of("modules.dep", "kernel/consumer.ko", "kernel/provider.ko")) {
      Files.setLastModifiedTime(tree.resolve(file), FileTime.fromMillis(2_000_000_000_000L));
    }
    Files.writeString(tree.resolve("modules.alias"), "mine");
    assertThat(depmod("-A", "5.0").exitStatus()).isZero();
    assertThat(index("modules.alias")).isEqualTo("mine");
    Files.setLastModifiedTime(
        tree.resolve("kernel/provider.ko"), FileTime.fromMillis(2_000_000_001_000L));
    assertThat(depmod("-A", "5.0").exitStatus()).isZero();
    assertThat(index("modules.alias")).startsWith("# Aliases");
  }

  @Test
  void withoutAnIndexEverythingIsNewer() throws IOException {
    KmodCommands.Output output = depmod("-A", "5.0");
    assertThat(output.stderr())
        .contains(
            "depmod: ERROR: could not fstatat(/lib/modules/5.0, modules.dep): No such file or"
                + " directory\n");
    assertThat(output.exitStatus()).isZero();
    assertThat(index("modules.dep")).isEqualTo(DEPENDENCIES);
    assertThat(depmod("-A", "5.1").stderr())
        .isEqualTo(
            "depmod: ERROR: could not open directory /lib/modules/5.1: No such file or directory\n"
                    .repeat(2)
                + "depmod: FATAL: could not search modules: No such file or directory\n");
  }

  @Test
  void aFileInTheWayOfTheIndexesIsAnError() throws IOException {
    Files.writeString(root.resolve("file"), "");
    KmodCommands.Output output = depmod(KmodVersion.KMOD_31, "-o", "/file", "5.0");
    assertThat(output.stderr()).contains("FATAL: could not open directory /file/lib/modules/5.0");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void modulesThatNeedEachOtherAreAnError() throws IOException {
    new WrittenModule().needs("provided").exports("used").write(tree.resolve("kernel/consumer.ko"));
    new WrittenModule().exports("provided").needs("used").write(tree.resolve("kernel/provider.ko"));
    KmodCommands.Output output = depmod("5.0");
    assertThat(output.stderr()).contains("Found 2 modules in dependency cycles!");
    assertThat(output.exitStatus()).isEqualTo(1);
    assertThat(tree.resolve("modules.dep")).doesNotExist();
  }

  @Test
  void withoutARootThereIsNothingToRead() {
    KmodCommands commands = KmodCommands.builder(new SimulatedKernel()).build();
    assertThat(commands.depmod("-n", "5.0").exitStatus()).isEqualTo(1);
    assertThat(commands.depmod("-V").stdout()).startsWith("kmod version 30\n");
  }

  private void map(String text) throws IOException {
    Files.writeString(root.resolve("map"), text);
  }

  @Test
  void symbolsThatNobodyHasAreReportedButWeakOnes() throws IOException {
    new WrittenModule()
        .needs("printk")
        .needs("__this_module")
        .canUse("optional")
        .needs("absent")
        .needsVersion("module_layout")
        .write(tree.resolve("kernel/consumer.ko"));
    map("c1 R __ksymtab_printk\nc2 T absent\nbad\n");
    assertThat(depmod("-n", "-e", "-F", "/map", "5.0").stderr())
        .contains("depmod: ERROR: /map:3: invalid line: bad\n")
        .contains("consumer.ko needs unknown symbol absent\n")
        .contains("consumer.ko needs unknown symbol module_layout\n")
        .doesNotContain("printk", "__this_module", "optional");
    map("0x0\tshort\n0x1\tabsent\tvmlinux\n0x2\tprintk\tsome\tEXPORT_SYMBOL\nbad\n");
    assertThat(depmod("-n", "-e", "-E", "/map", "5.0").stderr())
        .contains("consumer.ko needs unknown symbol printk\n")
        .doesNotContain("absent");
    assertThat(depmod("-n", "-e", "5.0").stderr())
        .contains("depmod: WARNING: -e needs -E or -F\n")
        .doesNotContain("unknown symbol");
    assertThat(depmod("-n", "-F", "/nowhere", "5.0").stderr())
        .isEqualTo("depmod: FATAL: could not load /nowhere: No such file or directory\n");
  }

  @Test
  void whatTheBinaryIndexesWouldHoldIsChecked() throws IOException {
    Files.delete(tree.resolve("kernel/junk.ko"));
    new WrittenModule()
        .modinfo("alias=a-b")
        .modinfo("alias=a_b")
        .modinfo("alias=open[")
        .modinfo("alias=devname:net/x")
        .write(tree.resolve("kernel/twice.ko"));
    Files.writeString(tree.resolve("modules.builtin"), "kernel/b.ko\n9bad\n");
    Files.writeString(
        tree.resolve("modules.builtin.modinfo"), "b.alias=x]\0b.alias=y\0b.license=z]\0");
    assertThat(depmod("-w", "5.0").stderr())
        .isEqualTo(
            """
            depmod: WARNING: could not open modules.order at /lib/modules/5.0: No such file or directory
            depmod: WARNING: duplicate module alias:
            a_b twice
            depmod: WARNING: Unmatched bracket in open[
            depmod: ERROR: Invalid modules.builtin line: 9bad

            depmod: WARNING: Unmatched bracket in x]
            depmod: ERROR: Module 'twice' has devname (net/x) but lacks major and minor information. Ignoring.
            """);
    assertThat(depmod("-n", "-w", "5.0").stderr()).doesNotContain("bracket", "duplicate");
  }

  @Test
  void whoNeedsWhomIsPrintedOnRequest() {
    assertThat(depmod("-n", "-v", "5.0").stdout())
        .startsWith(
            "/lib/modules/5.0/kernel/consumer.ko needs \"provided\":"
                + " /lib/modules/5.0/kernel/provider.ko\n");
  }

  @Test
  void filesThatAreNamedCountAlone() {
    assertThat(depmod("-n", "5.0", "/lib/modules/5.0/kernel/exporter.ko").stdout())
        .startsWith("kernel/exporter.ko:\n# Aliases");
    assertThat(depmod("-n", "5.0", "exporter.ko").stderr())
        .isEqualTo("depmod: FATAL: exporter.ko: not absolute path.\n");
    assertThat(depmod("-n", "5.0", "/absent.ko").stderr())
        .isEqualTo(
            "depmod: FATAL: could not create module /absent.ko: No such file or directory\n");
  }

  @Test
  void theConfigurationMayBeNamedAndBadLinesAreReported() throws IOException {
    Files.createDirectories(root.resolve("conf/folder.conf"));
    Files.createSymbolicLink(root.resolve("conf/link.conf"), Path.of("nowhere"));
    Files.writeString(
        root.resolve("conf/a.conf"),
        """
        # comment
        exclude exporter.ko junk.ko
        override a b
        external x
        override a [ kernel
        external (x+x+)+y /other
        external * /gone
        external ( /misspelt
        nonsense
        make_map_files no
        """);
    Files.writeString(root.resolve("conf/b.alias"), "strange\n");
    KmodCommands.Output output = depmod("-n", "-C", "/conf", "5.0");
    assertThat(output.stdout()).startsWith("kernel/provider.ko:\nkernel/consumer.ko:");
    assertThat(output.stderr())
        .contains("Directories inside directories are not supported: /conf/folder.conf\n")
        .contains("depmod: ERROR: Cannot stat directory entry: /conflink.conf\n")
        .contains("depmod: ERROR: /conf/a.conf:3: ignoring bad line starting with 'override'\n")
        .contains("depmod: ERROR: /conf/a.conf:4: ignoring bad line starting with 'external'\n")
        .contains("depmod: ERROR: /conf/a.conf:9: ignoring bad line starting with 'nonsense'\n")
        .contains("depmod: ERROR: could not open directory /gone: No such file or directory\n")
        .doesNotContain("/other", "/misspelt", "strange");
  }

  @Test
  void filesThatAreNoModulesSayNothing() throws IOException {
    Files.write(tree.resolve("kernel/empty.ko"), new byte[0]);
    assertThat(depmod("-n", "5.0").stderr())
        .contains("failed to load symbols from /lib/modules/5.0/kernel/junk.ko: Exec format error")
        .contains("failed to load symbols from /lib/modules/5.0/kernel/empty.ko: Invalid argument");
  }

  @Test
  void anOrderWhoseLastLineHasNoEndDoesNotCount() throws IOException {
    Files.writeString(tree.resolve("modules.order"), "kernel/exporter.ko\nkernel/junk.ko");
    KmodCommands.Output output = depmod("-n", "5.0");
    assertThat(output.stdout()).startsWith(DEPENDENCIES);
    assertThat(output.stderr())
        .contains("/lib/modules/5.0/modules.order:2 corrupted line misses '\\n'\n");
  }

  @Test
  void wrongWordsAreRefused() {
    assertThat(depmod("bad").stderr()).isEqualTo("depmod: ERROR: Bad version passed bad\n");
    assertThat(depmod("-P", "ab", "5.0").stderr())
        .isEqualTo("depmod: FATAL: -P only takes a single char\n");
    assertThat(depmod("-o", "/out", "5.0").stderr()).isEqualTo("depmod: invalid option -- 'o'\n");
    assertThat(depmod("-n", "-q", "--map", "5.0").stderr())
        .startsWith(
            """
            depmod: WARNING: Ignored deprecated option -q
            depmod: WARNING: Ignored deprecated option --map
            """);
    assertThat(depmod(KmodVersion.KMOD_34, "-q", "5.0").stderr())
        .isEqualTo("depmod: invalid option -- 'q'\n");
    assertThat(depmod("bad").exitStatus()).isEqualTo(1);
    assertThat(depmod("5.1").stderr())
        .isEqualTo(
            """
            depmod: ERROR: could not open directory /lib/modules/5.1: No such file or directory
            depmod: FATAL: could not search modules: No such file or directory
            """);
  }

  @Test
  void weakDependenciesAreWrittenSince33() {
    assertThat(depmod(KmodVersion.KMOD_32, "-n", "5.0").stdout()).doesNotContain("# Weak");
    assertThat(depmod(KmodVersion.KMOD_33, "-n", "5.0").stdout()).contains("# Weak");
  }
}
