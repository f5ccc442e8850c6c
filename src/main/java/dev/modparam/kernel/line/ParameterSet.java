// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Store;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one loaded module with their variables, and the lock around each set and get
 * ({@code kernel_param_lock}).
 */
public final class ParameterSet {

  private final List<Param<?>> params;
  private final Store store;
  private final Lock lock;
  private final ParameterGate gate;
  private final CallingKernel kernel;
  private final @Nullable Parameter[] used;

  public ParameterSet(
      ModuleDefinition definition,
      Store store,
      Lock lock,
      ParameterGate gate,
      CallingKernel kernel) {
    this.params = definition.parameters();
    this.store = store;
    this.lock = lock;
    this.gate = gate;
    this.kernel = kernel;
    this.used = new Parameter[params.size()];
  }

  public Store store() {
    return store;
  }

  /** What guards the variables; built-in code shares one. */
  public Lock lock() {
    return lock;
  }

  /** The kernel as set functions see it. */
  CallingKernel kernel() {
    return kernel;
  }

  boolean admits(Param<?> param, String name) {
    boolean guarded = param.isUnsafe() || param.isHardware();
    return !guarded || gate.admits(param, name);
  }

  /**
   * Returns the parameter at a position. Needs no order between threads: a parameter that two of
   * them make at once is the same in all its fields, which are final.
   */
  public Parameter at(int position) {
    Parameter parameter = used[position];
    if (parameter == null) {
      parameter = new Parameter(this, params.get(position), store.at(position));
      used[position] = parameter;
    }
    return parameter;
  }

  /** Fills the variables with their defaults. */
  public void reset() {
    lock.lock();
    try {
      store.reset();
    } finally {
      lock.unlock();
    }
  }

  public <T extends @Nullable Object> T read(Param<T> param) {
    Cell cell = store.of(param);
    if (cell.isAtomic()) {
      return param.type().cast(cell.value());
    }
    lock.lock();
    try {
      return param.type().cast(cell.value());
    } finally {
      lock.unlock();
    }
  }

  public <T extends @Nullable Object> void assign(Param<T> param, T value) {
    Cell cell = store.of(param);
    lock.lock();
    try {
      cell.assign(value);
    } finally {
      lock.unlock();
    }
  }
}
