// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import static dev.modparam.assertj.Fixture.DEBUG;
import static dev.modparam.assertj.Fixture.DRIVER;
import static dev.modparam.assertj.Fixture.messageOf;
import static dev.modparam.assertj.ModparamAssertions.ARGUMENT_REPORT;
import static dev.modparam.assertj.ModparamAssertions.ATTRIBUTE;
import static dev.modparam.assertj.ModparamAssertions.KERNEL;
import static dev.modparam.assertj.ModparamAssertions.KERNEL_LOG;
import static dev.modparam.assertj.ModparamAssertions.LOADED_MODULE;
import static dev.modparam.assertj.ModparamAssertions.LOAD_EXCEPTION;
import static dev.modparam.assertj.ModparamAssertions.MODULE_DEFINITION;
import static dev.modparam.assertj.ModparamAssertions.PARAM;
import static dev.modparam.assertj.ModparamAssertions.assertThat;
import static dev.modparam.assertj.ModparamAssertions.assertThatThrownBy;

import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.KernelLog;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ways in: null, {@code asInstanceOf}, soft assertions. */
class EntryPointsTest {

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final LoadedModule module = kernel.insmod(DRIVER, "debug");

  @Test
  void nullFailsEachAssertion() {
    @Nullable Param<Boolean> noParam = null;
    List<ThrowingCallable> assertions =
        List.of(
            () -> assertThat((@Nullable SimulatedKernel) null).hasNoModules(),
            () -> assertThat((@Nullable SimulatedKernel) null).log(),
            () -> assertThat((@Nullable LoadedModule) null).hasValue("debug", true),
            () ->
                assertThat((@Nullable Attribute) null)
                    .isReadableBy(dev.modparam.kernel.files.Credentials.ROOT),
            () -> assertThat((@Nullable KernelLog) null).isEmpty(),
            () -> assertThat((@Nullable ModuleDefinition) null).accepts(""),
            () -> assertThat((@Nullable ArgumentReport) null).isClean(),
            () -> assertThat((@Nullable LoadException) null).rejectsOnly(),
            () -> assertThat(noParam).accepts("1"));
    assertThat(assertions)
        .allSatisfy(
            assertion ->
                assertThat(messageOf(assertion)).contains("Expecting actual not to be null"));
  }

  @Test
  void objectsTurnIntoWhatTheyAre() {
    Object unknown = module;
    assertThat(unknown).asInstanceOf(LOADED_MODULE).isLive();
    assertThat((Object) kernel).asInstanceOf(KERNEL).hasModule("my_driver");
    assertThat((Object) kernel.log()).asInstanceOf(KERNEL_LOG).isEmpty();
    assertThat((Object) DRIVER).asInstanceOf(MODULE_DEFINITION).hasName("my_driver");
    assertThat((Object) DEBUG).asInstanceOf(PARAM).hasPermissions(0644);
    assertThat((Object) module.arguments()).asInstanceOf(ARGUMENT_REPORT).isClean();
    assertThat((Object) module.attribute("debug")).asInstanceOf(ATTRIBUTE).hasMode(0644);
    assertThatThrownBy(() -> kernel.insmod(DRIVER))
        .asInstanceOf(LOAD_EXCEPTION)
        .hasErrno(Errno.EEXIST);
  }

  @Test
  void checkIsSoftWithoutProxies() {
    SoftAssertions softly = new ModparamSoftAssertions();
    softly.check(() -> assertThat(module).hasValue(DEBUG, false));
    softly.check(() -> assertThat(module).attribute("debug").hasMode(0444));
    softly.check(() -> assertThat(module).isLive());
    assertThat(softly.errorsCollected())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            first -> assertThat(first).contains("Expecting parameter <debug>"),
            second -> assertThat(second).contains("to have mode 0444"));
  }
}
