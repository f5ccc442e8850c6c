// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.module.ModuleDefinition;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import javax.tools.Diagnostic.Kind;

/**
 * What an annotated class declares.
 *
 * @param definition the module as far as it can be read: without what is wrong
 * @param fields the fields of its parameters, by the names of these
 * @param findings what is wrong
 */
record DeclaredModule(
    ModuleDefinition definition,
    Map<String, VariableElement> fields,
    List<CompileFinding> findings) {

  boolean isRight() {
    return findings.stream().noneMatch(finding -> finding.kind() == Kind.ERROR);
  }
}
