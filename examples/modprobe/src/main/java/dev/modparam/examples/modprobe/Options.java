// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modprobe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line of the program.
 *
 * @param words the module and its arguments
 */
record Options(Optional<Path> config, Optional<Path> tree, boolean explain, List<String> words) {

  /** Takes options anywhere among the words, as modprobe does. */
  static Options parse(String... args) {
    Optional<Path> config = Optional.empty();
    Optional<Path> tree = Optional.empty();
    boolean explain = false;
    List<String> words = new ArrayList<>();
    for (Iterator<String> all = Arrays.asList(args).iterator(); all.hasNext(); ) {
      String word = all.next();
      switch (word) {
        case "--config" -> config = Optional.of(folder(word, all));
        case "--tree" -> tree = Optional.of(folder(word, all));
        case "--explain" -> explain = true;
        default -> {
          if (word.startsWith("-")) {
            throw new WrongUsageException("unknown option " + word);
          }
          words.add(word);
        }
      }
    }
    return new Options(config, tree, explain, words);
  }

  private static Path folder(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new WrongUsageException(option + " needs a folder");
    }
    return Path.of(rest.next());
  }

  /** Whether files or a plan are wanted, and not just the driver of the example. */
  boolean isConfigured() {
    return config.isPresent() || tree.isPresent() || explain;
  }
}
