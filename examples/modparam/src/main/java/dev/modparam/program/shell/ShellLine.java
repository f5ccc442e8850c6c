// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A line of a shell: commands with pipes, redirections and what connects them. */
record ShellLine(List<Pipeline> pipelines) {

  /** When a pipeline is run. */
  enum When {
    ALWAYS,
    AFTER_SUCCESS,
    AFTER_FAILURE
  }

  /** Commands of which each reads what the one before it writes. */
  record Pipeline(When when, List<Call> calls) {

    Pipeline {
      calls = List.copyOf(calls);
    }
  }

  /** A command with its words and the file that takes its output. */
  record Call(List<ShellWord> words, Optional<Redirection> output) {

    Call {
      words = List.copyOf(words);
    }
  }

  /** Where output goes instead. */
  record Redirection(ShellWord file, boolean isAppended) {}

  /** A line that is none: what a shell says of it. */
  static final class SyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
      super(message);
    }
  }

  ShellLine {
    pipelines = List.copyOf(pipelines);
  }

  static ShellLine parse(String text) throws SyntaxException {
    return new Parser(new ShellTokens(text)).line();
  }

  private static final class Parser {

    private final ShellTokens tokens;
    private final List<Pipeline> pipelines = new ArrayList<>();
    private List<Call> calls = new ArrayList<>();
    private List<ShellWord> words = new ArrayList<>();
    private Optional<Redirection> output = Optional.empty();
    private When when = When.ALWAYS;

    Parser(ShellTokens tokens) {
      this.tokens = tokens;
    }

    ShellLine line() throws SyntaxException {
      for (Object token = tokens.next(); token != null; token = tokens.next()) {
        if (token instanceof ShellWord word) {
          words.add(word);
        } else {
          operator((String) token);
        }
      }
      if (words.isEmpty() && output.isEmpty() && (!calls.isEmpty() || when != When.ALWAYS)) {
        throw new SyntaxException("syntax error: unexpected end of file");
      }
      endPipeline(When.ALWAYS);
      return new ShellLine(pipelines);
    }

    private void operator(String operator) throws SyntaxException {
      if (operator.equals(">") || operator.equals(">>")) {
        Object file = tokens.next();
        if (!(file instanceof ShellWord word)) {
          throw unexpected(file == null ? "newline" : (String) file);
        }
        output = Optional.of(new Redirection(word, operator.equals(">>")));
        return;
      }
      if (words.isEmpty()) {
        throw unexpected(operator);
      }
      switch (operator) {
        case "|" -> endCall();
        case "&&" -> endPipeline(When.AFTER_SUCCESS);
        case "||" -> endPipeline(When.AFTER_FAILURE);
        case ";" -> endPipeline(When.ALWAYS);
        default -> throw unexpected(operator);
      }
    }

    private static SyntaxException unexpected(String token) {
      return new SyntaxException("syntax error near unexpected token `" + token + "'");
    }

    private void endCall() {
      if (!words.isEmpty() || output.isPresent()) {
        calls.add(new Call(words, output));
      }
      words = new ArrayList<>();
      output = Optional.empty();
    }

    private void endPipeline(When next) {
      endCall();
      if (!calls.isEmpty()) {
        pipelines.add(new Pipeline(when, calls));
      }
      calls = new ArrayList<>();
      when = next;
    }
  }
}
