// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.testing.compile.Compilation;
import dev.modparam.declaration.DeclarationRule;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiler's check and a run refuse the same declarations with the same words. */
class MisdeclarationsTest {

  private static final Pattern REFUSAL =
      Pattern.compile("new RefusedDeclarationException\\(.*?\\);", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

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

  /** A rule may be broken in several ways, each of which has words of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"ClassRules", "FieldRules"})
  void everyMessageOfTheRulesHasACase(String rules) throws IOException {
    String code =
        Files.readString(Path.of("src/main/java/dev/modparam/declaration", rules + ".java"));
    List<String> words =
        REFUSAL
            .matcher(code)
            .results()
            .flatMap(refusal -> TEXT.matcher(refusal.group()).results())
            .map(text -> text.group(1).translateEscapes())
            .toList();
    String messages =
        Misdeclaration.all().stream()
            .map(Misdeclaration::message)
            .collect(Collectors.joining("\n"));

    assertThat(words).hasSizeGreaterThan(8).allSatisfy(text -> assertThat(messages).contains(text));
  }
}
