// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;

/**
 * The last part of a path: {@code nd->last}.
 *
 * @param name the part without slashes; empty for the root
 * @param start where it starts in the path
 * @param hasSlash whether slashes follow it
 */
record LastName(String name, int start, boolean hasSlash) {

  static LastName of(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    int start = path.lastIndexOf('/', end - 1) + 1;
    return new LastName(path.substring(start, end), start, end < path.length());
  }

  /** Whether it could be the name of a new file. */
  boolean isName() {
    return !name.isEmpty() && !name.equals(".") && !name.equals("..");
  }

  /** The directory that it is in. */
  Directory parent(Directory root, Credentials user, String call, String path) {
    if (PathWalk.of(root, user, call, path, start, true).file() instanceof Directory directory) {
      return directory;
    }
    throw new FileException(call, path, Errno.ENOTDIR, "");
  }
}
