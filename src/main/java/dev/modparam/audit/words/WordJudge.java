// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import static java.util.Objects.requireNonNull;

import dev.modparam.audit.words.Assignment.Verdict;
import dev.modparam.audit.words.OptionsJudge.Token;
import dev.modparam.input.Location;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the words of one line, so that one cause has one verdict. */
final class WordJudge {

  private static final String ASYNC = "async_probe";
  private static final String DEBUG = "dyndbg";

  private final String module;
  private final @Nullable ModuleDefinition definition;
  private final LineShapes shapes;
  private final Map<Integer, ArgumentReport.Rejected> rejected;
  private final Map<Integer, ArgumentReport.Unknown> unknown;
  private final List<Assignment> result = new ArrayList<>();

  WordJudge(
      String module,
      @Nullable ModuleDefinition definition,
      LineShapes shapes,
      Map<Integer, ArgumentReport.Rejected> rejected,
      Map<Integer, ArgumentReport.Unknown> unknown) {
    this.module = module;
    this.definition = definition;
    this.shapes = shapes;
    this.rejected = rejected;
    this.unknown = unknown;
  }

  List<Assignment> judge(List<Token> tokens) {
    boolean stopped = false;
    int next = 0;
    while (next < tokens.size()) {
      Token token = tokens.get(next);
      int used = 1;
      if (stopped) {
        add(token, Verdict.PART_OF_ANOTHER);
      } else if (token.name().startsWith("#")) {
        add(token, Verdict.COMMENT);
        stopped = true;
      } else if (shapes.isSecondDirective(token, module, definition)) {
        add(token, Verdict.SECOND_DIRECTIVE);
        stopped = true;
      } else if (isGluedComment(tokens, next)) {
        int at = token.text().indexOf('#');
        addAt(token, token.place(at, token.text().length() - at), Verdict.COMMENT);
        stopped = true;
      } else {
        used = judgeWithParts(tokens, next);
      }
      next += used;
    }
    return result;
  }

  /** Judges a word, and takes what belongs to it from the words after it. */
  private int judgeWithParts(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    int parts = partsOf(tokens, at);
    boolean spaced = parts > 0 && token.isBare() && tokens.get(at + 1).name().startsWith("=");
    if (spaced && isBareTaken(token)) {
      add(token, Verdict.PART_OF_ANOTHER);
      add(tokens.get(at + 1), Verdict.UNKNOWN, null, null, Assignment.SPACED);
      parts(tokens, at + 2, at + 1 + parts);
    } else {
      judgeOne(token, spaced);
      parts(tokens, at + 1, at + 1 + parts);
    }
    return 1 + parts;
  }

  private void parts(List<Token> tokens, int from, int to) {
    tokens.subList(from, to).forEach(part -> add(part, Verdict.PART_OF_ANOTHER));
  }

  private boolean isBareTaken(Token token) {
    Param<?> param = paramOf(token);
    return param != null && !rejected.containsKey(token.nameByte());
  }

  /** How many words after one are the rest of it: blanks around {@code =}, or inside odd quotes. */
  private int partsOf(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    Token following = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
    if (following == null || token.afterDashes()) {
      return 0;
    }
    if (Quotes.isQuoted(token.text())) {
      return untilClosed(tokens, at, token.text());
    }
    String value = token.value();
    if (value == null) {
      if (following.name().equals("=") && following.isBare()) {
        return at + 2 < tokens.size() && isStray(tokens.get(at + 2)) ? 2 : 1;
      }
      return following.name().startsWith("=") ? 1 : untilClosed(tokens, at, token.name());
    }
    if (value.endsWith(",") || (value.isEmpty() && token.text().endsWith("="))) {
      return isRefused(token) ? elementsAfter(tokens, at) : 0;
    }
    return untilClosed(tokens, at, value);
  }

  /** How many words go on with a list after a blank, as in {@code 1, 2, 3}. */
  private int elementsAfter(List<Token> tokens, int at) {
    int next = at + 1;
    boolean goesOn = true;
    while (goesOn && next < tokens.size() && isStray(tokens.get(next))) {
      goesOn = tokens.get(next).text().endsWith(",");
      next++;
    }
    return next - at - 1;
  }

  /** Whether a bare word is not a parameter, so that it can only be the rest of another. */
  private boolean isStray(Token token) {
    return token.isBare()
        && !token.name().startsWith("#")
        && paramOf(token) == null
        && !shapes.isSecondDirective(token, module, definition);
  }

