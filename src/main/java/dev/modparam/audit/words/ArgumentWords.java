// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import dev.modparam.args.ArgumentLine;
import java.util.List;

/** The arguments of a line, written anew. */
public final class ArgumentWords {

  private ArgumentWords() {}

  /** The words of a line, each so that the kernel reads the same name and value. */
  public static List<String> of(String arguments) {
    return ArgumentLine.parse(arguments).arguments().stream().map(ArgumentWords::format).toList();
  }

  private static String format(ArgumentLine.Argument argument) {
    try {
      return ArgumentLine.format(argument.name(), argument.value());
    } catch (IllegalArgumentException notWritable) {
      return argument.toString();
    }
  }
}
