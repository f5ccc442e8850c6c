// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.CompiledDefinition;
import dev.modparam.binary.KernelObject;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.StoreException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random modules take random lines in the same way, whichever way their definition went: Java, C
 * text, Rust text, or a compiled object.
 */
class DefinitionRoutesTest {

  private static final List<KernelVersion> VERSIONS = List.of(KernelVersion.values());
  private static final int MODULES = 150;
  private static final int LINES = 12;

  private static final String[] VALUES = {
    "",
    "0",
    "1",
    "-1",
    "+1",
    "07",
    "08",
    "0x1f",
    "0X",
    "255",
    "256",
    "-129",
    "32768",
    "65536",
    "2147483647",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "y",
    "Y",
    "n",
    "on",
    "of",
    "off",
    "t",
    "true",
    "1,2",
    "1,,2",
    ",",
    "1,2,3,4,5,6,7,8",
    "a",
    "abcdefghijklmnopqrstuvwxyz",
    "\"a b\"",
    "\"",
    "1x",
    "é",
    " "
  };

  private final Random random = new Random(7);

  private String line(ModuleDefinition definition) {
    StringBuilder line = new StringBuilder();
    List<Param<?>> params = definition.parameters();
    for (int words = random.nextInt(4); words > 0; words--) {
      boolean known = !params.isEmpty() && random.nextInt(8) > 0;
      line.append(
          known ? params.get(random.nextInt(params.size())).name().replace('_', '-') : "unknown");
      if (random.nextInt(8) > 0) {
        line.append('=').append(VALUES[random.nextInt(VALUES.length)]);
      }
      line.append(' ');
    }
    return line.toString();
  }

  /** What a kernel does with a module and a line, and with a text written to each file. */
  private static List<String> answers(
      ModuleDefinition definition, KernelVersion version, String line, String text) {
    SimulatedKernel kernel = SimulatedKernel.builder().version(version).build();
    List<String> answers = new ArrayList<>();
    try {
      LoadedModule module = kernel.insmod(definition.outOfTree().unsigned(), line);
      for (Attribute attribute : module.attributes()) {
        answers.add(Integer.toOctalString(attribute.mode()) + " " + attribute.name());
        answers.add(written(attribute, text));
        answers.add(shown(attribute));
      }
    } catch (LoadException refusal) {
      answers.add(refusal.errno().name());
    }
    kernel.log().records().forEach(each -> answers.add(each.level() + " " + each.text()));
    return answers;
  }

  private static String written(Attribute attribute, String text) {
    if ((attribute.mode() & 0222) == 0) {
      return "";
    }
    try {
      return "wrote " + attribute.store(text);
    } catch (StoreException refusal) {
      return refusal.errno().name();
    }
  }

  private static String shown(Attribute attribute) {
    return (attribute.mode() & 0444) == 0 ? "" : attribute.show();
  }

  private void allAnswerAlike(
      Map<String, ModuleDefinition> routes, ModuleDefinition java, KernelVersion version) {
    for (int i = 0; i < LINES; i++) {
      String line = line(java);
      String text = VALUES[random.nextInt(VALUES.length)];
      List<String> expected = answers(java, version, line, text);
      routes.forEach(
          (route, definition) ->
              assertThat(answers(definition, version, line, text))
                  .as("%s of %s with \"%s\"", route, Shape.of(java), line)
                  .isEqualTo(expected));
    }
  }

  @Test
  void modulesInCAnswerAsThoseInJavaAndCompiledOnes() {
    for (int seed = 0; seed < MODULES; seed++) {
      ModuleDefinition java = new Definitions(seed).forC();
      String text = CSource.write(java).text();
      Map<String, ModuleDefinition> routes = new LinkedHashMap<>();
      routes.put("C", CSource.parse(text, java.name()).definition());
      routes.put(
          "object", KernelObject.read(CompiledDefinition.of(java), "a_module.ko").definition());
      KernelVersion version = VERSIONS.get(seed % VERSIONS.size());
      allAnswerAlike(routes, java, version);
    }
  }

  @Test
  void parametersOnSharedMemoryAnswerTheSameWayRoundEachRoute() {
    int parts = 0;
    for (int seed = 0; seed < MODULES; seed++) {
      ModuleDefinition java = new Definitions(seed).withSharedMemory();
      parts +=
          (int) java.parameters().stream().filter(each -> each.name().startsWith("part")).count();
      String text = CSource.write(java).text();
      SourceModule read = CSource.parse(text, java.name());
      KernelObject object = KernelObject.read(CompiledDefinition.of(java), "a_module.ko");
      assertThat(read.notes()).as(text).isEmpty();
      assertThat(object.notes()).as(text).isEmpty();
      allAnswerAlike(
          Map.of("C", read.definition(), "object", object.definition()),
          java,
          VERSIONS.get(seed % VERSIONS.size()));
    }
    assertThat(parts).isGreaterThan(MODULES);
  }

  @Test
  void modulesInRustAnswerAsThoseInJavaAndCompiledOnes() {
    for (int seed = 0; seed < MODULES; seed++) {
      ModuleDefinition java = new Definitions(seed).forRust(RustSource.Dialect.MODULE);
      String text = RustSource.write(java, RustSource.Dialect.MODULE).text();
      Map<String, ModuleDefinition> routes = new LinkedHashMap<>();
      routes.put("Rust", RustSource.parse(text, java.name()));
      routes.put(
          "strict Rust",
          RustSource.parse(text, java.name(), RustSource.Rules.LINUX_7_2).definition());
      routes.put(
          "object", KernelObject.read(CompiledDefinition.of(java), "a_module.ko").definition());
      allAnswerAlike(routes, java, seed % 2 == 0 ? KernelVersion.V7_2 : KernelVersion.V6_19);
    }
  }
}
