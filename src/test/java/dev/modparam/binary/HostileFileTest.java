// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static dev.modparam.binary.ElfImage.ENTRY_SIZE;
import static dev.modparam.binary.ElfImage.INFO;
import static dev.modparam.binary.ElfImage.LINK;
import static dev.modparam.binary.ElfImage.OFFSET;
import static dev.modparam.binary.ElfImage.SIZE;
import static dev.modparam.binary.ElfImage.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

/** The nine bounds checks: what a file claims is not believed. */
class HostileFileTest {

  private static final int ENTRY = 40;
  private static final int ALL = 39;
  private static final int A_BSS = 5;
  private static final int A_ZERO = 8;
  private static final int A_PLAIN = 10;
  private static final int SBUF = 12;
  private static final int US = 36;
  private static final int BY = ALL - 1;

  private static void refused(byte[] bytes, String reason) {
    assertThatExceptionOfType(ObjectFormatException.class)
        .isThrownBy(() -> KernelObject.read(bytes, "spoilt.ko"))
        .withMessageStartingWith("spoilt.ko: ")
        .withMessageContaining(reason);
  }

  private static ObjectParameter parameter(KernelObject object, String name) {
    return object.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void othersAreRead(KernelObject object, String spoilt) {
    assertThat(object.parameters()).hasSize(ALL);
    assertThat(object.definition().parameters()).hasSize(ALL);
    assertThat(object.parameters())
        .filteredOn(parameter -> parameter.defaultText().isPresent())
        .extracting(ObjectParameter::name)
        .hasSize(34)
        .doesNotContain(spoilt);
  }

  /** 1: the header. */
  @Nested
  class Header {

    @Test
    void mustBeThere() {
      refused(new byte[0], "it has 0 bytes, too few for an ELF file");
      refused(Arrays.copyOf(ElfImage.fixture().bytes(), 60), "too few for its header");
      refused(new byte[100], "it is no ELF file");
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
    void countsElsewhere() throws ObjectFormatException {
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
    void withoutBytesMayClaimAnySizeAndTakeNone(long size) throws ObjectFormatException {
      KernelObject object = ElfImage.fixture().section(".bss", SIZE, size).read();
      assertThat(parameter(object, "a_bss").defaultText()).contains("0,0,0,0,0,0");
    }

    @Test
    void withoutBytesHoldNoMoreThanTheyClaim() throws ObjectFormatException {
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
    void ofSymbolsExist(long symbol) throws ObjectFormatException {
      KernelObject object =
          ElfImage.fixture().relocate("__param", BY * ENTRY + 32, symbol, 1, 0).read();
      othersAreRead(object, "by");
      assertThat(parameter(object, "by").unknownBecause().orElseThrow()).contains("does not exist");
    }

    @Test
    void ofTheSectionOfASymbolExists() throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      int symbol = image.symbol(image.symbolOf("__param", BY * ENTRY + 32));
      KernelObject object = image.putShort(symbol + 6, 0xfe00).read();
      assertThat(parameter(object, "by").unknownBecause().orElseThrow())
          .contains("is in a section that does not exist");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xffff, 0xff33})
    void ofASymbolMayBeReserved(int index) throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      int symbol = image.symbol(image.symbolOf("__param", A_ZERO * ENTRY + 32));
      KernelObject object = image.putShort(symbol + 6, index).read();
      assertThat(parameter(object, "a_zero").unknownBecause()).isPresent();
      assertThat(object.parameters()).isNotEmpty();
    }

    @Test
    void ofASymbolMayBeAbsoluteOrCommon() throws ObjectFormatException {
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
    void ofSymbolsStartInTheirTable() throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      int symbol = image.symbol(image.symbolOf("__param", US * ENTRY + 16));
      ByteBuffer.wrap(image.bytes()).order(ByteOrder.LITTLE_ENDIAN).putInt(symbol, 1 << 24);
      KernelObject object = image.read();
      othersAreRead(object, "us");
      assertThat(parameter(object, "us").unknownBecause().orElseThrow())
          .contains("the name of symbol");
    }

    @Test
    void ofValuesEndInTheirSection() throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      int start = image.contentOf(".rodata.str1.1");
      int size = (int) image.getLong(image.headerOf(".rodata.str1.1") + SIZE);
      Arrays.fill(image.bytes(), start, start + size, (byte) 'x');
      assertThat(parameter(image.read(), "cp_lit").unknownBecause())
          .contains("a string in .rodata.str1.1 has no end");
    }

    @Test
    void areCutToAPage() throws ObjectFormatException {
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

  /** 5: targets of pointers within their section, whatever the addend. */
  @Nested
  class Targets {

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40})
    void areWithinTheirSection(long addend) throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      long symbol = image.symbolOf("__param", BY * ENTRY + 32);
      KernelObject object = image.relocate("__param", BY * ENTRY + 32, symbol, 1, addend).read();
      othersAreRead(object, "by");
      assertThat(parameter(object, "by").unknownBecause().orElseThrow())
          .contains("is outside of .data");
    }

