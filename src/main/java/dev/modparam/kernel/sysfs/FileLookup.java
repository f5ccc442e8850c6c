// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import java.util.EnumSet;
import java.util.Set;

/** What a file is opened for, and which file that is: {@code build_open_flags}, {@code do_open}. */
final class FileLookup {

  private static final Set<OpenFile.Flag> ACCESS =
      EnumSet.of(OpenFile.Flag.READ, OpenFile.Flag.WRITE, OpenFile.Flag.PATH, OpenFile.Flag.CHECK);

  private FileLookup() {}

  /** The flags that count; PATH leaves few of the others. */
  static Set<OpenFile.Flag> of(String path, Set<OpenFile.Flag> flags) {
    Set<OpenFile.Flag> asked = EnumSet.noneOf(OpenFile.Flag.class);
    asked.addAll(requireNonNull(flags, "flags"));
    if (asked.stream().noneMatch(ACCESS::contains)) {
      throw new IllegalArgumentException("open " + path + " needs READ or WRITE, not " + flags);
    }
    if (asked.contains(OpenFile.Flag.PATH)) {
      asked.retainAll(
          EnumSet.of(OpenFile.Flag.PATH, OpenFile.Flag.DIRECTORY, OpenFile.Flag.NO_FOLLOW));
    }
    return asked;
  }

  /** Finds the file, which must be there. */
  static KernelFile find(Directory root, Credentials user, String path, Set<OpenFile.Flag> flags) {
    boolean create = flags.contains(OpenFile.Flag.CREATE);
    boolean exclusive = create && flags.contains(OpenFile.Flag.EXCLUSIVE);
    LastName last = LastName.of(path);
    if (create && last.isName() && last.hasSlash()) {
      last.parent(root, user, "open", path);
      throw new FileException("open", path, Errno.EISDIR, "");
    }
    boolean follow = !exclusive && !flags.contains(OpenFile.Flag.NO_FOLLOW);
    KernelFile file;
    try {
      file = PathWalk.of(root, user, "open", path, path.length(), follow).file();
    } catch (FileException failure) {
      if (create && last.isName() && failure.errno().equals(Errno.ENOENT)) {
        Directory parent = last.parent(root, user, "open", path);
        Errno errno = parent.fileSystem().creation();
        throw new FileException("open", path, errno, ": nothing can be created here");
      }
      throw failure;
    }
    if (exclusive) {
      throw new FileException("open", path, Errno.EEXIST, "");
    }
    if (create && file instanceof Directory) {
      throw new FileException("open", path, Errno.EISDIR, "");
    }
    if (flags.contains(OpenFile.Flag.DIRECTORY) && !(file instanceof Directory)) {
      throw new FileException("open", path, Errno.ENOTDIR, "");
    }
    if (file instanceof KernelFile.Link && !flags.contains(OpenFile.Flag.PATH)) {
      throw new FileException("open", path, Errno.ELOOP, ": it is a symbolic link");
    }
    return file;
  }
}
