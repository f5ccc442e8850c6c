// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.input.Declarations;
import dev.modparam.program.input.DeclaredModule;
import dev.modparam.program.input.Trees;
import dev.modparam.program.output.ParameterList;
import dev.modparam.source.CSource;
import dev.modparam.source.JavaSource;
import dev.modparam.source.RustSource;
import dev.modparam.source.WrittenSource;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What modules declare. */
final class ParamsCommand implements Callable<Integer> {

  enum Language {
    C,
    RUST,
    JAVA,
    JAVA_HANDLES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Console console;

  private final Argument<List<String>> words =
      Argument.list(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("MODULE|FILE|FOLDER")
              .arity("1..*")
              .description("A module of the tree; a .ko, .c or .rs file; a folder of modules."));

  private final Argument<Path> tree =
      Argument.of(
          Path.class,
          OptionSpec.builder("--tree", "--catalog")
              .paramLabel("FOLDER|FILE")
              .description(
                  "Where modules are found by name; by default that of the running kernel."));

  private final Argument<DocumentFormat> format =
      Argument.of(
          DocumentFormat.class,
          OptionSpec.builder("--format")
              .paramLabel("FORMAT")
              .defaultValue("text")
              .description("${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}."));

  private final Argument<Language> language =
      Argument.of(
          Language.class,
          OptionSpec.builder("--to")
              .paramLabel("LANGUAGE")
              .description("Write the declarations as source code: ${COMPLETION-CANDIDATES}."));

  private final Argument<String> name =
      Argument.of(
          String.class,
          OptionSpec.builder("--name")
              .paramLabel("PATTERN")
              .description("Only parameters whose names match, such as 'debug*'."));

  private final Argument<String> type =
      Argument.of(
          String.class,
          OptionSpec.builder("--type")
              .paramLabel("TYPE")
              .description("Only parameters of a type."));

  private final Argument<Boolean> writable =
      Argument.flag(
          OptionSpec.builder("--writable")
              .description("Only parameters that can be written when loaded."));

  private final Argument<Boolean> unsafe =
      Argument.flag(
          OptionSpec.builder("--unsafe").description("Only parameters that taint the kernel."));

  ParamsCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("params");
    spec.usageMessage()
        .description("Show what a module declares: types, defaults, permissions, limits.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam params e1000e",
            "  modparam params my_driver.c --to rust",
            "  modparam params /lib/modules/6.12.0 --name 'debug*' --format json");
    Argument.add(spec, words, tree, format, language, name, type, writable, unsafe);
    return spec;
  }

  @Override
  public Integer call() {
    Declarations declarations =
        new Declarations(console, tree.find().or(() -> Trees.below(Path.of("/"))));
    List<DeclaredModule> modules = new ArrayList<>();
    for (String word : words.get()) {
      modules.addAll(declarations.read(word));
    }
    boolean isFiltered =
        name.find().isPresent() || type.find().isPresent() || writable.get() || unsafe.get();
    print(isFiltered ? modules.stream().flatMap(each -> kept(each).stream()).toList() : modules);
    declarations.damaged().forEach(file -> console.err().println("modparam: " + file));
    return declarations.damaged().isEmpty() ? Program.NOTHING : Program.FAILED;
  }

  private void print(List<DeclaredModule> modules) {
    if (language.find().isPresent()) {
      modules.forEach(module -> write(module.definition(), language.get()));
      return;
    }
    switch (format.get()) {
      case TEXT -> ParameterList.text(console, modules);
      case JSON -> ParameterList.json(console.out(), modules);
      case MARKDOWN -> ParameterList.markdown(console.out(), modules);
    }
  }

  private void write(ModuleDefinition definition, Language into) {
    WrittenSource written =
        switch (into) {
          case C -> CSource.write(definition);
          case RUST -> RustSource.write(definition, RustSource.Dialect.PROTOTYPE);
          case JAVA -> JavaSource.write(definition);
          case JAVA_HANDLES -> JavaSource.handles(definition, "modules");
        };
    console.out().print(written.text());
    written.unsaid().forEach(note -> console.err().println("note: " + note));
  }

  private Optional<DeclaredModule> kept(DeclaredModule module) {
    PathMatcher matcher = matcher();
    List<Param<?>> kept = new ArrayList<>();
    for (Param<?> param : module.definition().parameters()) {
      if (matcher.matches(Path.of(param.name()))
          && type.find().map(param.type().name()::equals).orElse(true)
          && (!writable.get() || param.permissions().isWritable())
          && (!unsafe.get() || param.isUnsafe())) {
        kept.add(param);
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(module.with(kept));
  }

  private PathMatcher matcher() {
    String pattern = name.find().orElse("*");
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (IllegalArgumentException wrong) {
      throw new Failure("--name " + pattern + ": it is not a pattern");
    }
  }
}
