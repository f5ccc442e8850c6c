// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.kernel.SimulatedKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;

class KernelPathFuzzTest {

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
      assertThat(KernelFileSystemException.errnoOf(failure)).isPresent();
    }
  }

  @FuzzTest(maxDuration = "1m")
  void aGlobIsOneOrIsRefused(FuzzedDataProvider data) {
    KernelFileSystem files = KernelFileSystem.of(new SimulatedKernel());
    try {
      files.getPathMatcher("glob:" + data.consumeString(40)).matches(files.getPath("/sys/module"));
    } catch (PatternSyntaxException refused) {
      assertThat(refused.getDescription()).isNotEmpty();
    }
  }
}
