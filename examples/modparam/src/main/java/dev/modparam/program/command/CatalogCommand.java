// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.input.Declarations;
import dev.modparam.program.input.ModuleSource;
import dev.modparam.program.output.ParameterList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Catalogue files: what the modules of a kernel declare, for where the kernel is not. */
@Command(
    name = "catalog",
    description = {
      "Write what the modules of a kernel declare into one file, for audits elsewhere.",
      "With show, print what is in such a file."
    },
    customSynopsis = {
      "modparam catalog TREE [-o FILE]",
      "       modparam catalog show FILE [MODULE...]"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  modparam catalog /lib/modules/6.12.0 -o 6.12.jsonl.gz",
      "  modparam catalog show 6.12.jsonl.gz e1000e"
    })
final class CatalogCommand implements Callable<Integer> {

  private static final String SHOW = "show";

  private final Console console;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WORD",
      arity = "1..*",
      description = "A tree; or show, a catalogue file, and modules.")
  private List<String> words;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file; packed if its name ends in .gz. By default standard output.")
  private Path output;

  CatalogCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (words.get(0).equals(SHOW)) {
      return show();
    }
    if (words.size() > 1) {
      throw new ParameterException(spec.commandLine(), "one tree makes one catalogue");
    }
    Path place = Path.of(words.get(0));
    ModuleTree tree = ModuleSource.read(place);
    if (output == null) {
      console.out().print(TreeCatalog.format(tree));
      return Program.NOTHING;
    }
    return Failure.unlessRead(
        output,
        () -> {
          TreeCatalog.write(tree, output);
          console
              .err()
              .println(
                  output
                      + ": "
                      + tree.modules().size()
                      + " modules, "
                      + Files.size(output)
                      + " bytes");
          return Program.NOTHING;
        });
  }

  private int show() {
    if (words.size() < 2) {
      throw new ParameterException(spec.commandLine(), "the catalogue file is missing");
    }
    Path file = Path.of(words.get(1));
    ModuleTree tree = ModuleSource.read(file);
    List<String> names = words.subList(2, words.size());
    if (names.isEmpty()) {
      console.out().println(tree.release());
      console
          .out()
          .println(tree.modules().size() + " modules, " + tree.builtIn().size() + " built in");
      tree.modules().forEach(module -> console.out().println(module.name()));
      return Program.NOTHING;
    }
    Declarations declarations = new Declarations(console, Optional.of(file));
    ParameterList.text(
        console, names.stream().flatMap(name -> declarations.read(name).stream()).toList());
    return Program.NOTHING;
  }
}
