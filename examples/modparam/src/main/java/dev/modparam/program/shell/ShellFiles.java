// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All files of the machine as one user sees them: those of the kernel and plain ones. Each failure
 * is an {@link ErrnoException}.
 */
final class ShellFiles {

  private final SimulatedKernel kernel;
  private final PlainFiles plain;
  private final ShellUser user;

  ShellFiles(SimulatedKernel kernel, PlainFiles plain, ShellUser user) {
    this.kernel = kernel;
    this.plain = plain;
    this.user = user;
  }

  private KernelFiles files() {
    return kernel.files(user.credentials());
  }

  /** Whether the kernel is asked for a path, rather than the map of texts. */
  private boolean isKernels(String path) {
    return !plain.isFile(path)
        && (path.startsWith("/sys") || path.startsWith("/proc") || path.startsWith("/dev"));
  }

  String read(String path) {
    if (isKernels(path)) {
      if (isFolder(path)) {
        throw Errno.EISDIR.exception(path + " is a folder");
      }
      return files().read(path);
    }
    if (!plain.isFile(path)) {
      throw (isFolder(path) ? Errno.EISDIR : Errno.ENOENT).exception(path + " is not a file");
    }
    return plain.read(path);
  }

  /** Opens a file for writing; what it returns takes the text, or nothing is written. */
  Consumer<String> openForWriting(String path, boolean isAppended) {
    if (isFolder(path)) {
      throw Errno.EISDIR.exception(path + " is a folder");
    }
    if (isKernels(path)) {
      OpenFile file =
          files().open(path, OpenFile.Flag.WRITE, OpenFile.Flag.CREATE, OpenFile.Flag.TRUNCATE);
      return text -> write(file, text);
    }
    String folder = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    if (!isFolder(folder)) {
      throw Errno.ENOENT.exception(folder + " is not there");
    }
    if (!user.isRoot() && !folder.equals("/tmp")) {
      throw Errno.EACCES.exception("only root may write in " + folder);
    }
    String before = isAppended && plain.isFile(path) ? plain.read(path) : "";
    plain.write(path, before);
    return text -> plain.write(path, before + text);
  }

  private static void write(OpenFile file, String text) {
    try (file) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int done = 0; done < bytes.length; ) {
        int written = file.write(java.util.Arrays.copyOfRange(bytes, done, bytes.length));
        if (written <= 0) {
          return;
        }
        done += written;
      }
    }
  }

  void remove(String path) {
    if (isKernels(path) || !plain.isFile(path)) {
      status(path);
      throw Errno.EPERM.exception(path + " cannot be removed");
    }
    if (!user.isRoot()) {
      throw Errno.EACCES.exception("only root may remove " + path);
    }
    plain.remove(path);
  }

  boolean isFolder(String path) {
    return plain.isFolder(path) || isKernels(path) && isKernelFolder(path);
  }

  private boolean isKernelFolder(String path) {
    try {
      return files().stat(path).directory();
    } catch (ErrnoException absent) {
      return false;
    }
  }

  boolean exists(String path) {
    try {
      status(path);
      return true;
    } catch (ErrnoException absent) {
      return false;
    }
  }

  KernelFiles.Status status(String path) {
    if (plain.isFile(path)) {
      int size = plain.read(path).getBytes(StandardCharsets.UTF_8).length;
      return new KernelFiles.Status(KernelFiles.Status.Kind.FILE, 0644, size, 0, 0, 1);
    }
    if (isKernels(path) && isKernelFolder(path) || !plain.isFolder(path)) {
      return files().stat(path);
    }
    return new KernelFiles.Status(KernelFiles.Status.Kind.DIRECTORY, 0755, 4096, 0, 0, 2);
  }

  boolean isLink(String path) {
    return isKernels(path) && exists(path) && files().isLink(path);
  }

  String linkTarget(String path) {
    return files().readLink(path);
  }

  void chmod(String path, int mode) {
    if (!isKernels(path)) {
      status(path);
      throw Errno.EPERM.exception("only modes of the kernel's files can be changed here");
    }
    files().chmod(path, mode);
  }

  /** The names in a folder. */
  List<String> names(String folder) {
    TreeSet<String> names = new TreeSet<>(plain.names(folder));
    boolean isKernelFolder = folder.equals("/") || isKernels(folder) && isKernelFolder(folder);
    if (isKernelFolder) {
      names.addAll(files().list(folder));
    } else if (names.isEmpty() && !plain.isFolder(folder)) {
      throw (exists(folder) ? Errno.ENOTDIR : Errno.ENOENT).exception(folder + " is not a folder");
    }
    return List.copyOf(names);
  }

  /** The paths that match a pattern, in order; none if there is no such file. */
  List<String> matching(String pattern) {
    List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
    for (String part : pattern.split("/+")) {
      if (!part.isEmpty()) {
        List<String> next = new ArrayList<>();
        found.forEach(folder -> addMatching(folder, part, next));
        found = next;
      }
    }
    return found;
  }

  private void addMatching(String folder, String part, List<String> found) {
    String prefix = folder.equals("/") ? "/" : folder + "/";
    if (!part.matches(".*[*?\\[].*")) {
      if (exists(prefix + part)) {
        found.add(prefix + part);
      }
      return;
    }
    if (!isFolder(folder)) {
      return;
    }
    java.util.regex.Pattern pattern = NamePattern.of(part);
    for (String name : names(folder)) {
      if (pattern.matcher(name).matches() && (part.startsWith(".") || !name.startsWith("."))) {
        found.add(prefix + name);
      }
    }
  }
}
