// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.rust.RustForm;
import dev.modparam.source.rust.RustReader;
import dev.modparam.source.rust.RustRuleSet;
import dev.modparam.source.rust.RustWriter;
import java.util.List;
import java.util.Objects;

/**
 * Module declarations in Rust: {@code module!} and {@code module_param!}.
 *
 * <p>The text may be the macro alone or a whole {@code .rs} file, of which all else is ignored.
 * Unless {@link Rules} says otherwise, more is taken than the kernel's own macro does: keys in any
 * order, missing commas and descriptions, attributes, {@code author}, permissions, keywords as
 * names, byte strings, single strings as lists, text that is not ASCII, a semicolon behind the
 * macro. Keys of {@code module_…_driver!} that are not the module's are skipped. {@code
 * macro_rules!} definitions are not expanded. A default may be a constant expression of literals,
 * {@code T::MAX}, casts, {@code if cfg!(MODULE)} and constants of the file; another one is not
 * known, and the parameter starts with zero.
 *
 * <pre>{@code
 * ModuleDefinition definition = RustSource.parse("""
 *     module_param! {
 *         debug: bool {
 *             default: false,
 *             permissions: 0644,
 *             description: "Enable debug logging",
 *         }
 *     }
 *     """, "my_driver");
 * }</pre>
 *
 * <p>Rust's {@code bool} is the kernel's, {@code str} is a {@code charp}, {@code ArrayParam<T, N>}
 * an array with a counter, and integers are Rust's own types. An integer is set once, as Linux 6.19
 * does it, unless it has a write bit, is in an array, or is declared with {@code module_param!},
 * which relies on the kernel's C code.
 */
public final class RustSource {

  private RustSource() {}

  /**
   * Reads a text with {@code module!}, or one of the {@code module_…_driver!} macros that have the
   * same keys. Parameters of {@code module_param!} in the same text are added.
   *
   * @param text Rust code
   * @return the definition
   * @throws InvalidInputException if the text has no such macro, has it twice, or declares
   *     something wrong
   */
  public static ModuleDefinition parse(String text) {
    return new RustReader(Objects.requireNonNull(text, "text"), RustRuleSet.LENIENT).read(null);
  }

  /**
   * Reads a text with {@code module_param!}, {@code module!} or both.
   *
   * @param text Rust code
   * @param moduleName the name of the module's object, which is what the kernel knows; the name in
   *     {@code module!} is only what the module's own records begin with
   * @return the definition
   * @throws InvalidInputException if the text has none of the macros, or declares something wrong
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static ModuleDefinition parse(String text, String moduleName) {
    Objects.requireNonNull(moduleName, "moduleName");
    return new RustReader(Objects.requireNonNull(text, "text"), RustRuleSet.LENIENT)
        .read(moduleName);
  }

  /**
   * Reads a text as a kernel's macro does, or as all forms together, with notes.
   *
   * @param text Rust code
   * @param moduleName the name of the module's object, which is what the kernel knows
   * @param rules how exactly the text is held to what a kernel takes
   * @return the definition, and notes on what the text leaves open, such as defaults that only a
   *     compiler can compute
   * @throws InvalidInputException if the text has none of the macros, or declares something wrong
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static SourceModule parse(String text, String moduleName, Rules rules) {
    Objects.requireNonNull(moduleName, "moduleName");
    RustReader reader =
        new RustReader(
            Objects.requireNonNull(text, "text"), Objects.requireNonNull(rules, "rules").rules());
    ModuleDefinition definition = reader.read(moduleName);
    List<SourceModule.Parameter> parameters =
        reader.declarations().stream()
            .map(declared -> SourceModule.Parameter.of(declared, reader.file()))
            .toList();
    return new SourceModule(definition, reader.notes(), reader.modinfo(), parameters);
  }

  /**
   * Writes a definition as Rust code.
   *
   * @param definition the module
   * @param dialect the macro and its form
   * @return the code, which {@link #parse(String, String)} reads, and notes on what the dialect
   *     cannot say, parameters left out among them
   */
  public static WrittenSource write(ModuleDefinition definition, Dialect dialect) {
    Objects.requireNonNull(definition, "definition");
    RustWriter writer =
        new RustWriter(definition, Objects.requireNonNull(dialect, "dialect").form());
    return new WrittenSource(writer.write(), writer.notes());
  }

  /** The ways in which Rust code has declared module parameters. */
  public enum Dialect {
    /**
     * {@code module_param!}: parameters alone, with permissions; the module's name comes from
     * elsewhere. Types are {@code bool}, {@code str} and Rust's integers, which can be set again.
     */
    MODULE_PARAM(RustForm.MODULE_PARAM),

    /**
     * {@code module!} with {@code params} of Linux 6.19 and later: integers only, set once, without
     * a file in sysfs.
     */
    MODULE(RustForm.MODULE),

    /**
     * {@code module!} of the prototype: with permissions, {@code bool}, {@code str} and {@code
     * ArrayParam}. Integers can be set again if they have a write bit.
     */
    PROTOTYPE(RustForm.PROTOTYPE);

    private final RustForm form;

    Dialect(RustForm form) {
      this.form = form;
    }

    RustForm form() {
      return form;
    }
  }

  /** How exactly Rust code is held to what a kernel's {@code module!} takes. */
  public enum Rules {
    /**
     * The union of all forms: {@code module_param!}, the prototype's {@code module!}, and
     * mainline's with keys in any order, commas and descriptions missing, attributes, keywords as
     * names, byte strings, and single strings in place of lists.
     */
    LENIENT(RustRuleSet.LENIENT),

    /** {@code module!} of Linux 6.19: what it refuses is refused; a default is one literal. */
    LINUX_6_19(RustRuleSet.LINUX_6_19),

    /** {@code module!} of Linux 7.2: what it refuses is refused, in its words. */
    LINUX_7_2(RustRuleSet.LINUX_7_2);

    private final RustRuleSet rules;

    Rules(RustRuleSet rules) {
      this.rules = rules;
    }

    RustRuleSet rules() {
      return rules;
    }
  }
}
