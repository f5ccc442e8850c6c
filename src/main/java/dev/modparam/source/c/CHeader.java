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

/** One header: its macros at once, and its constants and types when they are asked for. */
final class CHeader {

  private final SourceFile file;
  private final @Nullable Path folder;
  private final CHeaders headers;
  private @Nullable CMacros macros;
  private final Set<String> words = new HashSet<>();
  private List<String> names = List.of();
  private @Nullable List<CHeader> includes;
  private @Nullable CUnit unit;

  CHeader(SourceFile file, @Nullable Path folder, CHeaders headers) {
    this.file = file;
    this.folder = folder;
    this.headers = headers;
  }

  synchronized CMacros macros() {
    if (macros == null) {
      macros = new CMacros(CScope.given(headers));
      CFile.Front front = CFile.front(file, macros, new CUnit());
      try {
        CToken token = front.tokens().next();
        for (; token.kind() != Kind.END; token = front.tokens().next()) {
          if (token.isWord()) {
            words.add(token.text());
          }
        }
      } catch (InvalidInputException noC) {
        // what has been read so far counts
      }
      names = front.includes().stream().map(CToken::text).toList();
    }
    return macros;
  }

  /** What its directives include. */
  synchronized List<String> names() {
    macros();
    return names;
  }

  synchronized List<CHeader> includes() {
    if (includes == null) {
      macros();
      includes =
          names.stream().map(name -> headers.find(name, folder)).filter(Objects::nonNull).toList();
    }
    return includes;
  }

  SourceFile file() {
    return file;
  }

  @Nullable Path folder() {
    return folder;
  }

  /** Whether a word is in the header outside of directives. */
  synchronized boolean mentions(String word) {
    macros();
    return words.contains(word);
  }

  /** What the header declares outside of functions. */
  synchronized CUnit unit() {
    if (unit == null) {
      CUnit made = new CUnit();
      unit = made;
      CMacros own = new CMacros(new CScope(headers, includes()));
      try {
        CFile.front(file, own, made).scan();
      } catch (InvalidInputException noC) {
        // what has been read so far counts
      }
    }
    return unit;
  }
}
