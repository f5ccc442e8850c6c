// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code modules.builtin.modinfo}: strings {@code module.key=value} that end in NUL. */
public final class BuiltinStrings {

  private BuiltinStrings() {}

  /**
   * Reads the bytes of a file. What names no module or has no value is left out, as {@code modinfo}
   * does.
   *
   * @return the strings {@code key=value} of each module, by names with underscores, both in the
   *     order of the file
   */
  public static Map<String, List<String>> parse(byte[] bytes) {
    Map<String, List<String>> modules = new LinkedHashMap<>();
    for (String string : ByteText.decode(bytes).split("\0", -1)) {
      int dot = string.indexOf('.');
      if (dot > 0 && string.indexOf('=') > dot) {
        modules
            .computeIfAbsent(
                KernelName.normalize(string.substring(0, dot)), name -> new ArrayList<>())
            .add(string.substring(dot + 1));
      }
    }
    return modules;
  }
}
