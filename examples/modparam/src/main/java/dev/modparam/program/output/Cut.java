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

  /**
   * Breaks a text into lines between words. Colours count for nothing.
   *
   * @param width how many characters a line may have
   * @param indent what the second and later lines begin with
   * @param text the text
   * @return lines, without a newline at the end
   */
  public static String wrap(int width, String indent, String text) {
    if (visible(text) <= width) {
      return text;
    }
    StringBuilder lines = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ")) {
      int length = visible(word);
      if (used > 0 && used + 1 + length > width) {
        lines.append('\n').append(indent);
        used = indent.length();
      } else if (lines.length() > 0) {
        lines.append(' ');
        used++;
      }
      lines.append(word);
      used += length;
    }
    return lines.toString();
  }

  private static int visible(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }
}
