// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell at a terminal of JLine's, at which somebody types when the prompt is there. */
class TypedLinesTest {

  private static final String TAB = "\t";
  private static final String UP = "\u001bOA";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";

  @TempDir private Path folder;
  private final Screen screen = new Screen();
  private LineDisciplineTerminal terminal;
  private CompletableFuture<Integer> status;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    terminal.setSize(new Size(100, 30));
    Optional<Path> history = Optional.of(folder.resolve("history"));
    status = CompletableFuture.supplyAsync(() -> ShellSession.demo().run(terminal, history));
    status.whenComplete((ended, failure) -> screen.end());
    screen.awaitPrompt("~# ");
  }

  @AfterEach
  void end() throws Exception {
    assertThat(status.get()).isZero();
    terminal.close();
  }

  private void type(String keys) throws IOException {
    terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
  }

  private void exit() throws Exception {
    type("exit\r");
  }

  @Test
  void commandsModulesParametersValuesAndPathsAreCompleted() throws Exception {
    type("modpr" + TAB + "my_d" + TAB + "deb" + TAB + "Y\r");
    screen.await("modprobe my_driver debug=Y");
    screen.awaitPrompt("~# ");
    type("cat /sys/mod" + TAB + "my" + TAB + "par" + TAB + "deb" + TAB + "\r");
    screen.await("cat /sys/module/my_driver/parameters/debug");
    screen.await("\nY\r\n");
    exit();
  }

  @Test
  void valuesOfANumberAreOfferedWithItsLimits() throws Exception {
    type("modprobe my_driver buffer_size=" + TAB + TAB);
    screen.await("buffer_size=4096");
    screen.await("the default");
    screen.await("the least");
    type(CTRL_C);
    screen.awaitPrompt("~# ");
    exit();
  }

  @Test
  void whatWasTypedComesBackAndIsKept() throws Exception {
    type("whoami\r");
    screen.await("\nroot\r\n");
    screen.awaitPrompt("~# ");
    type(UP + "\r");
    screen.await("\nroot\r\n");
    assertThat(Files.readString(folder.resolve("history"))).contains("whoami");
    exit();
  }

  @Test
  void ctrlCGivesTheLineUpAndCtrlDEndsTheShell() throws Exception {
    type("echo not this");
    screen.await("not this");
    type(CTRL_C);
    screen.awaitPrompt("~# ");
    type("echo but that\r");
    screen.await("\nbut that\r\n");
    screen.awaitPrompt("~# ");
    type(CTRL_D);
    status.get();
    assertThat(screen.text()).doesNotContain("\nnot this\r\n");
  }

  @Test
  void ctrlDAfterSuMakesOneRootAgain() throws Exception {
    type("su nobody\r");
    screen.awaitPrompt("nobody@modparam:~$ ");
    type(CTRL_D);
    screen.awaitPrompt("root@modparam:~# ");
    exit();
  }

  @Test
  void aTerminalMayChangeItsSizeWhileSomebodyTypes() throws Exception {
    type("echo a long line");
    screen.await("long line");
    terminal.setSize(new Size(20, 10));
    terminal.raise(Terminal.Signal.WINCH);
    type(" that wraps\r");
    screen.await("\na long line that wraps\r\n");
    exit();
  }

  @Test
  void anOpenQuoteIsContinuedOnTheNextLine() throws Exception {
    type("echo 'a\r");
    screen.await("> ");
    type("b'\r");
    screen.await("\na\r\nb\r\n");
    exit();
  }

  @Test
  void aDeclarationIsTypedLineByLine() throws Exception {
    type("declare c other\r");
    screen.await("> ");
    type("static bool loud; module_param(loud, bool, 0644);\r");
    screen.await("> ");
    type("end\r");
    screen.await("declared: other");
    exit();
  }
}
