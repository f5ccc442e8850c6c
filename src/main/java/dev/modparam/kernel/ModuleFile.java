// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.kernel.sysfs.SuperBlock;
import dev.modparam.param.memory.PageBytes;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A read-only file of a module. */
final class ModuleFile extends KernelFile {

  private final BooleanSupplier alive;
  private final Supplier<String> content;

  ModuleFile(SuperBlock fileSystem, BooleanSupplier alive, Supplier<String> content) {
    super(fileSystem, 0444);
    this.alive = alive;
    this.content = content;
  }

  @Override
  public boolean isAlive() {
    return alive.getAsBoolean();
  }

  @Override
  public int show(PageBytes page) {
    return page.emit(content.get());
  }
}
