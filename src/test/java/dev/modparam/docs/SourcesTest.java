// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.CSource;
import dev.modparam.source.RustSource;
import dev.modparam.source.SourceModule;
import dev.modparam.source.WrittenSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/sources.md. */
class SourcesTest {

  @Test
  void rust() {
    // snippet: sources-rust
    ModuleDefinition module =
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
    LoadedModule driver = new SimulatedKernel().insmod(module, "debug=1");
    assertThat(driver.attribute("debug").show()).isEqualTo("Y\n");
    // end
  }

  @Test
  void rustErrors() {
    // snippet: sources-error
    assertThatThrownBy(() -> RustSource.parse("module_param! { debug: boool {} }", "my_driver"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("line 1, column 24")
        .hasMessageContaining("did you mean bool?");
    // end
  }

  @Test
  void c() {
    // snippet: sources-c
    SourceModule source =
        CSource.parse(
            """
            static int buffer_size = 4096;
            module_param(buffer_size, int, S_IRUGO | S_IWUSR);
            MODULE_PARM_DESC(buffer_size, "Ring buffer size in bytes");

            static int period = HZ / 2;
            module_param(period, int, 0444);

            static int irqs[4] = { [0 ... 3] = -1 };
            module_param_array(irqs, int, NULL, 0444);
            """,
            "my_driver");
    assertThat(source.notes().toString()).contains("the default of parameter period");
    LoadedModule driver = new SimulatedKernel().insmod(source.definition());
    assertThat(driver.attribute("buffer_size").mode()).isEqualTo(0644);
    assertThat(driver.attribute("irqs").show()).isEqualTo("-1,-1,-1,-1\n");
    // end
  }

  @Test
  void writing() {
    // snippet: sources-write
    ModuleDefinition module = ReadmeTest.MY_DRIVER; // bounds: buffer_size from 512 to 65536
    WrittenSource c = CSource.write(module);
    assertThat(c.text()).contains("module_param(debug, bool, 0644);");
    assertThat(c.unsaid().toString()).contains("buffer_size"); // C has no word for bounds

    WrittenSource rust = RustSource.write(module, RustSource.Dialect.PROTOTYPE);
    assertThat(RustSource.parse(rust.text()).parameter("debug")).isPresent();
    // end
  }

  @Test
  void headers(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("my_driver.h"), "#define BUFFER_SIZE 4096\nextern int buffer_size;\n");
    Files.writeString(
        folder.resolve("main.c"),
        "#include \"my_driver.h\"\nint buffer_size = BUFFER_SIZE;\nMODULE_LICENSE(\"GPL\");\n");
    Files.writeString(
        folder.resolve("debug.c"),
        """
        #include "my_driver.h"
        #ifdef CONFIG_MY_DRIVER_DEBUG
        module_param(buffer_size, int, 0644);
        #endif
        MODULE_LICENSE("GPL");
        """);
    // snippet: sources-headers
    CSource.Options options =
        CSource.Options.builder()
            .addIncludeFolder(folder)
            .config("CONFIG_MY_DRIVER_DEBUG=y\n# CONFIG_OTHER is not set\n")
            .build();
    SourceModule source =
        CSource.read(
            List.of(folder.resolve("main.c"), folder.resolve("debug.c")), "my_driver", options);
    assertThat(source.notes()).isEmpty();
    assertThat(source.parameters()).allMatch(SourceModule.Parameter::isComplete);
    // end
    assertThat(source.definition().parameters().get(0).defaultText()).isEqualTo("4096\n");
  }
}
