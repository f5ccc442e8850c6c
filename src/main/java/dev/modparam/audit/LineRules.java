// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Assignment.Verdict;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.ConfigLine;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import dev.modparam.text.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MP1xx: how a line is written. */
final class LineRules {

  static final List<Rule> RULES =
      List.of(
          Wording.error(
              "MP101",
              "bad-line",
              "A line begins with alias, blacklist, install, options, remove, softdep or weakdep in"
                  + " lower case; kmod ignores every other line.",
              "v4l2loopback video_nr=2",
              LineRules::badLine),
          Wording.error(
              "MP102",
              "inline-comment",
              "A line is a comment only if # is its first character; later in a line # is a letter"
                  + " like any other.",
              "options kvm_intel nested=1 # for Intel",
              LineRules::inlineComment),
          Wording.error(
              "MP103",
              "carriage-return",
              "kmod ends lines at the newline alone, so a carriage return before it belongs to the"
                  + " last word.",
              "blacklist nouveau\r",
              LineRules::carriageReturn),
          Wording.warning(
              "MP104",
              "extra-words",
              "blacklist takes one name, alias takes a pattern and one module; kmod does not read"
                  + " the words after them.",
              "blacklist nouveau ttm",
              LineRules::extraWords),
          Wording.error(
              "MP105",
              "softdep-glued",
              "pre: and post: are words of their own, and softdep drops the names before the first"
                  + " of them.",
              "softdep nouveau pre:vfio_pci",
              LineRules::softdepGlued),
          Wording.warning(
              "MP106",
              "odd-quotes",
              "Only the straight double quote groups words; every other quote is a letter, and a"
                  + " quote that is never closed takes the rest of the arguments.",
              "options v4l2loopback card_label='Cam'",
              LineRules::oddQuotes),
          Wording.warning(
              "MP107",
              "shell-text",
              "No shell reads the arguments of options: the kernel gets $NAME and ` as they are.",
              "options bonding mode=$MODE",
              LineRules::shellText),
          Wording.error(
              "MP108",
              "two-in-one",
              "Everything after the name in an options line goes to that one module.",
              "options kvm_intel nested=1 v4l2loopback exclusive_caps=1",
              LineRules::twoInOne));

  private LineRules() {}

  private static void badLine(AuditedMachine machine, Findings findings) {
    for (ConfigFile file : machine.files()) {
      for (ConfigLine line : file.lines()) {
        if (line.kind() == ConfigLine.Kind.BAD) {
          badLine(machine, line, findings);
        } else if (line.kind() == ConfigLine.Kind.DEPRECATED) {
          findings.add(
              line.location(),
              "kmod ignores this line: it does not read \""
                  + line.words().get(0).text()
                  + "\" any more; put the file into a modprobe.d folder");
        } else if (line.kind() == ConfigLine.Kind.TOO_LONG) {
          findings.add(line.location(), "this line is too long to be read");
        }
      }
    }
  }

  private static void badLine(AuditedMachine machine, ConfigLine line, Findings findings) {
    List<ConfigLine.Word> words = line.words();
    String first = words.get(0).text();
    String lower = first.toLowerCase(Locale.ROOT);
    String start = "kmod ignores this line: ";
    if (LineShapes.DIRECTIVES.contains(first)) {
      findings.add(line.location(), start + missing(first, words.size()));
    } else if (LineShapes.DIRECTIVES.contains(lower)) {
      findings.add(line.location(), start + "directives are written in lower case", lower);
    } else {
      findings.add(
          line.location(),
          start + "\"" + Excerpt.of(first) + "\" is not a directive" + hint(machine, first, words));
    }
  }

  private static String missing(String directive, int words) {
    if (words == 1) {
      return "the name after " + directive + " is missing";
    }
    return switch (directive) {
      case "alias" -> words == 2 ? "the module after the alias is missing" : BRACKET;
      case "blacklist" -> BRACKET;
      case "options" -> words == 2 ? "the parameters after the module are missing" : BRACKET;
      case "weakdep", "softdep" -> words == 2 ? "the names after the module are missing" : BRACKET;
      default -> words == 2 ? "the command after the module is missing" : BRACKET;
    };
  }

  private static final String BRACKET = "a bracket in a name is not closed";

  private static String hint(AuditedMachine machine, String first, List<ConfigLine.Word> words) {
    Declarations known = machine.declarations();
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
    if (known != null && known.isModule(Declarations.normalize(first))) {
      return words.size() == 1
          ? "; a module to load at boot belongs into a file in /etc/modules-load.d"
          : "; the parameters of a module follow the word options: options " + first + " …";
    }
    return NearestName.of(first, LineShapes.DIRECTIVES)
        .map(nearest -> "; did you mean " + nearest + "?")
        .orElse("");
  }

