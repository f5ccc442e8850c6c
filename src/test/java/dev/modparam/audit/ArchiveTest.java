// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of root folders: tar as programs write it, zip, and both when they are damaged. */
class ArchiveTest {

  private static final int TOO_LARGE = (16 << 20) + 1;

  @TempDir private Path folder;

  /** Writes the headers and contents of a tar archive. */
  private static final class Tar {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar add(char type, String name, String link, String prefix, String content) {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return header(type, name, link, prefix, String.format("%011o", bytes.length)).body(bytes);
    }

    Tar file(String name, String content) {
      return add('0', name, "", "", content);
    }

    Tar header(char type, String name, String link, String prefix, String size) {
      byte[] header = new byte[512];
      put(header, 0, name);
      put(header, 124, size);
      header[156] = (byte) type;
      put(header, 157, link);
      put(header, 257, prefix.isEmpty() ? "" : "ustar");
      put(header, 345, prefix);
      out.writeBytes(header);
      return this;
    }

    Tar body(byte[] content) {
      out.writeBytes(content);
      out.writeBytes(new byte[(512 - content.length % 512) % 512]);
      return this;
    }

    private static void put(byte[] header, int at, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  private List<String> found(byte[] tar) throws IOException {
    Path archive = folder.resolve("m.tar");
    Files.write(archive, tar);
    return Audit.builder().build().run(archive).findings().stream()
        .map(finding -> finding.location() + " " + finding.rule().id())
        .toList();
  }

  @Test
  void linksOfBothKindsAreFollowedInsideTheArchive() throws IOException {
    byte[] tar =
        new Tar()
            .file("etc/modprobe.d/real.conf", "junk\n")
            .add('2', "etc/modprobe.d/soft.conf", "./../modprobe.d/real.conf", "", "")
            .add('2', "etc/modprobe.d/abs.conf", "/etc/modprobe.d/real.conf", "", "")
            .add('1', "etc/modprobe.d/hard.conf", "etc/modprobe.d/real.conf", "", "")
            .add('2', "etc/modprobe.d/mask.conf", "/dev/null", "", "")
            .add('2', "etc/modprobe.d/gone.conf", "nowhere.conf", "", "")
            .add('2', "etc/passwd", "shadow", "", "")
            .add('5', "etc/modprobe.d/", "", "", "")
            .bytes();
    assertThat(found(tar))
        .containsExactly(
            "/etc/modprobe.d/abs.conf:1:1 MP101",
            "/etc/modprobe.d/hard.conf:1:1 MP101",
            "/etc/modprobe.d/real.conf:1:1 MP101",
            "/etc/modprobe.d/soft.conf:1:1 MP101");
  }

  @Test
  void longNamesOfGnuAndOfPosixAreRead() throws IOException {
    byte[] tar =
        new Tar()
            .add('L', "././@LongLink", "", "", "usr/lib/modprobe.d/long.conf\0")
            .file("usr/lib/modprobe.d/lo", "junk\n")
            .add('0', "modprobe.d/posix.conf", "", "etc", "junk\n")
            .add('\0', "../../etc/./modprobe.d/old.conf", "", "", "junk\n")
            .bytes();
    assertThat(found(tar))
        .containsExactly(
            "/usr/lib/modprobe.d/long.conf:1:1 MP101",
            "/etc/modprobe.d/old.conf:1:1 MP101",
            "/etc/modprobe.d/posix.conf:1:1 MP101");
  }

  @Test
  void whatDoesNotConcernModulesIsPassedOver() throws IOException {
    byte[] tar =
        new Tar()
            .file("usr/bin/large", "x".repeat(2_000))
            .add('3', "dev/null", "", "", "")
            .file("etc/modules", "")
            .file("etc/modules.old", "nothing\n")
            .header('0', "etc/empty", "", "", "")
            .file("proc/cmdline", "modprobe.blacklist=a-b\n")
            .bytes();
    assertThat(found(tar)).containsExactly("kernel command line:1:20 MP602");
  }

  @Test
  void aDamagedSizeIsNamed() {
    byte[] tar = new Tar().header('0', "etc/modules", "", "", "9x").bytes();
    assertThatIOException()
        .isThrownBy(() -> found(tar))
        .withMessage("damaged archive: \"9x\" is not a size");
  }

  @Test
  void anArchiveThatEndsInAFileIsRefused() {
    byte[] cut = new Tar().header('0', "usr/bin/x", "", "", "00000001000").bytes();
    assertThatIOException()
        .isThrownBy(() -> found(cut))
        .withMessageEndingWith("m.tar ends in the middle of a file");
  }

  @Test
  void aFileOfConfigurationThatIsTooLargeIsRefused() throws IOException {
    Path archive = zip("etc/modprobe.d/bomb.conf", new byte[TOO_LARGE], 1);
    assertThatIOException()
        .isThrownBy(() -> Audit.builder().build().run(archive))
        .withMessageEndingWith("/etc/modprobe.d/bomb.conf is too large");
  }

  @Test
  void moreFilesThanAMachineHasAreRefused() throws IOException {
    Path archive = zip("etc/modprobe.d/%d.conf", new byte[0], 20_001);
    assertThatIOException()
        .isThrownBy(() -> Audit.builder().build().run(archive))
        .withMessageEndingWith("has more than 20000 files of configuration");
  }

  private Path zip(String name, byte[] content, int files) throws IOException {
    Path archive = folder.resolve("m.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("etc/modprobe.d/"));
      for (int i = 0; i < files; i++) {
        out.putNextEntry(new ZipEntry(String.format(name, i)));
        out.write(content);
      }
    }
    return archive;
  }
}
