// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildIdTest {

  private static byte[] note(int nameSize, String name, int type, int size, byte... content) {
    ByteBuffer note =
        ByteBuffer.allocate(16 + (content.length + 3 & -4)).order(ByteOrder.LITTLE_ENDIAN);
    note.putInt(nameSize).putInt(size).putInt(type);
    note.put(name.getBytes(StandardCharsets.US_ASCII)).position(16);
    note.put(content);
    return note.array();
  }

  private static String buildId(byte[]... notes) {
    ModuleImage image = new ModuleImage().info("license=GPL");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] note : notes) {
      all.writeBytes(note);
    }
    image.section(".note.gnu.build-id").put(all.toByteArray());
    return KernelObject.read(image.bytes(), "m.ko").buildId();
  }

  @Test
  void isTheNumberOfTheNote() {
    assertThat(buildId(note(4, "GNU", 3, 3, (byte) 0x0a, (byte) 0xff, (byte) 1)))
        .isEqualTo("0A:FF:01");
  }

  @Test
  void otherNotesArePassedOver() {
    assertThat(
            buildId(
                note(4, "GNU", 5, 1, (byte) 7),
                note(4, "Foo", 3, 1, (byte) 8),
                note(4, "GNU", 3, 2, (byte) 9, (byte) 0)))
        .isEqualTo("09:00");
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "4, -1", "4, 5", "2000000000, 1", "4, 2000000000", "2147483647, 1"})
  void lengthsThatLieMakeNoNumber(int nameSize, int size) {
    assertThat(buildId(note(nameSize, "GNU", 3, size, (byte) 1))).isEmpty();
  }

  @Test
  void aNameWithoutAnEndIsNotItsName() {
    byte[] note = note(4, "GNUx", 3, 4, (byte) 1, (byte) 1, (byte) 1, (byte) 1);
    assertThat(buildId(note)).isEmpty();
  }

  @Test
  void aFileMayHaveNone() {
    assertThat(KernelObject.read(new ModuleImage().bytes(), "m.ko").buildId()).isEmpty();
    assertThat(buildId(new byte[5000])).isEmpty();
    assertThat(buildId(new byte[7])).isEmpty();
  }

  @Test
  void aNameWithoutAnEndIsNotGnu() {
    assertThat(buildId(note(4, "GNUX", 3, 4, (byte) 1, (byte) 2, (byte) 3, (byte) 4))).isEmpty();
  }

  @Test
  void aNumberMayFillItsNote() {
    byte[] number = {1, 2, 3, 4};
    assertThat(buildId(note(4, "GNU", 3, 4, number))).isEqualTo("01:02:03:04");
  }

  @Test
  void notesOfNobodyAndOfNothingArePassedOver() {
    byte[] nobodys = Arrays.copyOf(note(0, "", 3, 4), 16);
    assertThat(buildId(nobodys, note(4, "Foo", 3, 0), note(4, "GNU", 3, 1, (byte) 7)))
        .isEqualTo("07");
  }

  @Test
  void notesOfUpTo4096BytesAreRead() {
    byte[] number = new byte[4096 - 16];
    assertThat(buildId(note(4, "GNU", 3, number.length, number))).startsWith("00:00");
    byte[] longer = new byte[4096 - 12];
    assertThat(buildId(note(4, "GNU", 3, longer.length, longer))).isEmpty();
  }
}
