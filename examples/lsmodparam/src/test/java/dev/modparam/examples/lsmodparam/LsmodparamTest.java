// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.lsmodparam;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on three machines that do not exist. */
class LsmodparamTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @Test
  void aMachineDeclaredInJavaIsListed() throws IOException {
    // snippet: tool-test
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(
        ModuleDefinition.of(
                "sensor",
                Param.of("debug", BOOL).permissions(0644),
                Param.of("key", INT).permissions(0600))
            .version("2.1"),
        "debug=1 key=42");
    kernel.insmod(ModuleDefinition.of("bus"));

    try (KernelFileSystem files = KernelFileSystem.of(kernel, Credentials.NOBODY)) {
      Lsmodparam.list(out, files.getPath("/sys/module"));
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            bus
            sensor 2.1
              debug                    Y
              key                      unreadable
            """);
    // end
  }

  @Test
  void aMachineThatWasRecordedIsComparedWithAnother() {
    assertThat(Lsmodparam.run(out, "machines/laptop.txt", "machines/default.txt")).isZero();
    assertThat(text())
        .isEqualTo(
            """
            i915
              modeset                  1  (there: -1)
            snd_hda_intel
              model                    dell-headset-multi,(null),(null),(null),(null),(null),(null),(null)\
              (there: (null),(null),(null),(null),(null),(null),(null),(null))
              power_save               1  (there: 10)
            """);
  }

  @Test
  void aCopyOfAFolderIsListed(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("loop/parameters"));
    Files.writeString(folder.resolve("loop/parameters/max_loop"), "8\n");
    assertThat(Lsmodparam.run(out, folder.toString())).isZero();
    assertThat(text()).isEqualTo("loop\n  max_loop                 8\n");
  }

  @Test
  void whatIsNewIsDifferent(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("i915/parameters"));
    assertThat(Lsmodparam.run(out, "machines/default.txt", folder.toString())).isZero();
    assertThat(text()).contains("enable_psr               -1  (there: absent)");
  }

  @Test
  void aMachineThatCannotBeReadIsAnError(@TempDir Path folder) throws IOException {
    assertThat(Lsmodparam.run(out, folder.resolve("no").toString())).isEqualTo(1);
    Path broken = Files.writeString(folder.resolve("broken.txt"), "modul x");
    assertThat(Lsmodparam.run(out, broken.toString())).isEqualTo(1);
    assertThat(text()).contains("lsmodparam: line 1: it should be: module NAME");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
