// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON value from a text: a {@code Map}, {@code List}, {@code String}, {@code Long}, {@code
 * Boolean} or null. Numbers are whole. What is not such a value is refused with its offset.
 */
public final class JsonReader {

  private static final int DEEPEST = 16;

  private final String text;
  private int at;
  private int depth;
  private int backslash = -1;

  /** What is wrong, and where. */
  public static final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    Problem(String message, int offset) {
      super(message);
      this.offset = offset;
    }

    public int offset() {
      return offset;
    }
  }

  public JsonReader(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /** Reads one value, and nothing may follow it. */
  public static @Nullable Object parse(String text) throws Problem {
    JsonReader reader = new JsonReader(text, 0);
    Object value = reader.value();
    reader.skipBlanks();
    if (reader.at != text.length()) {
      throw reader.problem("the end of the line");
    }
    return value;
  }

  /** Where the next letter is. */
  public int offset() {
    return at;
  }

  public @Nullable Object value() throws Problem {
    skipBlanks();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() throws Problem {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    descend();
    expect('{');
    skipBlanks();
    if (peek() == '}') {
      at++;
    } else {
      do {
        skipBlanks();
        String key = string();
        skipBlanks();
        expect(':');
        object.put(key, value());
      } while (more('}'));
    }
    depth--;
    return object;
  }

  private List<@Nullable Object> list() throws Problem {
    List<@Nullable Object> list = new ArrayList<>();
    descend();
    expect('[');
    skipBlanks();
    if (peek() == ']') {
      at++;
    } else {
      do {
        list.add(value());
      } while (more(']'));
    }
    depth--;
    return list;
  }

  private boolean more(char end) throws Problem {
    skipBlanks();
    char next = peek();
    if (next != ',' && next != end) {
      throw problem("a comma or " + end);
    }
    at++;
    return next == ',';
  }

  private void descend() throws Problem {
    if (++depth > DEEPEST) {
      throw problem("fewer brackets in brackets");
    }
  }

  public String string() throws Problem {
    expect('"');
    int start = at;
    at = Math.min(next('"', start), nextBackslash());
    if (peek() == '"') {
      return text.substring(start, at++);
    }
    StringBuilder string = new StringBuilder(text.substring(start, at));
    while (peek() != '"') {
      char letter = text.charAt(at++);
      string.append(letter == '\\' ? escaped() : letter);
    }
    at++;
    return string.toString();
  }

  private int next(char letter, int from) {
    int found = text.indexOf(letter, from);
    return found < 0 ? text.length() : found;
  }

  /** Looked for once between two of them, so that a long line without any is read in one go. */
  private int nextBackslash() {
    if (backslash < at) {
      backslash = next('\\', at);
    }
    return backslash;
  }

  private char escaped() throws Problem {
    char letter = peek();
    at++;
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> letter;
      case 'u' -> unicode();
      default -> throw problem("an escape such as \\n");
    };
  }

  private char unicode() throws Problem {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw problem("four hexadecimal digits");
      }
      code = 16 * code + digit;
      at++;
    }
    return (char) code;
  }

  private @Nullable Object word(String word, @Nullable Object value) throws Problem {
    if (!text.startsWith(word, at)) {
      throw problem("a value");
    }
    at += word.length();
    return value;
  }

  private Long number() throws Problem {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
      at++;
    }
    try {
      return Long.valueOf(text.substring(start, at));
    } catch (NumberFormatException none) {
      at = start;
      throw problem("a value");
    }
  }

  private void expect(char letter) throws Problem {
    if (peek() != letter) {
      throw problem(String.valueOf(letter));
    }
    at++;
  }

  private char peek() throws Problem {
    if (at >= text.length()) {
      throw problem("more");
    }
    return text.charAt(at);
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Problem problem(String expected) {
    String found =
        at < text.length()
            ? "\"" + Excerpt.of(text.substring(at, Math.min(text.length(), at + 20))) + "\""
            : "the end";
    return new Problem("found " + found + ", expected " + expected, at);
  }
}
