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
import org.assertj.core.api.InstanceOfAssertFactory;

/**
 * Factories for {@code asInstanceOf}.
 *
 * <pre>{@code
 * assertThat(object).asInstanceOf(LOADED_MODULE).isLive();
 * assertThatThrownBy(() -> kernel.insmod(MY_DRIVER, "debug=maybe"))
 *     .asInstanceOf(LOAD_EXCEPTION).hasErrno(Errno.EINVAL);
 * }</pre>
 */
@SuppressWarnings("exports")
public final class ModparamAssertFactories {

  /** For {@link SimulatedKernel}. */
  public static final InstanceOfAssertFactory<SimulatedKernel, SimulatedKernelAssert> KERNEL =
      new InstanceOfAssertFactory<>(SimulatedKernel.class, SimulatedKernelAssert::new);

  /** For {@link LoadedModule}. */
  public static final InstanceOfAssertFactory<LoadedModule, LoadedModuleAssert> LOADED_MODULE =
      new InstanceOfAssertFactory<>(LoadedModule.class, LoadedModuleAssert::new);

  /** For {@link Attribute}. */
  public static final InstanceOfAssertFactory<Attribute, AttributeAssert> ATTRIBUTE =
      new InstanceOfAssertFactory<>(Attribute.class, AttributeAssert::new);

  /** For {@link KernelLog}. */
  public static final InstanceOfAssertFactory<KernelLog, KernelLogAssert> KERNEL_LOG =
      new InstanceOfAssertFactory<>(KernelLog.class, KernelLogAssert::new);

  /** For {@link ModuleDefinition}. */
  public static final InstanceOfAssertFactory<ModuleDefinition, ModuleDefinitionAssert>
      MODULE_DEFINITION =
          new InstanceOfAssertFactory<>(ModuleDefinition.class, ModuleDefinitionAssert::new);

  /** For {@link ArgumentReport}. */
  public static final InstanceOfAssertFactory<ArgumentReport, ArgumentReportAssert>
      ARGUMENT_REPORT =
          new InstanceOfAssertFactory<>(ArgumentReport.class, ArgumentReportAssert::new);

  /** For {@link LoadException}. */
  public static final InstanceOfAssertFactory<LoadException, LoadExceptionAssert> LOAD_EXCEPTION =
      new InstanceOfAssertFactory<>(LoadException.class, LoadExceptionAssert::new);

  /** For {@link Param}. */
  @SuppressWarnings("rawtypes") // a class literal has no type argument
  public static final InstanceOfAssertFactory<Param, ParamAssert<?>> PARAM =
      new InstanceOfAssertFactory<>(Param.class, ModparamAssertFactories::param);

  private ModparamAssertFactories() {}

  private static ParamAssert<?> param(Param<?> param) {
    return ModparamAssertions.assertThat(param);
  }
}
