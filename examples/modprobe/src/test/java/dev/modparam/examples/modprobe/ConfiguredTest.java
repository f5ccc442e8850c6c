// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredTest {

  private static final String SAMPLES = "samples/modprobe.d";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void optionsOfTheFolderReachTheDriver() {
    assertThat(Modprobe.run(out, "--config", SAMPLES, "net0", "buffer_size=1024")).isZero();
    assertThat(text())
        .contains("  debug          bool          true\n")
        .contains("  buffer_size    int           1024\n")
        .contains("my_driver: eth zero is up");
  }

  @Test
  void thePlanNamesTheOriginOfEachArgumentAndLoadsNothing() {
    assertThat(Modprobe.run(out, "--explain", "--config", SAMPLES, "net0", "debug=0")).isZero();
    assertThat(text())
        .contains("net0 stands for my_driver")
        .contains("my_driver.conf:3")
        .contains("debug=0")
        .doesNotContain("is up");
  }

  @Test
  void thePlanOfTheOwnDriverNeedsNoFolder() {
    assertThat(Modprobe.run(out, "my_driver", "debug=1", "--explain")).isZero();
    assertThat(text()).contains("my_driver").contains("debug=1").doesNotContain("is up");
  }

  @Test
  void aFolderOfModulesIsATree() throws IOException {
    Files.writeString(folder.resolve("modules.dep"), "kernel/gone.ko:\n");
    String tree = folder.toString();
    assertThat(Modprobe.run(out, "--tree", tree, "--explain", "gone")).isZero();
    assertThat(text()).contains("insmod " + folder + "/kernel/gone.ko");
    assertThat(Modprobe.run(out, "--tree", tree, "gone")).isEqualTo(1);
    assertThat(text()).contains("modprobe: ERROR: could not insert 'gone': ");
  }

  @Test
  void whatIsWrongIsOneLine() {
    assertFails("folder no_such_folder does not exist", "--config", "no_such_folder", "my_driver");
    assertFails("folder no_such_folder does not exist", "--tree", "no_such_folder", "my_driver");
    assertFails("pom.xml is not a folder", "--tree", "pom.xml", "my_driver");
    assertFails(
        "Module nosuch not found in directory /lib/modules/6.12.0", "--config", SAMPLES, "nosuch");
    assertFails(folder + ": no modules.dep and no module file", "--tree", "" + folder, "x");
  }

  @Test
  void wrongUsageIsStatusTwo() {
    assertMisunderstood("--tree needs a folder", "my_driver", "--tree");
    assertMisunderstood("name a module", "--explain");
    assertMisunderstood("unknown option --explian", "--explian", "my_driver");
  }

  private void assertMisunderstood(String message, String... args) {
    printed.reset();
    assertThat(Modprobe.run(out, args)).isEqualTo(2);
    assertThat(text()).isEqualTo("modprobe: " + message + "\n--help lists the options.\n");
  }

  private void assertFails(String message, String... args) {
    printed.reset();
    assertThat(Modprobe.run(out, args)).isEqualTo(1);
    assertThat(text()).isEqualTo("modprobe: FATAL: " + message + "\n");
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
