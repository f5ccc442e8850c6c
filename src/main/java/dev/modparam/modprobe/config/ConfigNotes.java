// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import java.util.ArrayList;
import java.util.List;

/** Tells people what is wrong with a configuration. */
final class ConfigNotes {

  private static final int MOST = 50_000;

  private final List<Note> notes = new ArrayList<>();

  private ConfigNotes() {}

  static List<Note> of(ModprobeConfig config) {
    ConfigNotes found = new ConfigNotes();
    config.skipped().forEach(found::add);
    config.files().forEach(file -> file.lines().forEach(line -> found.add(line)));
    config.files().forEach(found::addEnd);
    config.kernelCommandLine().words().forEach(found::add);
    return List.copyOf(found.notes);
  }

  private void add(Location location, String message) {
    if (notes.size() < MOST) {
      notes.add(new Note(location, message));
    } else if (notes.size() == MOST) {
      notes.add(new Note(location, "more than " + MOST + " notes: the rest is left out"));
    }
  }

  private void add(ConfigFile.Skipped skipped) {
    if (skipped.reason() != ConfigFile.Skipped.Reason.NOT_CONF) {
      String whole = skipped.toString();
      add(Location.ofFile(skipped.path()), whole.substring(skipped.path().length() + 1));
    }
  }

  private void add(ConfigFile.Line line) {
    switch (line.kind()) {
      case BAD -> add(line.location(), "ignoring bad line starting with '" + firstWord(line) + "'");
      case DEPRECATED ->
          add(
              line.location(),
              "command " + firstWord(line) + " is deprecated and not parsed anymore");
      case TOO_LONG ->
          add(
              line.location(),
              "a line of more than " + LineReader.LONGEST + " characters is left out");
      default -> {
        // Nothing is wrong with it.
      }
    }
  }

  private static String firstWord(ConfigFile.Line line) {
    return String.valueOf(new WordReader(line.text()).next());
  }

  private void addEnd(ConfigFile file) {
    int most = ConfigParser.MOST_LINES;
    if (file.lines().size() == most) {
      add(file.lines().get(most - 1).location(), "lines after the first " + most + " are left out");
    }
  }

  private void add(KernelCommandLine.Word word) {
    if (word.kind() == KernelCommandLine.Kind.BAD_MODULE_NAME) {
      add(word.location(), "ignoring bad option: a bracket in the module's name is not closed");
    } else if (word.kind() == KernelCommandLine.Kind.UNCLOSED_QUOTE) {
      add(word.location(), "modprobe ignores all from here on: a quote is not closed");
    }
  }
}
