// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Location;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.config.ModprobeConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModprobePlanTest {

  private final SimulatedKernel kernel = new SimulatedKernel();

  private ModprobePlan resolve(ModprobeConfig config, String word, String... arguments) {
    return Modprobe.of(kernel, Drivers.TREE, config).resolve(word, arguments);
  }

  private static ModprobeConfig config(String text) {
    return ModprobeConfig.ofText("/etc/modprobe.d/a.conf", text);
  }

  @Test
  void everyWordHasItsOrigin() {
    ModprobeConfig config =
        ModprobeConfig.builder()
            .addText(
                "/etc/modprobe.d/a.conf", "# x\noptions my_driver debug=1 \\\n  buffer_size=512\n")
            .addText("/etc/modprobe.d/b.conf", "options my-driver buffer-size=1024\n")
            .kernelCommandLine("quiet my_driver.debug=0")
            .build();
    ModprobePlan plan = resolve(config, "my_driver", "name=a b", "flag");
    assertThat(plan.loads().get(1).words())
        .extracting(ModprobePlan.Argument::toString)
        .containsExactly(
            "debug=1 (/etc/modprobe.d/a.conf:2:19; overridden)",
            "buffer_size=512 (/etc/modprobe.d/a.conf:3:3; overridden)",
            "buffer-size=1024 (/etc/modprobe.d/b.conf:1:19)",
            "debug=0 (kernel command line)",
            "name=a b (command line)",
            "flag (command line)");
    assertThat(plan.loads().get(1).words().get(1).location())
        .hasValue(new Location("/etc/modprobe.d/a.conf", 3, 3, 15));
    assertThat(plan.loads().get(1).arguments())
        .isEqualTo("debug=1   buffer_size=512 buffer-size=1024 debug=0 name=\"a b\" flag");
  }

  @Test
  void originsHoldForTextThatIsNotAscii() {
    ModprobePlan plan =
        resolve(config("options extra u=über v=1\noptions extra w=1\n"), "extra", "x");
    assertThat(plan.loads().get(0).words())
        .extracting(ModprobePlan.Argument::toString)
        .containsExactly(
            "u=über (/etc/modprobe.d/a.conf:1:15)",
            "v=1 (/etc/modprobe.d/a.conf:1:22)",
            "w=1 (/etc/modprobe.d/a.conf:2:15)",
            "x (command line)");
  }

  @Test
  void stepsAreInTheOrderOfLoading() {
    ModprobePlan plan = resolve(config("softdep my_driver post: extra\n"), "my_driver");
    assertThat(plan.steps())
        .extracting(step -> step.role() + " " + step.module())
        .containsExactly("DEPENDENCY my_bus", "NAMED my_driver", "SOFT_DEPENDENCY extra");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void whatIsThereIsSkipped() {
    kernel.insmod(Drivers.BUS);
    assertThat(resolve(config(""), "my_driver").steps().get(0))
        .isEqualTo(
            new ModprobePlan.Skip(
                "my_bus",
                ModprobePlan.Step.Role.DEPENDENCY,
                ModprobePlan.Step.Reason.LOADED,
                Optional.empty()));
    assertThat(resolve(config(""), "tty-serial-1").explain())
        .contains("skip serial: it is built in");
  }

  @Test
  void aBlacklistedModuleIsSkippedWithTheLineToBlame() {
    ModprobePlan plan = resolve(config("\n blacklist my_driver\n"), "my-alias");
    assertThat(plan.steps())
        .containsExactly(
            new ModprobePlan.Skip(
                "my_driver",
                ModprobePlan.Step.Role.NAMED,
                ModprobePlan.Step.Reason.BLACKLISTED,
                Optional.of(new Location("/etc/modprobe.d/a.conf", 2, 2, 9))));
    assertThat(plan.explain())
        .isEqualTo(
            """
            my-alias stands for my_driver by alias my_alias of the module tree
            1. skip my_driver: it is blacklisted, and was reached by an alias (/etc/modprobe.d/a.conf:2:2)  [named]
            """);
  }

  @Test
  void anIneffectiveBlacklistIsExplained() {
    assertThat(resolve(config("blacklist extra\n"), "extra").explain())
        .contains("note: blacklist (/etc/modprobe.d/a.conf:1:1) does not stop it");
  }

  @Test
  void anInstallLineReplacesTheLoad() {
    ModprobePlan plan = resolve(config("install ext* run $CMDLINE_OPTS\n"), "extra", "x=1");
    assertThat(plan.steps())
        .containsExactly(
            new ModprobePlan.RunCommand(
                "extra",
                ModprobePlan.Step.Role.NAMED,
                "run x=1",
                new Location("/etc/modprobe.d/a.conf", 1, 1, 7)));
    assertThat(plan.loads()).isEmpty();
  }

  @Test
  void anInstallLineThatASoftDependencyDisablesIsExplained() {
    ModprobePlan plan = resolve(config("install soft /bin/false\n"), "soft");
    assertThat(plan.explain())
        .contains(
            "note: install (/etc/modprobe.d/a.conf:1:1) is not run: a module with a soft dependency"
                + " ignores it");
  }

  @Test
  void anAliasToNoModuleIsAStepThatFails() {
    ModprobePlan plan = resolve(config("alias x off\n"), "x");
    assertThat(plan.targets()).hasToString("[off by alias x (/etc/modprobe.d/a.conf:1:1)]");
    assertThat(plan.explain()).contains("skip off: it is not a module, so modprobe fails here");
  }

  @Test
  void aNameThatIsNothingHasNoTargets() {
    ModprobePlan plan = resolve(config("bad\nsoftdep extra pre: x]\n"), "nothing");
    assertThat(plan.targets()).isEmpty();
    assertThat(plan)
        .hasToString(
            """
            warning: /etc/modprobe.d/a.conf:1:1: ignoring bad line starting with 'bad'
            nothing is not a module, an alias or a command
            """);
    assertThat(resolve(config("softdep extra pre: x]\n"), "extra").loads()).hasSize(1);
    assertThat(resolve(config(""), "so[lo").targets()).isEmpty();
  }

  @Test
  void aSoftDependencyTwiceIsOneStep() {
    ModprobePlan plan = resolve(config("softdep extra pre: my_bus soft post: my_bus\n"), "extra");
    assertThat(plan.steps())
        .extracting(ModprobePlan.Step::module)
        .containsExactly("my_bus", "soft", "extra");
  }

  @Test
  void stepsPrintThemselves() {
    ModprobePlan plan = resolve(config("install my_bus run me\n"), "my_driver", "debug=1");
    assertThat(plan.steps())
        .hasToString(
            "[install run me (/etc/modprobe.d/a.conf:1:1),"
                + " insmod /lib/modules/6.12.0/kernel/my_driver.ko debug=1]");
  }
}
