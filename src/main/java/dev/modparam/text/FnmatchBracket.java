// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads a bracket expression of a {@link FnmatchPattern}. */
final class FnmatchBracket {

  private static final Map<String, IntPredicate> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", FnmatchBracket::isAlpha),
          Map.entry("digit", FnmatchBracket::isDigit),
          Map.entry("alnum", c -> isAlpha(c) || isDigit(c)),
          Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
          Map.entry("lower", c -> c >= 'a' && c <= 'z'),
          Map.entry("space", ByteText::isSpace),
          Map.entry("blank", c -> c == ' ' || c == '\t'),
          Map.entry("punct", c -> c > ' ' && c < 0x7f && !isAlpha(c) && !isDigit(c)),
          Map.entry("print", c -> c >= ' ' && c < 0x7f),
          Map.entry("graph", c -> c > ' ' && c < 0x7f),
          Map.entry("cntrl", c -> c < ' ' || c == 0x7f),
          Map.entry("xdigit", c -> isDigit(c) || "abcdefABCDEF".indexOf(c) >= 0));

  private final String pattern;
  private final BitSet set = new BitSet(256);
  private int at;

  /**
   * Makes a reader.
   *
   * @param start index of the character after {@code [}
   */
  FnmatchBracket(String pattern, int start) {
    this.pattern = pattern;
    this.at = start;
  }

  /** Returns the bytes that match, or null if the bracket is not closed. */
  @Nullable BitSet read() {
    boolean negated = at < pattern.length() && "!^".indexOf(pattern.charAt(at)) >= 0;
    if (negated) {
      at++;
    }
    int first = at;
    while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
      if (!readMember()) {
        at = pattern.length();
        return new BitSet();
      }
    }
    if (at >= pattern.length()) {
      return null;
    }
    at++;
    if (negated) {
      set.flip(0, 256);
    }
    return set;
  }

  int end() {
    return at;
  }

  /** Reads a member; false if it is one with which nothing ever matches. */
  private boolean readMember() {
    int close = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
    if (close > 0) {
      return readClass(close);
    }
    boolean collating = pattern.startsWith("[.", at);
    if ((collating && pattern.startsWith(".]", at + 3))
        || (pattern.startsWith("[=", at) && pattern.startsWith("=]", at + 3))) {
      set.set(pattern.charAt(at + 2));
      at += 5;
    } else if (!collating) {
      readRange();
    } else {
      return false;
    }
    return true;
  }

  private boolean readClass(int close) {
    IntPredicate members = CLASSES.get(pattern.substring(at + 2, close));
    for (int c = 0; members != null && c < 128; c++) {
      set.set(c, set.get(c) || members.test(c));
    }
    at = close + 2;
    return members != null;
  }

  private void readRange() {
    int low = readByte();
    int high = low;
    boolean range =
        at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
    if (range) {
      at++;
      high = readByte();
    }
    if (low >= 0 && high >= low) {
      set.set(low, high + 1);
    }
  }

  private int readByte() {
    if (pattern.charAt(at) == '\\') {
      at++;
    }
    return at < pattern.length() ? pattern.charAt(at++) : -1;
  }

  private static boolean isAlpha(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
