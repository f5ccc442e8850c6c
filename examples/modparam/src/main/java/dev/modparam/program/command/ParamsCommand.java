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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What modules declare. */
@Command(
    name = "params",
    description = "Show what a module declares: types, defaults, permissions, limits.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  modparam params e1000e",
      "  modparam params my_driver.c --to rust",
      "  modparam params /lib/modules/6.12.0 --name 'debug*' --format json"
    })
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

  @Parameters(
      paramLabel = "MODULE|FILE|FOLDER",
      arity = "1..*",
      description = "A module of the tree; a .ko, .c or .rs file; a folder of modules.")
  private List<String> words;

  @Option(
      names = {"--tree", "--catalog"},
      paramLabel = "FOLDER|FILE",
      description = "Where modules are found by name; by default that of the running kernel.")
  private Path tree;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
  private DocumentFormat format;

  @Option(
      names = "--to",
      paramLabel = "LANGUAGE",
      description = "Write the declarations as source code: ${COMPLETION-CANDIDATES}.")
  private Language language;

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description = "Only parameters whose names match, such as 'debug*'.")
  private String name;

  @Option(names = "--type", paramLabel = "TYPE", description = "Only parameters of a type.")
  private String type;

  @Option(names = "--writable", description = "Only parameters that can be written when loaded.")
  private boolean writable;

  @Option(names = "--unsafe", description = "Only parameters that taint the kernel.")
  private boolean unsafe;

  ParamsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Path> place = Optional.ofNullable(tree);
    Declarations declarations =
        new Declarations(console, place.or(() -> Trees.below(Path.of("/"))));
    List<DeclaredModule> modules = new ArrayList<>();
    for (String word : words) {
      modules.addAll(declarations.read(word));
    }
    boolean isFiltered = name != null || type != null || writable || unsafe;
    print(isFiltered ? modules.stream().flatMap(each -> kept(each).stream()).toList() : modules);
    declarations.damaged().forEach(file -> console.err().println("modparam: " + file));
    return declarations.damaged().isEmpty() ? Program.NOTHING : Program.FAILED;
  }

  private void print(List<DeclaredModule> modules) {
    if (language != null) {
      modules.forEach(module -> write(module.definition()));
      return;
    }
    switch (format) {
      case TEXT -> ParameterList.text(console, modules);
      case JSON -> ParameterList.json(console.out(), modules);
      case MARKDOWN -> ParameterList.markdown(console.out(), modules);
    }
  }

  private void write(ModuleDefinition definition) {
    WrittenSource written =
        switch (language) {
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
          && (type == null || type.equals(param.type().name()))
          && (!writable || param.permissions().isWritable())
          && (!unsafe || param.isUnsafe())) {
        kept.add(param);
      }
    }
    return kept.isEmpty() ? Optional.empty() : Optional.of(module.with(kept));
  }

  private PathMatcher matcher() {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + (name == null ? "*" : name));
    } catch (IllegalArgumentException wrong) {
      throw new Failure("--name " + name + ": it is not a pattern");
    }
  }
}
