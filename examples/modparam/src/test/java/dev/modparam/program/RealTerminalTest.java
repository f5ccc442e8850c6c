// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar at a terminal of the system's, which {@code script} of util-linux opens. */
class RealTerminalTest {

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  /** A build in the background may ignore SIGINT, and its children then ignore Ctrl-C too. */
  private static final String LISTEN =
      "env --default-signal=INT true 2>/dev/null && set -- env --default-signal=INT; exec \"$@\" ";

  @TempDir private Path folder;
  private Process process;
  private final StringBuilder screen = new StringBuilder();

  private void start(String... args) throws IOException {
    assumeTrue(Files.isExecutable(SCRIPT), "there is no script(1) here");
    String command =
        Ran.command(args).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toString(), "-qefc", "stty cols 70 rows 20; " + LISTEN + command, "/dev/null");
    builder.environment().put("TERM", "xterm");
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().remove("NO_COLOR");
    builder.environment().remove("COLUMNS");
    process = builder.redirectErrorStream(true).start();
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private void type(String keys) throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /** Reads until a text is on the screen. */
  private void await(String text) throws IOException {
    InputStream output = process.getInputStream();
    while (screen.indexOf(text) < 0) {
      int next = output.read();
      assertThat(next).as("the program ended, having shown: %s", screen).isNotNegative();
      screen.append((char) next);
    }
    screen.delete(0, screen.indexOf(text) + text.length());
  }

  /**
   * Reads until the shell waits for keys. The prompt alone does not say so, as it is drawn again
   * while a line is edited; the escape sequence before it is sent once a line, when the terminal
   * already gives every key to the shell.
   */
  private void awaitPrompt() throws IOException {
    await("\u001b[?2004h");
    await("~# ");
  }

  @Test
  void aPersonCompletesInterruptsAndEnds() throws Exception {
    start("shell", "--demo");
    await("Step 1 of 10");
    awaitPrompt();
    type("modpr\t");
    await("modprobe ");
    type("my_d\t");
    await("my_driver");
    type("\r");
    awaitPrompt();
    type("echo nothing\u0003");
    awaitPrompt();
    type("cat /sys/module/my_driver/parameters/buffer_size\r");
    await("4096");
    awaitPrompt();
    type("\u0004");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void aTerminalGetsColoursAndItsWidth() throws Exception {
    start("params", "samples/my_driver.c");
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(text).contains("\u001b[1mmy_driver");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").lines().map(String::stripTrailing))
        .filteredOn(line -> line.startsWith("  ") && !line.contains("note:"))
        .allMatch(line -> line.length() <= 70);
  }
}
