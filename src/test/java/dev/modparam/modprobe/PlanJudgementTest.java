// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan says under each word what the module makes of it. */
class PlanJudgementTest {

  private static final ModuleDefinition DRIVER =
      ModuleDefinition.of(
          "my_driver",
          Param.of("debug", ParamTypes.BOOL),
          Param.of("size", ParamTypes.INT.between(1, 9)).defaultValue(2),
          Param.of("mode", ParamTypes.unknown("mode")));

  private static ModprobePlan plan(ModuleTree tree, String text, String... words) {
    ModprobeConfig config = ModprobeConfig.ofText("a.conf", text);
    return Modprobe.of(new SimulatedKernel(), tree, config).resolve("my_driver", words);
  }

  @Test
  void eachWordThatIsNotTakenIsExplained() {
    ModprobePlan plan =
        plan(
            ModuleTree.of(DRIVER),
            "options my_driver debg=1 debug=1 size=70 mode=x # why\n",
            "size=3");
    assertThat(plan.explain())
        .isEqualTo(
            """
            my_driver stands for my_driver
            1. insmod /lib/modules/6.12.0/kernel/my_driver.ko debg=1 debug=1 size=70 mode=x # why size=3  [named]
                 debg=1 (a.conf:1:19)
                   is not a parameter of my_driver and is ignored; did you mean debug?
                 debug=1 (a.conf:1:26)
                 size=70 (a.conf:1:34; overridden)
                   is refused with EINVAL, so my_driver is not loaded; expected an int from 1 to 9
                 mode=x (a.conf:1:42)
                   is not checked: not all rules of the parameter are known
                 # (a.conf:1:49)
                   is not a parameter of my_driver and is ignored; a comment needs a line of its own
                 why (a.conf:1:51)
                   is not a parameter of my_driver and is ignored
                 size=3 (command line)
            """);
  }

  @Test
  void wordsAreJudgedAsTheKernelOfTheTreeWould() {
    ModuleTree.Builder tree = ModuleTree.builder().addModule(DRIVER);

    assertThat(plan(tree.release("7.2.13").build(), "", "debug=enable").loads().get(0).words())
        .extracting(ModprobePlan.Argument::problem)
        .containsExactly(Optional.empty());
    assertThat(plan(tree.release("6.12.117").build(), "", "debug=enable").explain())
        .contains("is refused with EINVAL");
  }

  @Test
  void whereTheTreeKnowsNoParametersNothingIsSaid() {
    ModuleTree names =
        ModuleTree.ofIndexFiles(
            "/lib/modules/6.12.0", Map.of("modules.dep", "kernel/my_driver.ko:\n"));
    assertThat(plan(names, "options my_driver debg=1\n").loads().get(0).words())
        .extracting(ModprobePlan.Argument::problem)
        .containsExactly(Optional.empty());
  }

  /** A public report: options for the alias of a sound card, which its name does not use. */
  @Test
  void aLineForAnotherAliasIsNotedAsUnused() {
    String text =
        """
        alias card0 my_driver
        alias slot0 my_driver
        options my_driver size=3
        options card0 debug=1
        """;
    Modprobe modprobe =
        Modprobe.of(
            new SimulatedKernel(), ModuleTree.of(DRIVER), ModprobeConfig.ofText("a.conf", text));
    String note = "options (a.conf:4:1) is for the alias card0 and is not used here";
    assertThat(modprobe.resolve("my_driver").loads().get(0).surprises()).containsExactly(note);
    assertThat(modprobe.resolve("slot0").loads().get(0).surprises()).containsExactly(note);
    assertThat(modprobe.resolve("card0").loads().get(0).surprises()).isEmpty();
    assertThat(modprobe.resolve("card0").loads().get(0).arguments()).isEqualTo("size=3 debug=1 ");
  }
}
