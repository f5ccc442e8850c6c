// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What is around the program: its streams, its terminal, its variables. */
public final class Console {

  private static final int BROKEN_PIPE = 141; // 128 + SIGPIPE, as of any program that ends so

  private final InputStream in;
  private final Sink sink;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> variables;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;
  private ColorChoice color = ColorChoice.AUTO;

  private Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> variables,
      boolean outIsTerminal,
      boolean errIsTerminal) {
    this.in = in;
    this.sink = new Sink(out);
    this.out = print(new BufferedOutputStream(sink, 1 << 16), false);
    this.err = print(err, true);
    this.variables = variables;
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
  }

  private static PrintStream print(OutputStream stream, boolean flush) {
    return new PrintStream(stream, flush, StandardCharsets.UTF_8);
  }

  /** Returns the console of this process. */
  static Console ofProcess() {
    return new Console(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        System.getenv(),
        isTerminal(1),
        isTerminal(2));
  }

  /**
   * Makes a console without a terminal.
   *
   * @param in standard input
   * @param out standard output
   * @param err standard error
   * @param variables the environment
   * @return a console
   */
  public static Console of(
      InputStream in, OutputStream out, OutputStream err, Map<String, String> variables) {
    return new Console(in, out, err, variables, false, false);
  }

  /** Java tells nothing of one stream alone; the link in /proc does, where there is one. */
  private static boolean isTerminal(int descriptor) {
    try {
      String file = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return file.startsWith("/dev/pts/")
          || file.startsWith("/dev/tty")
          || file.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException noLink) {
      return System.console() != null;
    }
  }

  /**
   * Returns standard input.
   *
   * @return a stream
   */
  public InputStream in() {
    return in;
  }

  /**
   * Returns standard output, which is written when the program ends or the buffer is full.
   *
   * @return a stream in UTF-8
   */
  public PrintStream out() {
    return out;
  }

  /**
   * Returns standard error.
   *
   * @return a stream in UTF-8
   */
  public PrintStream err() {
    return err;
  }

  /**
   * Returns a variable of the environment.
   *
   * @param name its name
   * @return its value; empty if it is not set
   */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /**
   * Tells whether standard error is a terminal.
   *
   * @return true if a person sees what is written there
   */
  public boolean isErrTerminal() {
    return errIsTerminal;
  }

  /**
   * Tells whether standard output is a terminal.
   *
   * @return true if a person sees what is written there
   */
  public boolean isOutTerminal() {
    return outIsTerminal;
  }

  void color(ColorChoice choice) {
    this.color = choice;
  }

  /**
   * Returns the colours of standard output.
   *
   * @return colours that are empty unless they are wanted
   */
  public Style style() {
    boolean wanted =
        color == ColorChoice.ALWAYS
            || color == ColorChoice.AUTO
                && outIsTerminal
                && variable("NO_COLOR").isEmpty()
                && !variable("TERM").equals("dumb");
    return Style.of(wanted);
  }

  /**
   * Returns how many characters a line of standard output may have.
   *
   * @return the width of the terminal, or a number without a limit if there is none
   */
  public int width() {
    if (variable("COLUMNS").matches("[1-9][0-9]{1,3}")) {
      return Integer.parseInt(variable("COLUMNS"));
    }
    return outIsTerminal ? TerminalSize.columns() : Integer.MAX_VALUE;
  }

  /** Writes what is left; a reader that has gone away is not a failure of the program. */
  int close(int status) {
    out.flush();
    err.flush();
    return sink.isBroken() ? BROKEN_PIPE : status;
  }

  /** Tells whether nobody reads standard output any more. */
  public boolean isBroken() {
    out.flush();
    return sink.isBroken();
  }

  /** Remembers that the reader has gone away, which PrintStream does only for all its troubles. */
  private static final class Sink extends OutputStream {

    private final OutputStream to;
    private boolean broken;

    Sink(OutputStream to) {
      this.to = to;
    }

    boolean isBroken() {
      return broken;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!broken) {
        try {
          to.write(bytes, offset, length);
        } catch (IOException gone) {
          broken = true;
        }
      }
    }

    @Override
    public void flush() throws IOException {
      if (!broken) {
        to.flush();
      }
    }
  }
}
