// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What 32-bit files hold elsewhere than 64-bit ones: spoilt or rewritten from one for i386. */
class NarrowModulesTest {

  private static final int HEADER = 40;
  private static final int TYPE = 4;
  private static final int OFFSET = 16;
  private static final int SIZE = 20;
  private static final int LINK = 24;
  private static final int INFO = 28;
  private static final int ENTRY_SIZE = 36;

  private static final int RELA = 4;
  private static final int REL = 9;
  private static final int RISCV = 243;

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer module() {
    return little(TestFiles.machine("i386"));
  }

  private static int[] headers(ByteBuffer file) {
    int table = file.getInt(32);
    return IntStream.range(0, file.getShort(48)).map(i -> table + HEADER * i).toArray();
  }

  private static KernelObject read(ByteBuffer file) {
    return KernelObject.read(file.duplicate().rewind(), "narrow.ko");
  }

  private static ObjectParameter parameter(KernelObject object, String name) {
    return object.parameters().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> described(KernelObject object) {
    return object.parameters().stream()
        .map(parameter -> parameter + " " + parameter.defaultText() + parameter.unknownBecause())
        .toList();
  }

  @Test
  void countTheirSectionsElsewhereIfTheyAreMany() {
    ByteBuffer file = module();
    int first = headers(file)[0];
    file.putInt(first + SIZE, file.getShort(48)).putShort(48, (short) 0);
    file.putInt(first + LINK, file.getShort(50)).putShort(50, (short) 0xffff);

    assertThat(described(read(file))).isEqualTo(described(read(module())));
  }

  /** Puts what relocations add next to them, and something else where it was. */
  private static ByteBuffer withAddendsOfTheirOwn(ByteBuffer old) {
    ByteBuffer file = little(new byte[2 * old.limit()]).put(old).putShort(18, (short) RISCV);
    for (int header : headers(file)) {
      if (file.getInt(header + TYPE) == REL) {
        int table = file.getInt(header + OFFSET);
        int size = file.getInt(header + SIZE);
        int target = file.getInt(headers(file)[file.getInt(header + INFO)] + OFFSET);
        file.putInt(header + OFFSET, file.position()).putInt(header + SIZE, size / 8 * 12);
        file.putInt(header + TYPE, RELA).putInt(header + ENTRY_SIZE, 12);
        for (int at = table; at < table + size; at += 8) {
          int place = target + file.getInt(at);
          file.putInt(file.getInt(at)).putInt(file.getInt(at + 4)).putInt(file.getInt(place));
          file.putInt(place, 0x5555);
        }
      }
    }
    return file;
  }

  @Test
  void ofRiscvHaveTheAddendsOfRelocationsNextToThem() {
    KernelObject object = read(withAddendsOfTheirOwn(module()));

    assertThat(object.machine()).isEqualTo("riscv32");
    assertThat(described(object)).isEqualTo(described(read(module())));
  }

  @Test
  void haveCommonSymbols() {
    ByteBuffer file = module();
    String symbol = parameter(read(file), "ext").storage().orElseThrow().substring("ext:".length());
    int entry = symbol(file, symbol);
    file.putShort(entry + 14, (short) 0xfff2).putInt(entry + 8, 4);

    assertThat(parameter(read(file), "ext").storage()).contains("COMMON");
    assertThat(parameter(read(file), "ext").defaultText()).contains("0");
    file.putInt(entry + 8, 3);
    assertThat(parameter(read(file), "ext").unknownBecause())
        .contains("byte 0 is outside of COMMON");
    file.putInt(entry + 8, -1);
    assertThat(parameter(read(file), "ext").defaultText()).contains("0");
  }

  private static int symbol(ByteBuffer file, String name) {
    for (int header : headers(file)) {
      if (file.getInt(header + TYPE) == ElfSection.SYMTAB) {
        int names = file.getInt(headers(file)[file.getInt(header + LINK)] + OFFSET);
        int at = file.getInt(header + OFFSET);
        while (!ElfFile.string(file, names + file.getInt(at)).equals(name)) {
          at += 16;
        }
        return at;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
