// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import dev.modparam.binary.KernelObject;
import dev.modparam.files.FileRoot;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a tree is.
 *
 * @param root the files that can be seen
 * @param folder the path of the tree's folder in the root, without a slash at its end
 * @param directory its path as messages and indexes name it
 */
public record TreePlace(FileRoot root, String folder, String directory) {

  /** Real module files have a few MiB. */
  private static final int LARGEST = 128 << 20;

  /** Returns a path as the root knows it. */
  String inside(String path) {
    return path.equals(directory) || path.startsWith(directory + "/")
        ? folder + "/" + path.substring(directory.length())
        : path;
  }

  /** Returns a path as the indexes name it. */
  String shown(String path) {
    return path.startsWith(directory + "/") ? path.substring(directory.length() + 1) : path;
  }

  KernelObject.Linkage linkage(String path) throws IOException {
    String inside = inside(path);
    Path file = root.onDisk(inside);
    return file == null
        ? KernelObject.linkage(root.read(inside, LARGEST), path)
        : KernelObject.linkage(file);
  }

  /** Says why a file is not a module, as libkmod does. */
  String problem(String path) {
    try {
      byte[] bytes = root.read(inside(path), LARGEST);
      boolean elf = bytes.length > 3 && bytes[0] == 0x7f && bytes[1] == 'E';
      return elf || bytes.length == 0 || !path.endsWith(".ko")
          ? "Invalid argument"
          : "Exec format error";
    } catch (IOException unreadable) {
      return "Input/output error";
    }
  }

  /** Reads a file of the folder; null, after a warning, if there is none. */
  @Nullable String read(String name, int limit, DepmodLog log) {
    try {
      return ByteText.decode(root.read(folder + "/" + name, limit));
    } catch (IOException absent) {
      log.warning("could not open " + name + " at " + directory + ": No such file or directory");
      return null;
    }
  }
}
