// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.files.BuiltinStrings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The modinfo of code that is built into the kernel: the file {@code modules.builtin.modinfo},
 * whose strings are {@code module.key=value}.
 */
final class BuiltinModinfo {

  private BuiltinModinfo() {}

  /**
   * Reads the bytes of such a file. Strings without a module are left out, as {@code modinfo} does.
   *
   * @param bytes all of them
   * @return an immutable map from the names of modules, in the order of the file, to their strings
   */
  static Map<String, Modinfo> parse(byte[] bytes) {
    Map<String, Modinfo> modules = new LinkedHashMap<>();
    BuiltinStrings.parse(bytes).forEach((name, own) -> modules.put(name, Modinfo.of(own)));
    return Collections.unmodifiableMap(modules);
  }
}
