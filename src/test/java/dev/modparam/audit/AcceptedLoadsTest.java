// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.kernel.RejectedArgumentsException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random configurations of real modules: what the audit accepts loads in the simulated kernel, and
 * what it says is refused is refused there.
 */
class AcceptedLoadsTest {

  private static final int CONFIGURATIONS = 4_000;

  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "-1",
          "y",
          "N",
          "on",
          "tomato",
          "010",
          "09",
          "0x10",
          "8G",
          "1_000",
          "",
          "two",
          "70000",
          "4294967296",
          "1,2",
          "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23"
              + ",24,25,26,27,28,29,30,31,32,33",
          "\"a b\"",
          "'1'",
          "a\"b",
          "“1”",
          "1#x",
          "$X",
          "1,",
          "a,b",
          "+5",
          "-0");

  private final Random random = new Random(12);
  private final ModuleTree tree = DebianKernel.tree();

  @Test
  void whatTheAuditSaysOfARefusalIsWhatTheKernelDoes() throws IOException {
    List<ModuleDefinition> modules = modules();
    Audit.Builder audit = Audit.builder().tree(tree);
    int refused = 0;
    for (int i = 0; i < CONFIGURATIONS; i++) {
      ModuleDefinition module = modules.get(random.nextInt(modules.size()));
      String text = configuration(module);
      module.parameters().forEach(param -> kinds.add(param.type().name()));
      boolean isRefused = isRefused(audit, module, text);
      refused += isRefused ? 1 : 0;
      assertThat(loads(module, text)).as("%s", text).isNotEqualTo(isRefused);
    }
    assertThat(refused).isBetween(CONFIGURATIONS / 10, CONFIGURATIONS * 9 / 10);
    assertThat(rules).contains("MP106", "MP107", "MP401", "MP402", "MP403", "MP404", "MP406");
    assertThat(kinds)
        .contains("bool", "int", "uint", "ulong", "charp", "string", "", "array of int");
    assertThat(rejections).hasSizeGreaterThan(CONFIGURATIONS / 10);
  }

  /** The types, the rules and the rejected words that were met: the test is no weaker than they. */
  private final Set<String> kinds = new TreeSet<>();

  private final Set<String> rules = new TreeSet<>();
  private final Set<String> rejections = new HashSet<>();

  /** Modules that need no others, so that a load can fail for its own arguments alone. */
  private List<ModuleDefinition> modules() throws IOException {
    List<ModuleDefinition> modules = new ArrayList<>();
    for (TreeModule module : tree.modules()) {
      ModuleDefinition definition = module.definition();
      if (module.dependencies().isEmpty() && !definition.parameters().isEmpty()) {
        modules.add(definition);
      }
    }
    return modules;
  }

  private String configuration(ModuleDefinition module) {
    StringBuilder text = new StringBuilder();
    int lines = 1 + random.nextInt(3);
    for (int i = 0; i < lines; i++) {
      text.append("options ").append(module.name());
      int words = 1 + random.nextInt(3);
      for (int j = 0; j < words; j++) {
        text.append(' ').append(word(module));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String word(ModuleDefinition module) {
    List<Param<?>> params = module.parameters();
    String name = params.get(random.nextInt(params.size())).name();
    String shown = random.nextInt(20) == 0 ? name + "x" : name;
    return switch (random.nextInt(12)) {
      case 0 -> shown;
      case 1 -> shown + " = 1";
      case 2 -> "\"" + shown + "=1\"";
      default -> shown + "=" + VALUES.get(random.nextInt(VALUES.size()));
    };
  }

  /** What the audit says: a refused value, or words that end the judgement of their line. */
  private boolean isRefused(Audit.Builder audit, ModuleDefinition module, String text)
      throws IOException {
    AuditReport report = audit.root(java.util.Map.of("/etc/modprobe.d/a.conf", text)).build().run();
    Set<String> ids =
        report.findings().stream().map(each -> each.rule().id()).collect(Collectors.toSet());
    rules.addAll(ids);
    report.findings().stream()
        .filter(each -> each.rule().id().equals("MP402"))
        .forEach(each -> rejections.add(each.message()));
    if (ids.contains("MP102")) {
      return !loads(module, text); // the rest of such a line is not judged
    }
    return ids.contains("MP402");
  }

  private boolean loads(ModuleDefinition module, String text) {
    ModprobeConfig config =
        ModprobeConfig.builder().version(KmodVersion.KMOD_34).addText("a.conf", text).build();
    Modprobe modprobe = Modprobe.of(new SimulatedKernel(), tree, config);
    try {
      return modprobe.load(module.name()).name().equals(module.name());
    } catch (dev.modparam.param.ErrnoException refused) {
      return false;
    }
  }

  @Test
  void aRefusalNamesTheErrorThatTheKernelAnswersWith() throws IOException {
    ModuleDefinition dummy = tree.module("dummy").orElseThrow().definition();
    AuditReport report =
        Audit.builder()
            .tree(tree)
            .addText("a.conf", "options dummy numdummies=two\n")
            .build()
            .run();
    assertThat(report.findings().get(0).message()).contains("refuses `two' with EINVAL");
    assertThatExceptionOfType(RejectedArgumentsException.class)
        .isThrownBy(() -> new SimulatedKernel().insmod(dummy, "numdummies=two"))
        .satisfies(each -> assertThat(each.errno().name()).isEqualTo("EINVAL"));
  }
}
