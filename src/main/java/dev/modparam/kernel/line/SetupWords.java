// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.text.KernelName;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a command line that code takes which is not a parameter ({@code __setup}), and those
 * that are dropped. A word that ends in {@code =} needs a value.
 */
public final class SetupWords {

  private static final Set<String> OF_INIT = Set.of("init", "rdinit");

  private final Set<String> words;
  private final boolean dropsBootLoaderWords;

  SetupWords(Set<String> words, Set<KernelFeature> features) {
    this.words = words.stream().map(KernelName::normalize).collect(Collectors.toUnmodifiableSet());
    this.dropsBootLoaderWords = features.contains(KernelFeature.BOOT_LOADER_WORDS_DROPPED);
  }

  /** Whether a word is taken, and so is not for the first process. */
  boolean take(String name, boolean hasValue) {
    String normal = KernelName.normalize(name);
    return words.contains(normal)
        || (hasValue && words.contains(normal + "="))
        || (dropsBootLoaderWords && isOfBootLoader(name, hasValue));
  }

  private static boolean isOfBootLoader(String name, boolean hasValue) {
    return name.startsWith("kexec") || (hasValue && name.equals("BOOT_IMAGE"));
  }

  /** Whether a word that was taken says what the first process is ({@code init_setup}). */
  boolean startsInit(String name) {
    return OF_INIT.contains(KernelName.normalize(name));
  }

  /** The words that distributions and guides use. */
  public static Set<String> common() {
    return Arrays.stream(
            """
            acpi acpi_osi amd_iommu apparmor= audit= boot clocksource console= consoleblank
            crashkernel debug default_hugepagesz= dyndbg= earlycon earlyprintk efi fips
            hardlockup_all_cpu_backtrace hugepages= hugepagesz= hung_task_panic ignore_loglevel
            init= initcall_debug initrd intel_iommu iommu ip= irqpoll isolcpus= kaslr
            keep_bootcon lockdown log_buf_len loglevel lsm maxcpus mem memmap mitigations
            module_blacklist nfsroot= nmi_watchdog noapic nohz nohz_full= nokaslr nolapic
            nomodeset norandmaps noresume nosmp nosmt nospectre_v1 nospectre_v2 noxsave nr_cpus
            numa numa_zonelist_order oops panic_print pci possible_cpus pti quiet raid=
            rcu_nocbs rd_start rdinit= reboot= reserve= resume= resume_offset= ro root=
            rootdelay= rootflags= rootfstype= rootwait rw security= selinux= slab_nomerge
            slub_debug softlockup_all_cpu_backtrace spec_store_bypass_disable spectre_v2 swiotlb
            sysrq_always_enabled transparent_hugepage= tsc vga video=
            """
                .split("\\s+"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
