// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {

  private static boolean isAccepted(int bits) {
    try {
      return Permissions.ofBits(bits).bits() == bits;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** {@code VERIFY_OCTAL_PERMISSIONS}, written down once more. */
  private static boolean compiles(int perms) {
    return (perms >> 6 & 4) >= (perms >> 3 & 4)
        && (perms >> 3 & 4) >= (perms & 4)
        && (perms >> 6 & 2) >= (perms >> 3 & 2)
        && (perms & 2) == 0;
  }

  @Test
  void all512ValuesFollowTheRuleOfTheCompiler() {
    int accepted = 0;
    for (int bits = 0; bits <= 0777; bits++) {
      assertThat(isAccepted(bits)).as("%04o", bits).isEqualTo(compiles(bits));
      accepted += isAccepted(bits) ? 1 : 0;
    }

    assertThat(accepted).isEqualTo(96);
  }

  @ParameterizedTest
  @CsvSource({"444, 0674, 0444", "400, 0620, 0400", "440, 0670, 0440", "200, 0310, 0200"})
  void decimalThatLooksLikeAModeIsRefusedThoughItCompiles(int bits, String octal, String meant) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(bits))
        .withMessage(
            "permissions %s are not allowed: no driver has them, so a zero seems forgotten (decimal"
                + " %d is octal %s; write %s, with a leading zero)",
            octal, bits, octal, meant);
    assertThat(Permissions.ofBits(bits)).hasToString(octal);
  }

  @ParameterizedTest
  @CsvSource({"0644, 0644", "644, 0644", "0o444, 0444", "0, 0000", "0620, 0620"})
  void aModeIsReadFromText(String text, String mode) {
    assertThat(Permissions.parse(text)).hasToString(mode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rw-", "0x1a4", "888", "-644", "06440", " 0644"})
  void textThatIsNotAModeIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.parse(text))
        .withMessage("a mode has one to four octal digits, such as 0644, not \"%s\"", text);
  }

  @Test
  void theNamesOfTheKernelMakeModes() {
    assertThat(Permissions.of(Permissions.S_IRUGO | Permissions.S_IWUSR))
        .isEqualTo(Permissions.READ_WRITE)
        .hasToString("0644");
    assertThat(Permissions.S_IRUSR | Permissions.S_IRGRP | Permissions.S_IROTH).isEqualTo(0444);
    assertThat(Permissions.S_IWUSR | Permissions.S_IWGRP).isEqualTo(0220);
  }

  @Test
  void decimal644SaysWhatWasMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(644))
        .withMessage(
            "permissions 01204 are not allowed: they must be from 0 to 0777 (decimal 644 is octal"
                + " 01204; write 0644, with a leading zero)");
  }

  @Test
  void decimal600SaysWhatWasMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(600))
        .withMessage(
            "permissions 01130 are not allowed: they must be from 0 to 0777 (decimal 600 is octal"
                + " 01130; write 0600, with a leading zero)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0666 | others may never write",
        "0604 | who may read as group or other must be able to as the level above",
        "0044 | who may read as group or other must be able to as the level above",
        "0464 | a group that may write needs a user that may",
        "01000 | they must be from 0 to 0777",
      })
  void eachRuleHasItsMessage(String octal, String rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(Integer.decode(octal)))
        .withMessage("permissions " + octal + " are not allowed: " + rule);
  }

  @Test
  void negativeBitsAreShownAsTheyAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(-1))
        .withMessage("permissions -1 are not allowed: they must be from 0 to 0777");
  }

  @Test
  void noHintIsGivenWhereTheDigitsMeanNothingGoodEither() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(666))
        .withMessage("permissions 01232 are not allowed: they must be from 0 to 0777");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permissions.of(900))
        .withMessage("permissions 01604 are not allowed: they must be from 0 to 0777");
  }

  @Test
  void zeroMeansNoFile() {
    assertThat(Permissions.NONE.isVisible()).isFalse();
    assertThat(Permissions.of(0)).isEqualTo(Permissions.NONE);
    assertThat(Permissions.of(0111).isVisible()).isTrue();
  }

  @Test
  void executeBitsAreMaskedInTheFilesMode() {
    Permissions permissions = Permissions.of(0755);

    assertThat(permissions.hasBitsThatSysfsMasks()).isTrue();
    assertThat(permissions.fileMode()).isEqualTo(0644);
    assertThat(permissions.bits()).isEqualTo(0755);
    assertThat(permissions).hasToString("0755");
    assertThat(Permissions.of(0664).hasBitsThatSysfsMasks()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0644, true", "0200, true", "0664, true", "0444, false", "0, false"})
  void aWriteBitMakesAStoreFunction(String octal, boolean writable) {
    assertThat(Permissions.of(Integer.decode(octal)).isWritable()).isEqualTo(writable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "r--r--r--", "rw-rw-r--", "-w-------", "---------"})
  void javaNamesTheSameBits(String symbolic) {
    int bits = Integer.parseInt(symbolic.replaceAll("[rwx]", "1").replace('-', '0'), 2);

    assertThat(Permissions.of(bits).toPosix()).isEqualTo(PosixFilePermissions.fromString(symbolic));
  }

  @Test
  void javaDoesNotSeeMaskedBits() {
    assertThat(Permissions.of(0755).toPosix())
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void equalBitsAreEqualPermissions() {
    assertThat(Permissions.of(0444))
        .isEqualTo(Permissions.READ_ONLY)
        .hasSameHashCodeAs(Permissions.READ_ONLY);
    assertThat(Permissions.of(0444)).isNotEqualTo(Permissions.of(0644)).isNotEqualTo("0444");
  }
}
