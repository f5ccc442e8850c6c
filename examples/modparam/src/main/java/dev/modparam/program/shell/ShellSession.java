// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Starts a shell: what machine it is on, and where its lines come from. */
public final class ShellSession {

  private final ShellMachine machine;
  private final Optional<Lesson> lesson;

  private ShellSession(ShellMachine machine, Optional<Lesson> lesson) {
    this.machine = machine;
    this.lesson = lesson;
  }

  /**
   * Starts a machine that has the driver of the article, and a lesson.
   *
   * @return a session
   */
  public static ShellSession demo() {
    return new ShellSession(
        new ShellMachine(new SimulatedKernel(), List.of(DemoDriver.DEFINITION)),
        Optional.of(new Lesson()));
  }

  /**
   * Starts a machine as it was recorded.
   *
   * @param snapshot its state
   * @return a session
   */
  public static ShellSession of(KernelSnapshot snapshot) {
    return new ShellSession(
        new ShellMachine(
            snapshot.boot(),
            snapshot.modules().stream()
                .filter(module -> !module.builtIn())
                .map(module -> module.definition())
                .toList()),
        Optional.empty());
  }

  /**
   * Starts a machine with the modules of a folder, none of them loaded.
   *
   * @param tree the modules
   * @return a session
   */
  public static ShellSession of(ModuleTree tree) {
    return new ShellSession(new ShellMachine(new SimulatedKernel(), tree), Optional.empty());
  }

  /**
   * Runs a script.
   *
   * @param console where its output goes
   * @param text the lines
   * @return the status of the last command
   */
  public int run(Console console, String text) {
    return run(console, new StringReader(text), Optional.empty());
  }

  /**
   * Runs what a person types, or what is on standard input if that is not a terminal.
   *
   * @param console standard input and output
   * @return the status of the last command
   */
  public int run(Console console) {
    if (!console.isOutTerminal() || System.console() == null) {
      Reader input = new InputStreamReader(console.in(), StandardCharsets.UTF_8);
      return run(console, input, lesson);
    }
    console.out().flush();
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      return run(terminal, Optional.of(HistoryFile.of(console)));
    } catch (IOException noTerminal) {
      throw new Failure("the terminal cannot be used: " + noTerminal.getMessage());
    }
  }

  /** Runs what a person types at a terminal. */
  int run(Terminal terminal, Optional<java.nio.file.Path> history) {
    TypedLines lines = new TypedLines(terminal, history);
    Shell shell = new Shell(machine, lines.printStream(), lines.printStream(), lines, lesson);
    lines.completeFor(shell);
    return shell.run();
  }

  private int run(Console console, Reader text, Optional<Lesson> with) {
    BufferedReader reader = new BufferedReader(text);
    LineSource lines = prompt -> line(reader);
    return new Shell(machine, console.out(), console.err(), lines, with).run();
  }

  private static Optional<String> line(BufferedReader reader) {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