  /** How many words it takes to what closes a quote or a command that a text opens. */
  private static int untilClosed(List<Token> tokens, int at, String text) {
    return Quotes.openedBy(text).map(end -> untilQuote(tokens, at, end)).orElse(0);
  }

  private static int untilQuote(List<Token> tokens, int at, String end) {
    for (int i = at + 1; i < tokens.size(); i++) {
      if (tokens.get(i).text().endsWith(end)) {
        return i - at;
      }
    }
    return 0;
  }

  /**
   * A {@code #} in a value that the parameter takes without it, and not, or not as meant, with it;
   * or a last one with words after it that are nothing.
   */
  private boolean isGluedComment(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    Param<?> param = paramOf(token);
    String value = token.value();
    if (token.piece().source().boot() != Assignment.Source.FILE
        || param == null
        || value == null
        || value.indexOf('#') < 1) {
      return false;
    }
    boolean goesOn = value.endsWith("#") && at + 1 < tokens.size() && isStray(tokens.get(at + 1));
    ParamType<?> type = param.type();
    return goesOn || isRefused(token) || (ParamValues.isTruth(type) && !allTruthWords(type, value));
  }

  private boolean isRefused(Token token) {
    return rejected.containsKey(token.valueByte()) || rejected.containsKey(token.nameByte());
  }

  private static boolean allTruthWords(ParamType<?> type, String value) {
    return ParamValues.elements(type, value).stream().allMatch(ParamValues::isTruthWord);
  }

  private void judgeOne(Token token, boolean spaced) {
    if (token.afterDashes()) {
      add(token, Verdict.AFTER_DASHES);
      return;
    }
    Param<?> param = paramOf(token);
    ArgumentReport.Rejected refusal =
        rejected.get(token.isBare() ? token.nameByte() : token.valueByte());
    if (definition == null) {
      add(
          token,
          oddity(token) == null ? Verdict.NOT_JUDGED : oddVerdict(token),
          null,
          null,
          oddity(token));
    } else if (param == null) {
      unknown(token);
    } else if (refusal != null) {
      add(token, Verdict.REFUSED, param, refusal, spaced ? Assignment.SPACED : null);
    } else {
      accepted(token, param);
    }
  }

  private @Nullable Param<?> paramOf(Token token) {
    return definition == null ? null : definition.parameter(token.name()).orElse(null);
  }

  private void unknown(Token token) {
    String shell = Quotes.shellText(token.name());
    if (shell != null) {
      add(token, Verdict.SHELL_TEXT, null, null, shell);
    } else if (token.name().equals(ASYNC)
        || token.name().equals(DEBUG)
        || token.name().endsWith("." + DEBUG)) {
      add(token, Verdict.FOR_THE_KERNEL);
    } else {
      ArgumentReport.Unknown found = unknown.get(token.firstByte());
      add(token, Verdict.UNKNOWN, null, null, found == null ? null : found.nearest());
    }
  }

  private void accepted(Token token, Param<?> param) {
    String odd = oddity(token);
    if (odd != null) {
      add(token, oddVerdict(token), param, null, odd);
      return;
    }
    String surprise = Surprises.of(token, param, requireNonNull(definition));
    if (surprise != null) {
      add(token, Verdict.SURPRISING, param, null, surprise);
    } else if (param.type().isUnknown()) {
      add(token, Verdict.NOT_CHECKED, param, null, null);
    } else {
      add(token, Verdict.ACCEPTED, param, null, null);
    }
  }

  private static @Nullable String oddity(Token token) {
    String shell = Quotes.shellText(token.value());
    return shell != null ? shell : Quotes.odd(token);
  }

  private static Verdict oddVerdict(Token token) {
    return Quotes.shellText(token.value()) != null ? Verdict.SHELL_TEXT : Verdict.ODD_QUOTES;
  }

  private void add(Token token, Verdict verdict) {
    add(token, verdict, null, null, null);
  }

  private void add(
      Token token,
      Verdict verdict,
      @Nullable Param<?> param,
      ArgumentReport.@Nullable Rejected refusal,
      @Nullable String hint) {
    result.add(
        new Assignment(
            module,
            definition,
            token.piece().source(),
            token.name(),
            token.value(),
            token.text(),
            token.location(),
            verdict,
            param,
            refusal,
            hint));
  }

  private void addAt(Token token, Location location, Verdict verdict) {
    result.add(
        new Assignment(
            module,
            definition,
            token.piece().source(),
            token.name(),
            token.value(),
            token.text(),
            location,
            verdict,
            null,
            null,
            null));
  }
}
