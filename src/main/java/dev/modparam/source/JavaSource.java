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
    String name = Literals.camelCase(definition.name()) + "Module";
    JavaWriter writer = new JavaWriter(definition, JavaForm.of(name));
    return new WrittenSource(writer.write(), writer.notes());
  }
}
