// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a module's memory holds before it runs: numbers, strings and pointers at places of a
 * relocatable file.
 */
final class Memory {

  /** More of a string than a page shows. */
  static final int LONGEST_STRING = 4096;

  /** What the decoder puts in place of bytes that are not UTF-8. */
  private static final char NOT_DECODED = '\ufffd';

  /** Nearly all strings are shorter. */
  private static final int USUAL_STRING = 128;

  /** What all values of one file may take: pointers can lead to the same bytes again and again. */
  private static final int BUDGET = 1 << 23;

  private final ElfFile file;
  private final @Nullable Machine machine;
  private final @Nullable Symbols symbols;
  private final Map<Integer, Relocations> relocations = new HashMap<>();
  private int budget = BUDGET;

  Memory(ElfFile file) throws IOException {
    this.file = file;
    this.machine = file.machine();
    this.symbols = Symbols.of(file);
  }

  ElfFile file() {
    return file;
  }

  @Nullable Symbols symbols() {
    return symbols;
  }

  /** Follows the pointer at a place. */
  Pointer pointer(Pointer.Place at) throws IOException, UnknownValueException {
    int size = file.pointerSize();
    long stored = stored(at, size);
    Relocations.Entry relocation = relocations(at.section()).at(at.offset());
    if (relocation == null) {
      return stored == 0 ? new Pointer.Null() : new Pointer.Absolute();
    }
    if (machine == null || relocation.type() != machine.pointerType(file.isWide())) {
      throw new UnknownValueException(
          "relocation type " + Integer.toUnsignedString(relocation.type()) + " is not a pointer");
    }
    Long addend = relocation.addend();
    return target(relocation.symbol(), addend == null ? stored : addend);
  }

  private Pointer target(int symbol, long addend) throws UnknownValueException {
    if (symbols == null || symbol < 0 || symbol >= symbols.count()) {
      throw new UnknownValueException(
          "symbol " + Integer.toUnsignedString(symbol) + " does not exist");
    }
    if (symbol == 0) {
      return addend == 0 ? new Pointer.Null() : new Pointer.Absolute();
    }
    int section = symbols.section(symbol);
    if (section == Symbols.UNDEFINED) {
      return new Pointer.External(symbols.name(symbol), addend);
    }
    if (symbols.isReserved(symbol)) {
      return switch (section) {
        case Symbols.ABSOLUTE -> new Pointer.Absolute();
        case Symbols.COMMON -> new Pointer.Place(ElfSection.common(symbols.size(symbol)), addend);
        default -> throw new UnknownValueException("symbol " + symbol + " is in no section");
      };
    }
    return symbols.place(symbol, addend);
  }

  /** Reads a number of up to 8 bytes, sign-extended; an address is none. */
  long number(Pointer.Place at, int size) throws IOException, UnknownValueException {
    if (!at.section().isEmpty() && relocations(at.section()).touches(at.offset(), size)) {
      throw new UnknownValueException("an address");
    }
    return stored(at, size);
  }

  private long stored(Pointer.Place at, int size) throws IOException, UnknownValueException {
    ByteBuffer bytes = bytes(at, size);
    return switch (size) {
      case 1 -> bytes.get(0);
      case 2 -> bytes.getShort(0);
      case 4 -> bytes.getInt(0);
      default -> bytes.getLong(0);
    };
  }

  private ByteBuffer bytes(Pointer.Place at, int size) throws IOException, UnknownValueException {
    if (!at.section().holds(at.offset(), size)) {
      throw new UnknownValueException(
          "byte "
              + Long.toUnsignedString(at.offset())
              + " is outside of "
              + file.name(at.section()));
    }
    return file.bytes(at.section(), at.offset(), size);
  }

  /** Reads a string up to its NUL, and at most as much of it as a page shows. */
  String string(Pointer.Place at) throws IOException, UnknownValueException {
    if (!at.section().holds(at.offset(), 1)) {
      throw new UnknownValueException(
          "a string at byte "
              + Long.toUnsignedString(at.offset())
              + " is outside of "
              + file.name(at.section()));
    }
    long available = at.section().size() - at.offset();
    return at.section().isEmpty() ? "" : string(at, available, LONGEST_STRING);
  }

  /** Reads the string in a buffer. */
  String buffer(Pointer.Place at, long size) throws IOException, UnknownValueException {
    if (size == 0 || !at.section().holds(at.offset(), size)) {
      throw new UnknownValueException("its buffer is outside of " + file.name(at.section()));
    }
    return at.section().isEmpty() ? "" : string(at, size, LONGEST_STRING - 1);
  }

  private String string(Pointer.Place at, long available, int longest)
      throws IOException, UnknownValueException {
    int size = (int) Math.min(available, longest);
    ByteBuffer bytes = file.bytes(at.section(), at.offset(), Math.min(size, USUAL_STRING));
    int length = lengthOfString(bytes);
    if (length == USUAL_STRING) {
      bytes = file.bytes(at.section(), at.offset(), size);
      length = lengthOfString(bytes);
    }
    if (length == available) {
      throw new UnknownValueException("a string in " + file.name(at.section()) + " has no end");
    }
    spend(length);
    byte[] text = new byte[length == size ? wholeLetters(bytes, length) : length];
    bytes.get(0, text);
    String decoded = new String(text, StandardCharsets.UTF_8);
    if (decoded.indexOf(NOT_DECODED) >= 0) {
      throw new UnknownValueException("its text is not UTF-8");
    }
    return decoded;
  }

  /**
   * The length of a long text without a letter, of at most four bytes, that a cut may have split.
   */
  private static int wholeLetters(ByteBuffer bytes, int length) {
    int end = length;
    while (length - end < 3 && (bytes.get(end - 1) & 0xc0) == 0x80) {
      end--;
    }
    return bytes.get(end - 1) < 0 ? end - 1 : end;
  }

  private static int lengthOfString(ByteBuffer bytes) {
    int length = 0;
    while (length < bytes.limit() && bytes.get(length) != 0) {
      length++;
    }
    return length;
  }

  /** Takes bytes from what all values together may have. */
  void spend(long bytes) throws UnknownValueException {
    if (bytes > budget) {
      throw new UnknownValueException("the values of the file take more than " + BUDGET + " bytes");
    }
    budget -= (int) bytes;
  }

  /** Names what a pointer leads to, for display: the symbol there, or null. */
  @Nullable String nameOf(Pointer pointer) throws UnknownValueException {
    if (pointer instanceof Pointer.External external) {
      return external.symbol();
    }
    return pointer instanceof Pointer.Place place && symbols != null ? symbols.nameOf(place) : null;
  }

  private Relocations relocations(ElfSection section) throws IOException {
    Relocations known = relocations.get(section.index());
    if (known == null) {
      known = new Relocations(file, section);
      relocations.put(section.index(), known);
    }
    return known;
  }
}
