// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.modparam.Allocated;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Work with files grows with what is done, at a size and at four times that size. */
class FileWorkTest {

  private static final Param<Integer> ANY =
      Param.of("any", Operations.on(ParamTypes.INT).set((text, variable) -> 0).type())
          .permissions(0644);

  private static SimulatedKernel kernelOf(int modules) {
    SimulatedKernel kernel = new SimulatedKernel();
    for (int i = 0; i < modules; i++) {
      kernel.insmod(ModuleDefinition.of("m" + i, ANY));
    }
    return kernel;
  }

  private static void assertLinear(int size, IntFunction<Callable<?>> work) throws Exception {
    long once = Allocated.by(work.apply(size));
    assertThat(Allocated.by(work.apply(4 * size)))
        .as("bytes, against %d", once)
        .isLessThan(6 * once);
  }

  @Test
  void aLargeWriteThroughAChannelCopiesEachByteOnce() throws Exception {
    Path file = KernelFileSystem.of(kernelOf(1)).getPath("/sys/module/m0/parameters/any");
    assertLinear(
        1 << 20,
        size ->
            () -> {
              ByteBuffer bytes = ByteBuffer.allocate(size);
              try (SeekableByteChannel channel =
                  Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                  channel.write(bytes);
                }
              }
              return bytes;
            });
  }

  @Test
  void aGlobTakesNoMoreRoomForItsStars() throws Exception {
    KernelFileSystem files = KernelFileSystem.of(new SimulatedKernel());
    assertLinear(
        100,
        size -> {
          PathMatcher glob = files.getPathMatcher("glob:" + "*a".repeat(size) + "b");
          Path path = files.getPath("a".repeat(2 * size));
          return () -> glob.matches(path);
        });
  }

  @Test
  void eachKeyOfAWatchServiceIsMetOnceWhenModulesGo() throws Exception {
    assertLinear(
        250,
        size ->
            () -> {
              SimulatedKernel kernel = kernelOf(size);
              try (KernelFileSystem files = KernelFileSystem.of(kernel)) {
                WatchService watcher = files.newWatchService();
                for (int i = 0; i < size; i++) {
                  files
                      .getPath("/sys/module/m" + i + "/parameters")
                      .register(watcher, ENTRY_MODIFY);
                }
                for (int i = 0; i < size; i++) {
                  kernel.rmmod("m" + i);
                }
                return watcher.poll();
              }
            });
  }

  @Test
  void listingAndWalkingGrowWithWhatIsThere() throws Exception {
    assertLinear(
        200,
        size -> {
          Path folder = KernelFileSystem.of(kernelOf(size)).getPath("/sys/module");
          return () -> {
            try (Stream<Path> all = Files.walk(folder)) {
              return all.filter(Files::isRegularFile).count();
            }
          };
        });
  }

  @Test
  void aFileIsFoundInTheSameTimeHoweverManyModulesThereAre() throws Exception {
    assertThat((double) toRead(kernelOf(4_000)))
        .isCloseTo((double) toRead(kernelOf(10)), within(200.0));
  }

  private static long toRead(SimulatedKernel kernel) {
    return Allocated.byEach(() -> kernel.files().read("/sys/module/m7/parameters/any"));
  }
}
