// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import dev.modparam.audit.machine.Declarations;
import dev.modparam.audit.machine.MachineFacts;
import dev.modparam.audit.machine.MachineInputs;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.snapshot.KernelSnapshot;
import java.util.Optional;

/** Everything that an audit knows of one machine: what the rules look at. Immutable. */
public final class AuditedMachine {

  private final MachineFacts facts;

  AuditedMachine(MachineInputs inputs) {
    this.facts = new MachineFacts(inputs);
  }

  MachineFacts facts() {
    return facts;
  }

  /**
   * Returns which machine this is.
   *
   * @return its root folder as it was given, or a name for a machine made of texts
   */
  public String name() {
    return facts.inputs().name();
  }

  /**
   * Returns the configuration of modprobe.
   *
   * @return what was read, with the kernel command line
   */
  public ModprobeConfig config() {
    return facts.inputs().config();
  }

  /**
   * Returns the modules of the kernel.
   *
   * @return the tree, or empty if none was given
   */
  public Optional<ModuleTree> tree() {
    return Optional.ofNullable(facts.inputs().declarations()).map(Declarations::tree);
  }

  /**
   * Returns the modules of the kernel that is to be installed.
   *
   * @return the tree, or empty if none was given
   */
  public Optional<ModuleTree> upgrade() {
    return Optional.ofNullable(facts.inputs().upgrade()).map(Declarations::tree);
  }

  /**
   * Returns what is loaded.
   *
   * @return the state of {@code /sys/module}, or empty if none was given
   */
  public Optional<KernelSnapshot> live() {
    return Optional.ofNullable(facts.inputs().live());
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name();
  }
}
