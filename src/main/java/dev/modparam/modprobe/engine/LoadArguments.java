// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import java.util.List;

/** The argument line of one load, put together of configured options and the command line. */
public final class LoadArguments {

  private final List<EffectiveConfig.OptionsLine> lines;
  private final String text;

  LoadArguments(List<EffectiveConfig.OptionsLine> lines, String extra) {
    this.lines = lines.stream().filter(line -> !line.directive().arguments().isEmpty()).toList();
    String configured =
        String.join(" ", this.lines.stream().map(line -> line.directive().arguments()).toList());
    this.text = configured.isEmpty() ? extra : configured + " " + extra;
  }

  /**
   * The exact text for the kernel: a space follows configured options, also if nothing else does.
   */
  public String text() {
    return text;
  }

  /** Returns the lines that the text begins with. */
  public List<EffectiveConfig.OptionsLine> lines() {
    return lines;
  }
}
