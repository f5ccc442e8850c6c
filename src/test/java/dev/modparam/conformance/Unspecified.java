// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.modprobe.command.KmodCommands;
import dev.modparam.modprobe.config.KmodVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is not specified in recordings: the order in which the entries of a folder are met, and
 * kmod's own tests of what a definition does not have.
 */
final class Unspecified {

  private static final Pattern OF_ENTRIES =
      Pattern.compile(".*(Directories inside directories|Cannot stat directory entry).*");

  /** The modules that use one, in the output of lsmod and in a message of rmmod. */
  private static final Pattern HOLDERS =
      Pattern.compile("(?m)(^\\w+ +\\d+ +\\d+ | is in use by:)(.+)$");

  private static final Set<String> SYMBOLS =
      Set.of("kmodhead-modprobe_show_exports", "kmodhead-modprobe_show_exports_module");

  private Unspecified() {}

  /**
   * Whether a case cannot be expected to match: kmod 30 looks at an uninitialised {@code stat} for
   * a link that leads nowhere, and definitions have no symbols to show.
   */
  static boolean is(JsonNode recorded, KmodVersion version) {
    boolean links = version == KmodVersion.KMOD_30 && hasDanglingLink(recorded);
    return links || takesHolders(recorded) || SYMBOLS.contains(recorded.path("id").asText());
  }

  /** Which of several holders goes first is the order of a folder. */
  private static boolean takesHolders(JsonNode recorded) {
    String argv = recorded.path("argv").toString();
    return recorded.path("loaded").size() > 2 && argv.matches(".*--remove-(holders|dep).*");
  }

  private static boolean hasDanglingLink(JsonNode recorded) {
    return recorded.path("links").properties().stream()
        .anyMatch(link -> !link.getValue().asText().matches("/dev/null|\\."));
  }

  /** Puts lines about entries of folders, and names of holders, into one order. */
  static String order(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)")));
    List<String> ofEntries =
        lines.stream().filter(line -> OF_ENTRIES.matcher(line.strip()).matches()).sorted().toList();
    int next = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (OF_ENTRIES.matcher(lines.get(i).strip()).matches()) {
        lines.set(i, ofEntries.get(next++));
      }
    }
    Matcher holders = HOLDERS.matcher(String.join("", lines));
    return holders.replaceAll(
        found -> Matcher.quoteReplacement(found.group(1) + sorted(found.group(2))));
  }

  private static String sorted(String names) {
    String[] parts = names.split("(?=[ ,])|(?<=[ ,])");
    Arrays.sort(parts);
    return String.join("", parts);
  }

  static List<KmodCommands.Output.Message> messages(List<KmodCommands.Output.Message> messages) {
    List<KmodCommands.Output.Message> result = new ArrayList<>();
    List<KmodCommands.Output.Message> ofEntries =
        messages.stream()
            .filter(message -> OF_ENTRIES.matcher(message.text()).matches())
            .sorted(Comparator.comparing(KmodCommands.Output.Message::text))
            .toList();
    int next = 0;
    for (KmodCommands.Output.Message message : messages) {
      KmodCommands.Output.Message placed =
          OF_ENTRIES.matcher(message.text()).matches() ? ofEntries.get(next++) : message;
      result.add(
          new KmodCommands.Output.Message(placed.source(), placed.level(), order(placed.text())));
    }
    return result;
  }
}
