// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.words.LineShapes;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.text.Excerpt;
import dev.modparam.text.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** MP101: a line that kmod does not read. */
final class BadLine implements LibraryCheck {

  private static final String IGNORED = "kmod ignores this line: ";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** What is missing in a line that ends after the name. */
  private static final Map<String, String> AFTER_NAME =
      Map.of(
          "alias", "the module after the alias is missing",
          "options", "the parameters after the module are missing",
          "install", "the command after the module is missing",
          "remove", "the command after the module is missing",
          "softdep", "the names after the module are missing",
          "weakdep", "the names after the module are missing");

  @Override
  public void check(MachineFacts machine, Findings findings) {
    for (ConfigFile file : machine.files()) {
      boolean brokenOff = false;
      for (ConfigFile.Line line : file.lines()) {
        switch (line.kind()) {
          case BAD -> bad(machine, line, brokenOff, findings);
          case DEPRECATED ->
              findings.add(
                  line.location(),
                  IGNORED
                      + "it does not read \""
                      + line.words().get(0).text()
                      + "\" any more; put the file into a modprobe.d folder");
          case TOO_LONG -> findings.add(line.location(), "this line is too long to be read");
          case COMMENT, DIRECTIVE -> {}
        }
        brokenOff = isBrokenOff(line);
      }
    }
  }

  /** Whether a line ends in blanks of which one has a {@code \\} before it, which joins nothing. */
  private static boolean isBrokenOff(ConfigFile.Line line) {
    int at = line.text().length() - 1;
    while (at > 0 && Character.isWhitespace(line.text().charAt(at))) {
      if (line.locate(at, 1).column() - line.locate(at - 1, 1).column() == 2) {
        return true;
      }
      at--;
    }
    return false;
  }

  private static void bad(
      MachineFacts machine, ConfigFile.Line line, boolean goesOn, Findings findings) {
    List<ConfigFile.Word> words = line.words();
    String first = words.get(0).text();
    String lower = first.toLowerCase(Locale.ROOT);
    if (first.startsWith(BYTE_ORDER_MARK)) {
      findings.add(
          line.location(),
          IGNORED
              + "its first letter is a byte order mark, which editors hide; save the file without"
              + " it");
    } else if (LineShapes.DIRECTIVES.contains(first)) {
      KmodVersion kmod = machine.inputs().config().version();
      findings.add(line.location(), IGNORED + missing(first, words.size(), kmod));
    } else if (LineShapes.DIRECTIVES.contains(lower)) {
      findings.add(line.location(), IGNORED + "directives are written in lower case", lower);
    } else {
      String what = "\"" + Excerpt.of(first) + "\" is not a directive";
      String hint =
          goesOn
              ? "; the line above does not go on here, because blanks follow its \\"
              : hint(machine, first, words.size());
      findings.add(line.location(), IGNORED + what + hint);
    }
  }

  private static String missing(String directive, int words, KmodVersion kmod) {
    if (directive.equals("weakdep") && !kmod.has(KmodVersion.Feature.WEAKDEP)) {
      return "kmod " + kmod.number() + " does not know weakdep";
    }
    if (words == 1) {
      return "the name after " + directive + " is missing";
    }
    String bracket = "a bracket in a name is not closed";
    return words > 2 ? bracket : AFTER_NAME.getOrDefault(directive, bracket);
  }

  private static String hint(MachineFacts machine, String first, int words) {
    if (first.startsWith("#")) {
      return "; the # of a comment must be the first character of its line";
    }
    if (first.startsWith("//") || first.startsWith(";")) {
      return "; a comment begins with #";
    }
    if (first.equals("modprobe") || first.equals("insmod")) {
      return " but a command; to load a module at boot, write its name into a file in"
          + " /etc/modules-load.d";
    }
    if (machine.known().isModule(Declarations.normalize(first))) {
      return words == 1
          ? "; a module to load at boot belongs into a file in /etc/modules-load.d"
          : "; the parameters of a module follow the word options: options " + first + " …";
    }
    return NearestName.of(first, LineShapes.DIRECTIVES)
        .map(nearest -> "; did you mean " + nearest + "?")
        .orElse("");
  }
}
