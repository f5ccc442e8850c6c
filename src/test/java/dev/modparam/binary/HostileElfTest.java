// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static dev.modparam.binary.ElfImage.ENTRY_SIZE;
import static dev.modparam.binary.ElfImage.INFO;
import static dev.modparam.binary.ElfImage.LINK;
import static dev.modparam.binary.ElfImage.OFFSET;
import static dev.modparam.binary.ElfImage.SIZE;
import static dev.modparam.binary.SpoiltFixture.ALL;
import static dev.modparam.binary.SpoiltFixture.A_ZERO;
import static dev.modparam.binary.SpoiltFixture.BY;
import static dev.modparam.binary.SpoiltFixture.ENTRY;
import static dev.modparam.binary.SpoiltFixture.US;
import static dev.modparam.binary.SpoiltFixture.othersAreRead;
import static dev.modparam.binary.SpoiltFixture.parameter;
import static dev.modparam.binary.SpoiltFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds checks of the file itself: what it claims is not believed. */
class HostileElfTest {

  /** 1: the header. */
  @Nested
  class Header {

    @Test
    void mustBeThere() {
      refused(new byte[0], "it has 0 bytes, too few for an ELF file");
      refused(Arrays.copyOf(ElfImage.fixture().bytes(), 60), "too few for its header");
      refused(new byte[100], "it is not an ELF file");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void hasAWidthAndAnOrder(int offset) {
      refused(ElfImage.fixture().put(offset, (byte) 3).bytes(), "is neither 1 nor 2");
      refused(ElfImage.fixture().put(offset, (byte) 0).bytes(), "is neither 1 nor 2");
    }

    @Test
    void isOfARelocatableFile() {
      refused(ElfImage.fixture().putShort(16, 3).bytes(), "its ELF type is 3, not 1");
    }

    @Test
    void hasSectionHeadersOfTheRightSize() {
      refused(ElfImage.fixture().putShort(58, 65).bytes(), "section headers have 65 bytes, not 64");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -64, 1L << 60, Long.MAX_VALUE})
    void hasATableWithinTheFile(long table) {
      refused(ElfImage.fixture().putLong(40, table).bytes(), "is not within its 15752 bytes");
    }

    @Test
    void countsSectionsThatAreThere() {
      refused(ElfImage.fixture().putShort(60, 60_000).bytes(), "its table of 60000 sections");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 60, 0, 1L << 32})
    void mayCountThemElsewhereButNotMoreThanThereAre(long count) {
      ElfImage image = ElfImage.fixture();
      int table = (int) image.getLong(40);
      refused(image.putShort(60, 0).putLong(table + SIZE, count).bytes(), "is not within its");
    }

