// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.CSource;
import dev.modparam.source.RustSource;
import dev.modparam.source.SourceModule;
import java.util.List;
import java.util.Optional;

/** Commands that a real machine does not have: they explain. */
final class TeachingTools {

  private static final String END = "end";

  private TeachingTools() {}

  static void addTo(Tools tools) {
    tools.add(
        "explain",
        "what the last command met; NAME [ARG...]: what modprobe would do",
        TeachingTools::explain);
    tools.add(
        "declare",
        "c|rust MODULE: read a declaration, up to a line with end",
        TeachingTools::declare);
    tools.add("lesson", "the present step of the lesson", TeachingTools::lesson);
  }

  private static int explain(Invocation call) {
    if (!call.arguments().isEmpty()) {
      return explainPlan(call);
    }
    LastAnswer answer = call.shell().answer();
    if (answer.command().isEmpty()) {
      return call.fail("nothing has happened yet");
    }
    if (answer.lines().isEmpty()) {
      call.print(answer.command() + ": there is nothing to explain");
      return 0;
    }
    call.print(answer.command());
    answer.lines().forEach(line -> call.print("  " + line));
    return 0;
  }

  private static int explainPlan(Invocation call) {
    List<String> words = call.arguments();
    String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
    ShellMachine machine = call.shell().machine();
    ModprobePlan plan = machine.modprobe(words).resolve(words.get(0), arguments);
    call.out().append(plan.explain());
    for (ModprobePlan.Load load : plan.loads()) {
      Optional<ModuleDefinition> definition = machine.definition(load.module());
      definition
          .map(each -> ArgumentReport.check(each, load.arguments()))
          .ifPresent(report -> report.explanations().forEach(line -> call.print("   ! " + line)));
    }
    return plan.targets().isEmpty() ? 1 : 0;
  }

  private static int declare(Invocation call) {
    List<String> words = call.operands();
    String language = words.isEmpty() ? "" : words.get(0);
    if (words.size() != 2 || !language.equals("c") && !language.equals("rust")) {
      call.err()
          .append("usage: declare c|rust MODULE, then the declaration, then a line with end\n");
      return 2;
    }
    StringBuilder text = new StringBuilder();
    for (Optional<String> line = call.shell().lines().next("> ");
        line.isPresent() && !line.get().strip().equals(END);
        line = call.shell().lines().next("> ")) {
      text.append(line.get()).append('\n');
    }
    try {
      ModuleDefinition definition = read(call, language, text.toString(), words.get(1));
      call.shell().machine().declare(definition);
      call.print(
          "declared: " + definition.name() + "; modprobe " + definition.name() + " loads it");
      return 0;
    } catch (InvalidInputException wrong) {
      call.err().append(wrong.getMessage()).append('\n');
      return 1;
    }
  }

  private static ModuleDefinition read(
      Invocation call, String language, String text, String module) {
    if (language.equals("rust")) {
      return RustSource.parse(text, module);
    }
    SourceModule source = CSource.parse(text, module);
    source.notes().forEach(note -> call.print("note: " + note));
    return source.definition();
  }

  private static int lesson(Invocation call) {
    Optional<Lesson> lesson = call.shell().lesson();
    if (lesson.isEmpty()) {
      return call.fail("there is a lesson with --demo");
    }
    call.out().append(lesson.get().present());
    return 0;
  }
}
