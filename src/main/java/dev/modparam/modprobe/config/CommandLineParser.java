// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.input.Location;
import dev.modparam.modprobe.config.KernelCommandLine.Kind;
import dev.modparam.modprobe.config.KernelCommandLine.Word;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a kernel command line into words: the states of {@code kmod_config_parse_kcmdline}. */
final class CommandLineParser {

  private enum State {
    IGNORE,
    SPOILED,
    MODULE,
    PARAMETER,
    VALUE
  }

  private final String line;
  private final List<Word> words = new ArrayList<>();

  private State state = State.MODULE;
  private boolean quoted;
  private boolean outerQuote;
  private int start;
  private int module;
  private int dot;
  private int value;

  CommandLineParser(String line) {
    this.line = line;
  }

  List<Word> parse() {
    for (int i = 0; i < line.length(); i++) {
      accept(line.charAt(i), i);
    }
    if (quoted) {
      add(Kind.UNCLOSED_QUOTE, line.length(), List.of());
    } else {
      endWord(line.length());
    }
    return words;
  }

  private void accept(char c, int at) {
    if (c == '"') {
      quote(at);
    } else if (ByteText.isSpace(c)) {
      if (!quoted) {
        endWord(at);
      } else if (state != State.VALUE) {
        state = State.SPOILED;
      }
    } else if (c == '.') {
      if (state == State.MODULE) {
        dot = at;
        state = State.PARAMETER;
      } else if (state == State.PARAMETER) {
        state = State.IGNORE;
      }
    } else if (c == '=') {
      if (state == State.PARAMETER) {
        value = at + 1;
        state = State.VALUE;
      } else if (state == State.MODULE) {
        state = State.IGNORE;
      }
    }
  }

  /** A quote may begin a word, and stand anywhere in a value; elsewhere it spoils the word. */
  private void quote(int at) {
    quoted = !quoted;
    if (quoted && state == State.MODULE && at == module) {
      outerQuote = true;
      module = at + 1;
    } else if (state == State.MODULE || state == State.PARAMETER) {
      state = State.SPOILED;
    }
  }

  private void endWord(int at) {
    if (at > start) {
      switch (state) {
        case VALUE, PARAMETER -> complete(at);
        case SPOILED -> add(Kind.MISPLACED_QUOTE, at, List.of());
        default -> add(Kind.OTHER, at, List.of());
      }
    }
    start = at + 1;
    module = start;
    state = State.MODULE;
    outerQuote = false;
  }

  private void add(Kind kind, int end, List<Directive> directives) {
    boolean list = kind == Kind.BLACKLIST;
    words.add(
        new Word(line.substring(start, end), kind, place(end), directives, list ? value : dot + 1));
  }

  private Location place(int end) {
    return new Location(KernelCommandLine.FILE, 1, start + 1, end - start);
  }

  private void complete(int end) {
    String name = line.substring(module, dot);
    if (name.equals("modprobe") && line.startsWith("blacklist=", dot + 1)) {
      add(Kind.BLACKLIST, end, blacklists(end));
      return;
    }
    Optional<String> normalized = KernelName.ofAlias(name);
    if (normalized.isEmpty()) {
      add(Kind.BAD_MODULE_NAME, end, List.of());
      return;
    }
    String text = line.substring(dot + 1, end);
    if (outerQuote && state == State.VALUE) {
      text = line.substring(dot + 1, value) + '"' + line.substring(value, end);
    }
    add(
        Kind.PARAMETER,
        end,
        List.of(new Directive.Options(normalized.get(), text.replace('\t', ' '), place(end))));
  }

  /** Names are taken as they are: a {@code -} here never equals a module's {@code _}. */
  private List<Directive> blacklists(int end) {
    List<Directive> directives = new ArrayList<>();
    for (String name : line.substring(value, end).split(",", -1)) {
      directives.add(new Directive.Blacklist(name, place(end)));
    }
    return directives;
  }
}
