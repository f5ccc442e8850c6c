// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import dev.modparam.source.text.SourceFile;
import java.util.Arrays;

/** C text whose continued lines are joined, and where each character of it comes from. */
public final class CText {

  private final SourceFile file;
  private final String joined;
  private int[] cuts = {};
  private int[] dropped = {};
  private int count;

  /** How many cuts are before the place that was asked for last: most questions go on there. */
  private int passed;

  public CText(SourceFile file) {
    this.file = file;
    this.joined = file.text().indexOf('\\') < 0 ? file.text() : join(file.text());
  }

  private String join(String text) {
    StringBuilder result = new StringBuilder(text.length());
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 1)) {
      int end = at + (text.startsWith("\r\n", at + 1) ? 3 : text.startsWith("\n", at + 1) ? 2 : 0);
      if (end > at) {
        result.append(text, from, at);
        from = end;
        note(result.length(), end - result.length());
        at = end - 1;
      }
    }
    return result.append(text, from, text.length()).toString();
  }

  private void note(int cut, int difference) {
    if (count == cuts.length) {
      cuts = Arrays.copyOf(cuts, Math.max(16, 2 * count));
      dropped = Arrays.copyOf(dropped, cuts.length);
    }
    cuts[count] = cut;
    dropped[count++] = difference;
  }

  public SourceFile file() {
    return file;
  }

  public String joined() {
    return joined;
  }

  public int length() {
    return joined.length();
  }

  /** The character at an index, or NUL beyond the end. */
  public char at(int index) {
    return index < joined.length() ? joined.charAt(index) : '\0';
  }

  /** Where in the file the character at an index is. */
  public int offset(int index) {
    while (passed > 0 && cuts[passed - 1] > index) {
      passed--;
    }
    while (passed < count && cuts[passed] <= index) {
      passed++;
    }
    return passed == 0 ? index : index + dropped[passed - 1];
  }
}
