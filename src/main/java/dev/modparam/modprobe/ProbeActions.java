// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Errno;
import java.util.Optional;

/** What is done with the modules that {@link Probe} comes to. */
interface ProbeActions {

  /** Whether the kernel has a module, by now. */
  boolean isInKernel(Candidate module);

  /** Loads a module; an error if that fails. */
  Optional<Errno> load(Candidate module, LoadArguments arguments, PlanStep.Role role);

  /** Runs the command for a module; an error if that fails. */
  Optional<Errno> run(
      Candidate module, Directive.Install line, LoadArguments arguments, PlanStep.Role role);

  /** Learns that a module is left alone. */
  void skip(Candidate module, PlanStep.Role role);

  /** Learns that a module is left alone because of a line. */
  void blacklisted(Candidate module, Directive.Blacklist line);

  /** Learns of a soft dependency with a wrong bracket. */
  void unknownSoftdep(String word);
}
