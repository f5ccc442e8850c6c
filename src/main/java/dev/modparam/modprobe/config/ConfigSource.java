// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import java.io.IOException;
import java.util.List;

/**
 * A folder or a file to read configuration from.
 *
 * @param root where it is
 * @param inside its path there
 * @param path its path as messages name it
 * @param named whether the user named it, so that it should exist
 */
record ConfigSource(FileRoot root, String inside, String path, boolean named) {

  static List<ConfigSource> of(FileRoot root, List<String> paths) {
    return paths.stream().map(path -> new ConfigSource(root, path, path, false)).toList();
  }

  ConfigSource entry(String name) {
    return new ConfigSource(root, inside + "/" + name, path + "/" + name, named);
  }

  FileRoot.Kind kind() {
    return root.kind(inside);
  }

  /**
   * Whether two paths lead to one file, as below {@code /lib} and {@code /usr/lib} they often do.
   */
  boolean isSameAs(ConfigSource other) {
    try {
      return root.equals(other.root)
          && root.canonical(inside).equals(other.root.canonical(other.inside));
    } catch (IOException unreadable) {
      return false;
    }
  }

  String baseName() {
    return FilePaths.baseName(path);
  }
}
