// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.param.Errno;
import dev.modparam.text.ByteText;
import java.util.List;
import java.util.stream.Stream;

/** Reads the modules of a simulated kernel, as the user sees their files who calls. */
final class KernelRecorder {

  private final SimulatedKernel kernel;

  KernelRecorder(SimulatedKernel kernel) {
    this.kernel = kernel;
  }

  List<KernelSnapshot.Module> record() {
    KernelFiles files = kernel.files();
    return Stream.concat(kernel.modules().stream(), kernel.builtInModules().stream())
        .map(module -> record(files, module))
        .toList();
  }

  private static KernelSnapshot.Module record(KernelFiles files, LoadedModule module) {
    return new KernelSnapshot.Module(
        module.name(),
        module.state() == LoadedModule.State.BUILT_IN,
        module.definition().tags("version").stream().findFirst().orElse(null),
        module.state() == LoadedModule.State.BUILT_IN ? "" : taint(files, module),
        module.dependencies().stream().map(LoadedModule::name).toList(),
        module.attributes().stream().map(KernelRecorder::record).toList());
  }

  private static String taint(KernelFiles files, LoadedModule module) {
    try {
      return files.read("/sys/module/" + module.name() + "/taint").strip();
    } catch (FileException justUnloaded) {
      return "";
    }
  }

  private static KernelSnapshot.Parameter record(Attribute attribute) {
    String type = SnapshotTypes.word(attribute.param().type());
    String value = null;
    Errno error = null;
    try {
      value = ByteText.decode(attribute.showBytes());
    } catch (FileException unreadable) {
      error = unreadable.errno();
    }
    return new KernelSnapshot.Parameter(attribute.name(), type, attribute.mode(), value, error);
  }
}
