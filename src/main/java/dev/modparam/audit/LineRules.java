// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.words.Assignment;
import dev.modparam.audit.words.Assignment.Verdict;
import dev.modparam.audit.words.LineShapes;
import dev.modparam.input.Location;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** MP1xx: how a line is written. */
final class LineRules {

  static final List<Rule> RULES =
      List.of(
          LibraryCheck.error(
              "MP101",
              "bad-line",
              "A line begins with alias, blacklist, install, options, remove, softdep or weakdep in"
                  + " lower case; kmod ignores every other line.",
              "v4l2loopback video_nr=2",
              new BadLine()),
          LibraryCheck.error(
              "MP102",
              "inline-comment",
              "A line is a comment only if # is its first character; later in a line # is a letter"
                  + " like any other.",
              "options kvm_intel nested=1 # for Intel",
              new InlineComment()),
          LibraryCheck.error(
              "MP103",
              "carriage-return",
              "kmod ends lines at the newline alone, so a carriage return before it belongs to the"
                  + " last word.",
              "blacklist nouveau\r",
              new CarriageReturn()),
          LibraryCheck.warning(
              "MP104",
              "extra-words",
              "blacklist takes one name, alias takes a pattern and one module; kmod does not read"
                  + " the words after them.",
              "blacklist nouveau ttm",
              new ExtraWords()),
          LibraryCheck.error(
              "MP105",
              "softdep-glued",
              "pre: and post: are words of their own, and softdep drops the names before the first"
                  + " of them.",
              "softdep nouveau pre:vfio_pci",
              new SoftdepGlued()),
          LibraryCheck.warning(
              "MP106",
              "odd-quotes",
              "Only the straight double quote groups words; every other quote is a letter, and a"
                  + " quote that is never closed takes the rest of the arguments.",
              "options v4l2loopback card_label='Cam'",
              new OddQuotes()),
          LibraryCheck.warning(
              "MP107",
              "shell-text",
              "No shell reads the arguments of options: the kernel gets $NAME and ` as they are.",
              "options bonding mode=$MODE",
              new ShellText()),
          LibraryCheck.error(
              "MP108",
              "two-in-one",
              "Everything after the name in an options line goes to that one module.",
              "options kvm_intel nested=1 v4l2loopback exclusive_caps=1",
              new TwoInOne()));

  private LineRules() {}

  private static final class InlineComment implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.verdict() == Verdict.COMMENT) {
          add(word.location(), "the kernel takes it", "arguments of " + word.module(), findings);
        }
      }
      for (MachineFacts.Entry entry : machine.entries()) {
        if (entry.directive() instanceof Directive.Softdep
            || entry.directive() instanceof Directive.Weakdep) {
          entry
              .comment()
              .ifPresent(
                  word ->
                      add(
                          word.location(),
                          "kmod takes it",
                          entry.directive() instanceof Directive.Softdep
                              ? "soft dependencies"
                              : "weak dependencies",
                          findings));
        }
      }
    }

    private static void add(Location place, String whoTakes, String asWhat, Findings findings) {
      findings.add(
          place,
          "# begins no comment here: "
              + whoTakes
              + " and the words after it as "
              + asWhat
              + "; write the comment on a line of its own");
    }
  }

  private static final class CarriageReturn implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (ConfigFile file : machine.inputs().config().files()) {
        List<ConfigFile.Line> ending =
            file.lines().stream().filter(ConfigFile.Line::endsInCarriageReturn).toList();
        if (ending.stream().anyMatch(line -> line.kind() != ConfigFile.Line.Kind.COMMENT)) {
          ConfigFile.Line first = ending.get(0);
          findings.add(
              first.locate(first.text().length() - 1, 1),
              (ending.size() == 1
                  ? "this line ends in a carriage return, which is part of its last word"
                  : "this line and "
                      + (ending.size() - 1)
                      + " more end in a carriage return, which is part of their last words"),
              "sed -i 's/\\r$//' " + file.path());
        }
      }
    }
  }

  private static final class ExtraWords implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (MachineFacts.Entry entry : machine.entries()) {
        if (entry.directive() instanceof Directive.Blacklist) {
          check(entry, 2, "; each module needs a blacklist line of its own", findings);
        } else if (entry.directive() instanceof Directive.Alias) {
          check(entry, 3, "; an alias stands for the first module alone", findings);
        }
      }
    }

    private static void check(
        MachineFacts.Entry entry, int read, String advice, Findings findings) {
      List<ConfigFile.Word> words = entry.line().words();
      if (words.size() > read) {
        List<ConfigFile.Word> extra = words.subList(read, words.size());
        String text = extra.stream().map(ConfigFile.Word::text).collect(Collectors.joining(" "));
        findings.add(
            extra.get(0).location(),
            "kmod does not read \""
                + Excerpt.of(text)
                + "\""
                + (text.startsWith("#") ? "; a comment needs a line of its own" : advice));
      }
    }
  }

  private static final class OddQuotes implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.verdict() == Verdict.ODD_QUOTES) {
          findings.add(word.location(), Excerpt.of(word.name()) + ": " + hint(word));
        }
      }
    }
  }

  private static final class ShellText implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.verdict() == Verdict.SHELL_TEXT) {
          findings.add(
              word.location(),
              Excerpt.of(word.name().contains(hint(word)) ? word.module() : word.name())
                  + " gets the text "
                  + hint(word)
                  + " itself: nobody expands it here");
        }
      }
    }
  }

  private static final class TwoInOne implements LibraryCheck {

    @Override
    public void check(MachineFacts machine, Findings findings) {
      for (Assignment word : machine.assignments()) {
        if (word.verdict() == Verdict.SECOND_DIRECTIVE) {
          findings.add(
              word.location(),
              (LineShapes.DIRECTIVES.contains(word.name()) ? "the directive " : "the module ")
                  + word.name()
                  + " needs a line of its own: here it and the words after it go to "
                  + word.module());
        }
      }
    }
  }

  /** What is odd, which a word with an odd verdict always says. */
  private static String hint(Assignment word) {
    return Excerpt.ofSentence(Objects.requireNonNull(word.hint()));
  }
}
