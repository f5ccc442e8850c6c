// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Basic, owner and posix attributes of a file; the permissions and the owner can be changed. */
final class KernelAttributeView implements PosixFileAttributeView {

  private final KernelFileSystemProvider provider;
  private final KernelPath path;
  private final String name;
  private final LinkOption[] options;

  KernelAttributeView(
      KernelFileSystemProvider provider, KernelPath path, String name, LinkOption... options) {
    this.provider = provider;
    this.path = path;
    this.name = name;
    this.options = options.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public KernelFileAttributes readAttributes() throws IOException {
    return provider.attributes(path, options);
  }

  @Override
  public UserPrincipal getOwner() throws IOException {
    return readAttributes().owner();
  }

  @Override
  public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
    provider.changeMode(path, KernelFileAttributes.mode(permissions));
  }

  void setMode(int mode) throws IOException {
    provider.changeMode(path, mode);
  }

  @Override
  public void setOwner(UserPrincipal owner) throws IOException {
    provider.changeOwner(path, number(owner), -1);
  }

  @Override
  public void setGroup(GroupPrincipal group) throws IOException {
    provider.changeOwner(path, -1, number(group));
  }

  private static int number(UserPrincipal principal) {
    if (principal instanceof Principals.Id id) {
      return id.number();
    }
    throw new ProviderMismatchException(principal + " is of another file system");
  }

  @Override
  public void setTimes(
      @Nullable FileTime lastModifiedTime,
      @Nullable FileTime lastAccessTime,
      @Nullable FileTime createTime)
      throws IOException {
    provider.changeTimes(path);
  }
}
