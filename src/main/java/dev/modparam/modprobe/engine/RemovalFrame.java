// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.modprobe.config.Directive;
import dev.modparam.param.Errno;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The removal of one module, as far as it has come. */
final class RemovalFrame {

  /** What is done next. */
  enum Phase {
    START,
    POST_SOFTDEPS,
    HOLDERS,
    SELF,
    PRE_SOFTDEPS,
    DONE
  }

  final Candidate module;
  final boolean named;
  final Deque<Candidate> queue = new ArrayDeque<>();
  Phase phase = Phase.START;
  ProbeList.Softdeps softdeps = ProbeList.Softdeps.NONE;
  Optional<Directive.Remove> command = Optional.empty();
  Optional<Errno> result = Optional.empty();

  /**
   * Makes a frame.
   *
   * @param named whether the user asked for this removal
   */
  RemovalFrame(Candidate module, boolean named) {
    this.module = module;
    this.named = named;
  }

  void end(Optional<Errno> error) {
    result = error;
    phase = Phase.DONE;
  }

  /** Goes on to a phase that removes other modules first, from last to first. */
  void removeFirst(Phase next, List<Candidate> others) {
    phase = next;
    others.forEach(queue::push);
  }
}
