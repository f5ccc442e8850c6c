// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.ArrayList;
import java.util.List;

/** Collects what is read, as much as fits in bounds that no real configuration meets. */
final class ConfigSink {

  static final int MOST_ENTRIES = 500_000;
  static final int MOST_WARNINGS = 50_000;

  private final List<ConfigEntry> entries = new ArrayList<>();
  private final List<ConfigWarning> warnings = new ArrayList<>();
  private boolean full;

  void add(ConfigEntry entry) {
    if (entries.size() < MOST_ENTRIES) {
      entries.add(entry);
    } else if (!full) {
      full = true;
      note(
          entry.directive().location(),
          "more than " + MOST_ENTRIES + " directives: this one and all after it are left out");
    }
  }

  /** Adds what kmod prints. */
  void warn(SourceLocation location, String text) {
    if (warnings.size() < MOST_WARNINGS) {
      warnings.add(new ConfigWarning(location, text, false));
    } else if (warnings.size() == MOST_WARNINGS) {
      warnings.add(
          new ConfigWarning(
              location, "more than " + MOST_WARNINGS + " warnings: the rest is left out", true));
    }
  }

  /** Adds what kmod does not say; names the place in the text. */
  void note(SourceLocation location, String text) {
    String place = location.line() == 0 ? location.file() : location.toString();
    warnings.add(new ConfigWarning(location, place + ": " + text, true));
  }

  List<ConfigEntry> entries() {
    return entries;
  }

  List<ConfigWarning> warnings() {
    return warnings;
  }
}
