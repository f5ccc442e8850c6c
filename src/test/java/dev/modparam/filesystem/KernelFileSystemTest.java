// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.StoreException;
import dev.modparam.kernel.files.FileException;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileSystemTest {

  private final KernelWithDriver machine = new KernelWithDriver();
  private final Path debug = machine.parameter("debug");

  @Nested
  class Reading {

    @Test
    void everyWayToReadAFileShowsTheParameter() throws IOException {
      assertThat(Files.readString(debug)).isEqualTo("N\n");
      assertThat(Files.readAllLines(debug)).containsExactly("N");
      assertThat(Files.readAllBytes(debug)).containsExactly('N', '\n');
      try (Stream<String> lines = Files.lines(debug)) {
        assertThat(lines).containsExactly("N");
      }
      try (BufferedReader reader = Files.newBufferedReader(debug)) {
        assertThat(reader.readLine()).isEqualTo("N");
      }
      assertThat(debug).hasContent("N");
    }

    @Test
    void aReaderSeesOneValueToItsEnd() throws IOException {
      Path name = machine.parameter("name");
      Files.writeString(name, "first");
      try (SeekableByteChannel channel = Files.newByteChannel(name)) {
        assertThat(read(channel, 2)).isEqualTo("fi");
        Files.writeString(name, "second");
        assertThat(read(channel, 9)).isEqualTo("rst\n");
        assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
        assertThat(channel.position(0).position()).isZero();
        assertThat(read(channel, 9)).isEqualTo("second\n");
        assertThat(channel.size()).isEqualTo(4096);
      }
    }

    @Test
    void theOtherFilesOfTheKernelAreThere() throws IOException {
      assertThat(Files.readString(machine.path("/proc/cmdline"))).isEqualTo("quiet\n");
      assertThat(Files.readString(machine.path("/proc/sys/kernel/tainted"))).isEqualTo("0\n");
      assertThat(Files.readAllLines(machine.path("/proc/modules")))
          .containsExactly(
              "driver 16384 0 - Live 0x0000000000000000",
              "base 16384 1 driver, Live 0x0000000000000000");
      Path driver = machine.path("/sys/module/driver");
      assertThat(Files.readString(driver.resolve("version"))).isEqualTo("1.2\n");
      assertThat(Files.readString(driver.resolve("refcnt"))).isEqualTo("0\n");
      assertThat(Files.readString(driver.resolve("initstate"))).isEqualTo("live\n");
      assertThat(Files.readString(driver.resolve("taint"))).isEqualTo("\n");
    }

    @Test
    void theLogIsReadFromDevKmsg() throws IOException {
      machine.driver.printk(LogLevel.WARNING, "a\\b\n\u00e9");
      assertThat(Files.readString(machine.path("/dev/kmsg")))
          .matches("4,0,[0-9]+,-;a\\\\x5cb\\\\x0a\\\\xc3\\\\xa9\n");
    }

    @Test
    void aLongFileOfProcfsIsNotCut() throws IOException {
      for (int i = 0; i < 200; i++) {
        machine.kernel.insmod(ModuleDefinition.of("m" + i));
      }
      assertThat(Files.readAllLines(machine.path("/proc/modules"))).hasSize(202);
      assertThat(machine.kernel.files().read("/proc/modules").lines()).hasSize(202);
    }

    @Test
    void readsOfAnUnreadableFileAreDenied() {
      assertDenied(() -> Files.readString(machine.parameter("trigger")));
      assertDenied(() -> Files.readString(machine.usersParameter("secret")));
    }

    @Test
    void aDirectoryCannotBeRead() {
      assertFails(Errno.EISDIR, () -> Files.readString(machine.path("/sys/module")));
    }

    @Test
    void aParameterWithoutGetterIsEperm() {
      Param<Integer> silent =
          Param.of("silent", Operations.on(ParamTypes.INT).withoutGet().type()).permissions(0444);
      machine.kernel.insmod(ModuleDefinition.of("m", silent));
      assertFails(
          Errno.EPERM, () -> Files.readString(machine.path("/sys/module/m/parameters/silent")));
    }

    private String read(SeekableByteChannel channel, int size) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(size);
      channel.read(buffer);
      return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
  }

  @Nested
  class Writing {

    @Test
    void aWriteIsAStore() throws IOException {
      Files.writeString(debug, "Y\n");
      assertThat(machine.driver.get(KernelWithDriver.DEBUG)).isTrue();
      Files.write(debug, List.of("n"));
      assertThat(machine.driver.get(KernelWithDriver.DEBUG)).isFalse();
      Files.writeString(debug, "1", APPEND);
      assertThat(machine.driver.get(KernelWithDriver.DEBUG)).isTrue();
    }

    @Test
    void anEmptyWriteStoresNothing() throws IOException {
      Files.writeString(debug, "");
      assertThat(Files.readString(debug)).isEqualTo("N\n");
    }

    @Test
    void aRefusedStoreTellsErrnoReasonAndExplanation() {
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(() -> Files.writeString(debug, "maybe"))
          .withMessage(debug + ": Invalid argument")
          .withCauseInstanceOf(StoreException.class)
          .satisfies(
              failure -> {
                assertThat(KernelFileSystem.errnoOf(failure)).contains(Errno.EINVAL);
                assertThat(failure.getReason()).isEqualTo("Invalid argument");
                assertThat(failure.getFile()).isEqualTo(debug.toString());
                assertThat(failure).cause().hasMessageContaining("parameter debug refused `maybe'");
                assertThat(KernelFileSystem.errnoOf(new UncheckedIOException(failure)))
                    .contains(Errno.EINVAL);
              });
    }

    @Test
    void whatIsLongerThanAPageBecomesASecondStore() throws IOException {
      Param<Integer> count =
          Param.of(
                  "count",
                  Operations.on(ParamTypes.INT)
                      .set(
                          (text, variable) -> {
                            variable.assign(variable.value() + 1);
                            return 0;
                          })
                      .type())
              .permissions(0644);
      machine.kernel.insmod(ModuleDefinition.of("m", count));
      Path file = machine.path("/sys/module/m/parameters/count");
      Files.writeString(file, "x".repeat(4096));
      assertThat(Files.readString(file)).isEqualTo("1\n");
      Files.writeString(file, "x".repeat(4097));
      assertThat(Files.readString(file)).isEqualTo("3\n");
      try (SeekableByteChannel channel = Files.newByteChannel(file, WRITE)) {
        assertThat(channel.write(ByteBuffer.allocate(5000))).isEqualTo(4096);
      }
    }

    @Test
    void aSetterThatClaimsMoreThanItGotTakesAllOfIt() throws IOException {
      Param<Integer> greedy =
          Param.of("greedy", Operations.on(ParamTypes.INT).set((text, variable) -> 99).type())
              .permissions(0644);
      machine.kernel.insmod(ModuleDefinition.of("m", greedy));
      Path file = machine.path("/sys/module/m/parameters/greedy");
      Files.writeString(file, "x");
      assertThat(Files.readString(file)).isEqualTo("0\n");
    }

    @Test
    void optionsThatWouldCreateAreRefusedAsInSysfs() {
      Path absent = machine.parameter("absent");
      assertDenied(() -> Files.writeString(absent, "1"));
      assertDenied(() -> Files.createFile(absent));
      assertDenied(() -> Files.createTempFile(machine.path("/sys/module"), "a", "b"));
      assertThatThrownBy(() -> Files.writeString(absent, "1", WRITE))
          .isInstanceOf(NoSuchFileException.class);
      assertThatThrownBy(() -> Files.newByteChannel(debug, WRITE, CREATE_NEW))
          .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void optionsAreCheckedAsByTheJdk() throws IOException {
      assertThatThrownBy(() -> Files.newByteChannel(debug, READ, APPEND))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("READ + APPEND not allowed");
      assertThatThrownBy(() -> Files.newByteChannel(debug, TRUNCATE_EXISTING, APPEND))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("TRUNCATE_EXISTING + APPEND not allowed");
      OpenOption strange = new OpenOption() {};
      assertThatThrownBy(() -> Files.newByteChannel(debug, strange))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(
              () ->
                  Files.newByteChannel(
                      debug,
                      Set.of(READ),
                      new FileAttribute<String>() {
                        @Override
                        public String name() {
                          return "dos:hidden";
                        }

                        @Override
                        public String value() {
                          return "";
                        }
                      }))
          .isInstanceOf(UnsupportedOperationException.class);
      Files.newByteChannel(debug, READ, CREATE, CREATE_NEW, DELETE_ON_CLOSE).close();
      Files.newByteChannel(
              debug,
              Set.of(WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")))
          .close();
      assertThat(debug).exists();
    }

    @Test
    void aChannelDoesWhatItWasOpenedFor() throws IOException {
      try (SeekableByteChannel reading = Files.newByteChannel(debug);
          SeekableByteChannel writing = Files.newByteChannel(debug, WRITE)) {
        assertThatThrownBy(() -> reading.write(ByteBuffer.allocate(1)))
            .isInstanceOf(NonWritableChannelException.class);
        assertThatThrownBy(() -> reading.truncate(0))
            .isInstanceOf(NonWritableChannelException.class);
        assertThatThrownBy(() -> writing.read(ByteBuffer.allocate(1)))
            .isInstanceOf(NonReadableChannelException.class);
        assertThatThrownBy(() -> writing.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writing.position(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(writing.position(7).truncate(3).position()).isEqualTo(3);
      }
    }

    @Test
    void aPositionThatTheKernelRefusesIsAnExceptionOfNio() throws IOException {
      try (SeekableByteChannel channel = Files.newByteChannel(debug, WRITE)) {
        assertFails(Errno.EINVAL, () -> channel.position(1L << 31));
        machine.kernel.rmmod("driver");
        assertFails(Errno.ENODEV, () -> channel.position(0));
        assertFails(Errno.ENODEV, () -> channel.truncate(0));
      }
    }

    @Test
    void writesOfAReadOnlyFileAreDeniedEvenToRoot() {
      assertDenied(() -> Files.writeString(machine.parameter("size"), "1"));
      assertDenied(() -> Files.writeString(machine.usersParameter("debug"), "1"));
    }

    @Test
    void anOpenFileOfAnUnloadedModuleIsEnodev() throws IOException {
      try (SeekableByteChannel reading = Files.newByteChannel(debug);
          SeekableByteChannel writing = Files.newByteChannel(debug, WRITE)) {
        machine.kernel.rmmod("driver");
        assertFails(Errno.ENODEV, () -> reading.read(ByteBuffer.allocate(1)));
        assertFails(Errno.ENODEV, () -> writing.write(ByteBuffer.wrap(new byte[] {'1'})));
        assertThat(reading.size()).isEqualTo(4096);
        assertThat(Files.exists(debug)).isFalse();
      }
    }
  }

  @Nested
  class Listing {

    @Test
    void directoriesAreListedInOrder() throws IOException {
      try (Stream<Path> modules = Files.list(machine.path("/sys/module"))) {
        assertThat(modules)
            .containsExactly(machine.path("/sys/module/base"), machine.path("/sys/module/driver"));
      }
      try (Stream<Path> top = Files.list(machine.path(""))) {
        assertThat(top).extracting(Path::toString).containsExactly("dev", "proc", "sys");
      }
    }

    @Test
    void globsAndFiltersChooseEntries() throws IOException {
      try (DirectoryStream<Path> some = Files.newDirectoryStream(debug.getParent(), "{debug,s*}")) {
        assertThat(some)
            .extracting(path -> String.valueOf(path.getFileName()))
            .containsExactly("debug", "secret", "size");
      }
      DirectoryStream.Filter<Path> failing =
          entry -> {
            throw new IOException("no");
          };
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(debug.getParent(), failing)) {
        assertThatThrownBy(() -> entries.iterator().hasNext())
            .isInstanceOf(DirectoryIteratorException.class);
      }
    }

    @Test
    void aDirectoryStreamIsUsedOnce() throws IOException {
      Iterator<Path> iterator;
      DirectoryStream<Path> closed;
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(machine.path("/"))) {
        closed = entries;
        iterator = entries.iterator();
        assertThat(iterator.next()).hasToString("/dev");
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.hasNext()).isTrue();
        assertThatThrownBy(entries::iterator).isInstanceOf(IllegalStateException.class);
      }
      assertThat(iterator.next()).hasToString("/proc"); // was looked at before
      assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(closed::iterator).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void walksDoNotFollowHolders() throws IOException {
      Path link = machine.path("/sys/module/base/holders/driver");
      try (Stream<Path> all = Files.walk(machine.path("/sys/module/base"))) {
        assertThat(all).contains(link).noneMatch(path -> path.endsWith("debug"));
      }
      try (Stream<Path> all =
          Files.walk(machine.path("/sys/module/base"), FileVisitOption.FOLLOW_LINKS)) {
        assertThat(all).contains(link.resolve("parameters/debug"));
      }
      try (Stream<Path> found =
          Files.find(machine.path("/sys"), 9, (path, attributes) -> attributes.isSymbolicLink())) {
        assertThat(found).containsExactly(link);
      }
    }

    @Test
    void linksOfHoldersLeadToModules() throws IOException {
      Path link = machine.path("/sys/module/base/holders/driver");
      assertThat(Files.readSymbolicLink(link)).hasToString("../../driver");
      assertThat(Files.isSymbolicLink(link)).isTrue();
      assertThat(Files.isDirectory(link)).isTrue();
      assertThat(Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
      assertThat(link.toRealPath()).isEqualTo(machine.path("/sys/module/driver"));
      assertThat(link.toRealPath(LinkOption.NOFOLLOW_LINKS)).isEqualTo(link);
      assertThat(Files.readString(link.resolve("../driver/version"))).isEqualTo("1.2\n");
      assertThat(Files.isSameFile(link, machine.path("/sys/module/driver/."))).isTrue();
      assertThat(Files.isSameFile(link, link)).isTrue();
      assertThat(Files.isSameFile(link, debug)).isFalse();
      assertThat(Files.isSameFile(debug, machine.usersParameter("debug"))).isFalse();
      assertFails(Errno.ELOOP, () -> Files.newByteChannel(link, LinkOption.NOFOLLOW_LINKS));
      Files.newByteChannel(debug, LinkOption.NOFOLLOW_LINKS).close();
      assertThatThrownBy(() -> Files.readSymbolicLink(debug)).isInstanceOf(NotLinkException.class);
      assertThatThrownBy(() -> Files.readSymbolicLink(machine.path("/no")))
          .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsNoDirectoryCannotBeListed() {
      assertThatThrownBy(() -> Files.newDirectoryStream(debug))
          .isInstanceOf(NotDirectoryException.class)
          .hasCauseInstanceOf(FileException.class);
      assertThatThrownBy(() -> Files.newDirectoryStream(machine.path("/no")))
          .isInstanceOf(NoSuchFileException.class);
      assertFails(Errno.ENOTDIR, () -> Files.readString(debug.resolve("x")));
    }

    @Test
    void aDirectoryThatUsersMayNotSearchHidesItsFilesFromThem() throws IOException {
      Path folder = machine.path("/sys/module/driver/parameters");
      Path users = machine.usersFiles.getPath(folder.toString());
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr--r--"));
      assertDenied(() -> Files.readString(users.resolve("debug")));
      assertThat(users).isDirectory();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      assertThat(Files.readString(users.resolve("debug"))).isEqualTo("N\n");
      assertDenied(() -> users.getFileSystem().provider().newDirectoryStream(users, e -> true));
    }
  }

  @Nested
  class Closing {

    @Test
    void aClosedFileSystemRefusesEverything() throws IOException {
      SeekableByteChannel channel = Files.newByteChannel(debug);
      assertThat(machine.files.isOpen()).isTrue();
      machine.files.close();
      machine.files.close();
      assertThat(machine.files.isOpen()).isFalse();
      assertThat(channel.isOpen()).isFalse();
      assertThatThrownBy(() -> Files.readString(debug))
          .isInstanceOf(ClosedFileSystemException.class);
      assertThatThrownBy(() -> Files.size(debug)).isInstanceOf(ClosedFileSystemException.class);
      assertThatThrownBy(machine.files::getRootDirectories)
          .isInstanceOf(ClosedFileSystemException.class);
      assertThatThrownBy(machine.files::getFileStores)
          .isInstanceOf(ClosedFileSystemException.class);
      assertThatThrownBy(machine.files::newWatchService)
          .isInstanceOf(ClosedFileSystemException.class);
      assertThatThrownBy(() -> machine.files.opened(channel))
          .isInstanceOf(ClosedFileSystemException.class);
      assertThat(machine.kernel.module("driver")).isPresent();
    }
  }

  @Nested
  class Itself {

    @Test
    void saysWhatItIs() {
      assertThat(machine.files.kernel()).isSameAs(machine.kernel);
      assertThat(machine.files.user().uid()).isZero();
      assertThat(machine.files.isReadOnly()).isFalse();
      assertThat(machine.files.getSeparator()).isEqualTo("/");
      assertThat(machine.files.getRootDirectories()).containsExactly(machine.path("/"));
      assertThat(machine.files.supportedFileAttributeViews())
          .containsExactlyInAnyOrder("basic", "owner", "posix", "unix");
      assertThat(machine.files).asString().contains("2 modules").contains("uid=0");
    }

    @Test
    void theProviderServesItsUris() {
      var provider = machine.files.provider();
      assertThat(provider.getScheme()).isEqualTo("modparam");
      assertThat(debug.toUri())
          .isEqualTo(URI.create("modparam:/sys/module/driver/parameters/debug"));
      assertThat(provider.getPath(debug.toUri())).isEqualTo(debug);
      assertThat(provider.getFileSystem(debug.toUri())).isSameAs(machine.files);
      assertThatThrownBy(() -> provider.getPath(URI.create("file:/sys")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> provider.getFileSystem(URI.create("file:/sys")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> provider.getPath(URI.create("modparam:sys")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> provider.newFileSystem(debug.toUri(), Map.of()))
          .isInstanceOf(FileSystemAlreadyExistsException.class);
    }

    @Test
    void pathsOfOthersAreRefused(@TempDir Path folder) {
      assertThatThrownBy(
              () -> machine.files.provider().checkAccess(machine.usersParameter("debug")))
          .isInstanceOf(ProviderMismatchException.class);
      assertThatThrownBy(() -> debug.resolve(folder)).isInstanceOf(ProviderMismatchException.class);
    }

    @Test
    void filesAreCopiedToOtherFileSystems(@TempDir Path folder) throws IOException {
      Path copy = Files.copy(debug, folder.resolve("copy"));
      assertThat(copy).hasContent("N");
      assertThat(Files.mismatch(debug, copy)).isEqualTo(-1);
    }
  }

  private static void assertDenied(Call call) {
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(call::run)
        .satisfies(failure -> assertThat(KernelFileSystem.errnoOf(failure)).contains(Errno.EACCES));
  }

  private static void assertFails(Errno errno, Call call) {
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(call::run)
        .satisfies(
            failure -> {
              assertThat(failure.getReason()).isEqualTo(errno.message());
              assertThat(KernelFileSystem.errnoOf(failure)).contains(errno);
            });
  }

  /** A call that may fail. */
  private interface Call {
    void run() throws IOException;
  }
}
