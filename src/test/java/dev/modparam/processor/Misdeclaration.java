// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.DeclarationRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A wrong declaration, of which the compiler's check and a run say the same. */
interface Misdeclaration {

  /** What all of the code imports, on its first line. */
  String IMPORTS =
      "import dev.modparam.module.KernelModule;"
          + " import dev.modparam.module.ModuleParam;"
          + " import dev.modparam.junit.BuiltIn;"
          + " import dev.modparam.junit.LoadModule; ";

  /** All that are known. */
  static List<Misdeclaration> all() {
    return Stream.<Misdeclaration[]>of(
            MisdeclaredClass.values(), MisdeclaredField.values(), MisdeclaredValue.values())
        .flatMap(Arrays::stream)
        .toList();
  }

  /** The rule that is broken. */
  DeclarationRule rule();

  /** The code, with {@code // here} on the line that is wrong. */
  String body();

  String message();

  default String code() {
    return IMPORTS + body();
  }

  /** The name of the class that is wrong. */
  default String className() {
    return body().contains("class Outer") ? "Outer$Driver" : "Driver";
  }

  default long line() {
    return code().substring(0, code().indexOf("// here")).lines().count();
  }
}
