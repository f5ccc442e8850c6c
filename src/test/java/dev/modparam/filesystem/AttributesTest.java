// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.param.Errno;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

  private final KernelWithDriver machine = new KernelWithDriver();
  private final Path debug = machine.parameter("debug");
  private final Path folder = machine.path("/sys/module/driver");
  private final Path link = machine.path("/sys/module/base/holders/driver");

  @Nested
  class Reading {

    @Test
    void aFileHasModeOwnerAndSize() throws IOException {
      PosixFileAttributes attributes = Files.readAttributes(debug, PosixFileAttributes.class);
      assertThat(PosixFilePermissions.toString(attributes.permissions())).isEqualTo("rw-r--r--");
      assertThat(attributes.owner()).hasToString("root");
      assertThat(attributes.group().getName()).isEqualTo("root");
      assertThat(attributes.size()).isEqualTo(4096);
      assertThat(attributes.isRegularFile()).isTrue();
      assertThat(attributes.isDirectory()).isFalse();
      assertThat(attributes.isSymbolicLink()).isFalse();
      assertThat(attributes.isOther()).isFalse();
      assertThat(attributes.lastModifiedTime()).isEqualTo(FileTime.fromMillis(0));
      assertThat(attributes.lastAccessTime()).isEqualTo(attributes.creationTime());
      assertThat(Files.getOwner(debug).getName()).isEqualTo("root");
      assertThat(Files.getPosixFilePermissions(debug)).isEqualTo(attributes.permissions());
      assertThat(Files.size(machine.path("/proc/modules"))).isZero();
    }

    @Test
    void aLinkIsItselfOrWhatItLeadsTo() throws IOException {
      BasicFileAttributes itself =
          Files.readAttributes(link, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      BasicFileAttributes target = Files.readAttributes(link, BasicFileAttributes.class);
      assertThat(itself.isSymbolicLink()).isTrue();
      assertThat(itself.isRegularFile()).isFalse();
      assertThat(itself.isDirectory()).isFalse();
      assertThat(itself.size()).isZero();
      assertThat(target.isDirectory()).isTrue();
      assertThat(target.fileKey())
          .isEqualTo(Files.readAttributes(folder, BasicFileAttributes.class).fileKey())
          .isNotEqualTo(itself.fileKey());
      Path through = link.resolve("parameters/debug");
      assertThat(fileKey(through)).isEqualTo(fileKey(debug)).isNotEqualTo(fileKey(link));
      assertThat(fileKey(link.resolveSibling(".").resolve(link.getFileName())))
          .isEqualTo(fileKey(link));
      assertThat(fileKey(link.resolve("."))).isEqualTo(fileKey(folder));
      assertThat(fileKey(machine.path("/"))).isEqualTo(fileKey(machine.path("/..")));
      assertThat(Files.getAttribute(link, "unix:mode", LinkOption.NOFOLLOW_LINKS))
          .isEqualTo(0120777);
    }

    private Object fileKey(Path file) throws IOException {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    }

    @Test
    void attributesAreReadByName() throws IOException {
      assertThat(Files.getAttribute(debug, "unix:mode")).isEqualTo(0100644);
      assertThat(Files.getAttribute(folder, "unix:mode")).isEqualTo(0040755);
      assertThat(Files.readAttributes(debug, "size,isDirectory"))
          .isEqualTo(Map.of("size", 4096L, "isDirectory", false));
      assertThat(Files.readAttributes(debug, "*")).hasSize(9).doesNotContainKey("owner");
      assertThat(Files.readAttributes(debug, "posix:*"))
          .hasSize(12)
          .containsEntry("owner", Files.getOwner(debug));
      assertThat(Files.readAttributes(debug, "unix:*"))
          .hasSize(20)
          .containsEntry("uid", 0)
          .containsEntry("nlink", 1)
          .containsEntry("dev", 0L)
          .containsEntry("rdev", 0L);
      assertThat((Long) Files.getAttribute(folder, "unix:ino"))
          .isEqualTo(Files.getAttribute(link, "unix:ino"))
          .isBetween(0L, 0xffff_ffffL);
      assertThat(Files.readAttributes(debug, "owner:*")).containsOnlyKeys("owner");
      for (String list : List.of("acl:*", ":size")) {
        assertThatThrownBy(() -> Files.readAttributes(debug, list))
            .isInstanceOf(UnsupportedOperationException.class);
      }
      assertThatThrownBy(() -> Files.readAttributes(debug, "basic:mode"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheViewsOfLinuxAreThere() {
      assertThat(Files.getFileAttributeView(debug, BasicFileAttributeView.class).name())
          .isEqualTo("basic");
      assertThat(Files.getFileAttributeView(debug, PosixFileAttributeView.class).name())
          .isEqualTo("posix");
      assertThat(Files.getFileAttributeView(debug, FileOwnerAttributeView.class).name())
          .isEqualTo("owner");
      assertThat(Files.getFileAttributeView(debug, AclFileAttributeView.class)).isNull();
      assertThatThrownBy(() -> Files.readAttributes(debug, DosFileAttributes.class))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> Files.size(machine.path("/no")))
          .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void namesThatStartWithADotAreHidden() throws IOException {
      assertThat(Files.isHidden(machine.path("/a/.b"))).isTrue();
      assertThat(Files.isHidden(debug)).isFalse();
      assertThat(Files.isHidden(machine.path("/"))).isFalse();
    }
  }

  @Nested
  class Access {

    @ParameterizedTest
    @CsvSource({
      "debug,   true,  true,  true,  false",
      "size,    true,  true,  true,  false",
      "secret,  true,  true,  false, false",
      "trigger, true,  true,  false, false",
      "absent,  false, false, false, false"
    })
    void isThatOfTheUser(
        String name, boolean read, boolean write, boolean userReads, boolean userWrites) {
      assertThat(Files.isReadable(machine.parameter(name))).isEqualTo(read);
      assertThat(Files.isWritable(machine.parameter(name))).isEqualTo(write);
      assertThat(Files.isReadable(machine.usersParameter(name))).isEqualTo(userReads);
      assertThat(Files.isWritable(machine.usersParameter(name))).isEqualTo(userWrites);
      assertThat(Files.isExecutable(machine.parameter(name))).isFalse();
    }

    @Test
    void directoriesCanBeSearched() {
      assertThat(Files.isExecutable(folder)).isTrue();
      assertThat(Files.isExecutable(machine.usersFiles.getPath("/sys"))).isTrue();
    }

    @Test
    void aGroupOfRootHasTheBitsOfTheGroup() throws IOException {
      Files.setPosixFilePermissions(debug, PosixFilePermissions.fromString("rw-rw----"));
      try (KernelFileSystem files = KernelFileSystem.of(machine.kernel, new Credentials(1000, 0))) {
        Files.writeString(files.getPath(debug.toString()), "1");
      }
      assertThat(Files.readString(debug)).isEqualTo("Y\n");
      assertThat(Files.isReadable(machine.usersParameter("debug"))).isFalse();
    }
  }

  @Nested
  class Changing {

    @Test
    void permissionsAreChangedByRoot() throws IOException {
      Files.setPosixFilePermissions(debug, PosixFilePermissions.fromString("r--r-----"));
      assertThat(machine.driver.attribute("debug").mode()).isEqualTo(0440);
      assertThatThrownBy(() -> Files.writeString(debug, "1"))
          .isInstanceOf(AccessDeniedException.class);
      Files.setAttribute(debug, "unix:mode", 0100600);
      assertThat(machine.driver.attribute("debug").mode()).isEqualTo(0600);
      Files.setAttribute(debug, "posix:permissions", PosixFilePermissions.fromString("rw-r----x"));
      assertThat(machine.driver.attribute("debug").mode()).isEqualTo(0641);
    }

    @Test
    void permissionsAreNotChangedByOthers() {
      assertEperm(
          () ->
              Files.setPosixFilePermissions(
                  machine.usersParameter("debug"), PosixFilePermissions.fromString("rwxrwxrwx")));
    }

    @Test
    void aFileDeclaredReadOnlyHasNoStoreWhateverItsMode() throws IOException {
      Path size = machine.parameter("size");
      Files.setPosixFilePermissions(size, PosixFilePermissions.fromString("rw-r--r--"));
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(() -> Files.writeString(size, "5"))
          .satisfies(failure -> assertThat(KernelFileSystem.errnoOf(failure)).contains(Errno.EIO));
    }

    @Test
    void rootGivesAFileAwayAndOthersDoNot() throws IOException {
      UserPrincipalLookupService users = machine.files.getUserPrincipalLookupService();
      UserPrincipal root = users.lookupPrincipalByName("root");
      GroupPrincipal group = users.lookupPrincipalByGroupName("0");
      UserPrincipal other = users.lookupPrincipalByName("1000");
      assertThat(other.getName()).isEqualTo("1000");
      Files.setAttribute(debug, "posix:owner", other);
      assertThat(Files.getOwner(debug)).isEqualTo(other);
      Files.setOwner(debug, root);
      Files.setAttribute(debug, "posix:group", group);
      assertEperm(() -> Files.setOwner(machine.usersParameter("debug"), root));
      Files.setOwner(debug, other);
      Files.setAttribute(debug, "posix:group", users.lookupPrincipalByGroupName("100"));
      assertThat(Files.getOwner(debug)).isEqualTo(other);
      assertThat(Files.readAttributes(debug, "unix:uid,gid,nlink"))
          .isEqualTo(Map.of("uid", 1000, "gid", 100, "nlink", 1));
      UserPrincipal foreign = () -> "root";
      assertThatThrownBy(() -> Files.setOwner(debug, foreign))
          .isInstanceOf(ProviderMismatchException.class);
      for (String nobody : new String[] {"ada", "", "12345678901"}) {
        assertThatThrownBy(() -> users.lookupPrincipalByName(nobody))
            .isInstanceOf(UserPrincipalNotFoundException.class);
      }
    }

    @Test
    void theNewOwnerMayDoWhatOwnersMay() throws IOException {
      Path path = machine.parameter("secret");
      machine.kernel.files().chown(path.toString(), 1000, -1);
      KernelFileSystem files = KernelFileSystem.of(machine.kernel, new Credentials(1000, 1000));
      Path own = files.getPath(path.toString());
      Files.writeString(own, "7");
      Files.setAttribute(own, "unix:mode", 04640);
      Files.setLastModifiedTime(own, FileTime.fromMillis(1));
      assertThat(Files.getAttribute(path, "unix:mode")).isEqualTo(0104640);
      assertThat(Files.readString(path)).isEqualTo("7\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lastModifiedTime", "lastAccessTime", "creationTime"})
    void timesCanBeTouchedByRootAndStay(String attribute) throws IOException {
      FileTime now = FileTime.fromMillis(1_000_000);
      Files.setAttribute(debug, attribute, now);
      assertThat(Files.getAttribute(debug, attribute)).isEqualTo(FileTime.fromMillis(0));
      assertEperm(() -> Files.setAttribute(machine.usersParameter("debug"), attribute, now));
    }

    @Test
    void otherAttributesCannotBeSet() {
      assertThatThrownBy(() -> Files.setAttribute(debug, "size", 1L))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot be set");
      assertThatThrownBy(() -> Files.setAttribute(debug, "basic:mode", 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not recognized");
    }

    private void assertEperm(Call call) {
      assertThatExceptionOfType(FileSystemException.class)
          .isThrownBy(call::run)
          .satisfies(
              failure -> assertThat(failure.getReason()).isEqualTo("Operation not permitted"));
    }
  }

  /** A call that may fail. */
  private interface Call {
    void run() throws IOException;
  }

  @Nested
  class Stores {

    @ParameterizedTest
    @CsvSource({"/sys/module, sysfs", "/proc, proc", "/dev/kmsg, devtmpfs", "/, rootfs"})
    void arePartsOfTheTree(String path, String type) throws IOException {
      FileStore store = Files.getFileStore(machine.path(path));
      assertThat(store).hasToString(type);
      assertThat(store.name()).isEqualTo(type);
      assertThat(store.type()).isEqualTo(type);
    }

    @Test
    void haveNoRoom() throws IOException {
      FileStore store = machine.files.getFileStores().iterator().next();
      assertThat(store.isReadOnly()).isFalse();
      assertThat(store.getTotalSpace()).isZero();
      assertThat(store.getUsableSpace()).isZero();
      assertThat(store.getUnallocatedSpace()).isZero();
      assertThat(store.getAttribute("totalSpace")).isEqualTo(0L);
      assertThatThrownBy(() -> store.getAttribute("blocks"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(store.supportsFileAttributeView(PosixFileAttributeView.class)).isTrue();
      assertThat(store.supportsFileAttributeView(AclFileAttributeView.class)).isFalse();
      assertThat(store.supportsFileAttributeView("unix")).isTrue();
      assertThat(store.supportsFileAttributeView("acl")).isFalse();
      assertThat(store.getFileStoreAttributeView(FileStoreAttributeView.class)).isNull();
    }
  }
}