  private static void inlineComment(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      if (word.verdict() == Verdict.COMMENT) {
        findings.add(
            word.location(),
            "# begins no comment here: the kernel takes it and the words after it as arguments of "
                + word.module()
                + "; write the comment on a line of its own");
      }
    }
    for (AuditedMachine.Entry entry : softdeps(machine)) {
      commentIn(entry.line())
          .ifPresent(
              word ->
                  findings.add(
                      word.location(),
                      "# begins no comment here: kmod takes it and the words after it as soft"
                          + " dependencies; write the comment on a line of its own"));
    }
  }

  private static List<AuditedMachine.Entry> softdeps(AuditedMachine machine) {
    return machine.entries().stream()
        .filter(
            entry ->
                entry.directive() instanceof Directive.Softdep
                    || entry.directive() instanceof Directive.Weakdep)
        .toList();
  }

  static Optional<ConfigLine.Word> commentIn(ConfigLine line) {
    return line.words().stream().skip(2).filter(word -> word.text().startsWith("#")).findFirst();
  }

  private static void carriageReturn(AuditedMachine machine, Findings findings) {
    for (ConfigFile file : machine.config().files()) {
      List<ConfigLine> ending =
          file.lines().stream().filter(ConfigLine::endsInCarriageReturn).toList();
      if (ending.stream().anyMatch(line -> line.kind() != ConfigLine.Kind.COMMENT)) {
        ConfigLine first = ending.get(0);
        findings.add(
            first.locate(first.text().length() - 1, 1),
            "this line and "
                + (ending.size() - 1)
                + " more end in a carriage return, which is part of their last words",
            "sed -i 's/\\r$//' " + file.path());
      }
    }
  }

  private static void extraWords(AuditedMachine machine, Findings findings) {
    for (AuditedMachine.Entry entry : machine.entries()) {
      int read = entry.directive() instanceof Directive.Alias ? 3 : 2;
      List<ConfigLine.Word> words = entry.line().words();
      boolean isShort =
          entry.directive() instanceof Directive.Alias
              || entry.directive() instanceof Directive.Blacklist;
      if (isShort && words.size() > read) {
        ConfigLine.Word first = words.get(read);
        String comment =
            first.text().startsWith("#")
                ? "; a comment needs a line of its own"
                : anotherLine(entry);
        findings.add(
            first.location(),
            "kmod does not read \"" + Excerpt.of(rest(words, read)) + "\"" + comment);
      }
    }
  }

  private static String rest(List<ConfigLine.Word> words, int from) {
    return String.join(" ", words.subList(from, words.size()).stream().map(w -> w.text()).toList());
  }

  private static String anotherLine(AuditedMachine.Entry entry) {
    return entry.directive() instanceof Directive.Blacklist
        ? "; each module needs a blacklist line of its own"
        : "; an alias stands for the first module alone";
  }

  private static void softdepGlued(AuditedMachine machine, Findings findings) {
    for (AuditedMachine.Entry entry : machine.entries(Directive.Softdep.class)) {
      List<ConfigLine.Word> dropped = dropped(entry);
      if (!dropped.isEmpty()) {
        ConfigLine.Word first = dropped.get(0);
        findings.add(
            first.location(), gluedMessage(first.text(), dropped.size()), mended(first.text()));
      }
    }
  }

  private static String gluedMessage(String word, int count) {
    if (word.equals("pre:") || word.equals("post:")) {
      return "kmod does not see this \""
          + word
          + "\", because two blanks stand before it; write one";
    }
    if (isGlued(word)) {
      return "\"" + Excerpt.of(word) + "\" names nothing: a blank must follow the colon";
    }
    return "\""
        + Excerpt.of(word)
        + "\""
        + (count > 1 ? " and " + (count - 1) + " more" : "")
        + " before pre: or post: "
        + (count > 1 ? "name" : "names")
        + " nothing";
  }

  private static String mended(String word) {
    int colon = word.indexOf(':');
    return isGlued(word)
        ? word.substring(0, colon + 1) + " " + word.substring(colon + 1)
        : "pre: " + word;
  }

  static boolean isGlued(String word) {
    return (word.startsWith("pre:") && word.length() > 4)
        || (word.startsWith("post:") && word.length() > 5);
  }

  /** The words of a line that name nothing. */
  private static List<ConfigLine.Word> dropped(AuditedMachine.Entry entry) {
    Directive.Softdep softdep = (Directive.Softdep) entry.directive();
    List<ConfigLine.Word> words = entry.line().words();
    List<ConfigLine.Word> dropped = new ArrayList<>();
    boolean inList = false;
    for (ConfigLine.Word word : words.subList(2, words.size())) {
      if (word.text().startsWith("#")) {
        break;
      }
      if (word.text().equals("pre:") || word.text().equals("post:")) {
        inList = true;
      } else if (!inList || isGlued(word.text())) {
        dropped.add(word);
      }
    }
    boolean spoiled =
        dropped.isEmpty()
            && words.size() > 3
            && softdep.pre().isEmpty()
            && softdep.post().isEmpty();
    return spoiled ? List.of(words.get(2)) : dropped;
  }

  private static void oddQuotes(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      if (word.verdict() == Verdict.ODD_QUOTES) {
        findings.add(word.location(), Excerpt.of(word.name()) + ": " + sentence(word.hint()));
      }
    }
  }

  private static void shellText(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      if (word.verdict() == Verdict.SHELL_TEXT) {
        findings.add(
            word.location(),
            Excerpt.of(word.name())
                + " gets the text "
                + sentence(word.hint())
                + " itself: nobody expands it here");
      }
    }
  }

  private static void twoInOne(AuditedMachine machine, Findings findings) {
    for (Assignment word : machine.assignments()) {
      if (word.verdict() == Verdict.SECOND_DIRECTIVE) {
        String what =
            LineShapes.DIRECTIVES.contains(word.name()) ? "the directive " : "the module ";
        findings.add(
            word.location(),
            what
                + word.name()
                + " needs a line of its own: here it and the words after it go to "
                + word.module());
      }
    }
  }

  private static String sentence(@Nullable String hint) {
    return hint == null ? "" : Excerpt.ofSentence(hint);
  }
}
