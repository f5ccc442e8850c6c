// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modparam.Allocated;
import dev.modparam.kernel.SimulatedKernel;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelPathTest {

  private final KernelFileSystem files = KernelFileSystem.of(new SimulatedKernel());

  private Path path(String text) {
    return files.getPath(text);
  }

  /** The operations agree with those of the JDK on Linux. */
  @ParameterizedTest
  @CsvSource({
    "/, a",
    "a, /",
    "/a/b, /a",
    "/a, /a/b",
    "/a/b, /a/c/d",
    "a, b",
    "'', a",
    "a, ''",
    "'', ''",
    "/, /",
    "a/b, a/b",
    "a/../b, b/c",
    "../a, ../b",
    "a, ../b",
    "../a, b",
    "/a/./b, /a/b",
    "/../a, /a/..",
    "a//b/, a/b",
    ".., .",
    "a/.., ''",
    "/a/b/c, b/c",
    "/a, a",
    "abc, bc"
  })
  void twoPathsRelateAsOnLinux(String one, String other) {
    Path real = Path.of(one);
    Path realOther = Path.of(other);
    Path path = path(one);
    Path second = path(other);
    assertThat(path.resolve(second)).hasToString(real.resolve(realOther).toString());
    assertThat(path.resolveSibling(second)).hasToString(real.resolveSibling(realOther).toString());
    assertThat(path.startsWith(second)).isEqualTo(real.startsWith(realOther));
    assertThat(path.endsWith(second)).isEqualTo(real.endsWith(realOther));
    assertThat(path.equals(second)).isEqualTo(real.equals(realOther));
    assertThat(Integer.signum(path.compareTo(second)))
        .isEqualTo(Integer.signum(real.compareTo(realOther)));
    assertThat(relativized(path, second)).isEqualTo(relativized(real, realOther));
  }

  private static String relativized(Path from, Path to) {
    try {
      return from.relativize(to).toString();
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "",
        "a",
        "/a",
        "/a/b",
        "a/b/c",
        "//a///b/",
        ".",
        "..",
        "/..",
        "a/..",
        "a/../..",
        "./a",
        "/a/./b/../c",
        "../../a",
        "/../../a"
      })
  void aPathHasThePartsThatItHasOnLinux(String text) {
    Path real = Path.of(text);
    Path path = path(text);
    assertThat(path).hasToString(real.toString());
    assertThat(path.normalize()).hasToString(real.normalize().toString());
    assertThat(path.isAbsolute()).isEqualTo(real.isAbsolute());
    assertThat(path.getNameCount()).isEqualTo(real.getNameCount());
    assertThat(String.valueOf(path.getFileName())).isEqualTo(String.valueOf(real.getFileName()));
    assertThat(String.valueOf(path.getParent())).isEqualTo(String.valueOf(real.getParent()));
    assertThat(String.valueOf(path.getRoot())).isEqualTo(String.valueOf(real.getRoot()));
    assertThat(names(path)).isEqualTo(names(real));
    assertThat(path(path.toString())).isEqualTo(path).hasSameHashCodeAs(path);
  }

  private static List<String> names(Path path) {
    return Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
        .map(i -> path.getName(i).toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0b", "/a\0"})
  void aPathHasNoNulAsOnLinux(String text) {
    InvalidPathException there =
        catchThrowableOfType(InvalidPathException.class, () -> Path.of(text));
    InvalidPathException here = catchThrowableOfType(InvalidPathException.class, () -> path(text));
    assertThat(here.getReason()).isEqualTo(there.getReason());
    assertThat(here.getIndex()).isEqualTo(text.indexOf('\0'));
  }

  @Test
  void partsThatAreNotThereAreRefused() {
    assertThat(path("/a/b/c").subpath(1, 3)).hasToString("b/c");
    for (int[] bounds : new int[][] {{-1, 1}, {0, 4}, {2, 2}, {3, 2}}) {
      assertThatThrownBy(() -> path("/a/b/c").subpath(bounds[0], bounds[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> path("/").getName(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pathsAreMadeOfParts() {
    assertThat(files.getPath("/sys", "", "module", "m")).hasToString("/sys/module/m");
    assertThat(files.getPath("", "a")).hasToString("a");
    assertThat(path("a").toAbsolutePath()).hasToString("/a");
    assertThat(path("").toAbsolutePath()).hasToString("/");
    assertThat(path("/a").toAbsolutePath()).isEqualTo(path("/a"));
    assertThatThrownBy(() -> path("a\0b")).isInstanceOf(InvalidPathException.class);
  }

  @Test
  void manyPartsAreJoinedAtOnce() throws Exception {
    String[] parts = new String[20_000];
    Arrays.fill(parts, "part");
    assertThat(files.getPath("/", parts).getNameCount()).isEqualTo(20_000);
    assertThat(Allocated.by(() -> files.getPath("/", parts))).isLessThan(20_000_000);
  }

  @Test
  void realPathsHaveNoDots() throws IOException {
    assertThat(path("sys/./module/../module").toRealPath()).hasToString("/sys/module");
    assertThat(path("/../sys").toRealPath(LinkOption.NOFOLLOW_LINKS)).hasToString("/sys");
    assertThatThrownBy(() -> path("/sys/no").toRealPath()).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> path("/sys/no").toRealPath(LinkOption.NOFOLLOW_LINKS))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** Two dots after a link do not lead back to where the link is. */
  @ParameterizedTest
  @CsvSource({
    "base/holders/driver, base/holders/driver",
    "base/holders/driver/.., base/holders/driver/..",
    "base/holders/driver/../base, base/holders/driver/../base",
    "base/holders/./../../driver, driver",
    "driver/../base/holders/driver/parameters, base/holders/driver/parameters"
  })
  void aRealPathThatFollowsNoLinksIsAsOnLinux(String text, String real, @TempDir Path folder)
      throws IOException {
    Path disk = folder.toRealPath();
    Files.createDirectories(disk.resolve("base/holders"));
    Files.createDirectories(disk.resolve("driver/parameters"));
    Files.createSymbolicLink(disk.resolve("base/holders/driver"), Path.of("../../driver"));
    Path modules = new KernelWithDriver().path("/sys/module");
    for (Path root : List.of(disk, modules)) {
      Path found = root.resolve(text).toRealPath(LinkOption.NOFOLLOW_LINKS);
      assertThat(found).hasToString(root + "/" + real);
    }
  }

  @Test
  void pathsOfOthersAreNotEqual() {
    Path other = KernelFileSystem.of(new SimulatedKernel()).getPath("/a");
    assertThat(path("/a")).isNotEqualTo(other).isNotEqualTo("/a");
    assertThat(path("/a").startsWith(other)).isFalse();
    assertThat(path("/a").startsWith(Path.of("/a"))).isFalse();
    assertThat(path("/a").endsWith(other)).isFalse();
    assertThat(path("/a").endsWith(Path.of("/a"))).isFalse();
    assertThatThrownBy(() -> path("/a").compareTo(other)).isInstanceOf(ClassCastException.class);
    assertThatThrownBy(() -> path("/a").compareTo(Path.of("/a")))
        .isInstanceOf(ClassCastException.class);
  }

  /** Globs mean what they mean to the JDK on Linux. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "**",
        "?",
        "a*",
        "*.java",
        "{a,b*}",
        "a{b,c}d",
        "[abc]",
        "[!abc]",
        "[a-c]x",
        "[-a]",
        "[!-a]",
        "[a-]",
        "a\\*b",
        "/sys/*/b",
        "/sys/**",
        "a+b.c",
        "a,b",
        "}",
        "[a\\b]",
        "[]a]",
        "a]",
        "{a",
        "{a,{b}}",
        "[a",
        "[",
        "a\\",
        "[a/b]",
        "[c-a]",
        "[a-/]",
        "[!a-c]*",
        "[a&&b]",
        "{,a}",
        "[^a]",
        "[a-c-e]",
        "[--]",
        "[a-c-]",
        "{a,b}*",
        "*{a,}{b,d}",
        "[]",
        "[!]",
        "{a",
        "**/b",
        "{a,b}{c,d}",
        "{*a,,}",
        "[a-",
        "[a-a]",
        "[b-a]",
        "{a*,}{b,}c",
        "{,}{,}a",
        "{a}{b}",
        "[a-c]{b,}"
      })
  void globsMatchAsOnLinux(String glob) {
    List<String> samples =
        List.of(
            "a",
            "b",
            "c",
            "d",
            "ab",
            "abd",
            "acd",
            "ax",
            "A",
            "-",
            "a*b",
            "a+b.c",
            "x.java",
            "/",
            "/sys/module/b",
            "/sys/b",
            "a,b",
            "}",
            "\\",
            "bc",
            "a]",
            "",
            "^",
            "&",
            "!",
            "e",
            "]a");
    assertThat(matches(files, "glob:" + glob, samples))
        .isEqualTo(matches(Path.of("").getFileSystem(), "glob:" + glob, samples));
  }

  private static String matches(FileSystem fileSystem, String pattern, List<String> samples) {
    try {
      PathMatcher matcher = fileSystem.getPathMatcher(pattern);
      return samples.stream()
          .filter(sample -> matcher.matches(fileSystem.getPath(sample)))
          .toList()
          .toString();
    } catch (PatternSyntaxException refused) {
      return "refused";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a/b]", "{a,{b}}", "{a", "a\\"})
  void thePlaceOfAMistakeIsThatOfTheJdk(String glob) {
    PatternSyntaxException there = mistake(Path.of("").getFileSystem(), glob);
    assertThat(mistake(files, glob).getIndex()).isEqualTo(there.getIndex());
  }

  private static PatternSyntaxException mistake(FileSystem fileSystem, String glob) {
    return catchThrowableOfType(
        PatternSyntaxException.class, () -> fileSystem.getPathMatcher("glob:" + glob));
  }

  @Test
  void aGlobOfManyStarsAndGroupsTakesTheProductOfBothLengths() throws Exception {
    long once = workOf(200);
    assertThat(workOf(800)).as("bytes, at four times the size").isLessThan(20 * once);
    assertThat(workOf(200)).isLessThan(20_000_000);
  }

  /** Followed one by one, the ways to match this are more than the atoms of the world. */
  private long workOf(int size) throws Exception {
    PathMatcher matcher = files.getPathMatcher("glob:" + "{a,*a,?}*".repeat(size / 10) + "b");
    Path text = path("a".repeat(size));
    return Allocated.by(() -> matcher.matches(text));
  }

  @Test
  void regularExpressionsMatchToo() {
    assertThat(files.getPathMatcher("REGEX:/sys/.*e").matches(path("/sys/module"))).isTrue();
    assertThat(files.getPathMatcher("regex:a").matches(path("/a"))).isFalse();
    assertThatThrownBy(() -> files.getPathMatcher("sql:%"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> files.getPathMatcher("*.c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> files.getPathMatcher(":*"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
