// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.modparam.Allocated;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModprobeConfigTest {

  @TempDir private Path folder;

  private static List<String> warnings(ModprobeConfig config) {
    return config.warnings().stream().map(ConfigWarning::text).toList();
  }

  private static List<String> lines(ModprobeConfig config) {
    return config.directives().stream()
        .map(line -> line.keyword() + "|" + line.key() + "|" + line.value())
        .toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void everyDirectiveKeepsItsPlace() {
    ModprobeConfig config =
        ModprobeConfig.ofText(
            "a.conf",
            """
            # comment
            alias net-* my-driver
              blacklist my-driver
            options my-driver \\
              debug=1
            install a* run $CMDLINE_OPTS
            remove a* stop
            softdep a pre: b c post: d
            """);
    assertThat(config.directives())
        .containsExactly(
            new Directive.Alias("net_*", "my_driver", new SourceLocation("a.conf", 2, 1)),
            new Directive.Blacklist("my_driver", new SourceLocation("a.conf", 3, 3)),
            new Directive.Options("my_driver", "  debug=1", new SourceLocation("a.conf", 4, 1)),
            new Directive.Install("a*", "run $CMDLINE_OPTS", new SourceLocation("a.conf", 6, 1)),
            new Directive.Remove("a*", "stop", new SourceLocation("a.conf", 7, 1)),
            new Directive.Softdep(
                "a", List.of("b", "c"), List.of("d"), new SourceLocation("a.conf", 8, 1)));
    assertThat(config.warnings()).isEmpty();
    assertThat(lines(config)).contains("softdep|a|pre: b cpost: d", "blacklist|my_driver|");
  }

  @Test
  void weakdepIsKnownToTheNewerVersionOnly() {
    ModprobeConfig.Builder builder = ModprobeConfig.builder().text("a.conf", "weakdep a b c\n");
    assertThat(warnings(builder.build()))
        .containsExactly("a.conf line 1: ignoring bad line starting with 'weakdep'");
    ModprobeConfig newer = builder.version(KmodVersion.KMOD_34).build();
    assertThat(lines(newer)).containsExactly("weakdep|a|b c");
    assertThat(newer.version().number()).isEqualTo("34");
  }

  @Test
  void filesAreReadInTheOrderOfTheirNamesAndHideOthers() throws IOException {
    write("one/b.conf", "blacklist one_b\n");
    write("two/b.conf", "blacklist two_b\n");
    write("two/a.conf", "blacklist two_a\n");
    write("two/Z.conf", "blacklist two_z\n");
    write("two/.h.conf", "blacklist hidden\n");
    write("two/a.txt", "blacklist text\n");
    write("single", "blacklist single\n");
    ModprobeConfig config =
        ModprobeConfig.builder()
            .path(folder.resolve("one"))
            .path(folder.resolve("two"))
            .path(folder.resolve("single"))
            .build();
    assertThat(config.directives())
        .extracting(Directive::key)
        .containsExactly("two_z", "two_a", "one_b", "single");
    assertThat(config.directives().get(0).location().file())
        .isEqualTo(folder.resolve("two/Z.conf").toString());
  }

  @Test
  void systemFoldersLieBelowTheRoot() throws IOException {
    write("lib/modprobe.d/a.conf", "blacklist lib\n");
    write("etc/modprobe.d/b.alias", "blacklist etc\n");
    write("usr/lib/modprobe.d/c.conf", "blacklist usr_lib\n");
    ModprobeConfig.Builder builder = ModprobeConfig.builder().root(folder).systemFolders();
    assertThat(lines(builder.build())).containsExactly("blacklist|lib|", "blacklist|etc|");
    assertThat(builder.build().directives().get(0).location())
        .isEqualTo(new SourceLocation("/lib/modprobe.d/a.conf", 1, 1));
    assertThat(lines(builder.version(KmodVersion.KMOD_34).build()))
        .containsExactly("blacklist|lib|", "blacklist|usr_lib|");
  }

  @Test
  void aRootMayBeTexts() {
    ModprobeConfig config =
        ModprobeConfig.builder()
            .root(Map.of("/etc/modprobe.d/a.conf", "blacklist a\n", "/etc/x", ""))
            .systemFolders()
            .build();
    assertThat(lines(config)).containsExactly("blacklist|a|");
    assertThat(config).hasToString("ModprobeConfig of 1 directives");
  }

  @Test
  void linesOfWindowsAreNotWhatTheySeem() {
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "blacklist pcspkr\r\n\r\n");
    assertThat(lines(config)).containsExactly("blacklist|pcspkr\r|");
    assertThat(warnings(config))
        .containsExactly("a.conf line 2: ignoring bad line starting with '\r'");
  }

  @Test
  void theKernelCommandLineComesLast() {
    ModprobeConfig config =
        ModprobeConfig.builder()
            .kernelCommandLine("a-b.c=1 modprobe.blacklist=x,y-z \"q.r=s t\" bad[.x=1 u.v")
            .text("z.conf", "blacklist z\n")
            .build();
    assertThat(lines(config))
        .containsExactly(
            "blacklist|z|",
            "options|a_b|c=1",
            "blacklist|x|",
            "blacklist|y-z|",
            "options|q|r=\"s t\"",
            "options|u|v");
    assertThat(warnings(config))
        .containsExactly(
            "Ignoring bad option on kernel command line while parsing module name: 'bad['");
    assertThat(config.directives().get(1).location())
        .hasToString("kernel command line")
        .isEqualTo(new SourceLocation(SourceLocation.KERNEL_COMMAND_LINE, 1, 1));
    assertThat(config.kernelCommandLine()).startsWith("a-b.c=1");
  }

  @Test
  void onlySoMuchOfTheKernelCommandLineIsRead() {
    String filler = "x".repeat(4090);
    ModprobeConfig config =
        ModprobeConfig.builder().kernelCommandLine(filler + " a.b=123456").build();
    assertThat(lines(config)).containsExactly("options|a|b=");
  }

  @Test
  void bytesThatAreNotTextAreKept() throws IOException {
    Path file = folder.resolve("x.conf");
    Files.write(file, "options m a=\u00ff\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    ModprobeConfig config = ModprobeConfig.ofFolder(folder);
    ModuleTree tree = ModuleTree.ofIndexFiles("/lib/modules/1", Map.of("modules.dep", "m.ko:\n"));
    byte[][] handed = new byte[1][];
    KernelModules kernel =
        new EmptyKernel() {
          @Override
          public void load(TreeModule module, byte[] arguments, java.util.Set<LoadFlag> flags) {
            handed[0] = arguments;
          }
        };
    KmodCommands.builder(kernel).tree(tree).config(config).build().modprobe("m");
    assertThat(handed[0]).isEqualTo("a=\u00ff\u00e9 ".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aFileThatIsNotTextGivesWarnings() throws IOException {
    byte[] bytes = new byte[1 << 16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31 + i / 7);
    }
    Files.write(folder.resolve("x.conf"), bytes);
    ModprobeConfig config = ModprobeConfig.ofFolder(folder);
    assertThat(config.directives()).isEmpty();
    assertThat(config.warnings()).isNotEmpty();
  }

  @Test
  void aFolderAmongTheFilesIsNamed() throws IOException {
    write("sub.conf/x.conf", "blacklist x\n");
    assertThat(warnings(ModprobeConfig.ofFolder(folder)))
        .containsExactly(
            "Directories inside directories are not supported: " + folder + "/sub.conf");
  }

  @Test
  void aDanglingLinkIsNamed() throws IOException {
    Files.createSymbolicLink(folder.resolve("x.conf"), folder.resolve("nowhere"));
    ModprobeConfig.Builder builder = ModprobeConfig.builder().path(folder);
    assertThat(builder.build().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.text()).contains("x.conf: cannot be read and is left out");
              assertThat(warning.silent()).isTrue();
            });
    assertThat(warnings(builder.version(KmodVersion.KMOD_34).build()))
        .containsExactly("Cannot stat directory entry: " + folder + "/x.conf");
  }

  @Test
  void aMissingPathIsAnEmptyFolder() {
    ModprobeConfig config = ModprobeConfig.ofFolder(folder.resolve("nowhere"));
    assertThat(config.directives()).isEmpty();
    assertThat(warnings(config))
        .singleElement()
        .asString()
        .contains("nowhere: there is no such file or folder");
  }

  @Test
  void anUnreadableFolderIsNamed() throws IOException {
    write("x.conf", "blacklist x\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(folder), "root reads everything");
      assertThat(warnings(ModprobeConfig.ofFolder(folder)))
          .containsExactly("opendir(" + folder + "): Permission denied");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aHugeLineIsLeftOut() {
    ModprobeConfig config =
        ModprobeConfig.ofText("a.conf", "options x " + "y".repeat(5 << 20) + "\nblacklist z\n");
    assertThat(lines(config)).containsExactly("blacklist|z|");
    assertThat(warnings(config))
        .containsExactly("a.conf:1: a line of more than 4194304 bytes is left out");
  }

  @Test
  void aFileOfAHundredMegabytesIsReadInBoundedMemory() throws IOException {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) '\n');
    byte[] directive = "blacklist a\nnonsense \\x\n".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + directive.length <= block.length; i += directive.length) {
      System.arraycopy(directive, 0, block, i, directive.length);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("x.conf"))) {
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          ModprobeConfig config = ModprobeConfig.ofFolder(folder);
          assertThat(config.directives()).hasSize(500_000);
          assertThat(config.warnings()).hasSize(50_002);
          assertThat(warnings(config))
              .anyMatch(text -> text.contains("more than 500000 directives"))
              .anyMatch(text -> text.contains("more than 50000 warnings"));
        });
  }

  @Test
  void aHundredMegabytesOfOneLineAreReadInBoundedMemory() throws IOException {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) '\\');
    try (OutputStream out = Files.newOutputStream(folder.resolve("x.conf"))) {
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    assertThat(warnings(ModprobeConfig.ofFolder(folder)))
        .singleElement()
        .asString()
        .contains("a line of more than 4194304 bytes is left out");
  }

  @Test
  void aLetterIsReadWithoutAnObjectOfItsOwn() throws Exception {
    String text = ("options a b=" + "x".repeat(1000) + "\n").repeat(1000);
    assertThat(Allocated.by(() -> ModprobeConfig.ofText("a.conf", text))).isLessThan(16_000_000);
  }

  @Test
  void aLetterOfTwoHalvesIsNoByte() {
    String letter = "\ud83d\udc80"; // the second half alone would be byte 0x80
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "options a b=" + letter + "\udc80c\n");
    assertThat(lines(config)).containsExactly("options|a|b=" + letter + "\udc80c");
  }

  @Test
  void aBackslashAtTheEndOfAFileIsAByteToTheOlderVersion() {
    ModprobeConfig.Builder builder = ModprobeConfig.builder().text("a.conf", "options a b\\");
    assertThat(lines(builder.build())).containsExactly("options|a|b\udcff");
    assertThat(lines(builder.version(KmodVersion.KMOD_34).build())).containsExactly("options|a|b");
  }

  @Test
  void textEndsAtNul() {
    assertThat(lines(ModprobeConfig.ofText("a.conf", "options a b\0c\nblacklist d\n")))
        .containsExactly("options|a|b", "blacklist|d|");
  }
}
