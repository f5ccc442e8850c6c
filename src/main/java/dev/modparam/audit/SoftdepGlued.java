// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.Rule.Findings;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.Directive;
import dev.modparam.text.Excerpt;
import java.util.ArrayList;
import java.util.List;

/** MP105: words of a softdep line that name nothing. */
final class SoftdepGlued implements LibraryCheck {

  private static final String PRE = "pre:";
  private static final String POST = "post:";

  @Override
  public void check(MachineFacts machine, Findings findings) {
    for (MachineFacts.Entry entry : machine.entries(Directive.Softdep.class)) {
      List<ConfigFile.Word> dropped = dropped(entry);
      if (!dropped.isEmpty()) {
        ConfigFile.Word first = dropped.get(0);
        findings.add(first.location(), message(first.text(), dropped.size()), mended(first.text()));
      }
    }
  }

  private static String message(String word, int count) {
    if (isMark(word)) {
      return "kmod does not see this \""
          + word
          + "\", because two blanks stand before it; write one";
    }
    if (isGlued(word)) {
      return "\"" + Excerpt.of(word) + "\" names nothing: a blank must follow the colon";
    }
    return "\""
        + Excerpt.of(word)
        + (count > 1 ? "\" and " + (count - 1) + " more" : "\"")
        + " before pre: or post: "
        + (count > 1 ? "name nothing" : "names nothing");
  }

  private static String mended(String word) {
    if (isMark(word)) {
      return word;
    }
    int colon = word.indexOf(':');
    return isGlued(word)
        ? word.substring(0, colon + 1) + " " + word.substring(colon + 1)
        : PRE + " " + word;
  }

  private static boolean isMark(String word) {
    return word.equals(PRE) || word.equals(POST);
  }

  static boolean isGlued(String word) {
    return !isMark(word) && (word.startsWith(PRE) || word.startsWith(POST));
  }

  /** The words of a line that name nothing. */
  private static List<ConfigFile.Word> dropped(MachineFacts.Entry entry) {
    Directive.Softdep softdep = (Directive.Softdep) entry.directive();
    List<ConfigFile.Word> dropped = new ArrayList<>();
    boolean inList = false;
    boolean named = false;
    List<ConfigFile.Word> words = entry.wordsBeforeComment();
    for (ConfigFile.Word word : words) {
      if (isMark(word.text())) {
        inList = true;
      } else if (!inList || isGlued(word.text())) {
        dropped.add(word);
      } else {
        named = true;
      }
    }
    // kmod does not see a first mark with two blanks before it, and drops what follows
    boolean unseen = named && softdep.pre().isEmpty() && softdep.post().isEmpty();
    return unseen && dropped.isEmpty() ? List.of(words.get(0)) : dropped;
  }
}
