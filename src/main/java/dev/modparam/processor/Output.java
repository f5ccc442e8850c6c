// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.binary.ModinfoFormat;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleHelp;
import dev.modparam.source.CSource;
import dev.modparam.source.RustSource;
import dev.modparam.source.WrittenSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What else can be written of a module, besides the classes of the program. */
enum Output {
  /** The macros of a driver in C. */
  C(".c", CSource::write),

  /** The {@code module!} of a driver in Rust. */
  RUST(".rs", module -> RustSource.write(module, RustSource.Dialect.PROTOTYPE)),

  /** The {@code module!} of Linux 6.19 and later. */
  RUST_MODULE(".module.rs", module -> RustSource.write(module, RustSource.Dialect.MODULE)),

  /** The {@code module_param!} of a driver in Rust. */
  RUST_MODULE_PARAM(
      ".module_param.rs", module -> RustSource.write(module, RustSource.Dialect.MODULE_PARAM)),

  /** A table for documents. */
  MARKDOWN(".md", module -> new WrittenSource(ModuleHelp.of(module).toMarkdown(), List.of())),

  /** What {@code modinfo} prints of it. */
  MODINFO(".modinfo", module -> new WrittenSource(ModinfoFormat.kmod30().print(module), List.of()));

  private final String ending;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<ModuleDefinition, WrittenSource> writer;

  Output(String ending, Function<ModuleDefinition, WrittenSource> writer) {
    this.ending = ending;
    this.writer = writer;
  }

  /** Finds the output of a word of the option. */
  static Optional<Output> named(String word) {
    return Stream.of(values()).filter(output -> output.word().equals(word)).findFirst();
  }

  /** All words, as a person reads them. */
  static String words() {
    return String.join(", ", Stream.of(values()).map(Output::word).toList());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String fileName(ModuleDefinition module) {
    return "modparam/" + module.name() + ending;
  }

  WrittenSource write(ModuleDefinition module) {
    return writer.apply(module);
  }
}
