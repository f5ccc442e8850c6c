// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import dev.modparam.modprobe.command.CommandRunner;
import dev.modparam.modprobe.command.KmodCommands;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands in a real shell. A modprobe that a command calls comes back to the commands that
 * are tested: its stand-in writes its words to a file, tells this class by a pipe and waits.
 */
final class ShellRunner implements CommandRunner {

  private static final String SHELL =
      """
      exec 3>&1 4<&0 </dev/null >"$REPLAY/out" 2>"$REPLAY/err"
      command=$(cat "$REPLAY/command"; echo .)
      cd / && exec sh -c "${command%.}"
      """;

  private static final String MODPROBE =
      """
      #!/bin/sh
      : >"$REPLAY/words"
      for word; do printf '%s\\0' "$word" >>"$REPLAY/words"; done
      printf '%s' "$MODPROBE_OPTIONS" >"$REPLAY/options"
      echo call >&3
      read status <&4
      cat "$REPLAY/stdout"
      cat "$REPLAY/stderr" >&2
      exit $status
      """;

  private final Path folder;
  private @Nullable KmodCommands commands;
  private int runs;

  ShellRunner(Path folder) {
    this.folder = folder;
  }

  /** Says which commands a modprobe in a command is. */
  void callBack(KmodCommands tested) {
    commands = tested;
  }

  @Override
  public Result run(Command command) {
    try {
      Path own = Files.createTempDirectory(folder, "run" + runs++);
      Path modprobe = Files.writeString(own.resolve("modprobe"), MODPROBE);
      modprobe.toFile().setExecutable(true);
      // The root in which commands were recorded has no /bin but for the shell.
      String text =
          command
              .text()
              .replace("/sbin/modprobe", modprobe.toString())
              .replaceAll("(?<![\\w/])/bin/(?!sh\\b)", own + "/bin/");
      Files.writeString(own.resolve("command"), text);
      int status = run(own, command.environment());
      // What a signal ended counts as success, which the shell's status alone does not show.
      boolean killed = status > 128 && command.text().contains("kill ");
      return new Result(
          killed ? 0 : status, read(own, "out"), read(own, "err").replace(own.toString(), ""));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure);
    }
  }

  private int run(Path own, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path script = Files.writeString(own.resolve("script"), SHELL);
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
    builder.environment().putAll(environment);
    builder
        .environment()
        .computeIfPresent("MODPROBE", (name, value) -> own.resolve("modprobe").toString());
    builder.environment().put("REPLAY", own.toString());
    Process process = builder.start();
    try (BufferedReader calls =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        OutputStream answers = process.getOutputStream()) {
      while (calls.readLine() != null) {
        answers.write((call(own) + "\n").getBytes(StandardCharsets.UTF_8));
        answers.flush();
      }
    }
    return process.waitFor();
  }

  private int call(Path own) throws IOException {
    if (commands == null) {
      throw new IllegalStateException("a command calls modprobe, which nobody expects");
    }
    List<String> words = new ArrayList<>(List.of(read(own, "words").split("\0", -1)));
    words.remove(words.size() - 1);
    Map<String, String> variables = new HashMap<>();
    String options = read(own, "options");
    if (!options.isEmpty()) {
      variables.put("MODPROBE_OPTIONS", options);
    }
    KmodCommands.Output output =
        commands.withEnvironment(variables).modprobe(words.toArray(String[]::new));
    Files.writeString(own.resolve("stdout"), output.stdout());
    Files.writeString(own.resolve("stderr"), output.stderr());
    return output.exitStatus();
  }

  private static String read(Path own, String name) throws IOException {
    return Files.readString(own.resolve(name));
  }
}
