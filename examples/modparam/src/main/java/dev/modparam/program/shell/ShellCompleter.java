// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands, modules, parameters, their values, and paths. */
final class ShellCompleter implements Completer {

  private static final Set<String> SEPARATORS = Set.of("|", ";", "&&", "||");
  private static final Set<String> NAMING =
      Set.of("modprobe", "modinfo", "insmod", "rmmod", "explain");

  private final Shell shell;

  ShellCompleter(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> words = line.words().subList(0, line.wordIndex());
    String typed = line.word().substring(0, line.wordCursor());
    List<String> command = words.subList(lastSeparator(words) + 1, words.size());
    boolean isFile =
        typed.startsWith(">")
            || !command.isEmpty() && command.get(command.size() - 1).matches(">>?");
    if (isFile) {
      paths(typed, candidates);
    } else if (command.isEmpty()) {
      shell.tools().help().forEach((name, help) -> candidates.add(described(name, help)));
    } else if (NAMING.contains(command.get(0))) {
      names(command, typed, candidates);
    } else {
      paths(typed, candidates);
    }
  }

  private static int lastSeparator(List<String> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (SEPARATORS.contains(words.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Candidate described(String value, String text) {
    return new Candidate(value, value, null, text, null, null, true);
  }

  private static Candidate begun(String value, String shown, String text) {
    return new Candidate(value, shown, null, text, null, null, false);
  }

  private void names(List<String> command, String typed, List<Candidate> candidates) {
    Optional<String> module =
        command.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst();
    boolean isArgument = module.isPresent() && !command.get(0).matches("rmmod|modinfo");
    if (isArgument) {
      String name = module.get().replaceFirst("^.*/", "").replaceFirst("\\.ko.*$", "");
      shell
          .machine()
          .definition(name)
          .ifPresent(definition -> arguments(definition, typed, candidates));
      return;
    }
    switch (command.get(0)) {
      case "rmmod" ->
          shell.machine().loadedNames().forEach(each -> candidates.add(new Candidate(each)));
      case "insmod" -> {
        shell.machine().moduleNames().forEach(each -> candidates.add(new Candidate(each + ".ko")));
        paths(typed, candidates);
      }
      default -> shell.machine().moduleNames().forEach(each -> candidates.add(new Candidate(each)));
    }
  }

  private static void arguments(
      ModuleDefinition definition, String typed, List<Candidate> candidates) {
    int equals = typed.indexOf('=');
    if (equals < 0) {
      for (Param<?> param : definition.parameters()) {
        candidates.add(begun(param.name() + "=", param.name() + "=", ValueHints.expected(param)));
      }
      return;
    }
    String start = typed.substring(0, equals + 1);
    definition
        .parameter(typed.substring(0, equals))
        .ifPresent(
            param ->
                ValueHints.of(param)
                    .forEach((value, text) -> candidates.add(described(start + value, text))));
  }

  private void paths(String typed, List<Candidate> candidates) {
    String arrows = typed.replaceFirst("^(>*).*$", "$1");
    String path = typed.substring(arrows.length());
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String place = shell.absolute(folder.isEmpty() ? "." : folder);
    try {
      for (String name : shell.files().names(place)) {
        boolean isFolder = shell.files().isFolder((place.equals("/") ? "" : place) + "/" + name);
        String value = arrows + folder + name;
        candidates.add(
            isFolder
                ? begun(value + "/", name + "/", null)
                : new Candidate(value, name, null, null, null, null, true));
      }
    } catch (ErrnoException noFolder) {
      // There is nothing to offer where there is no folder.
    }
  }
}
