// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.KernelFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Where files are, without dots, as the JDK finds it on Linux. */
final class RealPaths {

  private final KernelFileSystem fileSystem;

  RealPaths(KernelFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /** The place that a path leads to when all links are followed. */
  String followed(KernelPath path) throws IOException {
    KernelFiles files = fileSystem.files();
    return NioExceptions.translating(path, () -> files.realPath(path.absoluteText()));
  }

  /** The path without dots. Two dots after a link stay: they do not lead back to where it is. */
  KernelPath withoutDots(KernelPath path) throws IOException {
    KernelPath result = (KernelPath) fileSystem.getPath("/");
    for (Path name : path.toAbsolutePath()) {
      if (name.toString().equals("..") && !isLink(result)) {
        KernelPath parent = result.getParent();
        result = parent == null ? result : parent;
      } else if (!name.toString().equals(".")) {
        result = result.resolve(name);
      }
    }
    isLink(result); // an exception if it is not there
    return result;
  }

  /** The place of a file itself, also if it is a link: no other file has it. */
  String ofItself(KernelPath path) throws IOException {
    KernelPath parent = path.toAbsolutePath().getParent();
    return parent != null && isLink(path)
        ? fileSystem.getPath(followed(parent), String.valueOf(path.getFileName())).toString()
        : followed(path);
  }

  private boolean isLink(KernelPath path) throws IOException {
    KernelFiles files = fileSystem.files();
    return NioExceptions.translating(path, () -> files.isLink(path.absoluteText()));
  }
}
