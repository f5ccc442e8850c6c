// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c.token;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Macros of headers that are called outside of functions: which of them may declare parameters. */
public final class CCalls {

  /** Beginnings of macros of the kernel's headers that declare other things. */
  private static final List<String> HARMLESS =
      List.of(
          "EXPORT_",
          "DECLARE_",
          "DEFINE_MUTEX",
          "DEFINE_SPINLOCK",
          "DEFINE_RAW_SPINLOCK",
          "DEFINE_RWLOCK",
          "DEFINE_SEMAPHORE",
          "DEFINE_IDA",
          "DEFINE_IDR",
          "DEFINE_XARRAY",
          "DEFINE_PER_CPU",
          "DEFINE_STATIC",
          "DEFINE_SIMPLE_",
          "DEFINE_SHOW_",
          "DEFINE_SEQ_",
          "DEFINE_DEBUGFS_",
          "DEFINE_RATELIMIT",
          "DEFINE_HASHTABLE",
          "DEFINE_TIMER",
          "DEFINE_KFIFO",
          "DEFINE_SRCU",
          "DEFINE_WAIT",
          "DEFINE_FREE",
          "DEFINE_GUARD",
          "DEFINE_LOCK",
          "DEFINE_CLASS",
          "DEFINE_RES_",
          "DEFINE_PCI_",
          "DEFINE_DRM_",
          "DEFINE_RUNTIME_",
          "DEFINE_NOIRQ_",
          "LIST_HEAD",
          "HLIST_HEAD",
          "LLIST_HEAD",
          "RAW_NOTIFIER",
          "BLOCKING_NOTIFIER",
          "ATOMIC_NOTIFIER",
          "SRCU_NOTIFIER",
          "DEVICE_",
          "DRIVER_ATTR",
          "BUS_ATTR",
          "CLASS_ATTR",
          "BIN_ATTR",
          "ATTRIBUTE_GROUPS",
          "SENSOR_",
          "SIMPLE_DEV_PM",
          "UNIVERSAL_DEV_PM",
          "EXPORT_PM",
          "BUILD_BUG",
          "TRACE_EVENT",
          "TRACE_",
          "SYSCALL_",
          "COMPAT_SYSCALL",
          "EARLYCON_",
          "OF_EARLYCON",
          "IRQCHIP_",
          "TIMER_OF",
          "CLK_OF",
          "RESERVEDMEM",
          "ACPI_",
          "BTF_",
          "BPF_",
          "KUNIT_",
          "PCI_",
          "USB_DEVICE",
          "SND_SOC_",
          "MODULE_",
          "IIO_",
          "MTD_",
          "ALLOW_ERROR_INJECTION",
          "NOKPROBE",
          "STATIC_",
          "INDIRECT_",
          "CREATE_TRACE",
          "V4L2_",
          "CONFIGFS_",
          "NF_",
          "XFRM_",
          "RCU_",
          "KBUILD_",
          "ASSERT_",
          "PARAM_MASK",
          "DEFINE_LSM",
          "DEFINE_LED_",
          "FB_GEN_",
          "IWL_EXPORT_");

  private static final Set<String> NEVER =
      Set.of("MODULE", "ARRAY_SIZE", "BIT", "early_param", "__setup_param", "DEF_SCSI_QCMD");

  private CCalls() {}

  /** Whether a macro of a header that nobody knows may declare parameters. */
  public static boolean mayDeclare(String macro) {
    String upper = macro.toUpperCase(Locale.ROOT);
    boolean capitals =
        macro.length() > 2 && macro.equals(upper) && Character.isLetter(macro.charAt(0));
    boolean named = upper.contains("PARAM") || upper.contains("PARM");
    boolean checks = macro.startsWith("param_check_") || macro.startsWith("__param_check");
    if (capitals && (upper.contains("MODULE_PARM") || upper.contains("MODULE_PARAM"))) {
      return true;
    }
    return (capitals || (named && !checks && !macro.startsWith("param_")))
        && !NEVER.contains(macro)
        && HARMLESS.stream().noneMatch(macro::startsWith);
  }
}
