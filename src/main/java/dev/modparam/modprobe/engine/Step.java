// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import org.jspecify.annotations.Nullable;

/** One thing that the engine does, leaves, or fails at. Each is told when it happens. */
public sealed interface Step {

  /** Why a module is looked at. */
  enum Role {
    NAMED,
    DEPENDENCY,
    SOFT_DEPENDENCY
  }

  /** Why a module is left alone. */
  enum Reason {
    LOADED,
    BUILT_IN,
    BLACKLISTED
  }

  /**
   * A module is about to be loaded.
   *
   * @param path its file; null if it has none
   */
  record Load(Candidate module, Role role, @Nullable String path, LoadArguments arguments)
      implements Step {}

  /** A command is about to run in place of a load. */
  record Install(
      Candidate module, Role role, Directive.Install line, LoadArguments arguments, String command)
      implements Step {}

  /**
   * A module is left alone.
   *
   * @param line the {@code blacklist} line that decides, or null
   */
  record Skip(Candidate module, Role role, Reason reason, Directive.@Nullable Blacklist line)
      implements Step {}

  /** A module is about to be unloaded. */
  record Unload(String module) implements Step {}

  /** A command is about to run in place of an unload. */
  record Remove(Candidate module, Directive.Remove line, String command) implements Step {}

  /** Something that goes wrong. */
  sealed interface Problem extends Step {}

  /** A name led to a module that has no file. */
  record NoSuchModule(Candidate module, Role role) implements Problem {}

  /** The kernel, or the reading of the file, refused a load. */
  record LoadRefused(Candidate module, String path, ErrnoException refusal) implements Problem {

    /** Whether the file was handed to the kernel, which looks into it first. */
    public boolean isByKernel() {
      return refusal.getCause() == null || refusal.errno().equals(Errno.ENOEXEC);
    }
  }

  /** An {@code install} command ended with a status that is not 0. */
  record InstallFailed(Candidate module, String command, int status) implements Problem {}

  /** A soft dependency has a wrong bracket. */
  record UnknownSoftdep(String word) implements Problem {}

  /** Soft dependencies are so many that the rest of them is left out. */
  record TooManySoftdeps(Candidate module, int limit) implements Problem {}

  /** The kernel refused an unload. */
  record UnloadRefused(String module, ErrnoException refusal) implements Problem {}

  /** A module that shall go is in a state in which it cannot. */
  record CannotRemove(Candidate module, State state) implements Problem {
    /** What is in the way. */
    public enum State {
      IN_USE,
      BUILT_IN,
      NOT_IN_KERNEL,
      COMMAND_FAILED
    }
  }

  /** Soft dependencies lead from a removal back to it, without a change since. */
  record RemovalLoop(Candidate module) implements Problem {}

  /** A removal took more steps than any real configuration needs, and ends. */
  record RemovalTooLong(Candidate module, int limit) implements Problem {}

  /** The error with which modprobe goes on for such a problem. */
  static Errno errno(CannotRemove.State state) {
    return state == CannotRemove.State.IN_USE ? Errno.EBUSY : Errno.ENOENT;
  }
}
