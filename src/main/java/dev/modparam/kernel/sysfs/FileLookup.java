// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.OpenFlag;
import dev.modparam.param.Errno;
import java.util.EnumSet;
import java.util.Set;

/** What a file is opened for, and which file that is: {@code build_open_flags}, {@code do_open}. */
final class FileLookup {

  private static final Set<OpenFlag> ACCESS =
      EnumSet.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.PATH, OpenFlag.CHECK);

  private FileLookup() {}

  /** The flags that count; PATH leaves few of the others. */
  static Set<OpenFlag> of(String path, Set<OpenFlag> flags) {
    Set<OpenFlag> asked = EnumSet.noneOf(OpenFlag.class);
    asked.addAll(requireNonNull(flags, "flags"));
    if (asked.stream().noneMatch(ACCESS::contains)) {
      throw new IllegalArgumentException("open " + path + " needs READ or WRITE, not " + flags);
    }
    if (asked.contains(OpenFlag.PATH)) {
      asked.retainAll(EnumSet.of(OpenFlag.PATH, OpenFlag.DIRECTORY, OpenFlag.NO_FOLLOW));
    }
    return asked;
  }

  /** Finds the file, which must be there. */
  static KernelFile find(Directory root, Credentials user, String path, Set<OpenFlag> flags) {
    boolean create = flags.contains(OpenFlag.CREATE);
    boolean exclusive = create && flags.contains(OpenFlag.EXCLUSIVE);
    LastName last = LastName.of(path);
    if (create && last.isName() && last.hasSlash()) {
      last.parent(root, user, "open", path);
      throw new FileException("open", path, Errno.EISDIR, "");
    }
    boolean follow = !exclusive && !flags.contains(OpenFlag.NO_FOLLOW);
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
    if (flags.contains(OpenFlag.DIRECTORY) && !(file instanceof Directory)) {
      throw new FileException("open", path, Errno.ENOTDIR, "");
    }
    if (file instanceof KernelFile.Link && !flags.contains(OpenFlag.PATH)) {
      throw new FileException("open", path, Errno.ELOOP, ": it is a symbolic link");
    }
    return file;
  }
}
