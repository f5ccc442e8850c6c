// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.KernelLog;
import dev.modparam.modprobe.command.KmodCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of kmod, and {@code dmesg}. */
final class KernelTools {

  private KernelTools() {}

  static void addTo(Tools tools) {
    tools.add("insmod", "FILE [NAME=VALUE...]: load a module", KernelTools::kmod);
    tools.add("rmmod", "MODULE: unload a module", KernelTools::kmod);
    tools.add("modprobe", "[-r] MODULE [NAME=VALUE...]: load what is needed", KernelTools::kmod);
    tools.add("modinfo", "MODULE: what a module says of itself", KernelTools::kmod);
    tools.add("lsmod", "the modules that are loaded", KernelTools::kmod);
    tools.add("depmod", "[-n]: write down which module needs which others", KernelTools::depmod);
    tools.add("dmesg", "[-c|-C] [-t]: the log of the kernel", KernelTools::dmesg);
  }

  private static int kmod(Invocation call) {
    Shell shell = call.shell();
    KmodCommands commands = shell.machine().commands(shell.user(), shell.answer(), call.operands());
    List<String> words = new ArrayList<>(call.words());
    if (words.get(0).endsWith("insmod")) {
      words.replaceAll(word -> moduleFile(shell, word));
    }
    KmodCommands.Output output = commands.run(words);
    call.out().append(output.stdout());
    call.err().append(output.stderr());
    explainUnknown(shell, output, call.operands());
    return output.exitStatus();
  }

  /** Whoever stands in the folder of a module may call it by its file's name. */
  private static String moduleFile(Shell shell, String word) {
    boolean isFile = word.endsWith(".ko") && !word.contains("=");
    String path = shell.absolute(word);
    if (!isFile || shell.files().exists(path)) {
      return isFile ? path : word;
    }
    Optional<String> known =
        word.contains("/")
            ? Optional.empty()
            : shell.machine().fileOf(word.substring(0, word.length() - 3));
    return known.orElse(path);
  }

  private static void explainUnknown(
      Shell shell, KmodCommands.Output output, List<String> operands) {
    if (output.exitStatus() != 0 && shell.answer().lines().isEmpty() && !operands.isEmpty()) {
      String plan = shell.machine().modprobe(operands).resolve(operands.get(0)).explain();
      shell.answer().add(List.of(plan.split("\n")));
    }
  }

  private static int depmod(Invocation call) {
    ShellMachine machine = call.shell().machine();
    if (call.flags().contains("n")) {
      call.out().append(machine.dependencyIndex());
      return 0;
    }
    if (!call.shell().user().isRoot()) {
      return call.fail("could not open " + machine.indexFile() + ": Permission denied");
    }
    machine.plain().write(machine.indexFile(), machine.dependencyIndex());
    return 0;
  }

  private static int dmesg(Invocation call) {
    String flags = call.flags();
    if (!flags.matches("[cCtwT]*")) {
      return call.fail("invalid option -- '" + flags.replaceAll("[cCtwT]", "").charAt(0) + "'");
    }
    if ((flags.contains("c") || flags.contains("C")) && !call.shell().user().isRoot()) {
      return call.fail("clear kernel buffer failed: Operation not permitted");
    }
    if (!flags.contains("C")) {
      for (KernelLog.Entry entry : call.shell().machine().kernel().log().records()) {
        call.print(flags.contains("t") ? entry.text() : entry.toString());
      }
    }
    if (flags.contains("c") || flags.contains("C")) {
      call.shell().machine().kernel().log().clear();
    }
    return 0;
  }
}
