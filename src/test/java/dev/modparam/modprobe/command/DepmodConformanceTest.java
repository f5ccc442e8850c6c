// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares {@code depmod} with the real one over a tree of real modules. {@code
 * src/test/scripts/compare-depmod.sh} fetches both and calls this.
 */
@EnabledIfSystemProperty(named = "modparam.indexes", matches = ".+")
class DepmodConformanceTest {

  @TempDir private Path output;

  @Test
  void eachTextIndexIsThatOfTheRealDepmodToTheByte() throws IOException {
    Path tree = Path.of(System.getProperty("modparam.modules", "")).toAbsolutePath();
    Path real = Path.of(System.getProperty("modparam.indexes", ""));
    String release = String.valueOf(tree.getFileName());
    Path base = tree.resolve("../../..").normalize();
    boolean weakdeps = Files.exists(real.resolve("modules.weakdep"));
    // Kmod 32 writes what 30 does, and takes -o.
    KmodVersion version = weakdeps ? KmodVersion.KMOD_34 : KmodVersion.KMOD_32;
    ModprobeConfig config = ModprobeConfig.builder().version(version).build();
    KmodCommands.Output result =
        KmodCommands.builder(new SimulatedKernel())
            .config(config)
            .root(Path.of("/"))
            .build()
            .depmod("-C", "/dev/null", "-b", base.toString(), "-o", output.toString(), release);
    assertThat(result.stderr()).isEmpty();
    assertThat(result.exitStatus()).isZero();
    Path own = output.resolve("lib/modules").resolve(release);
    assertThat(own.resolve("modules.dep")).isNotEmptyFile();
    assertThat(Files.exists(own.resolve("modules.weakdep"))).isEqualTo(weakdeps);
    for (String name : List.of("dep", "alias", "softdep", "weakdep", "symbols", "devname")) {
      if (weakdeps || !name.equals("weakdep")) {
        assertThat(own.resolve("modules." + name))
            .hasSameBinaryContentAs(real.resolve("modules." + name));
      }
    }
  }
}
