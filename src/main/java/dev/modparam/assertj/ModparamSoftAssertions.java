// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * Soft assertions of AssertJ and of this library: all are tried, and {@code assertAll} fails with
 * what did not hold.
 *
 * <pre>{@code
 * ModparamSoftAssertions softly = new ModparamSoftAssertions();
 * softly.assertThat(module).hasValue(DEBUG, true).isLive();
 * softly.assertThat(kernel.log()).isEmpty();
 * softly.assertAll();
 * }</pre>
 *
 * <p>An assertion that goes on with another object, as {@code attribute(…)} does, is not soft: its
 * failure ends the test.
 *
 * <p>On the module path AssertJ 3.27 cannot make the subclasses that this class needs ({@code
 * IllegalAccessError}), because it does not export one of its own packages. There, use {@code
 * check}, which needs no subclass and is soft in every case:
 *
 * <pre>{@code
 * softly.check(() -> assertThat(module).attribute("debug").hasMode(0644));
 * }</pre>
 */
@SuppressWarnings("exports")
public class ModparamSoftAssertions extends SoftAssertions {

  /** Makes an object that has collected nothing. */
  public ModparamSoftAssertions() {}

  /**
   * Starts soft assertions on a kernel.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public SimulatedKernelAssert assertThat(@Nullable SimulatedKernel actual) {
    return proxy(SimulatedKernelAssert.class, SimulatedKernel.class, actual);
  }

  /**
   * Starts soft assertions on a module in a kernel.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public LoadedModuleAssert assertThat(@Nullable LoadedModule actual) {
    return proxy(LoadedModuleAssert.class, LoadedModule.class, actual);
  }

  /**
   * Starts soft assertions on the file of a parameter.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public AttributeAssert assertThat(@Nullable Attribute actual) {
    return proxy(AttributeAssert.class, Attribute.class, actual);
  }

  /**
   * Starts soft assertions on the kernel log.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public KernelLogAssert assertThat(@Nullable KernelLog actual) {
    return proxy(KernelLogAssert.class, KernelLog.class, actual);
  }

  /**
   * Starts soft assertions on a definition.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public ModuleDefinitionAssert assertThat(@Nullable ModuleDefinition actual) {
    return proxy(ModuleDefinitionAssert.class, ModuleDefinition.class, actual);
  }

  /**
   * Starts soft assertions on what a module makes of an argument line.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public ArgumentReportAssert assertThat(@Nullable ArgumentReport actual) {
    return proxy(ArgumentReportAssert.class, ArgumentReport.class, actual);
  }

  /**
   * Starts soft assertions on a load that failed.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public LoadExceptionAssert assertThat(@Nullable LoadException actual) {
    return proxy(LoadExceptionAssert.class, LoadException.class, actual);
  }

  /**
   * Starts soft assertions on the declaration of a parameter.
   *
   * @param actual what to look at; null fails each assertion
   * @param <T> the Java type of the value
   * @return the assertions
   */
  @SuppressWarnings("unchecked") // a class literal has no type argument
  public <T extends @Nullable Object> ParamAssert<T> assertThat(@Nullable Param<T> actual) {
    return proxy(ParamAssert.class, Param.class, actual);
  }
}
