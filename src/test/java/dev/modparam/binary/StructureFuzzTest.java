// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/** Real objects whose numbers are changed one by one: headers, relocations, tables, variables. */
class StructureFuzzTest {

  private static final int MOST_CHANGES = 16;

  private static byte[] rust() throws IOException {
    String name = "/dev/modparam/vectors/rust-7.2/rs_ints.ko.xz";
    try (InputStream in =
        new XZInputStream(
            Objects.requireNonNull(StructureFuzzTest.class.getResourceAsStream(name)))) {
      return in.readAllBytes();
    }
  }

  @FuzzTest(maxDuration = "30s")
  void aChangedObjectIsReadOrRefused(FuzzedDataProvider data) throws IOException {
    byte[] bytes = data.consumeBoolean() ? rust() : TestFiles.machine("mips");
    ByteBuffer object = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < MOST_CHANGES && data.remainingBytes() > 0; i++) {
      int at = data.consumeInt(0, bytes.length / 4 - 2) * 4;
      switch (data.consumeInt(0, 2)) {
        case 0 -> object.putInt(at, data.consumeInt());
        case 1 -> object.putInt(at, object.getInt(at) + data.consumeInt(-8, 8));
        default -> object.putLong(at, data.consumeLong());
      }
    }
    try {
      KernelObject read = KernelObject.read(bytes, "fuzzed.ko");
      assertThat(KernelObject.linkage(bytes, "fuzzed.ko").modinfo().strings())
          .isEqualTo(read.modinfo().strings());
      assertThat(read.definition().parameters()).hasSizeLessThanOrEqualTo(read.parameters().size());
    } catch (InvalidInputException refused) {
      assertThat(refused).hasMessageStartingWith("fuzzed.ko: ");
    }
  }
}
