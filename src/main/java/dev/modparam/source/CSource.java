// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.c.CModule;
import dev.modparam.source.c.CWriter;
import dev.modparam.source.text.SourceFile;
import java.util.Objects;

/**
 * Module declarations in C: {@code module_param} and its relatives, {@code MODULE_PARM_DESC} and
 * the tags such as {@code MODULE_LICENSE}.
 *
 * <p>This reads a file as it stands and is no compiler: it knows the variables, array lengths,
 * {@code #define}s and enum constants of the file itself, evaluates integer expressions of them,
 * and takes both branches of an {@code #if}, but sees no header, no function and no configuration.
 * What it cannot know is a {@link Note}, and the module loads all the same: a default that is not
 * known is zero, a parameter whose rules are not known takes any text.
 *
 * <p>What the compiler refuses is a {@link InvalidInputException}: a variable of the wrong type,
 * permissions outside of the rules, a string or bracket that is not closed.
 */
public final class CSource {

  private CSource() {}

  /**
   * Reads a C file.
   *
   * @param text C code
   * @param moduleName the module's name, which C code does not say; usually that of the file
   * @return the definition, and notes on what the text leaves open
   * @throws InvalidInputException if the text declares something that does not compile
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static SourceModule parse(String text, String moduleName) {
    Objects.requireNonNull(moduleName, "moduleName");
    CModule module = new CModule(moduleName);
    module.add(new SourceFile("", Objects.requireNonNull(text, "text")));
    ModuleDefinition definition = module.definition();
    return new SourceModule(definition, module.notes(), module.modinfo());
  }

  /**
   * Writes a definition as C code that {@link #parse} reads back.
   *
   * @param definition the module
   * @return the code, and notes on what C or its macros cannot say: bounds, Rust's types, own
   *     operations, dependencies
   */
  public static WrittenSource write(ModuleDefinition definition) {
    CWriter writer = new CWriter(Objects.requireNonNull(definition, "definition"));
    return new WrittenSource(writer.write(), writer.notes());
  }
}
