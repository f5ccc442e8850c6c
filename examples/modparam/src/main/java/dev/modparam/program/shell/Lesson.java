// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.LoadedModule;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Ten steps, each of which is done when the machine, or what was typed, shows it. */
final class Lesson {

  private static final String FILES = "/sys/module/my_driver/parameters/";

  /** A step: what to do, what it shows, and how it is known to be done. */
  private record Step(String task, String shows, BiPredicate<Shell, String> isDone) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(
              "See what a driver declares: modinfo my_driver",
              "modinfo shows names, descriptions and types, but no defaults and no limits.",
              (shell, line) -> shell.status() == 0 && line.startsWith("modinfo my_driver")),
          new Step(
              "Load it: modprobe my_driver",
              "It runs with its defaults. lsmod lists it.",
              (shell, line) -> driver(shell).isPresent()),
          new Step(
              "Each visible parameter is a file. Print one: cat " + FILES + "buffer_size",
              "4096 is the default of the driver.",
              (shell, line) -> shell.status() == 0 && line.startsWith("cat " + FILES)),
          new Step(
              "Change one while it runs: echo 1 > " + FILES + "debug",
              "A bool takes 1, y, on and the like, and shows Y.",
              (shell, line) -> driver(shell).map(each -> each.get(DemoDriver.DEBUG)).orElse(false)),
          new Step(
              "Not each may be changed: echo 8192 > " + FILES + "buffer_size",
              "Its mode is 0444, which binds root too: ls -l "
                  + FILES
                  + ". The word explain"
                  + " says more about any failure.",
              (shell, line) ->
                  line.contains("> " + FILES + "buffer_size") && isExplained(shell, "EACCES")),
          new Step(
              "So give it at load: rmmod my_driver, then modprobe my_driver buffer_size=70000",
              "The kernel refuses the module for one bad value. What it says is in dmesg, and"
                  + " explain says what would be right.",
              (shell, line) -> isExplained(shell, "refused")),
          new Step(
              "Now with a typing error: modprobe my_driver bufer_size=8192, then dmesg",
              "An unknown name is only a line in the log; the module runs with its default.",
              (shell, line) ->
                  line.startsWith("dmesg")
                      && driver(shell).filter(each -> !each.arguments().isClean()).isPresent()),
          new Step(
              "Options for each load stand in a file:"
                  + " echo options my_driver buffer_size=8192 > /etc/modprobe.d/my_driver.conf",
              "Only names that end in .conf are read.",
              (shell, line) ->
                  shell.machine().configuration().directives().stream()
                      .anyMatch(each -> each.toString().contains("buffer_size=8192"))),
          new Step(
              "They count at the next load: rmmod my_driver; modprobe my_driver",
              "cat " + FILES + "buffer_size prints 8192 now.",
              (shell, line) ->
                  driver(shell)
                      .filter(each -> each.getInt(DemoDriver.BUFFER_SIZE) == 8192)
                      .isPresent()),
          new Step(
              "Where does a value come from? rmmod my_driver; explain my_driver buffer_size=1024",
              "Each word has its line, and the last one wins.",
              (shell, line) -> line.contains("explain my_driver")));

  private int at;

  private static Optional<LoadedModule> driver(Shell shell) {
    return shell.machine().kernel().module("my_driver");
  }

  private static boolean isExplained(Shell shell, String word) {
    return shell.answer().lines().stream().anyMatch(line -> line.contains(word));
  }

  String greeting() {
    return "A lesson in ten steps; lesson repeats the present one, exit ends. Tab completes.\n"
        + present();
  }

  /** The present step. */
  String present() {
    return at == STEPS.size()
        ? "That was the lesson. help lists the commands; explain works after each.\n"
        : String.format("Step %d of %d. %s%n", at + 1, STEPS.size(), STEPS.get(at).task());
  }

  /** Looks whether the present step is done. */
  Optional<String> after(Shell shell, String line) {
    if (at == STEPS.size() || !STEPS.get(at).isDone().test(shell, line)) {
      return Optional.empty();
    }
    String shows = STEPS.get(at).shows();
    at++;
    return Optional.of("Done. " + shows + "\n" + present());
  }
}
