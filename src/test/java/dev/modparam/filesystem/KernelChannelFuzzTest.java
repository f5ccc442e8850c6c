// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.StoreException;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operations of a channel in any order, against a model of one position and one text. */
class KernelChannelFuzzTest {

  private static final byte[] NOTHING = {};
  private static final List<Set<? extends OpenOption>> MODES =
      List.of(
          Set.of(StandardOpenOption.READ),
          Set.of(StandardOpenOption.WRITE),
          Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE),
          Set.of(StandardOpenOption.APPEND));

  @FuzzTest(maxDuration = "10s")
  void aChannelHasOnePositionAndOneText(FuzzedDataProvider data) throws IOException {
    KernelWithDriver machine = new KernelWithDriver();
    Set<? extends OpenOption> options = data.pickValue(MODES);
    try (SeekableByteChannel channel = Files.newByteChannel(machine.parameter("name"), options)) {
      Model model = new Model(machine, channel, options);
      for (int i = data.consumeInt(0, 40); i > 0; i--) {
        model.step(data);
      }
    }
  }

  /** What the channel should be: its position, and the rest of the text that it goes on in. */
  private static final class Model {

    private final KernelWithDriver machine;
    private final SeekableByteChannel channel;
    private final boolean reads;
    private final boolean writes;
    private long position;
    private byte[] rest = NOTHING;
    private long restAt;
    private boolean gone;

    Model(
        KernelWithDriver machine, SeekableByteChannel channel, Set<? extends OpenOption> options) {
      this.machine = machine;
      this.channel = channel;
      this.reads = options.contains(StandardOpenOption.READ);
      this.writes = !reads || options.size() > 1;
    }

    void step(FuzzedDataProvider data) throws IOException {
      switch (data.consumeInt(0, 9)) {
        case 0, 1 -> read(ByteBuffer.allocate(data.consumeInt(0, 20)));
        case 2, 3 -> write(ByteBuffer.wrap(data.consumeBytes(20)));
        case 4 -> write(ByteBuffer.allocate(data.consumeInt(0, 9000)));
        case 5 -> move(data.consumeInt(0, 30));
        case 6 -> move(data.consumeLong());
        case 7 -> truncate(data.consumeInt(-1, 30));
        case 8 -> store(data.consumeBytes(20));
        default -> seldom(data.consumeInt(0, 20));
      }
      if (channel.isOpen()) {
        assertThat(channel.position()).isEqualTo(position);
        assertThat(channel.size()).isEqualTo(4096);
      }
    }

    private void seldom(int what) throws IOException {
      if (what == 0) {
        channel.close();
        assertThat(channel.isOpen()).isFalse();
      } else if (what == 1 && !gone) {
        machine.kernel.rmmod("driver");
        machine.kernel.insmod(KernelWithDriver.DRIVER);
        gone = true;
      }
    }

    private LoadedModule loaded() {
      return machine.kernel.module("driver").orElseThrow();
    }

    private byte[] shown() {
      return loaded().attribute("name").showBytes();
    }

    private void store(byte[] value) throws IOException {
      try {
        loaded().attribute("name").store(value);
      } catch (StoreException refused) {
        assertThat(refused.errno()).isIn(Errno.EINVAL, Errno.ENOSPC);
      }
    }

    private void read(ByteBuffer target) throws IOException {
      int size = target.remaining();
      if (refuses(() -> channel.read(target), reads, NonReadableChannelException.class)) {
        return;
      }
      if (size > 0 && (position == 0 || position != restAt)) {
        byte[] text = gone ? NOTHING : shown();
        rest = Arrays.copyOfRange(text, (int) Math.min(position, text.length), text.length);
        restAt = position;
      }
      if (size > 0 && gone && rest.length == 0) {
        fails(Errno.ENODEV, () -> channel.read(target));
        assertThat(target.position()).isZero();
        return;
      }
      byte[] wanted = Arrays.copyOf(rest, Math.min(size, rest.length));
      assertThat(channel.read(target))
          .isEqualTo(size > 0 && wanted.length == 0 ? -1 : wanted.length);
      byte[] seen = new byte[target.position()];
      target.duplicate().flip().get(seen);
      assertThat(seen).isEqualTo(wanted);
      rest = Arrays.copyOfRange(rest, wanted.length, rest.length);
      position += wanted.length;
      restAt += wanted.length;
    }

    private void write(ByteBuffer source) throws IOException {
      if (refuses(() -> channel.write(source), writes, NonWritableChannelException.class)) {
        return;
      }
      int size = source.remaining();
      byte[] before = shown();
      try {
        int taken = channel.write(source);
        assertThat(taken).isEqualTo(Math.min(size, 4096)).isEqualTo(source.position());
        assertThat(gone && taken > 0).isFalse();
        position += taken;
      } catch (FileSystemException refused) {
        Errno errno = KernelFileSystem.errnoOf(refused).orElseThrow();
        assertThat(errno)
            .isIn(gone ? List.of(Errno.ENODEV, Errno.EINVAL) : List.of(Errno.ENOSPC, Errno.EINVAL));
        assertThat(source.position()).isZero();
        assertThat(shown()).isEqualTo(before);
      }
    }

    private void move(long to) throws IOException {
      if (channel.isOpen() && to < 0) {
        assertThatExceptionOfType(IllegalArgumentException.class)
            .isThrownBy(() -> channel.position(to));
        return;
      }
      if (refuses(() -> channel.position(to), true, NonReadableChannelException.class)) {
        return;
      }
      try {
        assertThat(channel.position(to)).isSameAs(channel);
        position = to;
      } catch (FileSystemException refused) {
        Errno errno = KernelFileSystem.errnoOf(refused).orElseThrow();
        assertThat(gone ? Errno.ENODEV : Errno.EINVAL).isEqualTo(errno);
      }
    }

    private void truncate(long size) throws IOException {
      if (channel.isOpen() && size < 0) {
        assertThatExceptionOfType(IllegalArgumentException.class)
            .isThrownBy(() -> channel.truncate(size));
        return;
      }
      if (refuses(() -> channel.truncate(size), writes, NonWritableChannelException.class)) {
        return;
      }
      try {
        assertThat(channel.truncate(size)).isSameAs(channel);
        position = Math.min(position, size);
      } catch (FileSystemException refused) {
        assertThat(gone).isTrue();
        assertThat(KernelFileSystem.errnoOf(refused)).contains(Errno.ENODEV);
      }
    }

    /** Whether a call is refused because the channel is closed, or was not opened for it. */
    private boolean refuses(Call call, boolean allowed, Class<? extends Exception> otherwise) {
      if (channel.isOpen() && allowed) {
        return false;
      }
      assertThatExceptionOfType(channel.isOpen() ? otherwise : ClosedChannelException.class)
          .isThrownBy(call::run);
      return true;
    }

    private static void fails(Errno errno, Call call) {
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(call::run)
          .matches(failure -> KernelFileSystem.errnoOf(failure).equals(Optional.of(errno)));
    }
  }

  private interface Call {
    void run() throws IOException;
  }
}
