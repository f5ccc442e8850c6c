// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.kernel.SimulatedKernel;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

class KernelPathFuzzTest {

  private static final char[] LETTERS = "ab/*?[]{},!-\\.".toCharArray();

  @FuzzTest(maxDuration = "2m")
  void pathsKeepTheirLaws(FuzzedDataProvider data) {
    KernelFileSystem files = KernelFileSystem.of(new SimulatedKernel());
    Path one;
    Path other;
    try {
      one = files.getPath(data.consumeString(60));
      other = files.getPath(data.consumeRemainingAsString());
    } catch (InvalidPathException nul) {
      return;
    }
    assertThat(files.getPath(one.toString())).isEqualTo(one);
    assertThat(one.normalize().normalize()).isEqualTo(one.normalize());
    assertThat(other.toString().isEmpty() || one.resolve(other).endsWith(other)).isTrue();
    assertThat(one.equals(other)).isEqualTo(one.compareTo(other) == 0);
    try {
      Path way = one.relativize(other);
      assertThat(one.resolve(way).normalize()).isEqualTo(other.normalize());
    } catch (IllegalArgumentException noWay) {
      assertThat(one.isAbsolute() != other.isAbsolute() || one.normalize().startsWith(".."))
          .isTrue();
    }
    try {
      assertThat(Files.exists(one.toRealPath())).isTrue();
    } catch (IOException failure) {
      assertThat(KernelFileSystem.errnoOf(failure)).isPresent();
    }
  }

  /** Where there is no class of letters, a glob means what it means to the JDK. */
  @FuzzTest(maxDuration = "1m")
  void aGlobIsOneOrIsRefused(FuzzedDataProvider data) {
    KernelFileSystem files = KernelFileSystem.of(new SimulatedKernel());
    String glob = "glob:" + letters(data, 12);
    String path = letters(data, 12).replace("\\", "");
    Boolean here = matches(files, glob, path);
    if (glob.indexOf('[') < 0) {
      assertThat(here)
          .as("%s on %s", glob, path)
          .isEqualTo(matches(FileSystems.getDefault(), glob, path));
    }
  }

  private static String letters(FuzzedDataProvider data, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = data.consumeInt(0, most); i > 0; i--) {
      text.append(data.pickValue(LETTERS));
    }
    return text.toString();
  }

  /** Whether a path matches; null if the glob is refused. */
  private static @Nullable Boolean matches(FileSystem files, String glob, String path) {
    try {
      return files.getPathMatcher(glob).matches(files.getPath(path));
    } catch (PatternSyntaxException refused) {
      assertThat(refused.getDescription()).isNotEmpty();
      return null;
    }
  }
}
