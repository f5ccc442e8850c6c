// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.param.memory.CallingKernel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of {@code dyndbg}: queries that switch debug messages on. Nothing here has such
 * messages, so a query only has to be complained of as {@code lib/dynamic_debug.c} does.
 */
final class DebugQuery {

  private static final int MOST_WORDS = 9;
  private static final String FLAGS = "pmfslt_";

  private final String module;
  private final CallingKernel log;

  private DebugQuery(String module, CallingKernel log) {
    this.module = module;
    this.log = log;
  }

  /** Why a query is no good; the records about it are written when this is thrown. */
  private static final class BadQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    BadQueryException(String record) {
      super(record, null, false, false);
    }
  }

  /**
   * Checks queries separated by semicolons or newlines.
   *
   * @param module the module whose messages are meant
   */
  static void check(String queries, String module, CallingKernel log) {
    DebugQuery checker = new DebugQuery(module, log);
    for (String query : queries.split("[;\n]", -1)) {
      checker.check(query);
    }
  }

  private void check(String query) {
    String stage = "tokenize failed";
    try {
      List<String> words = words(query);
      if (words.isEmpty()) {
        return;
      }
      stage = "flags parse failed";
      checkFlags(words.remove(words.size() - 1));
      stage = "query parse failed";
      checkPairs(words);
    } catch (BadQueryException bad) {
      print(String.valueOf(bad.getMessage()));
      print(stage);
    }
  }

  private void print(String text) {
    log.error("dyndbg: " + text);
  }

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
    char letter = text.charAt(at);
    return letter < 128 && ArgumentReader.isSpace((byte) letter);
  }

  private static void checkFlags(String flags) throws BadQueryException {
    char operation = flags.isEmpty() ? '\0' : flags.charAt(0);
    if (operation != '+' && operation != '-' && operation != '=') {
      throw new BadQueryException("bad flag-op " + operation + ", at start of " + flags);
    }
    for (int i = 1; i < flags.length(); i++) {
      if (FLAGS.indexOf(flags.charAt(i)) < 0) {
        throw new BadQueryException("unknown flag '" + flags.charAt(i) + "'");
      }
    }
  }

  private void checkPairs(List<String> words) throws BadQueryException {
    if (words.size() % 2 != 0) {
      throw new BadQueryException("expecting pairs of match-spec <value>");
    }
    Map<String, String> given = new HashMap<>(Map.of("module", module));
    for (int i = 0; i < words.size(); i += 2) {
      String keyword = words.get(i);
      String value = words.get(i + 1);
      switch (keyword) {
        case "func", "module", "format", "class" -> setOnce(given, keyword, value);
        case "file" -> checkFile(given, value);
        case "line" -> checkLines(given, value);
        default -> throw new BadQueryException("unknown keyword \"" + keyword + "\"");
      }
    }
  }

  private static void setOnce(Map<String, String> given, String keyword, String value)
      throws BadQueryException {
    String before = given.put(keyword, value);
    if (before != null) {
      throw new BadQueryException(
          "match-spec:" + keyword + " val:" + before + " overridden by " + value);
    }
  }

  /** A file may be followed by a function or by lines. */
  private static void checkFile(Map<String, String> given, String value) throws BadQueryException {
    setOnce(given, "file", value);
    int colon = value.indexOf(':');
    if (colon < 0) {
      return;
    }
    String tail = value.substring(colon + 1);
    if (tail.matches("[A-Za-z*?].*")) {
      setOnce(given, "func", tail);
    } else {
      checkLines(given, tail);
    }
  }

  private static void checkLines(Map<String, String> given, String range) throws BadQueryException {
    if (given.put("line", range) != null) {
      throw new BadQueryException("match-spec: line used 2x");
    }
    int dash = range.indexOf('-');
    long first = lineNumber(dash < 0 ? range : range.substring(0, dash));
    long last = dash < 0 ? first : lineNumber(range.substring(dash + 1));
    if (dash >= 0 && last != 0 && last < first) {
      throw new BadQueryException("last-line:" + last + " < 1st-line:" + first);
    }
  }

  private static long lineNumber(String digits) throws BadQueryException {
    if (digits.isEmpty()) {
      return 0;
    }
    if (!digits.matches("\\+?[0-9]{1,10}") || Long.parseLong(digits) > 0xFFFF_FFFFL) {
      throw new BadQueryException("bad line-number: " + digits);
    }
    return Long.parseLong(digits);
  }
}