    @Test
    void areStoredAsWholePointers() throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      long symbol = image.symbolOf("__param", BY * ENTRY + 32);
      KernelObject object = image.relocate("__param", BY * ENTRY + 32, symbol, 2, 0).read();
      othersAreRead(object, "by");
      assertThat(parameter(object, "by").unknownBecause())
          .contains("relocation type 2 is no pointer");
    }

    @Test
    void mayBeNowhere() throws ObjectFormatException {
      KernelObject object = ElfImage.fixture().relocate("__param", BY * ENTRY + 32, 0, 1, 0).read();
      assertThat(parameter(object, "by").unknownBecause()).contains("storage: null");
      object = ElfImage.fixture().relocate("__param", BY * ENTRY + 32, 0, 1, 7).read();
      assertThat(parameter(object, "by").unknownBecause()).contains("storage: abs");
      object = ElfImage.fixture().relocate("__param", BY * ENTRY + 16, 0, 1, 0).read();
      assertThat(parameter(object, "by").unknownBecause()).contains("no operations");
    }

    @Test
    void ofNamesAreInTheFile() throws ObjectFormatException {
      KernelObject object = ElfImage.fixture().relocate("__param", BY * ENTRY, 0, 1, 0).read();
      assertThat(object.definition().parameters()).hasSize(ALL - 1);
      assertThat(object.notes())
          .contains(
              new ObjectNote(null, "entry 39 of __param is left out: its name is not in the file"));
    }

    @Test
    void ofStringsAreWithinTheirSection() throws ObjectFormatException {
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
    void areNotLonger(int max) throws ObjectFormatException {
      KernelObject object = array(A_PLAIN, max).read();
      othersAreRead(object, "a_plain");
      assertThat(parameter(object, "a_plain").unknownBecause().orElseThrow())
          .endsWith("elements, more than 65536");
      assertThat(parameter(object, "a_plain").array().orElseThrow().max())
          .isEqualTo(Integer.toUnsignedLong(max));
    }

    @Test
    void areNotEmpty() throws ObjectFormatException {
      KernelObject object = array(A_PLAIN, 0).read();
      othersAreRead(object, "a_plain");
      assertThat(parameter(object, "a_plain").unknownBecause()).contains("it has no elements");
    }

    @Test
    void doNotCountMoreThanTheyHave() throws ObjectFormatException {
      KernelObject object = array(9, 1).read();
      othersAreRead(object, "a_num");
      assertThat(parameter(object, "a_num").unknownBecause())
          .contains("its counter is 2, more than its 1 elements");
    }

    @Test
    void areWithinTheirSection() throws ObjectFormatException {
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
    void hasWholeEntries() throws ObjectFormatException {
      KernelObject object = ElfImage.fixture().section("__param", SIZE, 41L).read();
      assertThat(object.isTableRead()).isFalse();
      assertThat(object.notes())
          .contains(
              new ObjectNote(null, "__param is not read: its 41 bytes are no multiple of 40"));
      assertThat(object.definition().parameters()).isNotEmpty();
    }

    @Test
    void hasBytes() throws ObjectFormatException {
      KernelObject object = ElfImage.fixture().section("__param", TYPE, 8).read();
      assertThat(object.notes().toString()).contains("__param is not read: it has no content");
    }

    @Test
    void hasNotTooManyEntries() throws ObjectFormatException {
      byte[] bytes = ElfImage.fixture().bytes();
      ElfImage image = ElfImage.of(Arrays.copyOf(bytes, bytes.length + 65_537 * ENTRY));
      image.section("__param", OFFSET, (long) bytes.length);
      image.section("__param", SIZE, 65_537L * ENTRY);
      assertThat(image.read().notes().toString())
          .contains("__param is not read: it has 65537 entries, more than 65536");
    }

    @Test
    void hasTheKnownLayout() throws ObjectFormatException {
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
  void oneBadPointerLosesOneParameterAtMost(int relocation) throws ObjectFormatException {
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
    void ofOneTargetAreJoined() throws ObjectFormatException {
      ElfImage image = ElfImage.fixture();
      int data = image.getShort(image.headerOf(".rela.data") + INFO);
      KernelObject object = image.section(".rela.rodata", INFO, data).read();
      assertThat(object.parameters()).hasSize(ALL);
    }
  }

  @Test
  void valuesThatRepeatTakeNoMoreThanABudget() throws ObjectFormatException {
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
  void aNameThatNoDefinitionTakesIsLeftOut() throws ObjectFormatException {
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
  void permissionsThatNoKernelTakesAreNoted() throws ObjectFormatException {
    ElfImage image = ElfImage.fixture();
    image.putShort(image.contentOf("__param") + BY * ENTRY + 24, 0666);
    KernelObject object = image.read();
    assertThat(parameter(object, "by").permissions()).hasValue(0666);
    assertThat(object.definition().parameter("by").orElseThrow().permissions().bits()).isZero();
    assertThat(object.notes().toString())
        .contains("by: permissions 0666 are not allowed: others may never write; taken as 0");
  }

  @Test
  void aSecondDeclarationIsNoted() throws ObjectFormatException {
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
        .contains(
            new ObjectNote("sbuf", "declared again; arguments reach the first declaration only"));
  }
}
