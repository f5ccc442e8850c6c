// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CSourceTest {

  @Test
  void aFileDeclaresItsParameters() {
    SourceModule module =
        CSource.parse(
            """
            #include <linux/module.h>
            static int debug = 3;
            module_param(debug, int, 0644);
            MODULE_PARM_DESC(debug, "Level of " "debugging");
            MODULE_LICENSE("GPL");
            """,
            "my_driver");

    assertThat(module.notes()).isEmpty();
    assertThat(module.definition().toString()).isEqualTo("my_driver[debug: int 0644]");
    assertThat(module.definition().parameters().get(0).defaultText()).isEqualTo("3\n");
    assertThat(module.definition().parameters().get(0).description())
        .isEqualTo("Level of debugging");
  }
}
