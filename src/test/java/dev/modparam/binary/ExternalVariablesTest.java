// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables and symbols that one module of a tree has for others. */
class ExternalVariablesTest {

  private static final int DATA = 3;

  @TempDir Path folder;

  private void write(String name, ModuleImage image) throws IOException {
    Files.write(folder.resolve(name + ".ko"), image.info("name=" + name).bytes());
  }

  private static ModuleImage user(String depends, String operations) {
    ModuleImage image = new ModuleImage().info("depends=" + depends);
    return image.param("p", image.external(operations), image.external("shared"), 0444, 0);
  }

  private static ModuleImage owner(int value, int info) {
    ModuleImage image = new ModuleImage();
    image.symbol("shared", info, DATA, image.data.number(value, 4));
    image.symbol("other", ModuleImage.GLOBAL | ModuleImage.OBJECT, DATA, 0);
    image.symbol("function", ModuleImage.GLOBAL | ModuleImage.FUNCTION, 900, 0);
    image.symbol("", ModuleImage.GLOBAL, DATA, 0);
    image.symbol("file.c", 4 | ModuleImage.GLOBAL, ModuleImage.ABSOLUTE, 0);
    return image;
  }

  private String defaultOf(String module) throws IOException {
    return ModuleCatalog.read(folder)
        .object(module)
        .orElseThrow()
        .parameters()
        .get(0)
        .defaultText()
        .orElse("unknown");
  }

  @Test
  void theFirstDependencyThatDefinesTheVariableHasItsDefault() throws IOException {
    int global = ModuleImage.GLOBAL | ModuleImage.OBJECT;
    write("user", user("none,first,second", "param_ops_int"));
    write("second", owner(2, global));
    write("first", owner(1, global));
    write("none", new ModuleImage());

    assertThat(defaultOf("user")).isEqualTo("1");
  }

  @Test
  void aVariableThatOnlyItsFileKnowsIsNotMeant() throws IOException {
    write("user", user("first,missing", "param_ops_int"));
    write("first", owner(1, ModuleImage.OBJECT));

    assertThat(defaultOf("user")).isEqualTo("unknown");
  }

  @Test
  void aVariableOfOwnOperationsIsNotAskedFor() throws IOException {
    write("user", user("first", "far_ops"));
    write("first", owner(1, ModuleImage.GLOBAL | ModuleImage.OBJECT));

    assertThat(defaultOf("user")).isEqualTo("unknown");
  }
}