    @Test
    void countsElsewhere() {
      ElfImage image = ElfImage.fixture();
      int table = (int) image.getLong(40);
      long count = image.getShort(60);
      int names = image.getShort(62);
      image.putShort(60, 0).putLong(table + SIZE, count).putShort(62, 0xffff);
      image.putLong(table + LINK, names);
      assertThat(image.read().definition().parameters()).hasSize(ALL);
    }
  }

  /** 2: sections within the file; those without bytes may claim anything. */
  @Nested
  class Sections {

    @ParameterizedTest
    @ValueSource(longs = {1L << 60, -1, Long.MIN_VALUE, 15_753})
    void areWithinTheFile(long size) {
      refused(ElfImage.fixture().section(".data", SIZE, size).bytes(), "claims ");
      refused(ElfImage.fixture().section(".data", OFFSET, size).bytes(), "claims ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 60, -1, Long.MAX_VALUE})
    void withoutBytesMayClaimAnySizeAndTakeNone(long size) {
      KernelObject object = ElfImage.fixture().section(".bss", SIZE, size).read();
      assertThat(parameter(object, "a_bss").defaultText()).contains("0,0,0,0,0,0");
    }

    @Test
    void withoutBytesHoldNoMoreThanTheyClaim() {
      KernelObject object = ElfImage.fixture().section(".bss", SIZE, 0L).read();
      assertThat(parameter(object, "a_bss").unknownBecause()).contains("byte 0 is outside of .bss");
    }
  }

  /** 3: indexes below their counts, entries of the right size. */
  @Nested
  class Indexes {

    @ParameterizedTest
    @ValueSource(ints = {999, -1})
    void ofSectionsExist(int index) {
      refused(ElfImage.fixture().section(".symtab", LINK, index).bytes(), "refers to section");
      refused(ElfImage.fixture().section(".rela__param", LINK, index).bytes(), "refers to section");
      refused(ElfImage.fixture().section(".rela__param", INFO, index).bytes(), "refers to section");
    }

    @Test
    void ofTheNamesExists() {
      refused(ElfImage.fixture().putShort(62, 999).bytes(), "its strings are in section 999 of");
      refused(ElfImage.fixture().putShort(62, 0).bytes(), "is used for strings but holds none");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 23, -1})
    void pointToEntriesOfTheRightSize(long size) {
      refused(ElfImage.fixture().section(".symtab", ENTRY_SIZE, size).bytes(), "entries of");
      refused(ElfImage.fixture().section(".rela__param", ENTRY_SIZE, size).bytes(), "entries of");
    }

    @ParameterizedTest
    @ValueSource(longs = {0xffff_ffffL, 100_000})
    void ofSymbolsExist(long symbol) {
      KernelObject object =
          ElfImage.fixture().relocate("__param", BY * ENTRY + 32, symbol, 1, 0).read();
      othersAreRead(object, "by");
      assertThat(parameter(object, "by").unknownBecause().orElseThrow()).contains("does not exist");
    }

    @Test
    void ofTheSectionOfASymbolExists() {
      ElfImage image = ElfImage.fixture();
      int symbol = image.symbol(image.symbolOf("__param", BY * ENTRY + 32));
      KernelObject object = image.putShort(symbol + 6, 0xfe00).read();
      assertThat(parameter(object, "by").unknownBecause().orElseThrow())
          .contains("is in a section that does not exist");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xffff, 0xff33})
    void ofASymbolMayBeReserved(int index) {
      ElfImage image = ElfImage.fixture();
      int symbol = image.symbol(image.symbolOf("__param", A_ZERO * ENTRY + 32));
      KernelObject object = image.putShort(symbol + 6, index).read();
      assertThat(parameter(object, "a_zero").unknownBecause()).isPresent();
      assertThat(object.parameters()).isNotEmpty();
    }

    @Test
    void ofASymbolMayBeAbsoluteOrCommon() {
      long own = BY * ENTRY + 32;
      ElfImage absolute = ElfImage.fixture();
      long symbol = absolute.symbolOf("__param", ENTRY + 32);
      absolute.relocate("__param", own, symbol, 1, 0);
      absolute.putShort(absolute.symbol(symbol) + 6, 0xfff1);
      assertThat(parameter(absolute.read(), "by").storage()).contains("abs");

      ElfImage common = ElfImage.fixture().relocate("__param", own, symbol, 1, 0);
      common.putShort(common.symbol(symbol) + 6, 0xfff2).putLong(common.symbol(symbol) + 16, 4);
      assertThat(parameter(common.read(), "by").defaultText()).contains("0");
      assertThat(parameter(common.read(), "by").storage()).contains("COMMON");
    }
  }

  /** 4: strings end within their table, and values are no longer than a page. */
  @Nested
  class Strings {

    @Test
    void ofNamesEndInTheirTable() {
      ElfImage image = ElfImage.fixture();
      int end = image.contentOf(".strtab") + (int) image.getLong(image.headerOf(".strtab") + SIZE);
      refused(image.put(end - 1, (byte) 'x').bytes(), "holds strings of which the last has no end");
    }

    @Test
    void ofSectionNamesStartInTheirTable() {
      refused(
          ElfImage.fixture().section(".data", 0, 1 << 20).bytes(),
          "has its name outside the table of names");
    }

    @Test
    void ofSymbolsStartInTheirTable() {
      ElfImage image = ElfImage.fixture();
      int symbol = image.symbol(image.symbolOf("__param", US * ENTRY + 16));
      ByteBuffer.wrap(image.bytes()).order(ByteOrder.LITTLE_ENDIAN).putInt(symbol, 1 << 24);
      KernelObject object = image.read();
      othersAreRead(object, "us");
      assertThat(parameter(object, "us").unknownBecause().orElseThrow())
          .contains("the name of symbol");
    }

    @Test
    void ofValuesEndInTheirSection() {
      ElfImage image = ElfImage.fixture();
      int start = image.contentOf(".rodata.str1.1");
      int size = (int) image.getLong(image.headerOf(".rodata.str1.1") + SIZE);
      Arrays.fill(image.bytes(), start, start + size, (byte) 'x');
      assertThat(parameter(image.read(), "cp_lit").unknownBecause())
          .contains("a string in .rodata.str1.1 has no end");
    }

    @Test
    void areCutToAPage() {
      byte[] bytes = ElfImage.fixture().bytes();
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 10_000);
      Arrays.fill(longer, bytes.length, longer.length, (byte) 'x');
      ElfImage image = ElfImage.of(longer);
      image.section(".rodata.str1.1", OFFSET, (long) bytes.length);
      image.section(".rodata.str1.1", SIZE, 10_000L);
      KernelObject object = image.read();
      assertThat(parameter(object, "cp_lit").defaultText().orElseThrow()).hasSize(4095);
      assertThat((String) object.definition().parameter("cp_lit").orElseThrow().defaultValue())
          .hasSize(4096);
    }
  }
}
