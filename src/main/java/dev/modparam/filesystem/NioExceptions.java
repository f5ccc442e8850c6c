// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.Supplier;

/** Makes the exceptions of {@code java.nio} from those of the kernel, as the JDK does on Linux. */
final class NioExceptions {

  private NioExceptions() {}

  /** Makes a call of the kernel and translates its failure. */
  static <T> T translating(KernelPath path, Supplier<T> call) throws FileSystemException {
    try {
      return call.get();
    } catch (ErrnoException failure) {
      throw of(path, failure);
    }
  }

  /** Makes a call of the kernel that returns nothing and translates its failure. */
  static void translating(KernelPath path, Runnable call) throws FileSystemException {
    translating(
        path,
        () -> {
          call.run();
          return path;
        });
  }

  static FileSystemException of(KernelPath path, Errno errno, String explanation) {
    return of(path, errno.exception(path + ": " + errno + ": " + explanation));
  }

  static FileSystemException of(KernelPath path, ErrnoException failure) {
    String file = path.toString();
    FileSystemException result;
    if (failure.errno().equals(Errno.ENOENT)) {
      result = new NoSuchFileException(file);
    } else if (failure.errno().equals(Errno.EACCES)) {
      result = new AccessDeniedException(file);
    } else if (failure.errno().equals(Errno.EEXIST)) {
      result = new FileAlreadyExistsException(file);
    } else {
      result = new FileSystemException(file, null, failure.errno().message());
    }
    result.initCause(failure);
    return result;
  }
}
