// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written and read back says the same. */
class RoundTripTest {

  private static final int DEFINITIONS = 500;

  @Test
  void definitionsAreTheSameAfterC() {
    for (int seed = 0; seed < DEFINITIONS; seed++) {
      ModuleDefinition definition = new Definitions(seed).forC();
      WrittenSource written = CSource.write(definition);
      SourceModule read = CSource.parse(written.text(), definition.name());

      assertThat(written.unsaid()).as(written.text()).isEmpty();
      assertThat(read.notes()).as(written.text()).isEmpty();
      assertThat(Shape.of(read.definition()))
          .as("seed %s:\n%s", seed, written)
          .isEqualTo(Shape.of(definition));
    }
  }

  @ParameterizedTest
  @EnumSource(RustSource.Dialect.class)
  void definitionsAreTheSameAfterRust(RustSource.Dialect dialect) {
    List<String> expected =
        dialect == RustSource.Dialect.MODULE_PARAM
            ? List.of(
                "module_param! does not name the module, a_module",
                "module_param! cannot say the modinfo tag license")
            : List.of();
    for (int seed = 0; seed < DEFINITIONS; seed++) {
      ModuleDefinition definition = new Definitions(seed).forRust(dialect);
      WrittenSource written = RustSource.write(definition, dialect);

      assertThat(written.unsaid()).as(written.text()).isEqualTo(expected);
      assertThat(Shape.sorted(RustSource.parse(written.text(), "a_module")))
          .as("seed %s:\n%s", seed, written)
          .isEqualTo(Shape.sorted(definition));
    }
  }

  @Test
  void whatALanguageCannotSayIsNotedAndTheRestIsReadBack() {
    for (int seed = 0; seed < 100; seed++) {
      ModuleDefinition definition = new Definitions(seed).anything();
      WrittenSource c = CSource.write(definition);
      assertThat(c.unsaid()).isNotEmpty();
      holdsItsDefaults(CSource.parse(c.text(), "anything").definition());
      for (RustSource.Dialect dialect : RustSource.Dialect.values()) {
        WrittenSource rust = RustSource.write(definition, dialect);
        assertThat(rust.unsaid()).isNotEmpty();
        holdsItsDefaults(RustSource.parse(rust.text(), "anything"));
      }
    }
  }

  private static void holdsItsDefaults(ModuleDefinition definition) {
    SimulatedKernel kernel = new SimulatedKernel();
    definition.dependencies().forEach(needed -> kernel.insmod(ModuleDefinition.of(needed)));
    LoadedModule module = kernel.insmod(definition);

    assertThat(definition.parameters()).extracting(Param::name).contains("with_dash");
    for (Param<?> param : definition.parameters()) {
      if (!(param.type() instanceof ArrayType)) { // the variable has elements beyond the default
        assertThat(module.get(param)).as(param.toString()).isEqualTo(param.defaultValue());
      }
    }
  }
}
