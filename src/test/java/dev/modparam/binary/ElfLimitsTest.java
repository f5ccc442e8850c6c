// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static dev.modparam.binary.SpoiltFixture.ALL;
import static dev.modparam.binary.SpoiltFixture.parameter;
import static dev.modparam.binary.SpoiltFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is just within a file and what is just outside of it, and how much of it is read. */
class ElfLimitsTest {

  private static final int LARGEST_KEPT = 1 << 14;

  /** Says which pieces of a file were read. */
  private static final class Watched implements ByteSource {
    private final ByteSource source;
    private final List<String> pieces = new ArrayList<>();

    Watched(byte[] bytes) {
      this.source = ByteSource.of(ByteBuffer.wrap(bytes));
    }

    @Override
    public long size() {
      return source.size();
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
      pieces.add(offset + "+" + length);
      return source.read(offset, length);
    }
  }

  @Test
  void aHeaderHas52Or64Bytes() {
    byte[] wide = ElfImage.fixture().bytes();
    byte[] narrow = TestFiles.machine("i386");

    refused(Arrays.copyOf(narrow, 51), "it has 51 bytes, too few for an ELF file");
    refused(new byte[52], "it is not an ELF file");
    refused(Arrays.copyOf(narrow, 52), "its table of");
    refused(Arrays.copyOf(narrow, 63), "its table of");
    refused(Arrays.copyOf(wide, 63), "it has 63 bytes, too few for its header");
    refused(Arrays.copyOf(wide, 64), "its table of");
  }

  @Test
  void aCountThatIsElsewhereIsNotLookedForOutsideTheFile() {
    ElfImage image = ElfImage.fixture();
    long size = image.bytes().length;
    for (long table : new long[] {size - 63, size, size + 1, 1L << 40}) {
      refused(image.putShort(60, 0).putLong(40, table).bytes(), "its table of 1 sections at byte");
    }
  }

  @Test
  void aTableThatNoBufferHoldsIsRefusedHoweverLongTheFileIs() {
    byte[] start = Arrays.copyOf(ElfImage.fixture().putShort(60, 0).putLong(40, 64).bytes(), 128);
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(64 + 32, 40_000_000);
    ByteSource sparse =
        new ByteSource() {
          @Override
          public long size() {
            return 1L << 33;
          }

          @Override
          public ByteBuffer read(long offset, int length) {
            return ByteBuffer.wrap(start).slice((int) offset, length);
          }
        };
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ElfFile.read(sparse, "sparse.ko"))
        .withMessageContaining("its table of 40000000 sections");
  }

  @Test
  void anIndexIsBelowTheNumberOfSections() {
    int count = ElfImage.fixture().getShort(60);
    String problem = "refers to section " + count + " of " + count;

    refused(ElfImage.fixture().section(".rela__param", ElfImage.LINK, count).bytes(), problem);
    refused(ElfImage.fixture().section(".rela__param", ElfImage.INFO, count).bytes(), problem);
    refused(
        ElfImage.fixture().putShort(62, count).bytes(),
        "its strings are in section " + count + " of " + count);
  }

  @Test
  void aTableOfRelocationsMayBelongToNoSection() {
    ElfImage image = ElfImage.fixture().section(".rela__param", ElfImage.LINK, 0);
    assertThat(image.read().definition().parameters()).hasSize(ALL);

    KernelObject object = image.section(".rela.data", ElfImage.INFO, 0).read();
    assertThat(object.parameters()).hasSize(ALL);
  }

  @Test
  void aNameOfASectionBeginsInTheTableOfNames() {
    ElfImage image = ElfImage.fixture();
    int size = (int) image.getLong(image.headerOf(".shstrtab") + ElfImage.SIZE);
    int data = image.headerOf(".data");

    refused(image.putInt(data, size).bytes(), "has its name outside the table of names");
    KernelObject object = image.putInt(data, size - 1).read();
    assertThat(parameter(object, "by").storage()).contains("");
  }

  @Test
  void anEmptySectionMayStandAtTheEndOfTheFile() {
    ElfImage image = ElfImage.fixture().section(".modinfo", ElfImage.SIZE, 0L);
    long size = image.bytes().length;

    KernelObject object = image.section(".modinfo", ElfImage.OFFSET, size).read();
    assertThat(object.modinfo().strings()).isEmpty();
    refused(image.section(".modinfo", ElfImage.OFFSET, size + 1).bytes(), "claims 0 bytes");
  }

  @Test
  void aNameIsCutAt1024Bytes() {
    WrittenModule module = new WrittenModule().needs("a".repeat(1024)).needs("b".repeat(1025));

    assertThat(KernelObject.linkage(module.bytes(), "m.ko").imports())
        .containsOnlyKeys("a".repeat(1024), "b".repeat(1024));
  }

  /** Reads numbers at two places of two sections, and tells which pieces that took. */
  private static List<String> piecesFor(byte[] bytes, String... sections) throws Exception {
    Watched source = new Watched(bytes);
    ElfFile file = ElfFile.read(source, "m.ko");
    Memory memory = new Memory(file);
    source.pieces.clear();
    for (String name : sections) {
      ElfSection section = Objects.requireNonNull(file.section(name));
      memory.number(new Pointer.Place(section, 0), 4);
      memory.number(new Pointer.Place(section, 8), 4);
    }
    return source.pieces;
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, LARGEST_KEPT, LARGEST_KEPT + 1})
  void aSmallSectionIsReadAsAWholeAndPiecesOfALargeOne(int size) throws Exception {
    ModuleImage image = new ModuleImage();
    image.data.put(new byte[size]);
    byte[] bytes = image.bytes();
    int start = ElfImage.of(bytes).contentOf(".data");
    List<String> pieces = piecesFor(bytes, ".data");
    pieces.removeIf(piece -> piece.endsWith("+0")); // the table of no relocations

    assertThat(pieces)
        .isEqualTo(
            size <= LARGEST_KEPT
                ? List.of(start + "+" + size)
                : List.of(start + "+4", start + 8 + "+4"));
  }

  @Test
  void sectionsThatOverlapAreKeptUpToTheSizeOfTheFile() throws Exception {
    ElfImage image = ElfImage.of(new ModuleImage().info("license=GPL").bytes());
    long size = image.bytes().length;
    for (String name : new String[] {".data", ".rodata", ".modinfo"}) {
      image.section(name, ElfImage.OFFSET, 0L).section(name, ElfImage.SIZE, size);
    }
    List<String> pieces = piecesFor(image.bytes(), ".data", ".rodata", ".data", ".modinfo");
    pieces.removeIf(piece -> piece.endsWith("+0"));

    assertThat(pieces).containsExactly("0+" + size, "0+4", "8+4", "0+4", "8+4");
  }

  @Test
  void aPartOfANumberIsAnotherVariableWhereTheHighestByteIsTheFirst() {
    ElfImage image = ElfImage.of(TestFiles.fixture("fixture-s390x.ko"));
    List<String> names = new ArrayList<>();
    image.read().parameters().forEach(parameter -> names.add(parameter.name()));
    long whole = 40L * names.indexOf("ull") + 32;
    long part = 40L * names.indexOf("us") + 32;
    int pointer = (int) image.getLong(image.relocation("__param", whole) + 8);
    image.relocate(
        "__param",
        part,
        image.symbolOf("__param", whole),
        pointer,
        image.addendOf("__param", whole));

    assertThat(image.read().notes().toString())
        .contains("us: its variable is that of ull in another type; here each has its own");
  }
}
