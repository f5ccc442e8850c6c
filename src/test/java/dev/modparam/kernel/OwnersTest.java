// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.kernel.Kernels.errno;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import org.junit.jupiter.api.Test;

/** Files are given away, and then the bits of the owner count for the new one. */
class OwnersTest {

  private static final String X = "/sys/module/m/parameters/x";
  private static final ModuleDefinition MODULE =
      ModuleDefinition.of("m", Param.of("x", ParamTypes.INT).permissions(0640));

  private final SimulatedKernel kernel = new SimulatedKernel();
  private final KernelFiles root = kernel.files();
  private final KernelFiles owner = kernel.files(new Credentials(1000, 100));
  private final KernelFiles group = kernel.files(new Credentials(1001, 100));

  OwnersTest() {
    kernel.insmod(MODULE);
  }

  private KernelFiles.Status status() {
    return root.stat(X);
  }

  @Test
  void theNewOwnerHasTheBitsOfTheOwner() {
    assertThat(errno(() -> owner.write(X, "1"))).isEqualTo("EACCES");
    root.chown(X, 1000, -1);
    owner.write(X, "2");
    assertThat(errno(() -> group.read(X))).isEqualTo("EACCES");
    root.chown(X, -1, 100);
    assertThat(group.read(X)).isEqualTo("2\n");
    assertThat(errno(() -> group.write(X, "3"))).isEqualTo("EACCES");
    assertThat(status().uid()).isEqualTo(1000);
    assertThat(status().gid()).isEqualTo(100);
  }

  @Test
  void numbersOfUsersAndGroupsStartAt0() {
    assertThat(new Credentials(1000, 0).mayAccess(status(), 4)).as("of root's group").isTrue();
    assertThat(new Credentials(0, 1000).mayAccess(status(), 6)).as("root").isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credentials(1000, -1))
        .withMessage("user 1000 or group -1 is negative");
    assertThatIllegalArgumentException().isThrownBy(() -> new Credentials(-1, 1000));
  }

  @Test
  void aFileIsGivenBackToRoot() {
    root.chown(X, 1000, 100);
    root.chown(X, 0, 0);
    assertThat(status().uid()).isZero();
    assertThat(status().gid()).isZero();
  }

  @Test
  void anOwnerOpensAFileForWhatItsBitsAllow() {
    root.chown(X, 1000, 100);
    root.chmod(X, 0200);
    owner.open(X, OpenFile.Flag.WRITE).close();
    assertThat(errno(() -> owner.open(X, OpenFile.Flag.READ))).isEqualTo("EACCES");
    assertThat(errno(() -> owner.open(X, OpenFile.Flag.CHECK))).isEqualTo("EACCES");
    root.chmod(X, 0400);
    owner.open(X, OpenFile.Flag.READ).close();
    assertThat(errno(() -> owner.open(X, OpenFile.Flag.CHECK))).isEqualTo("EACCES");
    assertThat(errno(() -> owner.open(X, OpenFile.Flag.READ, OpenFile.Flag.TRUNCATE)))
        .isEqualTo("EACCES");
  }

  @Test
  void ownersAreForgottenWithTheModule() {
    root.chown(X, 1000, 100);
    kernel.rmmod("m");
    kernel.insmod(MODULE);
    assertThat(status().uid()).isZero();
    assertThat(status().gid()).isZero();
  }

  @Test
  void anOwnerGivesAFileToItsOwnGroupOnly() {
    assertThat(errno(() -> owner.chown(X, 1000, -1))).isEqualTo("EPERM");
    assertThat(errno(() -> owner.chown(X, -1, 100))).isEqualTo("EPERM");
    owner.chown(X, -1, -1);
    root.chown(X, 1000, -1);
    owner.chown(X, 1000, 0);
    owner.chown(X, -1, 100);
    assertThat(status().gid()).isEqualTo(100);
    assertThat(errno(() -> owner.chown(X, 1001, -1))).isEqualTo("EPERM");
    assertThat(errno(() -> owner.chown(X, 0, -1))).as("back to root").isEqualTo("EPERM");
    assertThat(errno(() -> owner.chown(X, -1, 4))).isEqualTo("EPERM");
    assertThat(errno(() -> owner.chown(X, -1, 0))).as("root's group").isEqualTo("EPERM");
    assertThat(errno(() -> group.chown(X, 1000, -1))).isEqualTo("EPERM");
  }

  @Test
  void anOwnerChangesTheModeButNotForAGroupThatIsNotItsOwn() {
    root.chown(X, 1000, -1);
    owner.chmod(X, 06660);
    assertThat(status().mode()).as("group 0 is not the owner's").isEqualTo(04660);
    root.chown(X, -1, 100);
    owner.chmod(X, 06660);
    assertThat(status().mode()).isEqualTo(06660);
    assertThat(Kernels.failure(FileException.class, () -> group.chmod(X, 0666)))
        .hasMessageEndingWith(": the owner is user 1000");
  }

  @Test
  void aFileThatIsGivenAwayLosesTheBitsThatRunItAsItsOwner() {
    root.chmod(X, 06654);
    root.chown(X, 1, 1);
    assertThat(status().mode()).isEqualTo(0654);
    root.chmod(X, 06644);
    root.chown(X, 2, 2);
    assertThat(status().mode()).as("a lock, not a group that it runs as").isEqualTo(02644);
    root.chmod("/sys/module/m", 06755);
    root.chown("/sys/module/m", 1, 1);
    assertThat(root.stat("/sys/module/m").mode()).isEqualTo(06755);
  }

  @Test
  void rootMayExecuteOnlyWhatSomebodyMayExecute() {
    assertThat(errno(() -> root.access(X, 1))).isEqualTo("EACCES");
    root.chmod(X, 0010);
    root.access(X, 7);
    assertThat(errno(() -> root.access(X, 8))).isEqualTo("EINVAL");
    root.chmod("/sys/module/m", 0);
    root.access("/sys/module/m", 1);
    assertThat(errno(() -> owner.access("/sys/module/m", 1))).isEqualTo("EACCES");
  }

  @Test
  void aDirectoryThatNobodyMayReadIsListedByRoot() {
    root.chmod("/sys/module/m", 0);
    root.open("/sys/module/m", OpenFile.Flag.READ).close();
    assertThat(root.list("/sys/module/m")).contains("parameters");
  }
}
