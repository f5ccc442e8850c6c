// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of what a snapshot can say. */
class SnapshotLimitsTest {

  private static KernelSnapshot.Parameter only(KernelSnapshot snapshot) {
    return snapshot.module("m").orElseThrow().parameters().get(0);
  }

  @Test
  void aLineHasAtMost65536Characters() {
    String start = "  x ? 0644 = ";
    String longest = start + "a".repeat(65_536 - start.length());
    assertThat(only(KernelSnapshot.parse("module m\n" + longest + "\n")).value())
        .hasSize(65_536 - start.length() + 1);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelSnapshot.parse("module m\n" + longest + "a\n"))
        .withMessageContaining("longer than 65536 characters");
  }

  @Test
  void aModeHasTwelveBits() {
    assertThat(new KernelSnapshot.Parameter("x", "int", 07777, "1\n", null).mode())
        .isEqualTo(07777);
    assertThat(new KernelSnapshot.Parameter("x", "int", 0, "1\n", null).mode()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelSnapshot.Parameter("x", "int", 010000, "1\n", null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KernelSnapshot.Parameter("x", "int", -1, "1\n", null));
  }

  @Test
  void anEscapeMayEndAValue() {
    assertThat(only(KernelSnapshot.parse("module m\n  x ? 0644 = a\\x41\\c\n")).value())
        .isEqualTo("aA");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelSnapshot.parse("module m\n  x ? 0644 = a\\x4\\c\n"));
  }

  /** What chmod can do and a driver cannot declare. */
  @ParameterizedTest
  @CsvSource({
    "0666, 0644",
    "0646, 0644",
    "0002, 0200",
    "0222, 0200",
    "0111, 0444",
    "0000, 0444",
    "0004, 0444",
    "0640, 0640",
    "0600, 0600",
    "0200, 0200",
    "6644, 0644"
  })
  void aBootedParameterIsDeclaredAsNearToItsModeAsADriverCan(String mode, String declared) {
    KernelSnapshot snapshot = KernelSnapshot.parse("module m\n  x int " + mode + " = 5\n");
    SimulatedKernel kernel = snapshot.boot();
    var attribute = kernel.module("m").orElseThrow().attribute("x");
    assertThat(attribute.mode()).isEqualTo(Integer.parseInt(mode, 8));
    assertThat(attribute.param().permissions().bits()).isEqualTo(Integer.parseInt(declared, 8));
  }

  @Test
  void theVersionOfAModuleIsWhatItsFileShows() {
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(
        ModuleDefinition.of("m", Param.of("x", ParamTypes.INT))
            .addTag("version", "1")
            .addTag("version", "2"));
    assertThat(kernel.files().read("/sys/module/m/version")).isEqualTo("1\n");
    assertThat(KernelSnapshot.of(kernel)).asString().contains("module m version=1\n");
  }
}
