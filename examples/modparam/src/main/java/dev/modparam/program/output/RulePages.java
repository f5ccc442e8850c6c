// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.audit.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page of each rule: its section of the library's document, which the jar holds. */
public final class RulePages {

  private static final String DOCUMENT = "/META-INF/modparam/audit.md";

  private RulePages() {}

  /**
   * Returns the page of a rule.
   *
   * @param rule the rule
   * @return Markdown, which ends in a newline
   */
  public static String of(Rule rule) {
    String document = document();
    int start = document.indexOf("### " + rule.id() + " ");
    if (start < 0) {
      return "### " + rule + "\n\n" + rule.reason() + "\n\n" + rule.example() + "\n";
    }
    int next = document.indexOf("\n### ", start);
    int chapter = document.indexOf("\n## ", start);
    int end =
        Math.min(next < 0 ? document.length() : next, chapter < 0 ? document.length() : chapter);
    return document.substring(start, end).strip() + "\n\n";
  }

  private static String document() {
    try (InputStream in = RulePages.class.getResourceAsStream(DOCUMENT)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
