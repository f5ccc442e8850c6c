// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions of {@code java.nio} from those of the kernel, as the JDK does on Linux. */
final class NioExceptions {

  private NioExceptions() {}

  /** Makes a call of the kernel and translates its failure. */
  static <T> T translating(KernelPath path, Supplier<T> call) throws FileSystemException {
    try {
      return call.get();
    } catch (ErrnoException failure) {
      throw of(path, null, failure);
    }
  }

  static FileSystemException of(KernelPath path, Errno errno, String explanation) {
    return of(path, null, errno.exception(path + ": " + errno + ": " + explanation));
  }

  static FileSystemException of(
      KernelPath path, @Nullable KernelPath other, ErrnoException failure) {
    String file = path.toString();
    String second = other == null ? null : other.toString();
    String reason = null; // the standard classes say it by their names
    FileSystemException result;
    if (failure.errno().equals(Errno.ENOENT)) {
      result = new NoSuchFileException(file, second, reason);
    } else if (failure.errno().equals(Errno.EACCES)) {
      result = new AccessDeniedException(file, second, reason);
    } else if (failure.errno().equals(Errno.EEXIST)) {
      result = new FileAlreadyExistsException(file, second, reason);
    } else {
      result = new KernelFileSystemException(file, second, failure);
    }
    result.initCause(failure);
    return result;
  }
}
