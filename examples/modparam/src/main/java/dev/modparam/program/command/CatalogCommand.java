// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.input.Declarations;
import dev.modparam.program.input.ModuleSource;
import dev.modparam.program.input.NamedPath;
import dev.modparam.program.output.ParameterList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** Catalogue files: what the modules of a kernel declare, for where the kernel is not. */
final class CatalogCommand implements Callable<Integer> {

  private static final String SHOW = "show";

  private final Console console;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("catalog");

  private final Argument<List<String>> words =
      Argument.list(
          String.class,
          PositionalParamSpec.builder()
              .paramLabel("WORD")
              .arity("1..*")
              .description("A tree; or show, a catalogue file, and modules."));

  private final Argument<Path> output =
      Argument.of(
          Path.class,
          OptionSpec.builder("-o", "--output")
              .paramLabel("FILE")
              .description(
                  "The file; packed if its name ends in .gz. By default standard output."));

  CatalogCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    spec.usageMessage()
        .customSynopsis(
            "modparam catalog TREE [-o FILE]", "       modparam catalog show FILE [MODULE...]")
        .description(
            "Write what the modules of a kernel declare into one file, for audits elsewhere.",
            "With show, print what is in such a file.")
        .footerHeading("%nExamples:%n")
        .footer(
            "  modparam catalog /lib/modules/6.12.0 -o 6.12.jsonl.gz",
            "  modparam catalog show 6.12.jsonl.gz e1000e");
    Argument.add(spec, words, output);
    return spec;
  }

  @Override
  public Integer call() {
    List<String> all = words.get();
    if (all.get(0).equals(SHOW)) {
      return show(all);
    }
    if (all.size() > 1) {
      throw new ParameterException(spec.commandLine(), "one tree makes one catalogue");
    }
    Path place = NamedPath.of(all.get(0));
    ModuleTree tree = ModuleSource.read(place);
    if (output.find().isEmpty()) {
      console.out().print(TreeCatalog.format(tree));
      return Program.NOTHING;
    }
    Path target = output.get();
    return Failure.unlessRead(
        target,
        () -> {
          TreeCatalog.write(tree, target);
          console
              .err()
              .println(
                  target
                      + ": "
                      + tree.modules().size()
                      + " modules, "
                      + Files.size(target)
                      + " bytes");
          return Program.NOTHING;
        });
  }

  private int show(List<String> all) {
    if (all.size() < 2) {
      throw new ParameterException(spec.commandLine(), "the catalogue file is missing");
    }
    Path file = NamedPath.of(all.get(1));
    ModuleTree tree = ModuleSource.read(file);
    List<String> names = all.subList(2, all.size());
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
