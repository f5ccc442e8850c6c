// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** What is written of a module besides the class with its handles. */
class OutputsTest {

  private static final String CODE =
      """
      package drivers;
      import dev.modparam.module.*;
      @KernelModule(author = "Ada", dependsOn = "bus")
      public class Uart extends Base {
        @ModuleParam(min = 1200, max = 115_200, description = "Bits per second")
        private int baud = 9600;

        @ModuleParam(counter = "lines", description = "Lines")
        int[] irq = {1, 2, 3};
        int lines = 2;

        @ModuleParam(description = "Name", size = 16) String label = "tty";
        @ModuleParam(description = "Mask", type = ModuleParam.Type.HEXINT) protected long mask = 0xff;
      }
      class Base {
        @ModuleParam(permissions = 0644, description = "Log more") private volatile boolean debug;
      }
      """;

  @Test
  void otherLanguagesAreWrittenOnDemand() throws IOException {
    Compilation compilation = Compiling.check(CODE, "-Amodparam.write=c,rust,modinfo");

    assertThat(Compiling.said(compilation))
        .contains(
            new Compiling.Said(
                Diagnostic.Kind.NOTE,
                4,
                "modparam/uart.c: module_param has no bounds: parameter baud is an int from 1200 to"
                    + " 115200"));
    assertThat(content(compilation, "uart.c"))
        .contains("module_param_string(label, label, sizeof(label), 0444);")
        .contains("static int baud = 9600;");
    assertThat(content(compilation, "uart.rs")).contains("baud: ");
    assertThat(content(compilation, "uart.modinfo"))
        .contains("parm:           baud:Bits per second");
  }

  @Test
  void tablesAndOtherFormsOfRustAreWrittenToo() throws IOException {
    Compilation compilation =
        Compiling.check(CODE, "-Amodparam.write=markdown, rust-module,rust-module-param");

    assertThat(content(compilation, "uart.md"))
        .startsWith("| parameter |")
        .contains("| baud | int | ");
    assertThat(content(compilation, "uart.module.rs")).contains("module! {");
    assertThat(content(compilation, "uart.module_param.rs")).contains("module_param! {");
  }

  @Test
  void anOutputThatDoesNotExistIsAnError() {
    assertThat(Compiling.said(Compiling.check(CODE, "-Amodparam.write=cobol")))
        .extracting(Compiling.Said::message)
        .containsExactly(
            "-Amodparam.write takes c, rust, rust-module, rust-module-param, markdown, modinfo, not"
                + " cobol");
  }

  private static String content(Compilation compilation, String name) throws IOException {
    return compilation
        .generatedFile(StandardLocation.CLASS_OUTPUT, "modparam", name)
        .orElseThrow()
        .getCharContent(true)
        .toString();
  }
}
