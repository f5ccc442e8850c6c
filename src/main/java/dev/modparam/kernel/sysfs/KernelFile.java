// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.FileStatus;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.PageBytes;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A place in the tree of files: a directory, or a file that is computed when it is read. */
public abstract class KernelFile {

  private volatile int mode;

  protected KernelFile(int mode) {
    this.mode = mode;
  }

  /** The permission bits, without the kind of file. */
  public int mode() {
    return mode;
  }

  public void mode(int bits) {
    mode = bits;
  }

  public boolean isDirectory() {
    return false;
  }

  /** What {@code stat} says: a page for files of sysfs. */
  public int size() {
    return PageBytes.SIZE;
  }

  /** What {@code stat} says of it all. */
  public FileStatus status() {
    return new FileStatus(isDirectory(), mode(), size());
  }

  /** Whether what the file belongs to is still there. */
  public boolean isAlive() {
    return true;
  }

  /**
   * Writes the content to a page.
   *
   * @return the number of bytes, or a negative error number
   */
  public int show(PageBytes page) {
    return Errno.EIO.result();
  }

  /** The whole content, if it is not cut at a page; otherwise null, and {@link #show} makes it. */
  public byte @Nullable [] whole() {
    return null;
  }

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

  /** A directory of which every name is known when it is made. */
  public static Directory directory(Map<String, KernelFile> children) {
    Map<String, KernelFile> sorted = new TreeMap<>(children);
    return new Directory(sorted::get, sorted::keySet);
  }

  /** A read-only file of procfs, of any length. */
  public static KernelFile text(Supplier<String> content) {
    return new KernelFile(0444) {
      @Override
      public int size() {
        return 0;
      }

      @Override
      public byte[] whole() {
        return content.get().getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  /** A read-only file of sysfs that is there as long as something lives. */
  public static KernelFile text(BooleanSupplier alive, Supplier<String> content) {
    return new KernelFile(0444) {
      @Override
      public boolean isAlive() {
        return alive.getAsBoolean();
      }

      @Override
      public int show(PageBytes page) {
        return page.emit(content.get());
      }
    };
  }

  /** A file of securityfs, mode 0644, whose store is a function. */
  public static KernelFile setting(Supplier<String> content, ToIntFunction<String> store) {
    return new KernelFile(0644) {
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

  /** A directory; what is in it may change. */
  public static final class Directory extends KernelFile {

    private final Function<String, @Nullable KernelFile> find;
    private final Supplier<Collection<String>> names;

    public Directory(
        Function<String, @Nullable KernelFile> find, Supplier<Collection<String>> names) {
      super(0755);
      this.find = find;
      this.names = names;
    }

    @Override
    public boolean isDirectory() {
      return true;
    }

    @Override
    public int size() {
      return 0;
    }

    public @Nullable KernelFile child(String name) {
      return find.apply(name);
    }

    public Collection<String> names() {
      return names.get();
    }
  }

  /** A symbolic link. */
  public static final class Link extends KernelFile {

    private final String target;

    public Link(String target) {
      super(0777);
      this.target = target;
    }

    public String target() {
      return target;
    }

    @Override
    public int size() {
      return target.length();
    }
  }
}
