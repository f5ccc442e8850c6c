// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import dev.modparam.audit.Audit;
import dev.modparam.audit.AuditReport;
import dev.modparam.audit.Severity;
import dev.modparam.program.Console;
import dev.modparam.program.Failure;
import dev.modparam.program.Program;
import dev.modparam.program.input.ReadAhead;
import dev.modparam.program.report.Judged;
import dev.modparam.program.report.ReportFormat;
import dev.modparam.program.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The judgement of configurations. */
final class AuditCommand implements Callable<Integer> {

  enum FailOn {
    ERROR(Optional.of(Severity.ERROR)),
    WARNING(Optional.of(Severity.WARNING)),
    INFO(Optional.of(Severity.INFORMATION)),
    NEVER(Optional.empty());

    private final Optional<Severity> floor;

    FailOn(Optional<Severity> floor) {
      this.floor = floor;
    }

    boolean isMetBy(Optional<Severity> worst) {
      return floor.isPresent() && worst.filter(found -> found.isAtLeast(floor.get())).isPresent();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;
  private final ReadAhead ahead;
  private final AuditInputs inputs = new AuditInputs();

  private final Argument<ReportFormat> format =
      Argument.of(
          ReportFormat.class,
          OptionSpec.builder("--format")
              .paramLabel("FORMAT")
              .defaultValue("text")
              .description("${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}."));

  private final Argument<FailOn> failOn =
      Argument.of(
          FailOn.class,
          OptionSpec.builder("--fail-on")
              .paramLabel("SEVERITY")
              .defaultValue("info")
              .description(
                  "The least severity with which the status is 1: ${COMPLETION-CANDIDATES}."));

  private final Argument<List<String>> select =
      Argument.list(
          String.class,
          OptionSpec.builder("--select")
              .paramLabel("RULE")
              .splitRegex(",")
              .description("Only these rules: numbers, beginnings such as MP4, names."));

  private final Argument<List<String>> ignore =
      Argument.list(
          String.class,
          OptionSpec.builder("--ignore")
              .paramLabel("RULE")
              .splitRegex(",")
              .description("Not these rules."));

  private final Argument<Path> baseline =
      Argument.of(
          Path.class,
          OptionSpec.builder("--baseline")
              .paramLabel("FILE")
              .description("Leave out the findings that are written in a file."));

  private final Argument<Path> newBaseline =
      Argument.of(
          Path.class,
          OptionSpec.builder("--write-baseline")
              .paramLabel("FILE")
              .description("Write what is found into a file for --baseline, and end with 0."));

  AuditCommand(Console console, ReadAhead ahead) {
    this.console = console;
    this.ahead = ahead;
  }

  CommandSpec spec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("audit");
    spec.usageMessage()
        .description(
            "Judge the module configuration of machines, before the reboot.",
            "Nothing is loaded, and nothing outside the given folders is read.")
        .footerHeading("%nExit status: 0 nothing found, 1 findings, 2 could not run.%nExamples:%n")
        .footer(
            "  modparam audit",
            "  modparam audit /mnt/image --format html > report.html",
            "  modparam audit files/modprobe.d/*.conf --catalog 6.12.jsonl.gz --fail-on error",
            "  modparam audit --upgrade-to /lib/modules/7.2.0");
    inputs.addTo(spec);
    Argument.add(spec, format, failOn, select, ignore, baseline, newBaseline);
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    Audit.Builder builder = inputs.builder(console, ahead);
    RuleNames.check("--select", select.get());
    RuleNames.check("--ignore", ignore.get());
    builder.select(select.get().toArray(String[]::new));
    builder.ignore(ignore.get().toArray(String[]::new));
    if (baseline.find().isPresent()) {
      Path file = baseline.get();
      builder.baseline(Failure.unlessRead(file, () -> Files.readString(file)));
    }
    boolean isFleet = inputs.roots().size() > 1 && format.get() == ReportFormat.TEXT;
    return isFleet && newBaseline.find().isEmpty() ? fleet(builder.build()) : machines(builder);
  }

  private int machines(Audit.Builder builder) throws IOException {
    List<Judged> machines = new ArrayList<>();
    if (inputs.hasFiles()) {
      machines.add(new Judged(builder.build().run(), Optional.empty()));
    }
    for (Path root : inputs.roots()) {
      machines.add(new Judged(judge(builder, root), Optional.of(root)));
    }
    if (newBaseline.find().isPresent()) {
      Path file = newBaseline.get();
      StringBuilder text = new StringBuilder();
      machines.forEach(judged -> text.append(judged.report().baseline()));
      Failure.unlessRead(file, () -> Files.writeString(file, text));
      return Program.NOTHING;
    }
    format.get().print(console, machines);
    return status(
        machines.stream().anyMatch(judged -> failOn.get().isMetBy(judged.report().worst())));
  }

  /**
   * Judges a machine. A command line and other inputs that were given together with it belong to
   * it, if it is the only machine.
   */
  private AuditReport judge(Audit.Builder builder, Path root) {
    boolean isOnly = inputs.roots().size() == 1 && !inputs.hasFiles();
    return Failure.unlessRead(
        root, () -> isOnly ? builder.root(root).build().run() : builder.build().run(root));
  }

  /** Judges many machines, and keeps nothing of them but the sum of what was found. */
  private int fleet(Audit audit) {
    AuditReport.Summary summary =
        inputs.roots().parallelStream()
            .map(root -> Failure.unlessRead(root, () -> audit.run(root)))
            .collect(AuditReport.summarizing());
    new TextReport(console).print(summary);
    return status(failOn.get().isMetBy(summary.worst()));
  }

  private static int status(boolean isFound) {
    return isFound ? Program.FOUND : Program.NOTHING;
  }
}
