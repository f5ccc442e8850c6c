// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

/** Makes texts fit. */
public final class Cut {

  private Cut() {}

  /**
   * Makes one line of a text, and cuts it where it is too long.
   *
   * @param width how many characters there may be
   * @param text the text
   * @return the text, or the start of it with … at its end
   */
  public static String to(int width, String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\u001b", "\\e");
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }
}
