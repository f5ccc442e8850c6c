// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Locale;

/** A picture that grows from back to front, on white, so that it can be read on any page. */
final class Svg {

  static final String INK = "#222222";
  static final String PALE = "#666666";
  static final String GRID = "#dddddd";

  /** Where a text's position is in it. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder content = new StringBuilder();

  Svg(int width, int height, String title, String description) {
    content.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" role=\"img\" aria-labelledby=\"title desc\""
                + " font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">\n",
            width,
            height,
            width,
            height));
    content.append("<title id=\"title\">").append(escaped(title)).append("</title>\n");
    content.append("<desc id=\"desc\">").append(escaped(description)).append("</desc>\n");
    rectangle(0, 0, width, height, "#ffffff");
  }

  void rectangle(double x, double y, double width, double height, String fill) {
    element(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x, y, width, height, fill);
  }

  void line(double x1, double y1, double x2, double y2, String stroke, double width) {
    element(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
            + " stroke-width=\"%.1f\"/>",
        x1, y1, x2, y2, stroke, width);
  }

  void dot(double x, double y, String fill) {
    element("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>", x, y, fill);
  }

  void text(double x, double y, Anchor anchor, String style, String text) {
    element(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>",
        x, y, anchor.name().toLowerCase(Locale.ROOT), style, escaped(text));
  }

  /** A text that is read from below, for the axis on the left. */
  void upright(double x, double y, String style, String text) {
    element(
        "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\" %s>%s</text>",
        x, y, style, escaped(text));
  }

  static String style(int size, String fill) {
    return "font-size=\"" + size + "\" fill=\"" + fill + "\"";
  }

  static String bold(int size, String fill) {
    return style(size, fill) + " font-weight=\"bold\"";
  }

  static String code(int size, String fill) {
    return style(size, fill) + " font-family=\"Menlo, Consolas, 'DejaVu Sans Mono', monospace\"";
  }

  private void element(String format, Object... values) {
    content.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns the file's content. */
  @Override
  public String toString() {
    return content + "</svg>\n";
  }
}
