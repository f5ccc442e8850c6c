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
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * The assertions of this library for soft assertions: add it to a class of yours, or use {@link
 * ModparamSoftAssertions}.
 *
 * <pre>{@code
 * static class Softly extends SoftAssertions implements ModparamSoftAssertionsProvider {}
 * }</pre>
 *
 * <p>What an assertion leads to, as {@code attribute(…)} does, is not soft: its failure ends the
 * test.
 *
 * <p>On the module path AssertJ 3.27 cannot make the subclasses that this needs ({@code
 * IllegalAccessError}), because it does not export one of its own packages. There, use {@code
 * check}, which needs none, and is soft all the way:
 *
 * <pre>{@code
 * softly.check(() -> assertThat(module).attribute("debug").hasMode(0644));
 * }</pre>
 */
@SuppressWarnings("exports")
public interface ModparamSoftAssertionsProvider extends SoftAssertionsProvider {

  /**
   * Starts soft assertions on a kernel.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default SimulatedKernelAssert assertThat(@Nullable SimulatedKernel actual) {
    return proxy(SimulatedKernelAssert.class, SimulatedKernel.class, actual);
  }

  /**
   * Starts soft assertions on a module in a kernel.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default LoadedModuleAssert assertThat(@Nullable LoadedModule actual) {
    return proxy(LoadedModuleAssert.class, LoadedModule.class, actual);
  }

  /**
   * Starts soft assertions on the file of a parameter.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default AttributeAssert assertThat(@Nullable Attribute actual) {
    return proxy(AttributeAssert.class, Attribute.class, actual);
  }

  /**
   * Starts soft assertions on the kernel log.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default KernelLogAssert assertThat(@Nullable KernelLog actual) {
    return proxy(KernelLogAssert.class, KernelLog.class, actual);
  }

  /**
   * Starts soft assertions on a definition.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default ModuleDefinitionAssert assertThat(@Nullable ModuleDefinition actual) {
    return proxy(ModuleDefinitionAssert.class, ModuleDefinition.class, actual);
  }

  /**
   * Starts soft assertions on what a module makes of an argument line.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default ArgumentReportAssert assertThat(@Nullable ArgumentReport actual) {
    return proxy(ArgumentReportAssert.class, ArgumentReport.class, actual);
  }

  /**
   * Starts soft assertions on a load that failed.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  default LoadExceptionAssert assertThat(@Nullable LoadException actual) {
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
  default <T extends @Nullable Object> ParamAssert<T> assertThat(@Nullable Param<T> actual) {
    return proxy(ParamAssert.class, Param.class, actual);
  }
}
