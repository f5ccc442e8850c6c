// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import dev.modparam.binary.KernelObject;
import dev.modparam.text.KernelName;
import java.util.List;

/**
 * A module file that counts.
 *
 * @param path its path as messages name it
 * @param shown its path as the indexes name it: below the folder of the tree, if it is there
 * @param linkage what is in it; nothing, if it cannot be read
 */
record IndexedModule(String path, String shown, KernelObject.Linkage linkage) {

  String name() {
    return KernelName.ofPath(path);
  }

  List<String> values(String key) {
    return linkage.modinfo().values(key);
  }
}
