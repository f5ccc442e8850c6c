// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.input.InvalidInputException;
import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.module.ModuleDefinition;
import java.io.FileNotFoundException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Modules that cannot be found, and files that declare none. */
class ResourceMisuseTest {

  static Stream<Misuse> misuses() {
    Class<?> config = ExtensionConfigurationException.class;
    return Stream.of(
        Misuse.of(NoModule.class, config, "name a class, a field, or both, or a resource"),
        Misuse.of(
            MissingResource.class,
            config,
            "@LoadModule(",
            "on method " + MissingResource.class.getName() + ".test: resource gone.rs: there is no",
            "in the package of " + MissingResource.class.getName()),
        Misuse.of(MissingResource.class, FileNotFoundException.class, "there is no such file"),
        Misuse.of(BrokenRust.class, config, "@LoadModule(", "resource broken.rs: "),
        Misuse.of(BrokenRust.class, InvalidInputException.class, ""),
        Misuse.of(BrokenObject.class, config, "@BuiltIn(", "resource broken.ko: "),
        Misuse.of(BrokenObject.class, InvalidInputException.class, "broken.ko"),
        Misuse.of(BrokenText.class, config, "resource latin.c: it is not a text in UTF-8"),
        Misuse.of(OtherEnding.class, config, "resource site.conf: ", "must end in .rs, .c, .ko"),
        Misuse.of(OtherName.class, config, "its module is said_by_the_file, not mine"),
        Misuse.of(NameOfClass.class, config, "name mine is only for a resource"),
        Misuse.of(FieldAndResource.class, config, "field UART contradicts resource plain.c"),
        Misuse.of(
            TwoResources.class,
            config,
            "resource=\"plain.c\"",
            "contradicts @LoadModule(",
            "resource=\"/dev/modparam/junit/plain.c\""),
        Misuse.of(NoField.class, config, "there is no field MISSING in", "NoField or around it"),
        Misuse.of(OtherField.class, config, "field NO_MODULE holds no ModuleDefinition: text"),
        Misuse.of(InstanceField.class, config, "field definition is not static"),
        Misuse.of(NoKernelModule.class, config, "annotate it with @KernelModule"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misuses")
  void isSaid(Misuse misuse) {
    misuse.check();
  }

  static class NoModule {
    @Test
    @LoadModule
    void test() {}
  }

  static class MissingResource {
    @Test
    @LoadModule(resource = "gone.rs")
    void test() {}
  }

  static class BrokenRust {
    @Test
    @LoadModule(resource = "broken.rs")
    void test() {}
  }

  static class BrokenObject {
    @Test
    @BuiltIn(resource = "broken.ko")
    void test() {}
  }

  static class BrokenText {
    @Test
    @LoadModule(resource = "latin.c")
    void test() {}
  }

  static class OtherEnding {
    @Test
    @LoadModule(resource = "site.conf")
    void test() {}
  }

  static class OtherName {
    @Test
    @LoadModule(resource = "named.rs", name = "mine")
    void test() {}
  }

  static class NameOfClass {
    @Test
    @LoadModule(value = Sensor.class, name = "mine")
    void test() {}
  }

  static class FieldAndResource {
    @Test
    @LoadModule(value = Drivers.class, field = "UART", resource = "plain.c")
    void test() {}
  }

  @LoadModule(resource = "plain.c")
  @LoadModule(resource = "/dev/modparam/junit/plain.c")
  static class TwoResources {
    @Test
    void test() {}
  }

  static class NoField {
    @Test
    @LoadModule(field = "MISSING")
    void test() {}
  }

  static class OtherField {
    @Test
    @BuiltIn(value = Drivers.class, field = "NO_MODULE")
    void test() {}
  }

  static class InstanceField {
    final ModuleDefinition definition = Drivers.UART;

    @Test
    @LoadModule(field = "definition")
    void test() {}
  }

  static class NoKernelModule {
    @Test
    @LoadModule(String.class)
    void test() {}
  }
}
