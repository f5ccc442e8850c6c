// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import dev.modparam.kernel.Lockdown;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.Taint;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link SimulatedKernel}: its modules, its taints, its log. */
@SuppressWarnings("exports")
public class SimulatedKernelAssert extends AbstractAssert<SimulatedKernelAssert, SimulatedKernel> {

  /**
   * Makes assertions; {@link ModparamAssertions#assertThat} is shorter.
   *
   * @param actual what to look at; null fails each assertion
   */
  public SimulatedKernelAssert(@Nullable SimulatedKernel actual) {
    super(actual, SimulatedKernelAssert.class);
  }

  /**
   * Holds if a module is loaded or built in.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel).hasModule("my_driver");
   * // fails
   * assertThat(kernel).hasModule("your_driver");
   * }</pre>
   *
   * @param name its exact name
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public SimulatedKernelAssert hasModule(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    if (actual.module(name).isEmpty()) {
      throw failure("Expecting module <%s> to be there, but there are:%n%s", name, table());
    }
    return this;
  }

  /**
   * Holds if a module is neither loaded nor built in.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel).doesNotHaveModule("your_driver");
   * // fails
   * assertThat(kernel).doesNotHaveModule("my_driver");
   * }</pre>
   *
   * @param name its exact name
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public SimulatedKernelAssert doesNotHaveModule(String name) {
    Objects.requireNonNull(name, "name");
    isNotNull();
    if (actual.module(name).isPresent()) {
      throw failure("Expecting module <%s> not to be there, but there are:%n%s", name, table());
    }
    return this;
  }

  /**
   * Holds if no module is loaded. Built-in modules do not count.
   *
   * <pre>{@code
   * // passes
   * assertThat(new SimulatedKernel()).hasNoModules();
   * // fails
   * assertThat(kernel).hasNoModules(); // my_driver is loaded
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public SimulatedKernelAssert hasNoModules() {
    isNotNull();
    if (!actual.modules().isEmpty()) {
      throw failure("Expecting no module to be loaded, but there are:%n%s", table());
    }
    return this;
  }

  /**
   * Holds if the kernel has exactly these taints.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel).isTaintedBy(Taint.USER);
   * // fails
   * assertThat(kernel).isTaintedBy(Taint.UNSIGNED_MODULE);
   * }</pre>
   *
   * @param taints at least one taint
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public SimulatedKernelAssert isTaintedBy(Taint... taints) {
    Objects.requireNonNull(taints, "taints");
    isNotNull();
    Set<Taint> expected = EnumSet.noneOf(Taint.class);
    expected.addAll(List.of(taints));
    if (!actual.taints().equals(expected)) {
      throw failureWithActualExpected(
          actual.taints(),
          expected,
          "Expecting the kernel to be tainted by%n  %s%nbut it is tainted by%n  %s%nand its log"
              + " ends with%n%s",
          expected,
          actual.taints(),
          LogLines.last(actual.log().records()));
    }
    return this;
  }

  /**
   * Holds if nothing taints the kernel.
   *
   * <pre>{@code
   * // passes
   * assertThat(new SimulatedKernel()).isNotTainted();
   * // fails
   * assertThat(kernel).isNotTainted(); // an unsafe parameter was set
   * }</pre>
   *
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public SimulatedKernelAssert isNotTainted() {
    return isTaintedBy();
  }

  /**
   * Holds if the kernel is locked down to a level.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel).isLockedDown(Lockdown.INTEGRITY);
   * // fails
   * assertThat(kernel).isLockedDown(Lockdown.NONE);
   * }</pre>
   *
   * @param level the level
   * @return this
   * @throws AssertionError if the assertion does not hold
   */
  public SimulatedKernelAssert isLockedDown(Lockdown level) {
    Objects.requireNonNull(level, "level");
    isNotNull();
    if (actual.lockdown() != level) {
      throw failureWithActualExpected(
          actual.lockdown(),
          level,
          "Expecting the kernel to be locked down to <%s>, but it is to <%s>",
          level,
          actual.lockdown());
    }
    return this;
  }

  /**
   * Goes on with a module that is loaded or built in.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel).module("my_driver").isLive();
   * // fails
   * assertThat(kernel).module("your_driver");
   * }</pre>
   *
   * @param name its exact name
   * @return assertions on the module
   * @throws AssertionError if there is no such module
   */
  public LoadedModuleAssert module(String name) {
    Objects.requireNonNull(name, "name");
    hasModule(name);
    return new LoadedModuleAssert(actual.module(name).orElseThrow()).as(info.description());
  }

  /**
   * Goes on with the log.
   *
   * <pre>{@code
   * // passes
   * assertThat(kernel).log().contains("my_driver: eth0 is up");
   * // fails
   * assertThat(kernel).log().isEmpty();
   * }</pre>
   *
   * @return assertions on the log
   * @throws AssertionError if there is no kernel
   */
  public KernelLogAssert log() {
    isNotNull();
    return new KernelLogAssert(actual.log()).as(info.description());
  }

  private String table() {
    return actual.parameterTable();
  }
}
