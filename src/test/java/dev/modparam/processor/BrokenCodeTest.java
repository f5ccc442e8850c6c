// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that does not compile for another reason gets the compiler's error, and no other. */
class BrokenCodeTest {

  private static final String IMPORTS =
      "import dev.modparam.module.*; import dev.modparam.junit.*; import dev.modparam.param.*;"
          + " @KernelModule(license = \"GPL\") class Other {"
          + " @ModuleParam(description = \"Size\") int size; } ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@KernelModule(name = MISSING) class Driver {}",
        "@KernelModule(dependsOn = {\"bus\", MISSING}) class Driver {}",
        "@KernelModule(name = 5) class Driver {}",
        "@KernelModule class Driver extends Missing {}",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") Missing size; }",
        "@KernelModule class Driver { @ModuleParam(description = MISSING) int size; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", mode = MISSING) int s; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", permissions = \"0644\")"
            + " volatile int size; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", min = MISSING) int size; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", size = \"8\") String s; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", unsafe = 1) int size; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", type = MISSING) int s; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\", counter = 1) int[] s ="
            + " {1}; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") int[] sizes = 5; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") int[] sizes ="
            + " new int[\"5\"]; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") int size = \"five\"; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") boolean on = 1; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") int size = !5 + -\"5\"; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") int[] sizes = {1, \"2\"};"
            + " }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") Missing[] sizes = {}; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") String size = 5; }",
        "@KernelModule class Driver { @ModuleParam(description = \"d\") long size = true; }",
        "@LoadModule(Missing.class) class DriverTest {}",
        "@LoadModule(value = Other.class, arguments = MISSING) class DriverTest {}",
        "@LoadModule(value = Other.class, arguments = {\"size=1\", \"size=2\"}) class DriverTest"
            + " {}",
        "@BoundaryValues(Other.class) class DriverTest {}",
        "class DriverTest { Object param = Param.off(\"size\", ParamTypes.INT); }",
        "class DriverTest { Object param = Param.of(\"size\").permissions(644); }",
        "class DriverTest { Object param = Param.of(\"size\", ParamTypes.MISSING); }",
      })
  void onlyTheCompilerSpeaks(String code) {
    List<Compiling.Said> withoutUs =
        Compiling.said(
            Compiling.javac().withProcessors(new Silent()).compile(Compiling.file(IMPORTS + code)));

    assertThat(withoutUs).isNotEmpty();
    assertThat(Compiling.said(Compiling.check(IMPORTS + code))).isEqualTo(withoutUs);
  }

  /** Says nothing; but a compiler words some errors in another way as soon as there is a check. */
  @SupportedAnnotationTypes("*")
  private static final class Silent extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }
}
