// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Location;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the text of a snapshot, line by line. */
final class SnapshotParser {

  private static final String HEADER = "# modparam snapshot ";
  private static final int LONGEST_LINE = 65_536;

  private final List<KernelSnapshot.Module> modules = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private List<KernelSnapshot.Parameter> parameters = new ArrayList<>();
  private Set<String> names = new HashSet<>();
  private KernelSnapshot.@Nullable Module open;
  private @Nullable KernelVersion version;
  private int line;

  /** Splits a text into modules, which are good each by itself. */
  static SnapshotParser parse(String text) {
    SnapshotParser parser = new SnapshotParser();
    for (String line : text.split("\r?\n", -1)) {
      parser.line++;
      try {
        parser.read(line);
      } catch (InvalidInputException located) {
        throw located;
      } catch (IllegalArgumentException problem) {
        throw parser.failure(String.valueOf(problem.getMessage()));
      }
    }
    parser.finish();
    parser.checkNeeds();
    return parser;
  }

  List<KernelSnapshot.Module> modules() {
    return modules;
  }

  /** The release that the text names, or null. */
  @Nullable KernelVersion version() {
    return version;
  }

  private void read(String text) {
    if (text.length() > LONGEST_LINE) {
      throw failure("it is longer than " + LONGEST_LINE + " characters");
    }
    if (line == 1 && text.startsWith(HEADER) && !text.equals(HEADER + "1")) {
      throw failure("this version reads snapshots of version 1");
    }
    String content = text.strip();
    if (content.isEmpty() || content.startsWith("#")) {
      return;
    }
    if (Character.isWhitespace(text.charAt(0))) {
      readParameter(text.stripLeading());
    } else {
      finish();
      readModule(content);
    }
  }

  private void readModule(String text) {
    String[] words = text.split("[ \t]+", -1);
    if (words[0].equals("kernel") && words.length == 2) {
      version =
          KernelVersion.of(words[1]).orElseThrow(() -> failure("there is no kernel " + words[1]));
      return;
    }
    if (!words[0].equals("module") || words.length < 2) {
      throw failure("it should be: module NAME, or an indented parameter");
    }
    boolean builtIn = false;
    String version = null;
    String taint = "";
    List<String> needs = List.of();
    for (String word : List.of(words).subList(2, words.length)) {
      if (word.equals("built-in")) {
        builtIn = true;
      } else if (word.startsWith("version=")) {
        version = QuotedText.withoutNewline(unquoted(word.substring("version=".length())));
      } else if (word.startsWith("taint=")) {
        taint = word.substring("taint=".length());
      } else if (word.startsWith("needs=")) {
        needs = List.of(word.substring("needs=".length()).split(",", -1));
      } else {
        throw failure("unknown word " + word + "; there are built-in, version=, taint= and needs=");
      }
    }
    Integer first = lines.putIfAbsent(words[1], line);
    if (first != null) {
      throw failure("module " + words[1] + " is in line " + first + " already");
    }
    open = new KernelSnapshot.Module(words[1], builtIn, version, taint, needs, List.of());
  }

  private void readParameter(String text) {
    if (open == null) {
      throw failure("a parameter before the first module");
    }
    String[] words = text.split("[ \t]+", 5);
    if (words.length < 4) {
      throw failure("it should be: NAME TYPE MODE = VALUE, or NAME TYPE MODE ! ERRNO");
    }
    String rest = words.length < 5 ? "" : words[4];
    KernelSnapshot.Parameter parameter =
        switch (words[3]) {
          case "=" ->
              new KernelSnapshot.Parameter(
                  words[0], words[1], mode(words[2]), unquoted(rest), null);
          case "!" ->
              new KernelSnapshot.Parameter(
                  words[0], words[1], mode(words[2]), null, errno(rest.strip()));
          default -> throw failure("after the mode comes = or !, not " + words[3]);
        };
    if (!names.add(KernelName.normalize(parameter.name()))) {
      throw failure("module " + open.name() + " has parameter " + parameter.name() + " already");
    }
    parameters.add(parameter);
  }

  private int mode(String digits) {
    if (!digits.matches("[0-7]{3,4}")) {
      throw failure("a mode is of 3 or 4 octal digits, not " + digits);
    }
    return Integer.parseInt(digits, 8);
  }

  private Errno errno(String name) {
    return Errno.named(name).orElseThrow(() -> failure("there is no errno " + name));
  }

  private String unquoted(String quoted) {
    String content = QuotedText.unquote(quoted);
    if (content == null) {
      throw failure("a backslash starts \\xNN or stands in a final \\c, in " + quoted);
    }
    return content;
  }

  private void finish() {
    KernelSnapshot.Module module = open;
    if (module != null) {
      modules.add(
          new KernelSnapshot.Module(
              module.name(),
              module.builtIn(),
              module.version(),
              module.taint(),
              module.needs(),
              parameters));
      parameters = new ArrayList<>();
      names = new HashSet<>();
      open = null;
    }
  }

  private void checkNeeds() {
    for (KernelSnapshot.Module module : modules) {
      for (String needed : module.needs()) {
        if (!lines.containsKey(needed)) {
          line = lines.getOrDefault(module.name(), 0);
          throw failure("module " + module.name() + " needs " + needed + ", which is not there");
        }
      }
    }
  }

  private InvalidInputException failure(String problem) {
    return new InvalidInputException(Location.ofLine("", line), problem);
  }
}
