// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.Page;
import dev.modparam.param.Param;
import dev.modparam.param.Printk;
import dev.modparam.param.Variable;
import dev.modparam.param.Variables;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one loaded module with their variables, and the lock around each set and get
 * ({@code kernel_param_lock}).
 */
final class ParameterSet {

  private static final String LOCKED_DOWN = "it sets hardware and the kernel is locked down";
  private static final byte[] NO_TEXT = {};

  private final List<Param<?>> params;
  private final Variables variables;
  private final Lock lock;
  private final ParameterGate gate;
  private final Printk log;

  ParameterSet(
      List<Param<?>> params, Variables variables, Lock lock, ParameterGate gate, Printk log) {
    this.params = params;
    this.variables = variables;
    this.lock = lock;
    this.gate = gate;
    this.log = log;
  }

  Param<?> param(int position) {
    return params.get(position);
  }

  Variable<?> variable(int position) {
    return variables.get(position);
  }

  /** The variable of a handle, for reading without a lock where it {@link Variable#isAtomic}. */
  <T extends @Nullable Object> Variable<T> variable(Param<T> param) {
    return variables.of(param);
  }

  /** Fills the variables with their defaults. */
  void reset() {
    lock.lock();
    try {
      variables.reset();
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> T read(Param<T> param) {
    Variable<T> variable = variables.of(param);
    if (variable.isAtomic()) {
      return variable.value();
    }
    lock.lock();
    try {
      return variable.value();
    } finally {
      lock.unlock();
    }
  }

  <T extends @Nullable Object> void assign(Param<T> param, T value) {
    Variable<T> variable = variables.of(param);
    lock.lock();
    try {
      variable.assign(value);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets a parameter from text.
   *
   * @param refusal told why, if the parameter refuses the text
   * @return 0, a negative error number, or the positive result of an own set function
   */
  int set(int position, byte[] text, int from, int to, Refusal refusal) {
    Variable<?> variable = variables.get(position);
    lock.lock();
    try {
      return gate.admits(params.get(position), variable.name())
          ? refusal.of(variable.set(text, from, to, log), variable, text, from, to)
          : refusal.of(Errno.EPERM.result(), LOCKED_DOWN);
    } finally {
      lock.unlock();
    }
  }

  /** Sets a parameter from a bare name; one that needs a value is not even tried. */
  int setBare(int position, Refusal refusal) {
    Variable<?> variable = variables.get(position);
    if (!variable.type().acceptsBareName()) {
      return refusal.of(Errno.EINVAL.result(), "it needs a value");
    }
    lock.lock();
    try {
      return gate.admits(params.get(position), variable.name())
          ? refusal.of(variable.setBare(log), variable, NO_TEXT, 0, 0)
          : refusal.of(Errno.EPERM.result(), LOCKED_DOWN);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Shows a parameter as text.
   *
   * @return the number of bytes, or a negative error number
   */
  int get(int position, Page page) {
    lock.lock();
    try {
      return variables.get(position).get(page);
    } finally {
      lock.unlock();
    }
  }
}
