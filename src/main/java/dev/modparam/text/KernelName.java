// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.util.Optional;

/** How the kernel and kmod compare the names of modules and parameters. */
public final class KernelName {

  private KernelName() {}

  /** Returns the name with {@code _} for each {@code -}, which mean the same in a name. */
  public static String normalize(String name) {
    return name.replace('-', '_');
  }

  /** Returns the module's name in a file name or an alias: all up to the first dot, normalized. */
  public static String ofModule(String name) {
    int dot = name.indexOf('.');
    return normalize(dot < 0 ? name : name.substring(0, dot));
  }

  /** Returns the module's name in a path ({@code path_to_modname} of kmod). */
  public static String ofPath(String path) {
    return ofModule(path.substring(path.lastIndexOf('/') + 1));
  }

  /**
   * Returns an alias as kmod compares it ({@code alias_normalize}): {@code -} becomes {@code _},
   * but not between brackets.
   *
   * @return nothing if a bracket is not closed or not opened
   */
  public static Optional<String> ofAlias(String word) {
    if (word.indexOf('[') < 0 && word.indexOf(']') < 0) {
      return Optional.of(normalize(word));
    }
    StringBuilder result = new StringBuilder(word.length());
    int i = 0;
    while (i < word.length()) {
      char c = word.charAt(i);
      int end = i + 1;
      if (c == ']') {
        return Optional.empty();
      } else if (c == '[') {
        end = word.indexOf(']', i) + 1;
        if (end == 0) {
          return Optional.empty();
        }
      }
      result.append(c == '-' ? "_" : word.substring(i, end));
      i = end;
    }
    return Optional.of(result.toString());
  }
}
