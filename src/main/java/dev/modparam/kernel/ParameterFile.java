// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.param.Errno;
import dev.modparam.param.Page;
import dev.modparam.param.Param;
import java.nio.charset.StandardCharsets;

/** The file of a parameter: {@code param_attr_show} and {@code param_attr_store}. */
final class ParameterFile extends KernelFile {

  private final LoadedModule module;
  private final ParameterSet parameters;
  private final int position;

  ParameterFile(LoadedModule module, ParameterSet parameters, int position) {
    super(parameters.param(position).permissions().fileMode());
    this.module = module;
    this.parameters = parameters;
    this.position = position;
  }

  Param<?> param() {
    return parameters.param(position);
  }

  @Override
  public boolean isAlive() {
    return module.state() != ModuleState.GONE;
  }

  @Override
  public int show(Page page) {
    return parameters.variable(position).hasGet()
        ? parameters.get(position, page)
        : Errno.EPERM.result();
  }

  @Override
  public int store(String path, byte[] text, int length) {
    int end = endOfString(text, length);
    Refusal refusal = new Refusal();
    int result = set(text, end, refusal);
    if (result < 0) {
      throw new StoreException(
          module,
          path,
          param(),
          Errno.of(-Math.max(result, -Errno.MAX)),
          new String(text, 0, end, StandardCharsets.UTF_8),
          refusal.detail());
    }
    return result == 0 ? length : result;
  }

  private int set(byte[] text, int end, Refusal refusal) {
    if (!param().permissions().isWritable()) {
      return refusal.of(Errno.EIO.result(), "it was declared read-only, whatever its mode is now");
    }
    if (!parameters.variable(position).hasSet()) {
      return refusal.of(Errno.EPERM.result(), "it has no set function");
    }
    return module.store(position, text, end, refusal);
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
}
