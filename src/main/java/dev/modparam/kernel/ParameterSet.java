// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.Page;
import dev.modparam.param.Param;
import dev.modparam.param.Printk;
import dev.modparam.param.Variable;
import dev.modparam.param.Variables;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one loaded module with their variables, and the lock around each set and get
 * ({@code kernel_param_lock}).
 */
final class ParameterSet {

  private static final String LOCKED_DOWN = "it sets hardware and the kernel is locked down";
  private static final byte[] NO_TEXT = {};

  private final Variables variables;
  private final Lock lock;
  private final ParameterGate gate;
  private final Printk log;

  ParameterSet(Variables variables, Lock lock, ParameterGate gate, Printk log) {
    this.variables = variables;
    this.lock = lock;
    this.gate = gate;
    this.log = log;
  }

  Variables variables() {
    return variables;
  }

  Param<?> param(int position) {
    return variables.get(position).param();
  }

  Variable<?> variable(int position) {
    return variables.get(position);
  }

  /** What guards the variables; built-in code shares one. */
  Lock lock() {
    return lock;
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
    lock.lock();
    try {
      return setHeld(position, text, from, to, refusal);
    } finally {
      lock.unlock();
    }
  }

  /** The same for who holds the lock. */
  int setHeld(int position, byte[] text, int from, int to, Refusal refusal) {
    Variable<?> variable = variables.get(position);
    return isAdmitted(variable)
        ? refusal.of(variable.set(text, from, to, log), variable, text, from, to)
        : refusal.of(Errno.EPERM.result(), LOCKED_DOWN);
  }

  private boolean isAdmitted(Variable<?> variable) {
    Param<?> param = variable.param();
    return !param.isGuarded() || gate.admits(param, variable.name());
  }

  /**
   * Sets a parameter from a bare name, for who holds the lock; one that needs a value is not even
   * tried.
   */
  int setBareHeld(int position, Refusal refusal) {
    Variable<?> variable = variables.get(position);
    if (!variable.type().acceptsBareName()) {
      return refusal.of(Errno.EINVAL.result(), "it needs a value");
    }
    return isAdmitted(variable)
        ? refusal.of(variable.setBare(log), variable, NO_TEXT, 0, 0)
        : refusal.of(Errno.EPERM.result(), LOCKED_DOWN);
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
