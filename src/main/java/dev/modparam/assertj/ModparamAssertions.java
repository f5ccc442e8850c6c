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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The assertions of this library, to import beside those of AssertJ.
 *
 * <pre>{@code
 * import static dev.modparam.assertj.ModparamAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * assertThat(module).hasValue(BUFFER_SIZE, 8192);
 * assertThat(module).attribute("debug").hasMode(0644).isNotWritableBy(Credentials.NOBODY);
 * assertThat(kernel.log()).contains(LogLevel.NOTICE, "Setting dangerous option");
 * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug=maybe"))
 *     .failsWith(Errno.EINVAL).rejects("debug", Errno.EINVAL, 6);
 * }</pre>
 */
@SuppressWarnings("exports")
public final class ModparamAssertions {

  private ModparamAssertions() {}

  /**
   * Starts assertions on a kernel.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static SimulatedKernelAssert assertThat(@Nullable SimulatedKernel actual) {
    return new SimulatedKernelAssert(actual);
  }

  /**
   * Starts assertions on a module in a kernel.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static LoadedModuleAssert assertThat(@Nullable LoadedModule actual) {
    return new LoadedModuleAssert(actual);
  }

  /**
   * Starts assertions on the file of a parameter.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static AttributeAssert assertThat(@Nullable Attribute actual) {
    return new AttributeAssert(actual);
  }

  /**
   * Starts assertions on the kernel log.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static KernelLogAssert assertThat(@Nullable KernelLog actual) {
    return new KernelLogAssert(actual);
  }

  /**
   * Starts assertions on a definition.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static ModuleDefinitionAssert assertThat(@Nullable ModuleDefinition actual) {
    return new ModuleDefinitionAssert(actual);
  }

  /**
   * Starts assertions on what a module makes of an argument line.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static ArgumentReportAssert assertThat(@Nullable ArgumentReport actual) {
    return new ArgumentReportAssert(actual);
  }

  /**
   * Starts assertions on a load that failed.
   *
   * @param actual what to look at; null fails each assertion
   * @return the assertions
   */
  public static LoadExceptionAssert assertThat(@Nullable LoadException actual) {
    return new LoadExceptionAssert(actual);
  }

  /**
   * Starts assertions on the declaration of a parameter. For its value, start with the module.
   *
   * @param actual what to look at; null fails each assertion
   * @param <T> the Java type of the value
   * @return the assertions
   */
  public static <T extends @Nullable Object> ParamAssert<T> assertThat(@Nullable Param<T> actual) {
    return new ParamAssert<>(actual);
  }

  /**
   * Loads a module at once, and starts assertions on how that went.
   *
   * @param load what loads it, such as {@code () -> kernel.insmod(MY_DRIVER, "debug=1")}; whatever
   *     it throws besides a {@link LoadException} is thrown on
   * @return the assertions
   */
  public static LoadAssert assertThatLoad(Supplier<LoadedModule> load) {
    return LoadAssert.of(load);
  }
}
