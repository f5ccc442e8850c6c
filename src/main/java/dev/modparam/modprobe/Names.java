// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.Optional;

/** How kmod spells names. */
final class Names {

  private Names() {}

  /**
   * {@code underscores} and {@code alias_normalize}: {@code -} becomes {@code _}, but not between
   * brackets.
   *
   * @return nothing if a bracket is not closed or not opened
   */
  static Optional<String> alias(String word) {
    if (word.indexOf('[') < 0 && word.indexOf(']') < 0) {
      return Optional.of(word.replace('-', '_'));
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

  /** {@code modname_normalize}: the name up to its first dot. */
  static String module(String name) {
    int dot = name.indexOf('.');
    return (dot < 0 ? name : name.substring(0, dot)).replace('-', '_');
  }

  /** {@code path_to_modname}. */
  static String ofPath(String path) {
    return module(path.substring(path.lastIndexOf('/') + 1));
  }

  /** A path with one slash where it has several, for comparing. */
  static String collapse(String path) {
    StringBuilder result = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
        result.append(path.charAt(i));
      }
    }
    int length = result.length();
    if (length > 1 && result.charAt(length - 1) == '/') {
      result.setLength(length - 1);
    }
    return result.toString();
  }
}
