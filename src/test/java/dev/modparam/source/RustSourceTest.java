package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Test;

class RustSourceTest {

  @Test
  void theMacroOfTheArticleDeclaresItsParameter() {
    ModuleDefinition definition =
        RustSource.parse(
            """
            module_param! {
                debug: bool {
                    default: false,
                    permissions: 0644,
                    description: "Enable debug logging",
                }
            }
            """,
            "my_driver");

    assertThat(definition.name()).isEqualTo("my_driver");
    assertThat(definition.parameters())
        .singleElement()
        .satisfies(
            debug -> {
              assertThat(debug.name()).isEqualTo("debug");
              assertThat(debug.type()).isSameAs(ParamTypes.BOOL);
              assertThat(debug.defaultValue()).isEqualTo(false);
              assertThat(debug.permissions().bits()).isEqualTo(0644);
              assertThat(debug.description()).isEqualTo("Enable debug logging");
            });
  }
}
