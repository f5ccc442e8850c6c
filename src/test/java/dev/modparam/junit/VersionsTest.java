// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.SimulatedKernel;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A test says which kernel it runs with. */
class VersionsTest {

  private static final Set<KernelVersion> SEEN = EnumSet.noneOf(KernelVersion.class);

  @Test
  @KernelTest(version = KernelVersion.V7_2)
  void oneTestRunsWithAnotherKernel(SimulatedKernel kernel) {
    assertThat(kernel.version()).isEqualTo(KernelVersion.V7_2);
  }

  @KernelTest.Versions({KernelVersion.V6_1, KernelVersion.V7_2})
  void aTestRunsWithEach(SimulatedKernel kernel) {
    SEEN.add(kernel.version());
  }

  @AfterAll
  static void bothRan() {
    assertThat(SEEN).containsExactly(KernelVersion.V6_1, KernelVersion.V7_2);
  }

  /** All tests of a class run with it, and a method does not undo that by asking for a kernel. */
  @Nested
  @KernelTest(version = KernelVersion.V6_18)
  class OfAClass {

    @Test
    @KernelTest
    void itHoldsForTheMethods(SimulatedKernel kernel) {
      assertThat(kernel.version()).isEqualTo(KernelVersion.V6_18);
    }
  }
}
