// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Tells the compiler what was found, each thing once. */
final class Reporter {

  /** What was said of which element. */
  private record Said(Element element, String message) {}

  private final Messager messager;
  private final boolean warns;
  private final Set<Said> said = new HashSet<>();

  Reporter(Messager messager, boolean warns) {
    this.messager = messager;
    this.warns = warns;
  }

  void error(Finding finding) {
    print(Kind.ERROR, finding);
  }

  void warning(Finding finding) {
    if (warns) {
      print(Kind.WARNING, finding);
    }
  }

  private void print(Kind kind, Finding finding) {
    if (!said.add(new Said(finding.element(), finding.message()))) {
      return;
    }
    if (finding.annotation() == null) {
      messager.printMessage(kind, finding.message(), finding.element());
    } else {
      messager.printMessage(
          kind,
          finding.message(),
          finding.element(),
          finding.annotation().mirror(),
          finding.value());
    }
  }
}
