// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.modparam.Allocated;
import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.modprobe.config.ConfigFile.Skipped;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModprobeConfigTest {

  @TempDir private Path folder;

  private static List<String> warnings(ModprobeConfig config) {
    return config.notes().stream().map(Note::toString).toList();
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
            new Directive.Alias("net_*", "my_driver", new Location("a.conf", 2, 1, 5)),
            new Directive.Blacklist("my_driver", new Location("a.conf", 3, 3, 9)),
            new Directive.Options("my_driver", "  debug=1", new Location("a.conf", 4, 1, 7)),
            new Directive.Install("a*", "run $CMDLINE_OPTS", new Location("a.conf", 6, 1, 7)),
            new Directive.Remove("a*", "stop", new Location("a.conf", 7, 1, 6)),
            new Directive.Softdep(
                "a", List.of("b", "c"), List.of("d"), new Location("a.conf", 8, 1, 7)));
    assertThat(config.notes()).isEmpty();
    assertThat(lines(config)).contains("softdep|a|pre: b cpost: d", "blacklist|my_driver|");
  }

  @Test
  void weakdepIsKnownToTheNewerVersionOnly() {
    ModprobeConfig.Builder builder = ModprobeConfig.builder().addText("a.conf", "weakdep a b c\n");
    assertThat(warnings(builder.build()))
        .containsExactly("a.conf:1:1: ignoring bad line starting with 'weakdep'");
    ModprobeConfig newer = builder.version(KmodVersion.KMOD_35).build();
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
            .addPath(folder.resolve("one"))
            .addPath(folder.resolve("two"))
            .addPath(folder.resolve("single"))
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
        .isEqualTo(new Location("/lib/modprobe.d/a.conf", 1, 1, 9));
    assertThat(lines(builder.version(KmodVersion.KMOD_35).build()))
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
    assertThat(config.notes()).as("of the folders that are not there").isEmpty();
    assertThat(config).hasToString("ModprobeConfig of 1 directives");
  }

  @Test
  void linesOfWindowsAreNotWhatTheySeem() {
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "blacklist pcspkr\r\n\r\n");
    assertThat(lines(config)).containsExactly("blacklist|pcspkr\r|");
    assertThat(warnings(config))
        .containsExactly("a.conf:2:1: ignoring bad line starting with '\r'");
  }

  @Test
  void theKernelCommandLineComesLast() {
    ModprobeConfig config =
        ModprobeConfig.builder()
            .kernelCommandLine("a-b.c=1 modprobe.blacklist=x,y-z \"q.r=s t\" bad[.x=1 u.v")
            .addText("z.conf", "blacklist z\n")
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
            "kernel command line:1:44: ignoring bad option: a bracket in the module's name is not"
                + " closed");
    assertThat(config.directives().get(1).location())
        .isEqualTo(new Location(KernelCommandLine.FILE, 1, 1, 7));
    assertThat(config.kernelCommandLine().text()).startsWith("a-b.c=1");
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
    assertThat(lines(ModprobeConfig.ofFolder(folder))).containsExactly("options|m|a=\udcff\udce9");
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
    assertThat(config.notes()).isNotEmpty();
  }

  @Test
  void aFolderAmongTheFilesIsNamed() throws IOException {
    write("sub.conf/x.conf", "blacklist x\n");
    assertThat(warnings(ModprobeConfig.ofFolder(folder)))
        .containsExactly(
            folder
                + "/sub.conf: is not read: it is a folder, and folders in folders are not"
                + " supported");
  }

  @Test
  void aDanglingLinkIsNamed() throws IOException {
    Files.createSymbolicLink(folder.resolve("x.conf"), folder.resolve("nowhere"));
    for (KmodVersion version : KmodVersion.values()) {
      assertThat(warnings(ModprobeConfig.builder().version(version).addPath(folder).build()))
          .containsExactly(folder + "/x.conf: is not read: it is a link that leads nowhere");
    }
  }

  @Test
  void aMissingPathIsAnEmptyFolder() {
    ModprobeConfig config = ModprobeConfig.ofFolder(folder.resolve("nowhere"));
    assertThat(config.directives()).isEmpty();
    assertThat(warnings(config)).singleElement().asString().contains("nowhere: does not exist");
  }

  @Test
  void anUnreadableFolderIsNamed() throws IOException {
    write("x.conf", "blacklist x\n");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      assumeFalse(Files.isReadable(folder), "root reads everything");
      assertThat(warnings(ModprobeConfig.ofFolder(folder)))
          .containsExactly(folder + ": cannot be listed: Permission denied");
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
        .containsExactly("a.conf:1:1: a line of more than 4194304 characters is left out");
  }

  @Test
  void aFileOfAHundredMegabytesIsLeftOut() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("x.conf").toFile(), "rw")) {
      file.setLength(100 << 20);
    }
    assertThat(warnings(ModprobeConfig.ofFolder(folder)))
        .containsExactly(folder + "/x.conf: is not read: it has more than 16 MiB");
  }

  @Test
  void onlySoManyLinesAndNotesAreKept() {
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", "nonsense \\x\n".repeat(300_000));
    assertThat(config.files().get(0).lines()).hasSize(200_000);
    assertThat(config.notes()).hasSize(50_001);
    ModprobeConfig good = ModprobeConfig.ofText("a.conf", "blacklist a\n".repeat(300_000));
    assertThat(warnings(good))
        .containsExactly("a.conf:200000:1: lines after the first 200000 are left out");
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
    ModprobeConfig.Builder builder = ModprobeConfig.builder().addText("a.conf", "options a b\\");
    assertThat(lines(builder.build())).containsExactly("options|a|b\udcff");
    assertThat(lines(builder.version(KmodVersion.KMOD_35).build())).containsExactly("options|a|b");
  }

  @Test
  void textEndsAtNul() {
    assertThat(lines(ModprobeConfig.ofText("a.conf", "options a b\0c\nblacklist d\n")))
        .containsExactly("options|a|b", "blacklist|d|");
  }

  private static List<String> words(ConfigFile.Line line) {
    return line.words().stream()
        .map(word -> word + "@" + word.location() + "+" + word.location().length())
        .toList();
  }

  @Test
  void eachWordOfALineHasItsPlaceAndLength() {
    ModprobeConfig config =
        ModprobeConfig.ofText(
            "a.conf", "# note\n\n options  ä-b \\\n\tx=\\1\\\n23 #\tq\r\nblacklist a b\noops\n");
    List<ConfigFile.Line> lines = config.files().get(0).lines();
    assertThat(lines)
        .extracting(ConfigFile.Line::kind)
        .containsExactly(
            ConfigFile.Line.Kind.COMMENT,
            ConfigFile.Line.Kind.DIRECTIVE,
            ConfigFile.Line.Kind.DIRECTIVE,
            ConfigFile.Line.Kind.BAD);
    assertThat(lines.get(0)).hasToString("# note");
    assertThat(words(lines.get(1)))
        .containsExactly(
            "options@a.conf:3:2+7",
            "ä-b@a.conf:3:11+3",
            "x=123@a.conf:4:2+4",
            "#@a.conf:5:4+1",
            "q\r@a.conf:5:6+2");
    assertThat(lines.get(1).endsInCarriageReturn()).isTrue();
    assertThat(lines.get(1).number()).isEqualTo(5);
    assertThat(lines.get(2).endsInCarriageReturn()).isFalse();
    assertThat(words(lines.get(2)))
        .containsExactly("blacklist@a.conf:6:1+9", "a@a.conf:6:11+1", "b@a.conf:6:13+1");
    Directive.Options options = (Directive.Options) lines.get(1).directive().orElseThrow();
    assertThat(options.arguments()).isEqualTo(" x=123 # q\r");
    assertThat(lines.get(1).locateValue(options.arguments().indexOf('#'), 1))
        .isEqualTo(new Location("a.conf", 5, 4, 1));
    assertThat(lines.get(3).location()).isEqualTo(new Location("a.conf", 7, 1, 4));
  }

  @Test
  void whatIsNotReadIsNamedWithTheReason() throws IOException {
    write("etc/modprobe.d/a.conf", "");
    write("etc/modprobe.d/b.conf.bak", "");
    write("lib/modprobe.d/a.conf", "");
    write("lib/modprobe.d/sub.conf/x", "");
    write("lib/modprobe.d/modules.softdep", "");
    write("lib/modprobe.d/.c.conf", "");
    Files.createSymbolicLink(folder.resolve("etc/modprobe.d/l.conf"), folder.resolve("etc/secret"));
    Files.createSymbolicLink(folder.resolve("etc/modprobe.d/n.conf"), Path.of("/dev/null"));
    ModprobeConfig config = ModprobeConfig.builder().root(folder).systemFolders().build();
    assertThat(config.files()).hasToString("[/etc/modprobe.d/a.conf, /etc/modprobe.d/n.conf]");
    assertThat(config.skipped())
        .containsExactlyInAnyOrder(
            new Skipped("/etc/modprobe.d/b.conf.bak", Skipped.Reason.NOT_CONF, ""),
            new Skipped("/etc/modprobe.d/l.conf", Skipped.Reason.DANGLING, ""),
            new Skipped("/lib/modprobe.d/.c.conf", Skipped.Reason.NOT_CONF, ""),
            new Skipped("/lib/modprobe.d/a.conf", Skipped.Reason.HIDDEN, "/etc/modprobe.d/a.conf"),
            new Skipped("/lib/modprobe.d/modules.softdep", Skipped.Reason.NOT_CONF, ""),
            new Skipped("/lib/modprobe.d/sub.conf", Skipped.Reason.FOLDER, ""));
    assertThat(warnings(config))
        .containsExactlyInAnyOrder(
            "/etc/modprobe.d/l.conf: is not read: it is a link that leads nowhere",
            "/lib/modprobe.d/a.conf: is not read: /etc/modprobe.d/a.conf has the same name and"
                + " comes first",
            "/lib/modprobe.d/sub.conf: is not read: it is a folder, and folders in folders are not"
                + " supported");
  }

  @Test
  void aRootIsAWall() throws IOException {
    write("secret.conf", "blacklist secret\n");
    write("root/etc/modprobe.d/a.conf", "blacklist inside\n");
    Path etc = folder.resolve("root/etc");
    Files.createSymbolicLink(etc.resolve("modprobe.d/b.conf"), folder.resolve("secret.conf"));
    Files.createSymbolicLink(etc.resolve("modprobe.d/c.conf"), Path.of("../../../../secret.conf"));
    ModprobeConfig config =
        ModprobeConfig.builder().root(folder.resolve("root")).systemFolders().build();
    assertThat(lines(config)).containsExactly("blacklist|inside|");
    assertThat(lines(config.withPaths(List.of("/../secret.conf", "../secret.conf")))).isEmpty();
    assertThat(lines(ModprobeConfig.ofFolder(etc.resolve("modprobe.d"))))
        .containsExactly("blacklist|inside|");
    String real = folder.resolve("secret.conf").toString();
    assertThat(lines(ModprobeConfig.empty().withPaths(List.of(real)))).isEmpty();
  }

  @Test
  void eachWordOfTheKernelCommandLineHasItsKindAndPlace() {
    KernelCommandLine line =
        KernelCommandLine.parse(
            "quiet  a-b.c=\"1 2\" x\".y=1 b[.z modprobe.blacklist=p,q \"m.n=o p");
    assertThat(line.words())
        .extracting(word -> word.kind() + " " + word + " " + word.location().column())
        .containsExactly(
            "OTHER quiet 1",
            "PARAMETER a-b.c=\"1 2\" 8",
            "MISPLACED_QUOTE x\".y=1 b[.z modprobe.blacklist=p,q \"m.n=o 20",
            "OTHER p 62");
    assertThat(KernelCommandLine.parse("a.b=\"c d").words())
        .extracting(KernelCommandLine.Word::kind)
        .containsExactly(KernelCommandLine.Kind.UNCLOSED_QUOTE);
    KernelCommandLine.Word word = line.words().get(1);
    assertThat(word.directives()).hasToString("[" + word.directives().get(0) + "]");
    assertThat(word.locateValue(2, 3)).isEqualTo(new Location(KernelCommandLine.FILE, 1, 14, 3));
  }

  @Test
  void oneFolderByTwoPathsHidesNothing() throws IOException {
    write("usr/lib/modprobe.d/a.conf", "blacklist a\n");
    Files.createSymbolicLink(folder.resolve("lib"), Path.of("usr/lib"));
    ModprobeConfig config =
        ModprobeConfig.builder().version(KmodVersion.KMOD_34).root(folder).systemFolders().build();
    assertThat(config.files()).hasToString("[/usr/lib/modprobe.d/a.conf]");
    assertThat(config.skipped()).isEmpty();
  }
}
