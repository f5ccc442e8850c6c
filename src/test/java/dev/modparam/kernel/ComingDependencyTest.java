// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.WaitingThread;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A load of a module that needs one whose init function still runs waits for it, as in Linux. */
class ComingDependencyTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final List<String> results = new CopyOnWriteArrayList<>();
  private final ModuleDefinition user = ModuleDefinition.of("user").dependsOn("base");

  private static ModuleDefinition base(IntSupplier init) {
    return Kernels.withInit("base", init);
  }

  private String load(ModuleDefinition module) {
    return Kernels.load(kernel, module);
  }

  @ParameterizedTest
  @CsvSource({"0, LIVE, LIVE", "-5, EIO, ENOENT"})
  void anotherThreadWaitsForWhatBecomesOfIt(int result, String ofBase, String ofUser) {
    WaitingThread[] second = new WaitingThread[1];
    String first =
        load(
            base(
                () -> {
                  second[0] = WaitingThread.of(() -> results.add(load(user))).startAndAwaitWait();
                  assertThat(second[0].waits()).isTrue();
                  assertThat(results).isEmpty();
                  return result;
                }));
    second[0].join();

    assertThat(first).isEqualTo(ofBase);
    assertThat(results).containsExactly(ofUser);
    assertThat(Kernels.log(kernel).contains("4 user: Unknown symbol base (err -2)"))
        .isEqualTo(result != 0);
  }

  @Test
  void itsOwnInitFunctionWaitsInVain() {
    ModuleDefinition importer =
        user.code(new ModuleLifecycle.Code(1, true, Map.of("base", List.of("open", "close"))));
    kernel.insmod(
        base(
            () -> {
              results.add(load(importer));
              return 0;
            }));

    assertThat(results).containsExactly("EBUSY");
    assertThat(Kernels.log(kernel))
        .contains(
            "4 user: gave up waiting for init of module base.",
            "4 user: Unknown symbol open (err -16)",
            "4 user: Unknown symbol close (err -16)");
    assertThat(load(importer)).isEqualTo("LIVE");
  }

  @Test
  void theLastThatIsMissingGivesTheError() {
    kernel.insmod(
        base(
            () -> {
              results.add(load(ModuleDefinition.of("a").dependsOn("absent", "base")));
              results.add(load(ModuleDefinition.of("b").dependsOn("base", "absent")));
              return 0;
            }));

    assertThat(results).containsExactly("EBUSY", "ENOENT");
  }
}
