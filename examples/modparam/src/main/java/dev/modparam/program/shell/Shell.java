// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.param.ErrnoException;
import dev.modparam.program.shell.ShellLine.Call;
import dev.modparam.program.shell.ShellLine.Pipeline;
import dev.modparam.program.shell.ShellLine.Redirection;
import dev.modparam.program.shell.ShellLine.When;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A shell on a simulated machine: runs lines, keeps the status, the user and the folder. */
public final class Shell {

  private static final int NOT_FOUND = 127;
  private static final int MISUSED = 2;

  private final ShellMachine machine;
  private final PrintStream out;
  private final PrintStream err;
  private final LineSource lines;
  private final Tools tools = new Tools();
  private final LastAnswer answer = new LastAnswer();
  private final Deque<ShellUser> users = new ArrayDeque<>(List.of(ShellUser.ROOT));
  private final Optional<Lesson> lesson;
  private String folder = "/root";
  private int status;
  private boolean ended;

  Shell(
      ShellMachine machine,
      PrintStream out,
      PrintStream err,
      LineSource lines,
      Optional<Lesson> lesson) {
    this.machine = machine;
    this.out = out;
    this.err = err;
    this.lines = lines;
    this.lesson = lesson;
  }

  ShellMachine machine() {
    return machine;
  }

  Tools tools() {
    return tools;
  }

  LastAnswer answer() {
    return answer;
  }

  LineSource lines() {
    return lines;
  }

  Optional<Lesson> lesson() {
    return lesson;
  }

  ShellUser user() {
    return users.element();
  }

  ShellFiles files() {
    return new ShellFiles(machine.kernel(), machine.plain(), user());
  }

  int status() {
    return status;
  }

  boolean isEnded() {
    return ended;
  }

  String folder() {
    return folder;
  }

  void folder(String path) {
    folder = path;
  }

  void become(ShellUser user) {
    users.push(user);
  }

  /** Ends the work of the present user, and that of the shell after the first one. */
  void exit(int with) {
    status = with;
    if (users.size() > 1) {
      users.pop();
    } else {
      ended = true;
    }
  }

  /** What stands before the cursor. */
  String prompt() {
    String place = folder.equals("/root") ? "~" : folder;
    return user().name() + "@modparam:" + place + (user().isRoot() ? "# " : "$ ");
  }

  /** Returns the path that a word means in the present folder. */
  String absolute(String word) {
    String whole =
        word.startsWith("/")
            ? word
            : word.startsWith("~") ? "/root" + word.substring(1) : folder + "/" + word;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/+")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** Runs all lines there are; the status of the last command. */
  int run() {
    lesson.ifPresent(each -> out.print(each.greeting()));
    while (!ended) {
      Optional<String> line = lines.next(prompt());
      if (line.isEmpty()) {
        exit(status);
        continue;
      }
      execute(line.get());
    }
    return status;
  }

  /** Runs one line. */
  void execute(String text) {
    try {
      ShellLine line = ShellLine.parse(text);
      if (!line.pipelines().isEmpty() && !text.strip().startsWith("explain")) {
        answer.begin(text.strip());
      }
      for (Pipeline pipeline : line.pipelines()) {
        if (!ended && isDue(pipeline.when())) {
          run(pipeline);
        }
      }
      if (!line.pipelines().isEmpty()) {
        lesson.flatMap(each -> each.after(this, text.strip())).ifPresent(out::print);
      }
    } catch (ShellLine.SyntaxException wrong) {
      status = MISUSED;
      err.println("bash: " + wrong.getMessage());
    }
    out.flush();
    err.flush();
  }

  private boolean isDue(When when) {
    return switch (when) {
      case ALWAYS -> true;
      case AFTER_SUCCESS -> status == 0;
      case AFTER_FAILURE -> status != 0;
    };
  }

  private void run(Pipeline pipeline) {
    String input = "";
    for (int i = 0; i < pipeline.calls().size(); i++) {
      StringBuilder output = new StringBuilder();
      run(pipeline.calls().get(i), input, output);
      input = output.toString();
    }
    out.print(input);
  }

  /** Runs a command; what it writes and nothing redirects is left in the output. */
  private void run(Call call, String input, StringBuilder output) {
    Optional<Consumer<String>> file = Optional.empty();
    if (call.output().isPresent()) {
      file = open(call.output().get());
      if (file.isEmpty()) {
        status = 1;
        return;
      }
    }
    List<String> words = expand(call.words());
    if (words.isEmpty()) {
      status = 0;
      return;
    }
    StringBuilder complaints = new StringBuilder();
    StringBuilder written = new StringBuilder();
    status = run(new Invocation(this, words, input, written, complaints));
    err.print(complaints);
    err.flush();
    if (file.isEmpty()) {
      output.append(written);
    } else {
      write(file.get(), words.get(0), written.toString());
    }
  }

  private int run(Invocation call) {
    Optional<Tool> tool = tools.find(call.name());
    if (tool.isEmpty()) {
      call.err().append("bash: ").append(call.name()).append(": command not found\n");
      answer.add(List.of("there is no such command here; help lists those that there are"));
      return NOT_FOUND;
    }
    return tool.get().run(call);
  }

  private Optional<Consumer<String>> open(Redirection redirection) {
    String word = redirection.file().text(status, user().name());
    try {
      return Optional.of(files().openForWriting(absolute(word), redirection.isAppended()));
    } catch (ErrnoException refusal) {
      explain(refusal);
      err.println("bash: " + word + ": " + refusal.errno().message());
      return Optional.empty();
    }
  }

  private void write(Consumer<String> file, String command, String text) {
    try {
      file.accept(text);
    } catch (ErrnoException refusal) {
      explain(refusal);
      err.println("bash: " + command + ": write error: " + refusal.errno().message());
      status = 1;
    }
  }

  private void explain(ErrnoException refusal) {
    answer.add(List.of(String.valueOf(refusal.getMessage()).split("\n")));
    if (!user().isRoot()) {
      answer.add(List.of("you are " + user().name() + "; exit makes you root again"));
    }
  }

  private List<String> expand(List<ShellWord> words) {
    List<String> all = new ArrayList<>();
    for (ShellWord word : words) {
      String text = word.text(status, user().name());
      List<String> found = word.isPattern() ? files().matching(absolutePattern(text)) : List.of();
      if (found.isEmpty()) {
        all.add(text);
      } else {
        all.addAll(found);
      }
    }
    return all;
  }

  private String absolutePattern(String text) {
    return text.startsWith("/") ? text : (folder.equals("/") ? "" : folder) + "/" + text;
  }
}
