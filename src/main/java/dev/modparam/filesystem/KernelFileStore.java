// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import org.jspecify.annotations.Nullable;

/** A mounted file system of the kernel's own, without room for anything. */
final class KernelFileStore extends FileStore {

  private final String type;

  KernelFileStore(String type) {
    this.type = type;
  }

  @Override
  public String name() {
    return type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public long getTotalSpace() {
    return 0;
  }

  @Override
  public long getUsableSpace() {
    return 0;
  }

  @Override
  public long getUnallocatedSpace() {
    return 0;
  }

  @Override
  public boolean supportsFileAttributeView(Class<? extends FileAttributeView> view) {
    return KernelFileSystemProvider.viewName(view) != null;
  }

  @Override
  public boolean supportsFileAttributeView(String name) {
    return NamedAttributes.views().contains(name);
  }

  @Override
  public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> view) {
    return null;
  }

  @Override
  public Object getAttribute(String attribute) {
    return switch (attribute) {
      case "totalSpace", "usableSpace", "unallocatedSpace" -> 0L;
      default -> throw new UnsupportedOperationException("'" + attribute + "' not recognized");
    };
  }

  @Override
  public String toString() {
    return type;
  }
}
