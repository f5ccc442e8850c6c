// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.text.ByteText;
import java.util.Optional;

/**
 * Finds {@code module.parameter} words in the kernel command line: {@code
 * kmod_config_parse_kcmdline}.
 */
final class KernelCommandLine {

  /** What fits in kmod's buffer. */
  private static final int LONGEST = 4095;

  private enum State {
    IGNORE,
    MODULE,
    PARAMETER,
    VALUE
  }

  private final String line;
  private final ConfigSink sink;
  private final Positions positions = new Positions(SourceLocation.KERNEL_COMMAND_LINE);

  private State state = State.MODULE;
  private boolean quoted;
  private boolean outerQuote;
  private int word;
  private int dot;
  private int value;

  /**
   * Makes a parser.
   *
   * @param line the content of {@code /proc/cmdline} as a byte string
   */
  KernelCommandLine(String line, ConfigSink sink) {
    int nul = line.indexOf('\0');
    int end = Math.min(nul < 0 ? line.length() : nul, LONGEST);
    this.line = line.substring(0, end);
    this.sink = sink;
    positions.start(0, 1, 1);
  }

  void parse() {
    for (int i = 0; i < line.length(); i++) {
      accept(line.charAt(i), i);
    }
    endWord(line.length());
  }

  private void accept(char c, int at) {
    if (c == '"') {
      quote(at);
    } else if (ByteText.isSpace(c)) {
      endWord(at);
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
    if (quoted && state == State.MODULE && at == word) {
      outerQuote = true;
      word = at + 1;
    } else if (state != State.VALUE) {
      state = State.IGNORE;
    }
  }

  private void endWord(int at) {
    if (quoted) {
      if (state != State.VALUE) {
        state = State.IGNORE;
      }
      return;
    }
    if (state == State.VALUE || state == State.PARAMETER) {
      complete(at);
    }
    word = at + 1;
    state = State.MODULE;
    outerQuote = false;
  }

  private void complete(int end) {
    String module = line.substring(word, dot);
    SourceLocation location = positions.at(word);
    if (module.equals("modprobe") && line.startsWith("blacklist=", dot + 1)) {
      blacklist(line.substring(value, end), location);
      return;
    }
    String text = line.substring(dot + 1, end);
    if (outerQuote) {
      text = line.substring(dot + 1, value) + '"' + line.substring(value, end);
    }
    String arguments = ByteText.fromByteString(text).replace('\t', ' ');
    Optional<String> name = Names.alias(ByteText.fromByteString(module));
    if (name.isPresent()) {
      sink.add(
          new ConfigEntry(
              new Directive.Options(name.get(), arguments, location), positions, dot + 1));
    } else {
      sink.warn(
          location,
          "Ignoring bad option on kernel command line while parsing module name: '"
              + ByteText.fromByteString(module)
              + "'");
    }
  }

  /** Names are taken as they are: a {@code -} here never equals a module's {@code _}. */
  private void blacklist(String names, SourceLocation location) {
    for (String name : names.split(",", -1)) {
      sink.add(
          new ConfigEntry(
              new Directive.Blacklist(ByteText.fromByteString(name), location), positions, value));
    }
  }
}
