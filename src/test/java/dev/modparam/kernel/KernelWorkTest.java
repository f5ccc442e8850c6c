// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.Allocated;
import dev.modparam.args.ArgumentLine;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Four times the input is at most about four times the work, counted in bytes allocated. */
class KernelWorkTest {

  private static final int SMALL = 500;

  private static void assertLinear(IntFunction<Callable<?>> work) throws Exception {
    long small = Allocated.by(work.apply(SMALL));
    long large = Allocated.by(work.apply(4 * SMALL));
    assertThat(large).isPositive().isLessThan(5 * small + 100_000);
  }

  private static ModuleDefinition definition(int parameters) {
    List<Param<Integer>> params =
        IntStream.range(0, parameters).mapToObj(i -> Param.of("p" + i, ParamTypes.INT)).toList();
    return ModuleDefinition.of("m", params);
  }

  private static String line(int words, String form) {
    return IntStream.range(0, words)
        .mapToObj(i -> form.replace("#", String.valueOf(i)))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aLineIsReadInProportion() throws Exception {
    assertLinear(n -> () -> ArgumentLine.parse(line(n, "p#=\"a b\"")));
  }

  @Test
  void aDefinitionIsMadeInProportion() throws Exception {
    assertLinear(n -> () -> definition(n));
  }

  @Test
  void aCheckOfRefusedWordsIsInProportion() throws Exception {
    assertLinear(
        n -> {
          ModuleDefinition definition = definition(n);
          String line = line(n, "p#=x");
          return () -> ArgumentReport.check(definition, line);
        });
  }

  @Test
  void aCheckOfUnknownWordsIsInProportion() throws Exception {
    ModuleDefinition definition = definition(10);
    assertLinear(n -> () -> ArgumentReport.check(definition, line(n, "q#=1")));
  }

  @Test
  void anAppliedLineIsInProportion() throws Exception {
    assertLinear(
        n -> {
          LoadedModule module = new SimulatedKernel().insmod(definition(n));
          String line = line(n, "p#=x q#");
          return () -> module.apply(line);
        });
  }

  @Test
  void manyModulesAreLoadedListedAndUnloadedInProportion() throws Exception {
    assertLinear(
        n -> {
          List<ModuleDefinition> modules =
              IntStream.range(0, n).mapToObj(i -> ModuleDefinition.of("m" + i)).toList();
          return () -> {
            SimulatedKernel kernel = new SimulatedKernel();
            modules.forEach(kernel::insmod);
            int listed = kernel.files().read("/proc/modules").length();
            modules.forEach(module -> kernel.rmmod(module.name()));
            return listed;
          };
        });
  }

  @Test
  void manyModulesThatHoldOneAreInProportion() throws Exception {
    ModuleDefinition base = ModuleDefinition.of("base");
    assertLinear(
        n -> {
          List<ModuleDefinition> users =
              IntStream.range(0, n)
                  .mapToObj(i -> ModuleDefinition.of("m" + i).dependsOn("base"))
                  .toList();
          return () -> {
            SimulatedKernel kernel = new SimulatedKernel();
            kernel.insmod(base);
            users.forEach(kernel::insmod);
            users.forEach(module -> kernel.rmmod(module.name()));
            return kernel;
          };
        });
  }

  @Test
  void aCommandLineIsBootedInProportion() throws Exception {
    assertLinear(
        n -> {
          ModuleDefinition definition = definition(n);
          String line = line(n, "m.p#=1 m.q# other.x=#");
          return () -> SimulatedKernel.builder().addBuiltIn(definition).commandLine(line).build();
        });
  }
}
