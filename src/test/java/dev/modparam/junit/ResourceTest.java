// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.param.Errno;
import java.io.FileNotFoundException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** Modules that are files on the class path. */
class ResourceTest {

  @Test
  @LoadModule(resource = "rust-driver.rs", arguments = "debug=1")
  void rustIsReadAndNamedAfterItsFile(LoadedModule module) {
    assertThat(module.name()).isEqualTo("rust_driver");
    assertThat(module.attribute("debug").show()).isEqualTo("Y\n");
  }

  @Test
  @LoadModule(resource = "/dev/modparam/junit/named.rs")
  void theFileMaySayTheNameOfItsModule(LoadedModule module) {
    assertThat(module.name()).isEqualTo("said_by_the_file");
  }

  @Test
  @LoadModule(value = Drivers.class, resource = "plain.c", arguments = "level=4")
  @LoadModule(resource = "plain.c", name = "other")
  void oneFileMayBeSeveralModules(
      @Simulated("plain") LoadedModule plain, @Simulated("other") LoadedModule other) {
    assertThat(plain.attribute("level").show()).isEqualTo("4\n");
    assertThat(other.attribute("level").show()).isEqualTo("3\n");
  }

  @Test
  @LoadModule(resource = "/dev/modparam/binary/machines/i386.ko", name = "machines")
  void aCompiledModuleIsRead(LoadedModule module) {
    assertThat(module.name()).isEqualTo("machines");
  }

  @Test
  @BuiltIn(resource = "plain.c")
  @BootCommandLine("plain.level=5")
  void aFileCanBeBuiltIn(LoadedModule module) {
    assertThat(module.attribute("level").show()).isEqualTo("5\n");
  }

  @ParameterizedTest
  @KernelTest
  @BoundaryValues(resource = "plain.c", parameter = "level")
  void theParametersOfAFileHaveBoundaries(String text, @Nullable Errno expected) {
    assertThat(text.matches("[?]?|.*[?]")).as(text).isEqualTo(Errno.EINVAL.equals(expected));
  }

  @Retention(RetentionPolicy.RUNTIME)
  @LoadModule(resource = "plain.c")
  @interface Plain {}

  @Nested
  @Plain
  class OfAnAnnotation {
    @Test
    @ModuleArguments("level=6")
    void theFileIsNearTheAnnotation(LoadedModule module) {
      assertThat(module.attribute("level").show()).isEqualTo("6\n");
    }
  }

  @Nested
  class InCode {
    @RegisterExtension
    static final KernelExtension KERNEL =
        KernelExtension.builder()
            .loadResource(ResourceTest.class, "rust-driver.rs", "debug")
            .builtInResource(ResourceTest.class, "plain.c")
            .build();

    @Test
    void theSameCanBeDeclared(SimulatedKernel kernel) {
      assertThat(kernel.module("plain")).isPresent();
      assertThat(kernel.module("rust_driver").orElseThrow().attribute("debug").show())
          .isEqualTo("Y\n");
    }
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithItsProblem() {
    KernelExtension.Builder builder = KernelExtension.builder();
    assertThatThrownBy(() -> builder.loadResource(ResourceTest.class, "broken.rs", ""))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageStartingWith("resource broken.rs: ")
        .hasCauseInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> builder.builtInResource(ResourceTest.class, "/gone.c"))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage("resource /gone.c: there is no such file on the class path")
        .hasCauseInstanceOf(FileNotFoundException.class);
  }
}
