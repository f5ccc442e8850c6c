// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.files.FileRoot.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A root is a wall, on a disk and in memory alike. */
class FileRootTest {

  private static final Map<String, String> LINKS =
      Map.of(
          "/etc/up", "../../../../secret",
          "/etc/absolute", "/secret",
          "/etc/self", "self",
          "/etc/folder", "/lib",
          "/etc/nothing", "nowhere",
          "/etc/null", "/dev/null",
          "/etc/chain", "folder/b");

  @TempDir private Path folder;

  private FileRoot disk = FileRoot.empty();
  private FileRoot memory = FileRoot.empty();

  @BeforeEach
  void makeBoth() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(folder.resolve("secret"), "outside");
    Files.createDirectories(root.resolve("etc/empty"));
    Files.createDirectories(root.resolve("lib"));
    Files.writeString(root.resolve("etc/a"), "a");
    Files.writeString(root.resolve("lib/b"), "b");
    for (Map.Entry<String, String> link : LINKS.entrySet()) {
      Path from = root.resolve(link.getKey().substring(1));
      Files.createSymbolicLink(from, Path.of(link.getValue()));
    }
    disk = FileRoot.of(root);
    memory = FileRoot.of(Map.of("/etc/a", "a", "lib//b", "b"), LINKS, Set.of("/etc/empty"));
  }

  private List<FileRoot> both() {
    return List.of(disk, memory, disk.remembering(), memory.remembering());
  }

  private static String text(FileRoot root, String path) throws IOException {
    return new String(root.read(path, 100), StandardCharsets.UTF_8);
  }

  @Test
  void filesAreFoundByThePathsOfTheInside() throws IOException {
    for (FileRoot root : both()) {
      assertThat(text(root, "/etc/a")).isEqualTo("a");
      assertThat(text(root, "etc/./../lib//b")).isEqualTo("b");
      assertThat(text(root, "/etc/chain")).isEqualTo("b");
      assertThat(text(root, "/etc/folder/b")).isEqualTo("b");
      assertThat(root.canonical("/etc/folder/../lib/b")).isEqualTo("/lib/b");
      assertThat(root.kind("/etc/folder")).isEqualTo(Kind.FOLDER);
      assertThat(root.list("/etc/folder")).containsExactly("b");
      assertThat(root.list("/")).containsExactly("etc", "lib");
      assertThat(root.kind("/")).isEqualTo(Kind.FOLDER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/up", "/etc/absolute", "/../secret", "../secret", "/etc/../../secret"})
  void nothingOutsideIsReached(String path) {
    for (FileRoot root : both()) {
      assertThat(root.kind(path)).isIn(Kind.MISSING, Kind.DANGLING);
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> root.read(path, 100))
          .withMessage(path);
    }
  }

  @Test
  void linksThatLeadNowhereAreNamedSo() {
    for (FileRoot root : both()) {
      assertThat(root.kind("/etc/nothing")).isEqualTo(Kind.DANGLING);
      assertThat(root.kind("/etc/missing")).isEqualTo(Kind.MISSING);
      assertThat(root.kind("")).isEqualTo(Kind.MISSING);
      assertThat(root.kind("/etc/self")).isEqualTo(Kind.DANGLING);
      assertThatExceptionOfType(FileSystemLoopException.class)
          .isThrownBy(() -> root.read("/etc/self", 1));
    }
  }

  @Test
  void theNullDeviceIsAnEmptyFileInEachRoot() throws IOException {
    for (FileRoot root : both()) {
      assertThat(root.kind("/etc/null")).isEqualTo(Kind.FILE);
      assertThat(root.read("/etc/null", 0)).isEmpty();
    }
  }

  @Test
  void aFileIsNotAFolder() {
    for (FileRoot root : both()) {
      assertThatExceptionOfType(NotDirectoryException.class)
          .isThrownBy(() -> root.read("/etc/a/b", 1));
      assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> root.list("/etc/a"));
      assertThat(root.kind("/etc/a/")).isEqualTo(Kind.MISSING);
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(() -> root.read("/etc", 1))
          .withMessage("/etc: Is a directory");
    }
  }

  @Test
  void noMoreThanTheLimitIsRead() throws IOException {
    Files.writeString(folder.resolve("root/long"), "12345");
    assertThat(disk.read("/long", 5)).hasSize(5);
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> disk.read("/long", 4))
        .withMessage("/long: has more than 4 bytes");
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> memory.read("/etc/a", 0))
        .withMessage("/etc/a: has more than 0 bytes");
  }

  @Test
  void aRememberingRootLooksAtEachNameOnce() throws IOException {
    FileRoot once = disk.remembering();
    assertThat(once.kind("/etc/new")).isEqualTo(Kind.MISSING);
    assertThat(once.list("/lib")).containsExactly("b");
    Files.writeString(folder.resolve("root/etc/new"), "");
    Files.writeString(folder.resolve("root/lib/c"), "");
    assertThat(once.kind("/etc/new")).isEqualTo(Kind.MISSING);
    assertThat(once.list("/lib")).containsExactly("b");
    assertThat(disk.kind("/etc/new")).isEqualTo(Kind.FILE);
    assertThat(once.read("/lib/b", 1)).hasSize(1);
  }

  @Test
  void aDeviceIsNotRead() {
    FileRoot machine = FileRoot.of(Path.of("/dev"));
    assertThat(machine.kind("/zero")).isEqualTo(Kind.SPECIAL);
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> machine.read("/zero", 1))
        .withMessage("/zero: is not a regular file");
  }

  @Test
  void moduleFilesAreFoundOnceEachAndNotInTheSources() throws IOException {
    FileRoot tree =
        FileRoot.of(
            Map.of(
                "/m/kernel/b.ko.xz", "",
                "/m/kernel/a.ko", "",
                "/m/kernel/readme", "",
                "/m/build/c.ko", ""),
            Map.of(
                "/m/kernel/loop", "/m", "/m/kernel/out.ko", "/secret", "/m/link.ko", "kernel/a.ko"),
            Set.of());
    assertThat(ModuleFolder.list(tree, "/m"))
        .containsExactly("kernel/a.ko", "kernel/b.ko.xz", "link.ko");
  }

  @Test
  void builtInCodeIsKnownByItsNameWithUnderscores() {
    byte[] file = "a-b.license=GPL\0a_b.alias=x\0odd\0.k=v\0c.d\0".getBytes(StandardCharsets.UTF_8);
    assertThat(BuiltinStrings.parse(file))
        .isEqualTo(Map.of("a_b", List.of("license=GPL", "alias=x")));
  }

  @FuzzTest(maxDuration = "10s")
  void noPathLeavesTheRoot(FuzzedDataProvider data) throws IOException {
    List<String> names = List.of("a", "b", "..", ".", "", "c", "f");
    Map<String, String> links = new HashMap<>();
    for (String from : List.of("/a", "/b", "/a/c", "/b/c")) {
      StringBuilder target = new StringBuilder(data.consumeBoolean() ? "/" : "");
      for (int i = data.consumeInt(0, 5); i > 0; i--) {
        target.append(data.pickValue(names)).append('/');
      }
      links.put("/image" + from, target.append(data.pickValue(names)).toString());
    }
    links.keySet().removeIf(path -> path.length() > "/image/b".length() && data.consumeBoolean());
    Map<String, String> below = new HashMap<>();
    links.forEach((from, to) -> below.put(from.substring("/image".length()), to));
    FileRoot outer = FileRoot.of(Map.of("/image/f", "in", "/f", "out"), links, Set.of("/image/d"));
    FileRoot inner = FileRoot.of(Map.of("/f", "in"), below, Set.of("/d"));
    StringBuilder path = new StringBuilder();
    for (int i = data.consumeInt(0, 8); i > 0; i--) {
      path.append('/').append(data.pickValue(names));
    }
    assertThat(outer.kind("/f")).isEqualTo(Kind.FILE);
    FileRoot remembering = inner.remembering();
    assertThat(remembering.kind("/a/c")).isEqualTo(inner.kind("/a/c"));
    assertThat(remembering.kind(path.toString())).isEqualTo(inner.kind(path.toString()));
    if (inner.kind(path.toString()) == Kind.FILE) {
      assertThat(text(inner, path.toString())).isEqualTo("in");
      assertThat(inner.canonical(path.toString())).isEqualTo("/f");
    }
  }
}
