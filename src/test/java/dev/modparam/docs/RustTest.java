// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.source.RustSource;
import dev.modparam.source.SourceModule;
import org.junit.jupiter.api.Test;

/** The code of docs/rust.md. */
class RustTest {

  @Test
  void mainline() {
    // snippet: rust-module
    SourceModule source =
        RustSource.parse(
            """
            module! {
                type: MyDriver,
                name: "my_driver",
                license: "GPL",
                params: {
                    buffer_size: i32 {
                        default: 4 * 1024,
                        description: "Ring buffer size in bytes",
                    },
                },
            }
            """,
            "my_driver",
            RustSource.Rules.LINUX_7_2);
    assertThat(source.notes()).isEmpty();
    LoadedModule driver = new SimulatedKernel().insmod(source.definition(), "buffer_size=0b1000");
    assertThat(driver.get(source.definition().parameters().get(0)).toString()).isEqualTo("8");
    // end
  }

  @Test
  void strict() {
    // snippet: rust-strict
    String text =
        """
        module! {
            type: MyDriver,
            license: "GPL",
            name: "my_driver",
        }
        """;
    assertThat(RustSource.parse(text).name()).isEqualTo("my_driver");
    assertThatThrownBy(() -> RustSource.parse(text, "my_driver", RustSource.Rules.LINUX_7_2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("keys are not ordered as expected. Order them like");
    // end
  }
}
