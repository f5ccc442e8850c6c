// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.input.InvalidInputException;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.c.token.CToken.Kind;
import dev.modparam.source.text.SourceFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private final boolean shared;
  private List<String> names = List.of();
  private @Nullable List<CHeader> includes;
  private @Nullable CUnit unit;

  /**
   * Takes a header.
   *
   * @param shared whether others may ask for what it says
   */
  CHeader(SourceFile file, @Nullable Path folder, CHeaders headers, boolean shared) {
    this.file = file;
    this.shared = shared;
    this.folder = folder;
    this.headers = headers;
    this.macros = new CMacros(CScope.given(headers));
  }

  private void readMacros() {
    if (read) {
      return;
    }
    read = true;
    if (!shared && !headers.hasFolders()) {
      return; // nothing that it includes can be read
    }
    CFile.Front front = CFile.front(file, macros, new CUnit());
    Set<String> words = new HashSet<>();
    try {
      CToken token = front.tokens().next();
      for (; token.kind() != Kind.END; token = front.tokens().next()) {
        if (shared && token.isWord()) {
          words.add(token.text());
        }
      }
    } catch (InvalidInputException noC) {
      // what has been read so far counts
    }
    names = front.includes().stream().map(CToken::text).toList();
    if (shared) {
      headers.index(this, macros, words);
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
