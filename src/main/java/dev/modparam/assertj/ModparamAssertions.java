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
import java.util.Objects;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;

/**
 * The assertions of this library and all those of AssertJ, by one import.
 *
 * <pre>{@code
 * import static dev.modparam.assertj.ModparamAssertions.*;
 *
 * assertThat(module).hasValue(BUFFER_SIZE, 8192);
 * assertThat(module).attribute("debug").hasMode(0644).isNotWritableBy(Credentials.NOBODY);
 * assertThat(kernel.log()).contains(LogLevel.NOTICE, "Setting dangerous option");
 * assertThatLoad(() -> kernel.insmod(MY_DRIVER, "debug=maybe"))
 *     .failsWith(Errno.EINVAL).rejects("debug", Errno.EINVAL, 6);
 * assertThat("text").isNotEmpty(); // AssertJ's own
 * assertThat(object).asInstanceOf(LOADED_MODULE).isLive();
 * assertThatThrownBy(() -> kernel.insmod(MY_DRIVER, "debug=maybe"))
 *     .asInstanceOf(LOAD_EXCEPTION).hasErrno(Errno.EINVAL);
 * }</pre>
 */
@SuppressWarnings("exports")
public class ModparamAssertions extends Assertions {

  /** For {@code asInstanceOf}: {@link SimulatedKernel}. */
  public static final InstanceOfAssertFactory<SimulatedKernel, SimulatedKernelAssert> KERNEL =
      new InstanceOfAssertFactory<>(SimulatedKernel.class, SimulatedKernelAssert::new);

  /** For {@code asInstanceOf}: {@link LoadedModule}. */
  public static final InstanceOfAssertFactory<LoadedModule, LoadedModuleAssert> LOADED_MODULE =
      new InstanceOfAssertFactory<>(LoadedModule.class, LoadedModuleAssert::new);

  /** For {@code asInstanceOf}: {@link Attribute}. */
  public static final InstanceOfAssertFactory<Attribute, AttributeAssert> ATTRIBUTE =
      new InstanceOfAssertFactory<>(Attribute.class, AttributeAssert::new);

  /** For {@code asInstanceOf}: {@link KernelLog}. */
  public static final InstanceOfAssertFactory<KernelLog, KernelLogAssert> KERNEL_LOG =
      new InstanceOfAssertFactory<>(KernelLog.class, KernelLogAssert::new);

  /** For {@code asInstanceOf}: {@link ModuleDefinition}. */
  public static final InstanceOfAssertFactory<ModuleDefinition, ModuleDefinitionAssert>
      MODULE_DEFINITION =
          new InstanceOfAssertFactory<>(ModuleDefinition.class, ModuleDefinitionAssert::new);

  /** For {@code asInstanceOf}: {@link ArgumentReport}. */
  public static final InstanceOfAssertFactory<ArgumentReport, ArgumentReportAssert>
      ARGUMENT_REPORT =
          new InstanceOfAssertFactory<>(ArgumentReport.class, ArgumentReportAssert::new);

  /** For {@code asInstanceOf}: {@link LoadException}. */
  public static final InstanceOfAssertFactory<LoadException, LoadExceptionAssert> LOAD_EXCEPTION =
      new InstanceOfAssertFactory<>(LoadException.class, LoadExceptionAssert::new);

  /** For {@code asInstanceOf}: {@link Param}. */
  @SuppressWarnings("rawtypes") // a class literal has no type argument
  public static final InstanceOfAssertFactory<Param, ParamAssert<?>> PARAM =
      new InstanceOfAssertFactory<>(Param.class, ModparamAssertions::param);

  /** For subclasses, which add assertions of their own. */
  protected ModparamAssertions() {}

  private static ParamAssert<?> param(Param<?> param) {
    return assertThat(param);
  }

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
    Objects.requireNonNull(load, "load");
    return LoadAssert.of(load);
  }
}
