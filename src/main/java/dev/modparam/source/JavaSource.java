// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.java.JavaForm;
import dev.modparam.source.java.JavaWriter;
import dev.modparam.source.text.Literals;
import java.util.Objects;

/** Module declarations in Java: a class with a constant for each parameter and for the module. */
public final class JavaSource {

  private JavaSource() {}

  /**
   * Writes a definition as a Java class in no package, {@code MyDriverModule} for {@code
   * my_driver}, whose constant {@code MODULE} is the definition.
   *
   * @param definition the module
   * @return the code, and notes on what is not in a definition's data: own operations, and what the
   *     module does when it is loaded
   */
  public static WrittenSource write(ModuleDefinition definition) {
    Objects.requireNonNull(definition, "definition");
    return write(definition, JavaForm.of(Literals.camelCase(definition.name()) + "Module"));
  }

  /**
   * Writes a definition as a public Java class of typed handles, {@code MyDriverParams} for {@code
   * my_driver}, as the compile-time check writes it for an annotated class: so a test of a real
   * driver names no strings.
   *
   * @param definition the module, from wherever it was read
   * @param packageName the package of the class, or empty for none
   * @return the code, and notes as those of {@link #write(ModuleDefinition)}
   */
  public static WrittenSource handles(ModuleDefinition definition, String packageName) {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(packageName, "packageName");
    return write(
        definition,
        JavaForm.publicIn(packageName, Literals.camelCase(definition.name()) + "Params"));
  }

  private static WrittenSource write(ModuleDefinition definition, JavaForm form) {
    JavaWriter writer = new JavaWriter(definition, form);
    return new WrittenSource(writer.write(), writer.notes());
  }
}
