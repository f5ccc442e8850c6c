// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modinfo;

import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.CSource;
import dev.modparam.source.JavaSource;
import dev.modparam.source.RustDialect;
import dev.modparam.source.RustSource;
import dev.modparam.source.WrittenSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Prints what {@code modinfo} prints of modules, and what it does not know: default, permissions
 * and bounds of each parameter, and where that was found. Reads compiled modules, Rust, C, and
 * whole trees of modules; writes declarations in C, Rust or Java.
 */
public final class ModinfoProgram {

  private static final String USAGE = "usage: modinfo [--to c|rust|java] FILE|FOLDER ...";

  private final PrintStream out;
  private final PrintStream err;

  private ModinfoProgram(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the program; its exit status is 1 if something could not be read.
   *
   * @param args the options and the files
   */
  public static void main(String[] args) {
    int status = run(System.out, System.err, args);
    System.out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    return new ModinfoProgram(out, err).run(new ArrayDeque<>(List.of(args)));
  }

  private int run(Deque<String> words) {
    Function<ModuleDefinition, WrittenSource> writer = null;
    if ("--to".equals(words.peek())) {
      words.pop();
      writer = writer(words.poll());
      if (writer == null) {
        return failed(USAGE);
      }
    }
    if (words.isEmpty()) {
      return failed(USAGE);
    }
    int status = 0;
    for (String word : words) {
      status |= describe(Path.of(word), writer);
    }
    return status;
  }

  private static Function<ModuleDefinition, WrittenSource> writer(String language) {
    return switch (language == null ? "" : language) {
      case "c" -> CSource::write;
      case "rust" -> definition -> RustSource.write(definition, RustDialect.PROTOTYPE);
      case "java" -> JavaSource::write;
      default -> null;
    };
  }

  private int describe(Path path, Function<ModuleDefinition, WrittenSource> writer) {
    try {
      List<String> damaged = new ArrayList<>();
      for (Described module : Described.read(path, damaged::add)) {
        print(module, writer);
      }
      damaged.forEach(file -> err.println("modinfo: " + file));
      return damaged.isEmpty() ? 0 : 1;
    } catch (InvalidInputException problem) {
      boolean named = !problem.location().file().isEmpty();
      return failed("modinfo: " + (named ? "" : path + ": ") + problem.getMessage());
    } catch (IOException problem) {
      return failed("modinfo: " + Described.reason(path, problem));
    }
  }

  private void print(Described module, Function<ModuleDefinition, WrittenSource> writer) {
    if (writer != null) {
      WrittenSource written = writer.apply(module.definition());
      out.print(written.text());
      written.notes().forEach(note -> err.println("note: " + note));
      return;
    }
    out.print(module.modinfo());
    out.println();
    out.print(module.table());
    module.notes().forEach(note -> out.println("note: " + note));
    out.println();
  }

  private int failed(String message) {
    err.println(message);
    return 1;
  }
}
