// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.KernelFiles;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/** What {@code stat} says of a file, or {@code lstat} of a link. There are no times. */
record KernelFileAttributes(KernelFiles.Status status, String fileKey)
    implements PosixFileAttributes {

  private static final FileTime NEVER = FileTime.fromMillis(0);
  private static final int LINK = 0120000;
  private static final int DIRECTORY = 0040000;
  private static final int FILE = 0100000;

  @Override
  public UserPrincipal owner() {
    return new Principals.Id(status.uid());
  }

  @Override
  public GroupPrincipal group() {
    return new Principals.Id(status.gid());
  }

  /** The kind of file and its permission bits, as in {@code st_mode}. */
  int mode() {
    int kind =
        switch (status.kind()) {
          case FILE -> FILE;
          case DIRECTORY -> DIRECTORY;
          case LINK -> LINK;
        };
    return kind | status.mode();
  }

  @Override
  public Set<PosixFilePermission> permissions() {
    Set<PosixFilePermission> result = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] fromHighestBit = PosixFilePermission.values();
    for (int i = 0; i < fromHighestBit.length; i++) {
      if ((status.mode() & 0400 >> i) != 0) {
        result.add(fromHighestBit[i]);
      }
    }
    return result;
  }

  /** The bits of a set of permissions. */
  static int mode(Set<PosixFilePermission> permissions) {
    PosixFilePermission[] fromHighestBit = PosixFilePermission.values();
    int mode = 0;
    for (int i = 0; i < fromHighestBit.length; i++) {
      mode |= permissions.contains(fromHighestBit[i]) ? 0400 >> i : 0;
    }
    return mode;
  }

  @Override
  public FileTime lastModifiedTime() {
    return NEVER;
  }

  @Override
  public FileTime lastAccessTime() {
    return NEVER;
  }

  @Override
  public FileTime creationTime() {
    return NEVER;
  }

  @Override
  public boolean isRegularFile() {
    return status.kind() == KernelFiles.Status.Kind.FILE;
  }

  @Override
  public boolean isDirectory() {
    return status.directory();
  }

  @Override
  public boolean isSymbolicLink() {
    return status.kind() == KernelFiles.Status.Kind.LINK;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public long size() {
    return status.size();
  }
}
