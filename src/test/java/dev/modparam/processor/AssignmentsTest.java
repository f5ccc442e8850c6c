// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.modparam.module.ModuleDefinition;
import javax.tools.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check judges an initializer only if nothing else gives the field its value. */
class AssignmentsTest {

  private static String code(String members) {
    return """
    import dev.modparam.module.*;
    @KernelModule
    public class Driver extends Base {
      @ModuleParam(min = 512) int size;
      int other;
      void set() { size = 512; }
      @Override void start() { size = 512; }
      static void fill(Driver driver) { driver.size = 512; }
    """
        + members
        + "\n} class Base { void start() {} }";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ size = 512; }",
        "{ this.size = 512; }",
        "{ Driver.this.size = 512; }",
        "{ set(); }",
        "{ this.set(); }",
        "{ super.start(); set(); }",
        "{ fill(this); }",
        "{ Driver.fill(Driver.this); }",
        "{ Runnable later = () -> size = 512; later.run(); }",
        "Driver() { super(); size = 512; }",
        "Driver() { this(512); } Driver(int bytes) { size = bytes; }",
      })
  void aValueThatComesFromElsewhereIsLeftToARun(String members) throws ClassNotFoundException {
    Compilation compilation = Compiling.check(code(members), "-Amodparam.warnings=none");

    assertThat(Compiling.said(compilation)).isEmpty();
    Class<?> driver = Compiling.load(compilation).loadClass("Driver");
    assertThat(ModuleDefinition.ofClass(driver).parameters().get(0).defaultValue()).isEqualTo(512);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{ other = 512; }",
        "{ this.other = 512; Driver.this.other = 512; }",
        "{ System.out.println(other); }",
        "static { System.out.println(); }",
        "Driver() { super(); }",
        "Driver() { other = String.valueOf(512).length(); }",
        "void later() { size = 512; }",
        "static int size() { return 512; }",
      })
  void aValueThatNothingReplacesIsJudged(String members) {
    assertThat(Compiling.said(Compiling.check(code(members), "-Amodparam.warnings=none")))
        .containsExactly(
            new Compiling.Said(
                Diagnostic.Kind.ERROR,
                4,
                "the default of parameter size does not fit int: 0 is not from 512 to"
                    + " 2147483647"));
  }
}
