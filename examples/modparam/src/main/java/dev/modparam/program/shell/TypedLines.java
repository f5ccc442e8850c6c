// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** Lines that a person types at a terminal, with history and completion. */
final class TypedLines implements LineSource {

  private final Terminal terminal;
  private final LineReaderImpl reader;

  TypedLines(Terminal terminal, Optional<Path> history) {
    this.terminal = terminal;
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(true);
    this.reader =
        (LineReaderImpl)
            LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(parser)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "> ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .build();
    history.ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
  }

  void completeFor(Shell shell) {
    reader.setCompleter(new ShellCompleter(shell));
  }

  /** What the shell prints, through the terminal. */
  PrintStream printStream() {
    return new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
  }

  @Override
  public Optional<String> next(String prompt) {
    while (true) {
      try {
        return Optional.of(reader.readLine(prompt));
      } catch (UserInterruptException again) {
        // Ctrl-C gives the line up, and a new one begins.
      } catch (EndOfFileException end) {
        return Optional.empty();
      }
    }
  }
}
