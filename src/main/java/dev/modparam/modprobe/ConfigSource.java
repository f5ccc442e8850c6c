// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.List;

/**
 * A folder or a file to read configuration from.
 *
 * @param files where it is
 * @param path its path there, as messages name it
 */
record ConfigSource(ConfigFiles files, String path) {

  static List<ConfigSource> of(ConfigFiles files, List<String> paths) {
    return paths.stream().map(path -> new ConfigSource(files, path)).toList();
  }

  String baseName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
