// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that nobody reads, and why. */
class SkippedFilesTest {

  @TempDir private Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(file, Path.of(target));
  }

  private List<String> found() throws IOException {
    return Audit.builder().root(root).build().run().findings().stream()
        .map(Finding::toString)
        .toList();
  }

  @Test
  void namesThatAreNotThoseOfConfigurationAreNamed() throws IOException {
    for (String name : Set.of(".hidden.conf", ".conf", "x.conf.swp", "README.md", "#a.conf#")) {
      write("etc/modprobe.d/" + name, "");
    }
    assertThat(found())
        .containsExactly(
            "/etc/modprobe.d/#a.conf#: info: this file is not read: its name does not end in .conf"
                + " [MP202]",
            "/etc/modprobe.d/.conf: warning: this file is not read: its name begins with a dot"
                + " [MP202]",
            "/etc/modprobe.d/.hidden.conf: warning: this file is not read: its name begins with a"
                + " dot [MP202]",
            "/etc/modprobe.d/README.md: info: this file is not read: its name does not end in .conf"
                + " [MP202]",
            "/etc/modprobe.d/x.conf.swp: info: this file is not read: its name does not end in"
                + " .conf [MP202]");
  }

  @Test
  void foldersAndLinksToNothingAreNamedInBothKindsOfFolders() throws IOException {
    Files.createDirectories(root.resolve("etc/modprobe.d/a.conf"));
    Files.createDirectories(root.resolve("etc/modules-load.d/b.conf"));
    link("etc/modprobe.d/c.conf", "nowhere");
    link("etc/modules-load.d/d.conf", "/nowhere");
    assertThat(found())
        .containsExactly(
            "/etc/modprobe.d/a.conf: error: this is a folder, and kmod reads no folders in folders"
                + " [MP203]",
            "/etc/modprobe.d/c.conf: error: this link leads nowhere, so nothing is read [MP203]",
            "/etc/modules-load.d/b.conf: error: this is a folder, and kmod reads no folders in"
                + " folders [MP203]",
            "/etc/modules-load.d/d.conf: error: this link leads nowhere, so nothing is read"
                + " [MP203]");
  }

  @Test
  void aListThatIsMaskedHidesTheOneOfThePackageAndIsNotAFault() throws IOException {
    link("etc/modules-load.d/a.conf", "/dev/null");
    link("etc/modules-load.d/b.conf", "/dev/null");
    write("usr/lib/modules-load.d/a.conf", "x\n");
    write("usr/lib/modules-load.d/b.conf", "y z\n");
    assertThat(found())
        .containsExactly(
            "/usr/lib/modules-load.d/a.conf: warning: this file is not read:"
                + " /etc/modules-load.d/a.conf has the same name and comes first [MP201]",
            "/usr/lib/modules-load.d/b.conf: warning: this file is not read:"
                + " /etc/modules-load.d/b.conf has the same name and comes first [MP201]");
  }

  @Test
  void theOldListIsReadOnceWhereDebianLinksToIt() throws IOException {
    write("etc/modules", "x y\n");
    write("etc/modules-load.d/notes.txt", "x\n");
    link("etc/modules-load.d/modules.conf", "../modules");
    assertThat(found())
        .containsExactly(
            "/etc/modules-load.d/modules.conf:1:3: warning: arguments are not supported here: the"
                + " whole line is taken for the name of a module; write them into a line options x"
                + " … in modprobe.d [MP306]");
  }

  @Test
  void aNamedFileThatDoesNotExistIsNamed() throws IOException {
    Path gone = root.resolve("gone.conf");
    assertThat(Audit.builder().addPath(gone).build().run().findings())
        .singleElement()
        .hasToString(gone + ": error: this does not exist, so nothing is read [MP203]");
  }

  @Test
  void aFileOrListLargerThanAnyConfigurationIsNamed() throws IOException {
    write("etc/modprobe.d/a.conf", "#".repeat((16 << 20) + 1));
    write("etc/modules-load.d/b.conf", "#".repeat((16 << 20) + 1));
    assertThat(found()).hasSize(2).allMatch(finding -> finding.contains("[MP203]"));
  }
}
