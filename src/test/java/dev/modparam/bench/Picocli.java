// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A command whose options are the parameters, made once and used for each line. */
abstract class Picocli implements Target {

  /** Makes {@code --debug=1} of {@code debug=1}, and so on: what a shell would hand over. */
  static List<String> words(String... assignments) {
    return Stream.of(assignments).map("--"::concat).toList();
  }

  static CommandLine withConverters(CommandLine command) {
    return command
        .registerConverter(boolean.class, Target::parseBoolean)
        .registerConverter(int.class, Integer::decode);
  }

  abstract CommandLine command();

  final CommandLine.ParseResult apply(String[] words) {
    return command().parseArgs(words);
  }
}
