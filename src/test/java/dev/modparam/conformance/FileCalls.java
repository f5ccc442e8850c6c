// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The calls of a process on files. Each fails with an ErrnoException. */
interface FileCalls {

  /** An open file. */
  interface Handle extends AutoCloseable {

    byte[] read(int size);

    int write(byte[] data);

    void seek(long position);

    @Override
    void close();
  }

  /** By which way the calls of a user go. */
  @FunctionalInterface
  interface Ways {
    FileCalls of(SimulatedKernel kernel, Credentials user);
  }

  Handle open(String path, Set<OpenFile.Flag> flags);

  byte[] readAll(String path);

  void write(String path, String text);

  KernelFiles.Status stat(String path);

  List<String> list(String path);

  void chmod(String path, int mode);

  /** The calls of the kernel themselves. */
  static FileCalls ofKernel(SimulatedKernel kernel, Credentials user) {
    KernelFiles files = kernel.files(user);
    return new FileCalls() {
      @Override
      public Handle open(String path, Set<OpenFile.Flag> flags) {
        return handle(files.open(path, flags.toArray(OpenFile.Flag[]::new)));
      }

      @Override
      public byte[] readAll(String path) {
        try (OpenFile file = files.open(path, OpenFile.Flag.READ)) {
          return file.read(8192);
        }
      }

      @Override
      public void write(String path, String text) {
        try (OpenFile file = files.open(path, OpenFile.Flag.WRITE)) {
          file.write(text.getBytes(StandardCharsets.UTF_8));
        }
      }

      @Override
      public KernelFiles.Status stat(String path) {
        return files.stat(path);
      }

      @Override
      public List<String> list(String path) {
        return files.list(path);
      }

      @Override
      public void chmod(String path, int mode) {
        files.chmod(path, mode);
      }
    };
  }

  private static Handle handle(OpenFile file) {
    return new Handle() {
      @Override
      public byte[] read(int size) {
        return file.read(size);
      }

      @Override
      public int write(byte[] data) {
        return file.write(data);
      }

      @Override
      public void seek(long position) {
        file.seek(position);
      }

      @Override
      public void close() {
        file.close();
      }
    };
  }
}
