// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.param.Errno;

/** What modprobe says of a problem. */
public final class ProblemText {

  private ProblemText() {}

  public static String of(Step.Problem problem) {
    if (problem instanceof Step.NoSuchModule missing) {
      return "could not find module by name='" + missing.module().name() + "'";
    } else if (problem instanceof Step.LoadRefused refused) {
      return "could not insert '"
          + refused.module().name()
          + "': "
          + ofInsert(refused.refusal().errno());
    } else if (problem instanceof Step.InstallFailed failed) {
      return "Error running install command '"
          + failed.command()
          + "' for module "
          + failed.module().name()
          + ": retcode "
          + failed.status();
    } else if (problem instanceof Step.UnloadRefused refused) {
      return "could not remove '" + refused.module() + "': " + refused.refusal().errno().message();
    } else if (problem instanceof Step.CannotRemove cannot) {
      return of(cannot);
    } else if (problem instanceof Step.RemovalLoop loop) {
      return "soft dependencies lead from the removal of "
          + loop.module().name()
          + " back to it: going on without";
    } else if (problem instanceof Step.RemovalTooLong tooLong) {
      return "removing "
          + tooLong.module().name()
          + " takes more than "
          + tooLong.limit()
          + " steps, so something is wrong with its soft dependencies: given up";
    } else if (problem instanceof Step.TooManySoftdeps many) {
      return "more than "
          + many.limit()
          + " soft dependencies of "
          + many.module().name()
          + ": the rest is left out";
    }
    return "failed to lookup soft dependency '"
        + ((Step.UnknownSoftdep) problem).word()
        + "', continuing anyway.";
  }

  private static String of(Step.CannotRemove problem) {
    String name = problem.module().name();
    return switch (problem.state()) {
      case IN_USE -> "Module " + name + " is in use.";
      case BUILT_IN -> "Module " + name + " is builtin.";
      case NOT_IN_KERNEL -> "Module " + name + " is not in kernel.";
      case COMMAND_FAILED -> "Error running remove command for " + name;
    };
  }

  /** What modprobe says of the error of a load. */
  public static String ofInsert(Errno errno) {
    if (errno.equals(Errno.EEXIST)) {
      return "Module already in kernel";
    }
    return errno.equals(Errno.ENOENT)
        ? "Unknown symbol in module, or unknown parameter (see dmesg)"
        : errno.message();
  }
}
