// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.module.LogLevel;
import dev.modparam.param.memory.NameIndex;
import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kernel command line, which sets parameters of built-in code; what is none goes to the first
 * process. Mirrors {@code start_kernel} and {@code unknown_bootoption} of {@code init/main.c}.
 */
final class BootArguments implements ArgumentTarget {

  /** {@code CONFIG_INIT_ENV_ARG_LIMIT}: with more arguments the kernel panics. */
  private static final int MOST_ARGUMENTS = 32;

  /** The same room, which here starts with HOME and there with the name of the process. */
  private static final int MOST_VARIABLES = MOST_ARGUMENTS - 1;

  private static final List<String> FIRST_VARIABLES = List.of("HOME=/", "TERM=linux");

  private final List<Parameter> parameters;
  private final NameIndex index;
  private final Set<String> setupWords;
  private final KernelLog log;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> environment = new ArrayList<>(FIRST_VARIABLES);

  BootArguments(List<Parameter> parameters, Set<String> setupWords, KernelLog log) {
    this.parameters = List.copyOf(parameters);
    this.index = NameIndex.of(parameters.stream().map(Parameter::name).toList());
    this.setupWords =
        setupWords.stream().map(KernelName::normalize).collect(Collectors.toUnmodifiableSet());
    this.log = log;
  }

  /**
   * Applies a command line.
   *
   * @throws IllegalArgumentException if there are more unknown words than the kernel has room for
   */
  InitProcess boot(String commandLine) {
    byte[] line = commandLine.getBytes(StandardCharsets.UTF_8);
    ArgumentParser.Outcome outcome = new ArgumentParser(this).parse(line);
    printUnknown();
    if (outcome.rest() != null && outcome.result() == 0) { // after an error the rest is lost
      ArgumentReader rest = new ArgumentReader();
      rest.start(outcome.rest(), 0);
      while (rest.next(outcome.rest())) {
        arguments.add(word(outcome.rest(), rest));
      }
    }
    requireRoom();
    return new InitProcess(arguments, environment);
  }

  private void requireRoom() {
    int variables = environment.size() - FIRST_VARIABLES.size();
    if (arguments.size() > MOST_ARGUMENTS || variables > MOST_VARIABLES) {
      throw new IllegalArgumentException(
          "a kernel with this command line panics: it has room for "
              + MOST_VARIABLES
              + " unknown words with a value and "
              + MOST_ARGUMENTS
              + " without, not "
              + variables
              + " and "
              + arguments.size());
    }
  }

  private void printUnknown() {
    if (arguments.isEmpty() && environment.size() == FIRST_VARIABLES.size()) {
      return;
    }
    String words =
        Stream.concat(arguments.stream(), environment.stream().skip(FIRST_VARIABLES.size()))
            .collect(Collectors.joining(" "));
    log.print(
        LogLevel.NOTICE,
        "Unknown kernel command line parameters \"" + words + "\", will be passed to user space.");
  }

  @Override
  public boolean unknown(byte[] line, ArgumentReader argument) {
    String name = argument.name(line);
    if (setupWords.contains(KernelName.normalize(name)) || name.indexOf('.') >= 0) {
      return false;
    }
    if (argument.hasValue()) {
      setEnvironment(name + "=", word(line, argument));
    } else {
      arguments.add(word(line, argument));
    }
    return true;
  }

  @Override
  public @Nullable String nearest(String name) {
    return index.nearest(name).orElse(null);
  }

  private void setEnvironment(String start, String entry) {
    boolean panics = environment.size() > FIRST_VARIABLES.size() + MOST_VARIABLES;
    for (int i = 0; !panics && i < environment.size(); i++) {
      if (environment.get(i).startsWith(start)) {
        environment.set(i, entry);
        return;
      }
    }
    environment.add(entry);
  }

  private static String word(byte[] line, ArgumentReader argument) {
    return argument.hasValue()
        ? argument.name(line) + "=" + argument.value(line)
        : argument.name(line);
  }

  @Override
  public String subject() {
    return "Booting kernel";
  }

  @Override
  public @Nullable Parameter find(byte[] line, int from, int to) {
    int position = index.find(line, from, to);
    return position < 0 ? null : parameters.get(position);
  }

  @Override
  public void log(LogLevel level, byte[] text) {
    log.print(level, "", text);
  }

  /** The words that code which is no parameter takes: those that distributions and guides use. */
  static Set<String> commonSetupWords() {
    return Arrays.stream(
            """
            BOOT_IMAGE acpi acpi_osi amd_iommu apparmor audit boot clocksource console
            consoleblank crashkernel debug default_hugepagesz dyndbg earlycon earlyprintk efi
            fips hugepages hugepagesz ignore_loglevel init initcall_debug initrd intel_iommu
            iommu ip irqpoll isolcpus kaslr keep_bootcon lockdown log_buf_len loglevel lsm
            maxcpus mem memmap mitigations nfsroot nmi_watchdog noapic nohz
            nohz_full nokaslr nolapic nomodeset norandmaps nosmp nosmt nospectre_v1
            nospectre_v2 noxsave nr_cpus numa oops panic_print pci possible_cpus
            pti quiet raid rcu_nocbs rd_start rdinit reboot reserve resume
            resume_offset ro root rootdelay rootflags rootfstype rootwait rw security selinux
            slab_nomerge slub_debug spectre_v2 spec_store_bypass_disable swiotlb sysrq_always_enabled
            transparent_hugepage tsc video vga
            """
                .split("\\s+"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
