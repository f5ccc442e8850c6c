// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.line.Parameter;
import dev.modparam.kernel.line.SetOutcome;
import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.memory.PageBytes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.Lock;

/** The file of a parameter: {@code param_attr_show} and {@code param_attr_store}. */
final class ParameterFile extends KernelFile {

  private final LoadedModule module;
  private final Parameter parameter;

  ParameterFile(LoadedModule module, Parameter parameter) {
    super(module.kernel().sysfs(), parameter.param().permissions().fileMode());
    this.module = module;
    this.parameter = parameter;
  }

  /** Who opens it now. */
  Credentials user() {
    return module.kernel().user().get();
  }

  Param<?> param() {
    return parameter.param();
  }

  @Override
  public boolean isAlive() {
    return module.state() != LoadedModule.State.GONE;
  }

  @Override
  public int show(PageBytes page) {
    return parameter.hasGet() ? parameter.get(page) : Errno.EPERM.result();
  }

  @Override
  public int store(String path, byte[] text, int length) {
    int end = endOfString(text, length);
    SetOutcome outcome = set(text, end);
    int result = outcome.result();
    if (result < 0) {
      throw new StoreException(
          module,
          path,
          param(),
          Errno.of(-Math.max(result, -Errno.MAX)),
          new String(text, 0, end, StandardCharsets.UTF_8),
          outcome.detail());
    }
    return result == 0 ? length : result;
  }

  private SetOutcome set(byte[] text, int end) {
    if (!param().permissions().isWritable()) {
      return new SetOutcome(
          Errno.EIO.result(), "it was declared read-only, whatever its mode is now");
    }
    if (!parameter.hasSet()) {
      return new SetOutcome(Errno.EPERM.result(), "it has no set function");
    }
    Errno fault = module.kernel().faults().inStore(module.name(), param().name());
    if (fault != null) {
      return new SetOutcome(fault.result(), "this fault was ordered");
    }
    Lock lock = module.parameters().lock();
    lock.lock();
    try {
      if (!isAlive()) {
        return new SetOutcome(Errno.ENODEV.result(), "its module is gone");
      }
      SetOutcome outcome = parameter.set(text, 0, end);
      if (outcome.result() >= 0) {
        module.announceStore(param());
      }
      return outcome;
    } finally {
      lock.unlock();
    }
  }

  /** What a setter sees ends at the first NUL, though all of it counts as written. */
  private static int endOfString(byte[] text, int length) {
    for (int i = 0; i < length; i++) {
      if (text[i] == 0) {
        return i;
      }
    }
    return length;
  }

  @Override
  protected void stored(int taken) {
    module.kernel().events().tell();
  }

  @Override
  protected void badCount(int count) {
    module.kernel().reportBadCount(count);
  }
}
