// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.kernel.feature.KernelFeature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code dyndbg}: queries that switch debug messages on. Nothing here has such
 * messages, so a query only has to be complained of as {@code lib/dynamic_debug.c} does.
 *
 * <p>Texts are bytes, each a char, as the kernel knows no letters.
 */
final class DebugQuery {

  private static final int MOST_WORDS = 9;

  private final Set<KernelFeature> features;
  private final @Nullable String module;
  private final Consumer<byte[]> log;

  private DebugQuery(Set<KernelFeature> features, @Nullable String module, Consumer<byte[]> log) {
    this.features = features;
    this.module = module;
    this.log = log;
  }

  /** Why a query is wrong; the records about it are written when this is thrown. */
  private static final class BadQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    BadQueryException(String record) {
      super(record, null, false, false);
    }
  }

  /**
   * Checks queries separated by semicolons or newlines ({@code ddebug_exec_queries}).
   *
   * @param queries bytes as chars
   * @param module the module whose messages are meant, or null for those of any
   * @param log takes the texts of records of level 3
   */
  static void check(
      String queries, Set<KernelFeature> features, @Nullable String module, Consumer<byte[]> log) {
    DebugQuery checker = new DebugQuery(features, module, log);
    for (String query : queries.split("[;\n]", -1)) {
      checker.check(query);
    }
  }

  private void check(String query) {
    int start = skipSpaces(query, 0);
    if (start == query.length() || query.charAt(start) == '#') {
      return;
    }
    String stage = "tokenize failed";
    try {
      List<String> words = words(query);
      stage = "flags parse failed";
      checkFlags(words.remove(words.size() - 1));
      stage = "query parse failed";
      checkPairs(words);
    } catch (BadQueryException bad) {
      print(String.valueOf(bad.getMessage()));
      print(stage);
    }
  }

  /** The value of an argument as a text of which each character is a byte. */
  static String text(byte[] line, ArgumentReader argument) {
    int length = argument.valueEnd() - argument.valueStart();
    return new String(line, argument.valueStart(), length, StandardCharsets.ISO_8859_1);
  }

  private void print(String text) {
    log.accept(("dyndbg: " + text).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** {@code ddebug_tokenize}. */
  private static List<String> words(String query) throws BadQueryException {
    List<String> words = new ArrayList<>();
    int at = skipSpaces(query, 0);
    while (at < query.length() && query.charAt(at) != '#') {
      char quote = query.charAt(at);
      boolean quoted = quote == '"' || quote == '\'';
      int start = quoted ? at + 1 : at;
      int end = start;
      while (end < query.length() && (quoted ? query.charAt(end) != quote : !isSpace(query, end))) {
        end++;
      }
      if (quoted && end == query.length()) {
        throw new BadQueryException("unclosed quote: " + query.substring(start));
      }
      if (words.size() == MOST_WORDS) {
        throw new BadQueryException("too many words, legal max <=" + MOST_WORDS);
      }
      words.add(query.substring(start, end));
      at = skipSpaces(query, Math.min(end + 1, query.length()));
    }
    return words;
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && isSpace(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(String text, int at) {
    return ArgumentReader.isSpace((byte) text.charAt(at));
  }

  /** {@code ddebug_parse_flags}. */
  private void checkFlags(String flags) throws BadQueryException {
    char operation = flags.isEmpty() ? '\0' : flags.charAt(0);
    if (operation != '+' && operation != '-' && operation != '=') {
      throw new BadQueryException("bad flag-op " + operation + ", at start of " + flags);
    }
    for (int i = 1; i < flags.length(); i++) {
      if (!isFlag(flags.charAt(i))) {
        throw new BadQueryException("unknown flag '" + flags.charAt(i) + "'");
      }
    }
  }

  private boolean isFlag(char letter) {
    return switch (letter) {
      case 'p', 'm', 'f', 'l', 't', '_' -> true;
      case 's' -> features.contains(KernelFeature.DEBUG_FLAG_SOURCE);
      case 'd' -> features.contains(KernelFeature.DEBUG_FLAG_STACK);
      default -> false;
    };
  }

  /** {@code ddebug_parse_query}. */
  private void checkPairs(List<String> words) throws BadQueryException {
    if (words.size() % 2 != 0) {
      throw new BadQueryException("expecting pairs of match-spec <value>");
    }
    Map<String, String> given = new HashMap<>();
    if (module != null && !features.contains(KernelFeature.DEBUG_QUERY_NAMES_MODULE)) {
      given.put("module", module);
    }
    LineRange lines = LineRange.NONE;
    for (int i = 0; i < words.size(); i += 2) {
      String keyword = words.get(i);
      String value = words.get(i + 1);
      switch (keyword) {
        case "func", "module" -> setOnce(given, keyword, value);
        case "class" -> checkClass(given, value);
        case "format" -> setOnce(given, keyword, KernelEscapes.decode(value));
        case "file" -> lines = checkFile(given, value, lines);
        case "line" -> lines = lines.replacedBy(value);
        default -> throw unknownKeyword(keyword);
      }
    }
  }

  private static BadQueryException unknownKeyword(String keyword) {
    return new BadQueryException("unknown keyword \"" + keyword + "\"");
  }

  private void checkClass(Map<String, String> given, String value) throws BadQueryException {
    if (!features.contains(KernelFeature.DEBUG_QUERY_CLASS)) {
      throw unknownKeyword("class");
    }
    setOnce(given, "class", value);
  }

  /** {@code check_set}. */
  private static void setOnce(Map<String, String> given, String keyword, String value)
      throws BadQueryException {
    String before = given.put(keyword, value);
    if (before != null) {
      throw new BadQueryException(
          "match-spec:" + keyword + " val:" + before + " overridden by " + value);
    }
  }

  /** A file may be followed by a function or by lines. The name is cut at the colon, in place. */
  private static LineRange checkFile(Map<String, String> given, String value, LineRange lines)
      throws BadQueryException {
    setOnce(given, "file", value);
    int colon = value.indexOf(':');
    if (colon < 0) {
      return lines;
    }
    given.put("file", value.substring(0, colon));
    String tail = value.substring(colon + 1);
    if (!startsFunction(tail)) {
      return lines.replacedBy(tail);
    }
    setOnce(given, "func", tail);
    return lines;
  }

  /** {@code isalpha} of the kernel knows the letters of Latin-1. */
  private static boolean startsFunction(String tail) {
    char first = tail.isEmpty() ? '\0' : tail.charAt(0);
    return first == '*'
        || first == '?'
        || (first >= 'A' && first <= 'Z')
        || (first >= 'a' && first <= 'z')
        || (first >= 0xC0 && first != 0xD7 && first != 0xF7);
  }

  /** Lines of a file; both 0 when none were given, or line 0. */
  private record LineRange(int first, int last) {

    static final LineRange NONE = new LineRange(0, 0);

    /** {@code parse_linerange}. */
    LineRange replacedBy(String range) throws BadQueryException {
      if (first != 0 || last != 0) {
        throw new BadQueryException("match-spec: line used 2x");
      }
      int dash = range.indexOf('-');
      if (dash < 0) {
        int line = lineNumber(range);
        return new LineRange(line, line);
      }
      int from = lineNumber(range.substring(0, dash));
      int to = lineNumber(range.substring(dash + 1));
      to = to == 0 ? -1 : to; // UINT_MAX: to the end
      if (Integer.compareUnsigned(to, from) < 0) {
        throw new BadQueryException("last-line:" + to + " < 1st-line:" + from);
      }
      return new LineRange(from, to);
    }

    /** {@code parse_lineno}: an unsigned int, which is shown as a signed one. */
    private static int lineNumber(String digits) throws BadQueryException {
      if (digits.isEmpty()) {
        return 0;
      }
      String stripped = digits.replaceFirst("^\\+?0*(?=[0-9])", "");
      if (!stripped.matches("[0-9]{1,10}") || Long.parseLong(stripped) > 0xFFFF_FFFFL) {
        throw new BadQueryException("bad line-number: " + digits);
      }
      return (int) Long.parseLong(stripped);
    }
  }
}
