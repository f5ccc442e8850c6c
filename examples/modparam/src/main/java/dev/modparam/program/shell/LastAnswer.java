// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import java.util.ArrayList;
import java.util.List;

/** What there is to say of the last command, for whoever asks {@code explain}. */
final class LastAnswer {

  private final List<String> lines = new ArrayList<>();
  private String command = "";

  void begin(String text) {
    command = text;
    lines.clear();
  }

  void add(List<String> more) {
    more.stream().filter(line -> !lines.contains(line)).forEach(lines::add);
  }

  String command() {
    return command;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
