// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static dev.modparam.binary.ElfImage.INFO;
import static dev.modparam.binary.ElfImage.OFFSET;
import static dev.modparam.binary.ElfImage.SIZE;
import static dev.modparam.binary.ElfImage.TYPE;
import static dev.modparam.binary.SpoiltFixture.ALL;
import static dev.modparam.binary.SpoiltFixture.A_BSS;
import static dev.modparam.binary.SpoiltFixture.A_PLAIN;
import static dev.modparam.binary.SpoiltFixture.BY;
import static dev.modparam.binary.SpoiltFixture.ENTRY;
import static dev.modparam.binary.SpoiltFixture.SBUF;
import static dev.modparam.binary.SpoiltFixture.othersAreRead;
import static dev.modparam.binary.SpoiltFixture.parameter;
import static dev.modparam.binary.SpoiltFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds checks of the table of parameters, and of what its pointers lead to. */
class HostileParamSectionTest {

  /** 5: targets of pointers within their section, whatever the addend. */
  @Nested
  class Targets {

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void areWithinTheirSection(long addend) {
      ElfImage image = ElfImage.fixture();
      long symbol = image.symbolOf("__param", BY * ENTRY + 32);
      KernelObject object = image.relocate("__param", BY * ENTRY + 32, symbol, 1, addend).read();
      othersAreRead(object, "by");
      assertThat(parameter(object, "by").unknownBecause().orElseThrow())
          .contains("is outside of .data");
    }

    @Test
    void areStoredAsWholePointers() {
      ElfImage image = ElfImage.fixture();
      long symbol = image.symbolOf("__param", BY * ENTRY + 32);
      KernelObject object = image.relocate("__param", BY * ENTRY + 32, symbol, 2, 0).read();
      othersAreRead(object, "by");
      assertThat(parameter(object, "by").unknownBecause())
          .contains("relocation type 2 is not a pointer");
    }

    @Test
    void mayBeNowhere() {
      KernelObject object = ElfImage.fixture().relocate("__param", BY * ENTRY + 32, 0, 1, 0).read();
      assertThat(parameter(object, "by").unknownBecause()).contains("storage: null");
      object = ElfImage.fixture().relocate("__param", BY * ENTRY + 32, 0, 1, 7).read();
      assertThat(parameter(object, "by").unknownBecause()).contains("storage: abs");
      object = ElfImage.fixture().relocate("__param", BY * ENTRY + 16, 0, 1, 0).read();
      assertThat(parameter(object, "by").unknownBecause()).contains("no operations");
    }

    @Test
    void ofNamesAreInTheFile() {
      KernelObject object = ElfImage.fixture().relocate("__param", BY * ENTRY, 0, 1, 0).read();
      assertThat(object.definition().parameters()).hasSize(ALL - 1);
      assertThat(object.notes())
          .extracting(Note::message)
          .contains("entry 39 of __param is left out: its name is not in the file");
    }

    @Test
    void ofStringsAreWithinTheirSection() {
      ElfImage image = ElfImage.fixture();
      long symbol = image.symbolOf("__param", BY * ENTRY);
      KernelObject object = image.relocate("__param", BY * ENTRY, symbol, 1, 1L << 33).read();
      assertThat(object.notes().toString())
          .contains("entry 39 of __param is left out: a string at");
    }
  }

  /** 6: arrays of a length that makes sense. */
  @Nested
  class Arrays65536 {

    private ElfImage array(int entry, int max) {
      ElfImage image = ElfImage.fixture();
      int structure =
          image.contentOf(".rodata") + (int) image.addendOf("__param", (long) entry * ENTRY + 32);
      ByteBuffer.wrap(image.bytes()).order(ByteOrder.LITTLE_ENDIAN).putInt(structure, max);
      return image;
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_537})
    void areNotLonger(int max) {
      KernelObject object = array(A_PLAIN, max).read();
      othersAreRead(object, "a_plain");
      assertThat(parameter(object, "a_plain").unknownBecause().orElseThrow())
          .endsWith("elements, more than 65536");
      assertThat(parameter(object, "a_plain").array().orElseThrow().max())
          .isEqualTo(Integer.toUnsignedLong(max));
    }

