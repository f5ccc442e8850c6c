// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.filesystem.KernelFileSystem;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The calls on files by way of {@code java.nio}. */
final class NioCalls implements FileCalls {

  /** What the API cannot say. */
  static final class Inexpressible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Inexpressible(String what) {
      super(what);
    }
  }

  /** Something that may fail with an exception of java.nio. */
  private interface Call<T> {
    T make() throws IOException;
  }

  private final KernelFileSystem files;

  NioCalls(SimulatedKernel kernel, Credentials user) {
    this.files = KernelFileSystem.of(kernel, user);
  }

  /** Checks that an exception is what users of java.nio expect, and gives its errno. */
  private static <T> T translating(Call<T> call) {
    try {
      return call.make();
    } catch (IOException failure) {
      Errno errno = KernelFileSystem.errnoOf(failure).orElseThrow();
      assertThat(failure).isInstanceOf(FileSystemException.class);
      switch (errno.name()) {
        case "EACCES" -> assertThat(failure).isInstanceOf(AccessDeniedException.class);
        case "ENOENT" -> assertThat(failure).isInstanceOf(NoSuchFileException.class);
        default ->
            assertThat(((FileSystemException) failure).getReason()).isEqualTo(errno.message());
      }
      throw errno.exception(failure.toString());
    } catch (NonReadableChannelException | NonWritableChannelException wrongWay) {
      throw new Inexpressible("EBADF is an exception of java.nio.channels");
    }
  }

  @Override
  public Handle open(String path, Set<OpenFile.Flag> flags) {
    Set<OpenOption> options = options(flags);
    return new Channel(translating(() -> Files.newByteChannel(path(path), options)));
  }

  private Path path(String text) {
    if (text.endsWith("/")) {
      throw new Inexpressible("a path loses its final slash");
    }
    return files.getPath(text);
  }

  private static Set<OpenOption> options(Set<OpenFile.Flag> flags) {
    if (flags.contains(OpenFile.Flag.READ) && flags.contains(OpenFile.Flag.APPEND)) {
      throw new Inexpressible("O_RDWR with O_APPEND is refused by the API");
    }
    if (!flags.contains(OpenFile.Flag.WRITE) && flags.size() > 1) {
      throw new Inexpressible("O_RDONLY with O_CREAT or O_TRUNC is ignored by the API");
    }
    Set<OpenOption> options = new HashSet<>();
    for (OpenFile.Flag flag : flags) {
      options.add(
          switch (flag) {
            case READ -> StandardOpenOption.READ;
            case WRITE -> StandardOpenOption.WRITE;
            case CREATE -> StandardOpenOption.CREATE;
            case EXCLUSIVE -> StandardOpenOption.CREATE_NEW;
            case TRUNCATE -> StandardOpenOption.TRUNCATE_EXISTING;
            case APPEND -> StandardOpenOption.APPEND;
            case DIRECTORY, NO_FOLLOW, PATH, CHECK ->
                throw new Inexpressible("the API has no " + flag);
          });
    }
    return options;
  }

  private record Channel(SeekableByteChannel channel) implements Handle {

    @Override
    public byte[] read(int size) {
      ByteBuffer buffer = ByteBuffer.allocate(size);
      int read = translating(() -> channel.read(buffer));
      assertThat(Math.max(read, 0)).isEqualTo(buffer.position());
      return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public int write(byte[] data) {
      ByteBuffer buffer = ByteBuffer.wrap(data);
      int written = translating(() -> channel.write(buffer));
      assertThat(written).isEqualTo(buffer.position());
      return written;
    }

    @Override
    public void seek(long position) {
      translating(() -> channel.position(position));
    }

    @Override
    public void close() {
      translating(
          () -> {
            channel.close();
            return channel;
          });
    }
  }

  @Override
  public byte[] readAll(String path) {
    return translating(() -> Files.readAllBytes(path(path)));
  }

  @Override
  public void write(String path, String text) {
    translating(() -> Files.writeString(path(path), text));
  }

  @Override
  public KernelFiles.Status stat(String path) {
    Map<String, Object> unix =
        translating(() -> Files.readAttributes(path(path), "unix:mode,size,uid,gid"));
    assertThat(unix).containsEntry("uid", 0).containsEntry("gid", 0);
    int mode = (int) unix.get("mode");
    return new KernelFiles.Status(
        (mode & 0170000) == 0040000
            ? KernelFiles.Status.Kind.DIRECTORY
            : KernelFiles.Status.Kind.FILE,
        mode & 07777,
        (long) unix.get("size"),
        0,
        0,
        1);
  }

  @Override
  public List<String> list(String path) {
    return translating(
        () -> {
          try (Stream<Path> entries = Files.list(path(path))) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
          }
        });
  }

  @Override
  public void chmod(String path, int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] fromHighestBit = PosixFilePermission.values();
    for (int i = 0; i < fromHighestBit.length; i++) {
      if ((mode & 0400 >> i) != 0) {
        permissions.add(fromHighestBit[i]);
      }
    }
    translating(() -> Files.setPosixFilePermissions(path(path), permissions));
  }
}
