// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import dev.modparam.input.InvalidInputException;
import dev.modparam.program.command.Commands;
import dev.modparam.program.input.NamedPath;
import dev.modparam.program.input.ReadAhead;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The command line of the program: it finds the subcommand and turns what happens into a status.
 */
public final class Program implements Runnable {

  /** Nothing was found. */
  public static final int NOTHING = 0;

  /** Something was found. */
  public static final int FOUND = 1;

  /** The program could not do what was asked. */
  public static final int FAILED = 2;

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("modparam");

  private Program() {}

  /**
   * Runs the program.
   *
   * @param console what is around it
   * @param args the words of the command line
   * @return the exit status
   */
  public static int run(Console console, String... args) {
    if (args.length == 1 && args[0].equals("--version")) {
      console.out().println(Version.LINE); // without picocli, which takes its time to start
      return NOTHING;
    }
    String[] words = args;
    if (args.length > 0 && args[0].equals("help")) { // help NAME is NAME --help
      words = Arrays.copyOf(Arrays.copyOfRange(args, 1, Math.max(args.length, 1)), args.length);
      words[args.length - 1] = "--help";
    }
    String wanted = words.length > 0 && Commands.has(words[0]) ? words[0] : "";
    return commandLine(console, ReadAhead.of(words), wanted).execute(words);
  }

  /**
   * Makes the command line.
   *
   * @param console what is around the program
   * @param only the one subcommand that is wanted, since each takes time to set up; empty for all
   * @return a command line
   */
  public static CommandLine commandLine(Console console, String only) {
    return commandLine(console, ReadAhead.none(), only);
  }

  private static CommandLine commandLine(Console console, ReadAhead ahead, String only) {
    CommandLine line = new CommandLine(new Program().spec(console));
    Commands.add(line, console, ahead, only);
    return line.registerConverter(Path.class, new NamedPath())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(console.out(), true))
        .setErr(new PrintWriter(console.err(), true))
        .setUsageHelpLongOptionsMaxWidth(26)
        .setParameterExceptionHandler(new WrongUsage(console))
        .setExecutionExceptionHandler(new Failed(console));
  }

  private CommandSpec spec(Console console) {
    spec.version(Version.LINE);
    spec.usageMessage()
        .synopsisSubcommandLabel("COMMAND")
        .description(
            "Linux kernel-module parameters: judge a configuration, explain it, try it out.")
        .footerHeading("%nExit status: 0 nothing found, 1 something found, 2 could not run.%n")
        .footer(
            "Examples:",
            "  modparam audit                      judge the configuration of this machine",
            "  modparam explain e1000e             what modprobe would do, and from which line",
            "  modparam params e1000e.ko           what a module declares",
            "  modparam shell --demo               a simulated machine, with a lesson");
    return spec.addOption(
            OptionSpec.builder("--color")
                .paramLabel("WHEN")
                .type(ColorChoice.class)
                .scopeType(ScopeType.INHERIT)
                .setter(new Coloring(console))
                .description("Colours: ${COMPLETION-CANDIDATES}. By default only on a terminal.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Print this help.")
                .build());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Hands on what --color says, as soon as it is read. */
  private record Coloring(Console console) implements ISetter {

    @Override
    public <T> T set(T choice) {
      if (choice != null) {
        console.color((ColorChoice) choice);
      }
      return null;
    }
  }

  // Not lambdas: with one the archive of classes would leave out the interface, which is of an old
  // kind.

  private record WrongUsage(Console console) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
      String name = problem.getCommandLine().getCommandSpec().qualifiedName();
      String text = problem.getMessage().lines().findFirst().orElse("");
      console.err().println(name + ": " + text + " (see: " + name + " --help)");
      return FAILED;
    }
  }

  private record Failed(Console console) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine at, ParseResult words) {
      return failed(console, problem);
    }
  }

  private static int failed(Console console, Exception problem) {
    if (problem instanceof Failure || problem instanceof InvalidInputException) {
      console.err().println("modparam: " + problem.getMessage());
    } else if (problem instanceof UncheckedIOException io) {
      console.err().println("modparam: " + io.getCause().getMessage());
    } else if (problem instanceof java.io.IOException io) {
      console.err().println("modparam: " + Failure.of("input", io).getMessage());
    } else {
      StringWriter trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace));
      console.err().println("modparam: a fault of this program, please report it: " + trace);
    }
    return FAILED;
  }
}
