// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import picocli.CommandLine.Help.Ansi;

/** The colours of a terminal, or none. */
public final class Style {

  private static final Style PLAIN = new Style(false);
  private static final Style COLORED = new Style(true);

  private final boolean colored;

  private Style(boolean colored) {
    this.colored = colored;
  }

  static Style of(boolean colored) {
    return colored ? COLORED : PLAIN;
  }

  /**
   * Returns a text in bold.
   *
   * @param text the text
   * @return the text with what a terminal needs around it
   */
  public String bold(String text) {
    return paint(text, Ansi.Style.bold);
  }

  /**
   * Returns a text that steps back.
   *
   * @param text the text
   * @return the text with what a terminal needs around it
   */
  public String faint(String text) {
    return paint(text, Ansi.Style.faint);
  }

  /**
   * Returns a text in the colour of errors.
   *
   * @param text the text
   * @return the text with what a terminal needs around it
   */
  public String red(String text) {
    return paint(text, Ansi.Style.fg_red, Ansi.Style.bold);
  }

  /**
   * Returns a text in the colour of warnings.
   *
   * @param text the text
   * @return the text with what a terminal needs around it
   */
  public String yellow(String text) {
    return paint(text, Ansi.Style.fg_yellow, Ansi.Style.bold);
  }

  /**
   * Returns a text in the colour of what is good.
   *
   * @param text the text
   * @return the text with what a terminal needs around it
   */
  public String green(String text) {
    return paint(text, Ansi.Style.fg_green);
  }

  /**
   * Returns a text in the colour of information.
   *
   * @param text the text
   * @return the text with what a terminal needs around it
   */
  public String cyan(String text) {
    return paint(text, Ansi.Style.fg_cyan);
  }

  private String paint(String text, Ansi.IStyle... styles) {
    return colored && !text.isEmpty()
        ? Ansi.Style.on(styles) + text + Ansi.Style.off(styles)
        : text;
  }
}