    @Test
    void areNotEmpty() {
      KernelObject object = array(A_PLAIN, 0).read();
      othersAreRead(object, "a_plain");
      assertThat(parameter(object, "a_plain").unknownBecause()).contains("it has no elements");
    }

    @Test
    void doNotCountMoreThanTheyHave() {
      KernelObject object = array(9, 1).read();
      othersAreRead(object, "a_num");
      assertThat(parameter(object, "a_num").unknownBecause())
          .contains("its counter is 2, more than its 1 elements");
    }

    @Test
    void areWithinTheirSection() {
      KernelObject object = array(A_BSS, 60_000).read();
      othersAreRead(object, "a_bss");
      assertThat(parameter(object, "a_bss").unknownBecause().orElseThrow())
          .contains("is outside of .bss");
    }
  }

  /** 7: a table of whole entries, and not too many. */
  @Nested
  class Table {

    @Test
    void hasWholeEntries() {
      KernelObject object = ElfImage.fixture().section("__param", SIZE, 41L).read();
      assertThat(object.isTableRead()).isFalse();
      assertThat(object.notes())
          .extracting(Note::message)
          .contains("__param is not read: its 41 bytes are not a multiple of 40");
      assertThat(object.definition().parameters()).isNotEmpty();
    }

    @Test
    void hasBytes() {
      KernelObject object = ElfImage.fixture().section("__param", TYPE, 8).read();
      assertThat(object.notes().toString()).contains("__param is not read: it has no content");
    }

    @Test
    void hasNotTooManyEntries() {
      byte[] bytes = ElfImage.fixture().bytes();
      ElfImage image = ElfImage.of(Arrays.copyOf(bytes, bytes.length + 65_537 * ENTRY));
      image.section("__param", OFFSET, (long) bytes.length);
      image.section("__param", SIZE, 65_537L * ENTRY);
      assertThat(image.read().notes().toString())
          .contains("__param is not read: it has 65537 entries, more than 65536");
    }

    @Test
    void hasTheKnownLayout() {
      ElfImage image = ElfImage.fixture();
      for (int i = 0; i < ALL; i++) {
        image.relocate("__param", (long) i * ENTRY + 8, image.symbolOf("__param", 16), 1, 0);
      }
      assertThat(image.read().notes().toString())
          .contains("__param is not read: its entries are not those of Linux 4.2 or newer");
    }
  }

  /** 8: one bad value does not lose the others; each is spoilt in turn. */
  static Stream<Arguments> spoiltRelocations() {
    ElfImage image = ElfImage.fixture();
    int size = (int) image.getLong(image.headerOf(".rela__param") + SIZE);
    return Stream.iterate(0, i -> i < size / 24, i -> i + 1).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("spoiltRelocations")
  void oneBadPointerLosesOneParameterAtMost(int relocation) {
    ElfImage image = ElfImage.fixture();
    int at = image.contentOf(".rela__param") + 24 * relocation;
    image.putLong(at + 8, 0x7fff_ffff_0000_0001L);
    KernelObject object = image.read();
    assertThat(object.isTableRead()).isTrue();
    assertThat(object.parameters()).hasSizeBetween(ALL - 1, ALL);
    assertThat(object.parameters().stream().filter(p -> p.defaultText().isPresent()).count())
        .isBetween(33L, 35L);
  }

  /** 9: tables of relocations that overlap. */
  @Nested
  class OverlappingRelocations {

    @Test
    void areNotReadAgainAndAgain() {
      // 2,000 more sections, each claiming all the file as relocations of __param
      byte[] old = ElfImage.fixture().bytes();
      int count = 2000;
      ElfImage image = ElfImage.of(old);
      int table = (int) image.getLong(40);
      int sections = image.getShort(60);
      int header = image.headerOf(".rela__param");
      ByteBuffer bytes =
          ByteBuffer.allocate(old.length + 64 * (sections + count)).order(ByteOrder.LITTLE_ENDIAN);
      bytes.put(old).put(old, table, 64 * sections);
      for (int i = 0; i < count; i++) {
        int start = bytes.position();
        bytes.put(old, header, 64);
        bytes.putLong(start + OFFSET, 0).putLong(start + SIZE, bytes.limit() / 24 * 24L);
      }
      bytes.putLong(40, old.length).putShort(60, (short) (sections + count));
      refused(bytes.array(), "overlaps other tables of relocations");
    }

    @Test
    void ofOneTargetAreJoined() {
      ElfImage image = ElfImage.fixture();
      int data = image.getShort(image.headerOf(".rela.data") + INFO);
      KernelObject object = image.section(".rela.rodata", INFO, data).read();
      assertThat(object.parameters()).hasSize(ALL);
    }
  }

  @Test
  void valuesThatRepeatTakeNoMoreThanABudget() {
    byte[] bytes = ElfImage.fixture().bytes();
    int entries = 20_000;
    int table = bytes.length;
    int relocations = table + entries * ENTRY;
    int text = relocations + entries * 24;
    ElfImage image = ElfImage.of(Arrays.copyOf(bytes, text + 4096));
    byte[] all = image.bytes();
    Arrays.fill(all, text, text + 4095, (byte) 'n');
    image.section(".rodata.str1.1", OFFSET, (long) text).section(".rodata.str1.1", SIZE, 4096L);
    long symbol = firstSymbolOf(image, ".rodata.str1.1");
    for (int i = 0; i < entries; i++) {
      image.putLong(relocations + 24 * i, (long) ENTRY * i);
      image.putLong(relocations + 24 * i + 8, symbol << 32 | 1);
    }
    image.section("__param", OFFSET, (long) table).section("__param", SIZE, (long) entries * ENTRY);
    image.section(".rela__param", OFFSET, (long) relocations);
    image.section(".rela__param", SIZE, (long) entries * 24);
    KernelObject object = image.read();
    assertThat(object.parameters()).hasSizeLessThan(2100);
    assertThat(object.notes().toString()).contains("the values of the file take more than 8388608");
  }

  private static long firstSymbolOf(ElfImage image, String section) {
    int index = (image.headerOf(section) - (int) image.getLong(40)) / 64;
    for (int i = 1; ; i++) {
      if (image.getShort(image.symbol(i) + 6) == index && image.getLong(image.symbol(i) + 8) == 0) {
        return i;
      }
    }
  }

  @Test
  void aNameThatNoDefinitionTakesIsLeftOut() {
    ElfImage image = ElfImage.fixture();
    byte[] bytes = image.bytes();
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = all.indexOf("\0rm_int\0", image.contentOf(".rodata")) + 1;
    bytes[at] = '/';
    KernelObject object = KernelObject.read(bytes, "spoilt.ko");
    assertThat(object.parameters()).extracting(ObjectParameter::name).contains("/m_int");
    assertThat(object.definition().parameters()).hasSize(ALL - 1);
    assertThat(object.notes().toString()).contains("/m_int: left out of the definition: ");
  }

  @Test
  void permissionsThatNoKernelTakesAreNoted() {
    ElfImage image = ElfImage.fixture();
    image.putShort(image.contentOf("__param") + BY * ENTRY + 24, 0666);
    KernelObject object = image.read();
    assertThat(parameter(object, "by").permissions()).hasValue(0666);
    assertThat(object.definition().parameter("by").orElseThrow().permissions().bits()).isZero();
    assertThat(object.notes().toString())
        .contains("by: permissions 0666 are not allowed: others may never write; taken as 0");
  }

  @Test
  void aSecondDeclarationIsNoted() {
    ElfImage image = ElfImage.fixture();
    image.relocate(
        "__param",
        BY * ENTRY,
        image.symbolOf("__param", SBUF * ENTRY),
        1,
        image.addendOf("__param", SBUF * ENTRY));
    KernelObject object = image.read();
    assertThat(object.parameters())
        .filteredOn(p -> p.name().equals("sbuf"))
        .extracting(p -> p.defaultText().orElse(null))
        .containsExactly("seed", "200");
    assertThat(object.definition().parameter("sbuf").orElseThrow().defaultText())
        .isEqualTo("seed\n");
    assertThat(object.notes())
        .extracting(Note::message)
        .contains("sbuf: declared again; arguments reach the first declaration only");
  }
}
