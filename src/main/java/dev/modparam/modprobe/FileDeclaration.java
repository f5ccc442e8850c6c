// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the module file of a folder declares, read when it is asked for.
 *
 * @param dependencies what {@code modules.dep} says that it needs
 */
record FileDeclaration(Path file, List<String> dependencies) implements TreeModule.Declaration {

  @Override
  public ModuleDefinition get() throws IOException {
    return KernelObject.read(file).definition().dependsOn(dependencies.toArray(String[]::new));
  }

  @Override
  public Modinfo modinfo() throws IOException {
    return KernelObject.read(file).modinfoWithSignature();
  }
}
