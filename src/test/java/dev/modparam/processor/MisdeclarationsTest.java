// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.testing.compile.Compilation;
import dev.modparam.declaration.DeclarationRule;
import dev.modparam.module.ModuleDefinition;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler's check and a run refuse the same declarations with the same words. */
class MisdeclarationsTest {

  @ParameterizedTest
  @MethodSource("dev.modparam.processor.Misdeclaration#all")
  void theCompilerShowsTheLine(Misdeclaration wrong) {
    assertThat(Compiling.said(Compiling.check(wrong.code(), "-Amodparam.warnings=none")))
        .containsExactly(new Compiling.Said(Diagnostic.Kind.ERROR, wrong.line(), wrong.message()));
  }

  @ParameterizedTest
  @MethodSource("dev.modparam.processor.Misdeclaration#all")
  void aRunSaysTheSame(Misdeclaration wrong) throws ClassNotFoundException {
    Compilation compilation = Compiling.javac().compile(Compiling.file(wrong.code()));
    Class<?> driver = Compiling.load(compilation).loadClass(wrong.className());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.ofClass(driver))
        .satisfies(refusal -> assertThat(refusal.getMessage()).endsWith(wrong.message()));
  }

  @Test
  void everyRuleHasACase() {
    Set<DeclarationRule> covered =
        Misdeclaration.all().stream()
            .map(Misdeclaration::rule)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DeclarationRule.class)));

    assertThat(covered).isEqualTo(EnumSet.allOf(DeclarationRule.class));
  }
}
