// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Tells the compiler what was found, each thing once. */
final class Reporter {

  /** Shows a finding to whoever compiles. */
  interface Printer {
    void print(CompileFinding finding);
  }

  /** What was said of which element. */
  private record Said(Element element, String message) {}

  private final Printer printer;
  private final boolean warns;
  private final Set<Said> said = new HashSet<>();

  Reporter(Printer printer, boolean warns) {
    this.printer = printer;
    this.warns = warns;
  }

  /** Shows findings as each compiler can. */
  static Printer of(Messager messager) {
    return finding -> {
      Annotation annotation = finding.annotation();
      if (annotation == null) {
        messager.printMessage(finding.kind(), finding.message(), finding.element());
      } else {
        messager.printMessage(
            finding.kind(),
            finding.message(),
            finding.element(),
            annotation.mirror(),
            finding.value());
      }
    };
  }

  void report(CompileFinding finding) {
    boolean isWanted = warns || finding.kind() == Kind.ERROR;
    if (isWanted && said.add(new Said(finding.element(), finding.message()))) {
      printer.print(finding);
    }
  }
}
