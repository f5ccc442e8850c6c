// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.param.ErrnoException;
import java.util.List;
import java.util.stream.Collectors;

/** One run of a command: its words, what it reads, and where it writes. */
record Invocation(
    Shell shell, List<String> words, String input, StringBuilder out, StringBuilder err) {

  String name() {
    return words.get(0);
  }

  List<String> arguments() {
    return words.subList(1, words.size());
  }

  /** The arguments that begin with a dash, without it, in one string. */
  String flags() {
    return arguments().stream()
        .filter(Invocation::isFlag)
        .map(word -> word.substring(1))
        .collect(Collectors.joining());
  }

  List<String> operands() {
    return arguments().stream().filter(word -> !isFlag(word)).toList();
  }

  private static boolean isFlag(String word) {
    return word.length() > 1 && word.charAt(0) == '-';
  }

  ShellFiles files() {
    return shell.files();
  }

  String path(String word) {
    return shell.absolute(word);
  }

  void print(String line) {
    out.append(line).append('\n');
  }

  /** Complains as the tools do, and returns their status. */
  int fail(String message) {
    err.append(name()).append(": ").append(message).append('\n');
    return 1;
  }

  /** Complains of what the kernel refused. */
  int fail(String what, ErrnoException refusal) {
    shell.answer().add(List.of(String.valueOf(refusal.getMessage()).split("\n")));
    return fail(what + ": " + refusal.errno().message());
  }
}
