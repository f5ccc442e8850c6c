// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import dev.modparam.param.Page;
import dev.modparam.param.Param;
import dev.modparam.param.Variable;
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
  boolean isAlive() {
    return module.state() != ModuleState.GONE;
  }

  @Override
  int show(Page page) {
    return parameters.variable(position).hasGet()
        ? parameters.get(position, page)
        : Errno.EPERM.result();
  }

  @Override
  int store(byte[] text, int length) {
    if (!param().permissions().isWritable()) {
      return Errno.EIO.result(); // declared read-only: no chmod gives it a store function
    }
    if (!parameters.variable(position).hasSet()) {
      return Errno.EPERM.result();
    }
    int result = module.store(position, text, endOfString(text, length));
    return result == 0 ? length : result;
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
  FileException refused(String path, Errno errno, byte[] text, int length) {
    Variable<?> variable = parameters.variable(position);
    int end = endOfString(text, length);
    String detail =
        errno.equals(Errno.EPERM) || errno.equals(Errno.EIO)
            ? "it cannot be set here"
            : variable.explain(text, 0, end, errno.result());
    return new StoreException(
        module, path, param(), errno, new String(text, 0, end, StandardCharsets.UTF_8), detail);
  }
}
