// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CWords;
import dev.modparam.source.text.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One header: its macros at once, and its constants and types when they are asked for. The lock of
 * all headers guards it: headers ask each other.
 */
final class CHeader {

  private final SourceFile file;
  private final @Nullable Path folder;
  private final CHeaders headers;
  private final CMacros macros;
  private boolean read;
  private final int number;
  private @Nullable CWords words;
  private List<String> names = List.of();
  private @Nullable List<CHeader> includes;
  private @Nullable CUnit unit;

  /**
   * Takes a header.
   *
   * @param number tells it from others; negative if nobody may ask for what it says
   */
  CHeader(SourceFile file, @Nullable Path folder, CHeaders headers, int number) {
    this.file = file;
    this.number = number;
    this.folder = folder;
    this.headers = headers;
    this.macros = new CMacros(CScope.given(headers));
  }

  private void readMacros() {
    if (read) {
      return;
    }
    read = true;
    boolean shared = number >= 0;
    if (!shared && !headers.hasFolders()) {
      return; // nothing that it includes can be read
    }
    CFile.Front front = CFile.front(file, macros, new CUnit());
    CWords mentioned = new CWords(file.length());
    try {
      front.tokens().directives(mentioned);
    } catch (InvalidInputException noC) {
      // what has been read so far counts
    }
    names = front.includes().stream().map(CToken::text).toList();
    if (shared) {
      words = mentioned;
      headers.index(this, macros);
    }
  }

  int number() {
    return number;
  }

  /** Whether its text has a word outside of its directives. */
  boolean mentions(String word) {
    synchronized (headers) {
      readMacros();
      return words != null && words.mayHave(word) && file.text().contains(word);
    }
  }

  /** What its directives include. */
  List<String> names() {
    synchronized (headers) {
      readMacros();
      return names;
    }
  }

  /** What its text has defined at its end. */
  CMacros macros() {
    synchronized (headers) {
      readMacros();
      return macros;
    }
  }

  List<CHeader> includes() {
    synchronized (headers) {
      if (includes == null) {
        includes =
            names().stream()
                .map(name -> headers.find(name, folder))
                .filter(Objects::nonNull)
                .toList();
      }
      return includes;
    }
  }

  SourceFile file() {
    return file;
  }

  @Nullable Path folder() {
    return folder;
  }

  /** What the header declares outside of functions. */
  CUnit unit() {
    synchronized (headers) {
      if (unit == null) {
        CScope scope = new CScope(headers, includes());
        CUnit made = CUnit.header(scope);
        unit = made;
        CMacros own = new CMacros(scope);
        try {
          CFile.front(file, own, made).scan();
        } catch (InvalidInputException noC) {
          // what has been read so far counts
        }
      }
      return unit;
    }
  }
}
