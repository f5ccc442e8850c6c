// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.modprobe.engine.ProblemText;
import dev.modparam.modprobe.engine.Step;
import java.util.function.Supplier;

/** Prints what the engine does and what goes wrong, as modprobe does. */
final class StepPrinter {

  private final ToolOutput out;
  private final CommandSetup setup;
  private final Supplier<KmodContext> context;
  private final boolean show;
  private final LogPriority complaint;

  /**
   * Makes a printer.
   *
   * @param show whether what is done is printed
   * @param complaint how grave it is that a module cannot be removed
   */
  StepPrinter(
      ToolOutput out,
      CommandSetup setup,
      Supplier<KmodContext> context,
      boolean show,
      LogPriority complaint) {
    this.out = out;
    this.setup = setup;
    this.context = context;
    this.show = show;
    this.complaint = complaint;
  }

  void print(Step step) {
    if (step instanceof Step.Problem problem) {
      print(problem);
    } else if (step instanceof Step.Load load) {
      if (load.path() != null) {
        line("insmod " + load.path() + " " + load.arguments().text());
      } else if (context.get().isBuiltIn(load.module())) {
        line("builtin " + load.module().name());
      }
    } else if (step instanceof Step.Install install) {
      line("install " + install.line().command() + " " + install.arguments().text());
    } else if (step instanceof Step.Unload unload) {
      line("rmmod " + unload.module());
      flush();
    } else if (step instanceof Step.Remove remove) {
      line("remove " + remove.command());
      flush();
    }
  }

  /** Says what libkmod says, for those who want to hear it, of a load that the kernel refuses. */
  static void printRefusal(Step step, ToolOutput out) {
    if (step instanceof Step.LoadRefused refused && refused.isByKernel()) {
      String why = refused.refusal().errno().message();
      out.libkmod(
          LogPriority.INFO,
          LibkmodPlace.KERNEL,
          "Failed to insert module '" + refused.path() + "': " + why);
    }
  }

  private void line(String text) {
    if (show) {
      out.print(text + "\n");
    }
  }

  private void flush() {
    if (show) {
      out.flush();
    }
  }

  private void print(Step.Problem problem) {
    String text = ProblemText.of(problem);
    if (problem instanceof Step.NoSuchModule) {
      out.libkmod(LogPriority.ERROR, LibkmodPlace.INSERT, text);
    } else if (problem instanceof Step.InstallFailed) {
      out.libkmod(LogPriority.ERROR, LibkmodPlace.COMMAND, text);
    } else if (problem instanceof Step.UnloadRefused) {
      out.libkmod(LogPriority.ERROR, LibkmodPlace.REMOVE, text);
    } else if (problem instanceof Step.UnknownSoftdep unknown) {
      boolean weak = setup.has(KmodVersion.Feature.WEAKDEP);
      out.libkmod(
          LogPriority.ERROR,
          LibkmodPlace.SOFTDEP,
          weak ? "failed to lookup dependency '" + unknown.word() + "', continuing anyway." : text);
    } else if (problem instanceof Step.CannotRemove) {
      out.log(complaint, text);
    } else if (problem instanceof Step.LoadRefused refused) {
      printRefusal(refused, out);
    } else {
      out.log(LogPriority.ERROR, text);
    }
  }
}
