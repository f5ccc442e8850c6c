// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.PageBytes;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** A place in the tree of files: a directory, or a file that is computed when it is read. */
public abstract class KernelFile {

  private static final int ALL_BITS = 07777;

  private final SuperBlock fileSystem;
  private volatile Attributes attributes;

  /** What chmod and chown change. */
  private record Attributes(int mode, int uid, int gid) {}

  protected KernelFile(SuperBlock fileSystem, int mode) {
    this.fileSystem = fileSystem;
    this.attributes = new Attributes(mode, 0, 0);
  }

  /** The file system that the file is in. */
  final SuperBlock fileSystem() {
    return fileSystem;
  }

  /** The permission bits, without the kind of file. */
  public final int mode() {
    return attributes.mode();
  }

  final synchronized void mode(int bits) {
    attributes = new Attributes(bits & ALL_BITS, attributes.uid(), attributes.gid());
  }

  /** Gives the file away; -1 leaves what there is. The bits that run it as its owner go. */
  final synchronized void owner(int uid, int gid) {
    Attributes old = attributes;
    int cleared =
        kind() == KernelFiles.Status.Kind.DIRECTORY ? 0 : (old.mode() & 010) != 0 ? 06000 : 04000;
    attributes =
        new Attributes(old.mode() & ~cleared, uid < 0 ? old.uid() : uid, gid < 0 ? old.gid() : gid);
  }

  KernelFiles.Status.Kind kind() {
    return KernelFiles.Status.Kind.FILE;
  }

  /** What {@code stat} says: a page for files of sysfs. */
  public int size() {
    return PageBytes.SIZE;
  }

  /** What {@code stat} says of it all. */
  public final KernelFiles.Status status() {
    Attributes now = attributes;
    int links = isAlive() || !fileSystem.forgetsLinks() ? links() : 0;
    return new KernelFiles.Status(kind(), now.mode(), size(), now.uid(), now.gid(), links);
  }

  /** Whether a user may use it; what {@code stat} says of names is not counted for that. */
  final boolean permits(Credentials user, int wanted) {
    Attributes now = attributes;
    return user.mayAccess(
        new KernelFiles.Status(kind(), now.mode(), 0, now.uid(), now.gid(), 1), wanted);
  }

  /** How many names lead to it while it is there. */
  int links() {
    return 1;
  }

  /** Whether what the file belongs to is still there. */
  public boolean isAlive() {
    return true;
  }

  /** What the file consists of now. */
  public Records records(String path) {
    return Records.one(() -> page(path));
  }

  private byte[] page(String path) {
    PageBytes page = new PageBytes();
    int result = show(page);
    if (result < 0) {
      throw new FileException("read", path, Errno.of(-Math.max(result, -Errno.MAX)), "");
    }
    if (result >= PageBytes.SIZE) {
      badCount(result);
    }
    return page.toBytes();
  }

  /**
   * Writes the content to a page.
   *
   * @return the number of bytes, or a negative error number
   */
  public int show(PageBytes page) {
    return Errno.EIO.result();
  }

  /** Complains of a content that does not leave room for a NUL. */
  protected void badCount(int count) {}

  /**
   * Takes what was written.
   *
   * @param path what the file was opened as
   * @return the number of bytes taken
   * @throws FileException if it is refused
   */
  public int store(String path, byte[] text, int length) {
    throw new FileException("write to", path, Errno.EIO, "");
  }

  /** Told after each write that was accepted, also an empty one, with no lock held. */
  protected void stored(int taken) {}

  /** A read-only file of one record, of any length. */
  public static KernelFile text(SuperBlock fileSystem, Supplier<String> content) {
    return records(
        fileSystem, () -> Records.one(() -> content.get().getBytes(StandardCharsets.UTF_8)));
  }

  /** A read-only file of many records. */
  public static KernelFile records(SuperBlock fileSystem, Supplier<Records> records) {
    return new KernelFile(fileSystem, 0444) {
      @Override
      public int size() {
        return 0;
      }

      @Override
      public Records records(String path) {
        return records.get();
      }
    };
  }

  /** A read-only file whose size is that of its content. */
  public static KernelFile constant(SuperBlock fileSystem, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new KernelFile(fileSystem, 0444) {
      @Override
      public int size() {
        return bytes.length;
      }

      @Override
      public Records records(String path) {
        return Records.one(() -> bytes);
      }
    };
  }

  /** A file whose store is a function of the text, which returns 0 or a negative error number. */
  public static KernelFile setting(
      SuperBlock fileSystem, int mode, Supplier<String> content, ToIntFunction<String> store) {
    return new KernelFile(fileSystem, mode) {
      @Override
      public int size() {
        return 0;
      }

      @Override
      public int show(PageBytes page) {
        return page.emit(content.get());
      }

      @Override
      public int store(String path, byte[] text, int length) {
        int result = store.applyAsInt(new String(text, 0, length, StandardCharsets.UTF_8));
        if (result < 0) {
          throw new FileException("write to", path, Errno.of(-result), "");
        }
        return length;
      }
    };
  }

  /** A symbolic link. */
  public static final class Link extends KernelFile {

    private final String target;

    /** Makes a link. */
    public Link(SuperBlock fileSystem, String target) {
      super(fileSystem, 0777);
      this.target = target;
    }

    String target() {
      return target;
    }

    @Override
    KernelFiles.Status.Kind kind() {
      return KernelFiles.Status.Kind.LINK;
    }

    @Override
    public int size() {
      return 0;
    }
  }
}
