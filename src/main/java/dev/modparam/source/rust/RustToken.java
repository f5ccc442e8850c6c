// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.source.text.SourceFile;

/** A token of Rust: its kind, where it is, and its text. */
record RustToken(Kind kind, int offset, String text) {

  enum Kind {
    /** A word, keywords and raw identifiers included. */
    WORD,
    /** {@code 'a}, which is not a character. */
    LIFETIME,
    /** Digits, letters and underscores that begin with a digit. */
    NUMBER,
    /** Any kind of string, with its prefix and quotes. */
    STRING,
    /** {@code 'a'} or {@code b'a'}. */
    CHARACTER,
    /** Any other single character. */
    SYMBOL,
    /** The end of the text. */
    END
  }

  boolean is(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  boolean is(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** A word as a name, without the prefix of a raw identifier. */
  String name() {
    return text.startsWith("r#") ? text.substring(2) : text;
  }

  /** The token as an error message names what it found. */
  String found() {
    return kind == Kind.END ? "the end of the text" : SourceFile.quote(text);
  }
}
