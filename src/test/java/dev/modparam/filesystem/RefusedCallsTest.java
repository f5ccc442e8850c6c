// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call that is refused does nothing by halves. */
class RefusedCallsTest {

  private final KernelWithDriver machine = new KernelWithDriver();

  @Test
  void aReadIntoABufferThatIsReadOnlyTakesNothing() throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(machine.parameter("size"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> channel.read(ByteBuffer.allocate(2).asReadOnlyBuffer()))
          .withMessage("Read-only buffer");
      ByteBuffer taken = ByteBuffer.allocate(2);
      assertThat(channel.read(taken)).isEqualTo(2);
      assertThat(new String(taken.array(), StandardCharsets.UTF_8)).isEqualTo("10");
    }
  }

  /** A call that may fail. */
  private interface Call {
    void run() throws IOException;
  }

  @Test
  void aClosedChannelDoesNothing() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(machine.parameter("debug"), READ, WRITE);
    assertThat(channel.isOpen()).isTrue();
    channel.close();
    assertThat(channel.isOpen()).isFalse();
    List<Call> calls =
        List.of(
            () -> channel.read(ByteBuffer.allocate(1)),
            () -> channel.write(ByteBuffer.allocate(1)),
            channel::position,
            () -> channel.position(0),
            channel::size,
            () -> channel.truncate(0));
    for (Call call : calls) {
      assertThatThrownBy(call::run).isInstanceOf(ClosedChannelException.class);
    }
  }

  @Test
  void aDirectoryIsWatchedByWhoMayReadIt() throws IOException {
    machine.kernel.files().chmod("/sys/module/driver", 0711);
    Path directory = machine.usersFiles.getPath("/sys/module/driver");
    try (WatchService watcher = machine.usersFiles.newWatchService()) {
      assertThatThrownBy(() -> directory.register(watcher, ENTRY_CREATE))
          .isInstanceOf(AccessDeniedException.class)
          .satisfies(
              refused ->
                  assertThat(KernelFileSystem.errnoOf((IOException) refused))
                      .contains(Errno.EACCES));
      machine.kernel.files().chmod("/sys/module/driver", 0744);
      assertThat(directory.register(watcher, ENTRY_CREATE).isValid()).isTrue();
    }
  }
}
