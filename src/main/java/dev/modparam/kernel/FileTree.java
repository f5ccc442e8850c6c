// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.sysfs.Directory;
import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.kernel.sysfs.Records;
import dev.modparam.kernel.sysfs.SuperBlock;
import dev.modparam.param.Errno;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the root directory of a kernel's files. */
final class FileTree {

  private final RunningKernel kernel;
  private final SuperBlock sysfs;

  private FileTree(RunningKernel kernel) {
    this.kernel = kernel;
    this.sysfs = kernel.sysfs();
  }

  static Directory of(RunningKernel kernel) {
    return new FileTree(kernel).root();
  }

  private Directory root() {
    KernelFile dev =
        directory(
            SuperBlock.PLAIN,
            0755,
            Map.of("kmsg", KernelFile.text(SuperBlock.PLAIN, kernel.log()::kmsg)));
    return directory(SuperBlock.PLAIN, 0755, Map.of("sys", sys(), "proc", proc(), "dev", dev));
  }

  private Directory sys() {
    KernelFile lockdown =
        KernelFile.setting(SuperBlock.PLAIN, 0644, this::lockdown, this::lockDown);
    Directory security = directory(SuperBlock.PLAIN, 0755, Map.of("lockdown", lockdown));
    Directory module =
        new Directory(sysfs, 0755, () -> true, this::moduleDirectory, this::moduleNames);
    return directory(
        sysfs,
        0555,
        Map.of("module", module, "kernel", directory(sysfs, 0755, Map.of("security", security))));
  }

  private Directory proc() {
    KernelFile modules =
        KernelFile.records(
            SuperBlock.PROC,
            () ->
                Records.of(
                    kernel.table().loaded(),
                    module -> line(module).getBytes(StandardCharsets.UTF_8)));
    Map<String, KernelFile> settings =
        Map.of(
            "tainted",
            KernelFile.setting(
                SuperBlock.SYSCTL, 0644, () -> kernel.taints().mask() + "\n", this::addTaints),
            "modules_disabled",
            KernelFile.setting(
                SuperBlock.SYSCTL,
                0644,
                () -> (kernel.areModulesDisabled() ? 1 : 0) + "\n",
                this::disableModules),
            "osrelease",
            KernelFile.setting(
                SuperBlock.SYSCTL, 0444, () -> kernel.version().release() + "\n", text -> 0));
    return directory(
        SuperBlock.PROC,
        0555,
        Map.of(
            "modules",
            modules,
            "cmdline",
            KernelFile.constant(SuperBlock.PROC, kernel.commandLine() + "\n"),
            "version",
            KernelFile.text(SuperBlock.PROC, () -> kernel.version().banner() + "\n"),
            "sys",
            directory(
                SuperBlock.SYSCTL,
                0555,
                Map.of("kernel", directory(SuperBlock.SYSCTL, 0555, settings)))));
  }

  private static Directory directory(
      SuperBlock fileSystem, int mode, Map<String, KernelFile> children) {
    return Directory.of(fileSystem, mode, () -> true, children);
  }

  private @Nullable KernelFile moduleDirectory(String name) {
    return kernel
        .table()
        .find(name)
        .filter(LoadedModule::isVisible)
        .map(LoadedModule::directory)
        .orElse(null);
  }

  private List<String> moduleNames() {
    return Stream.concat(kernel.table().loaded().stream(), kernel.table().builtIn().stream())
        .filter(LoadedModule::isVisible)
        .map(LoadedModule::name)
        .toList();
  }

  /** A line as {@code m_show} of {@code kernel/module/procfs.c} prints it. */
  private static String line(LoadedModule module) {
    List<String> holders = newestFirst(module.holders());
    String used =
        holders.stream().map(holder -> holder + ",").collect(Collectors.joining())
            + (module.definition().code().permanent() ? "[permanent]," : "");
    String state =
        switch (module.state()) {
          case COMING -> "Loading";
          case GOING, GONE -> "Unloading";
          case LIVE, BUILT_IN -> "Live";
        };
    return String.format(
        Locale.ROOT,
        "%s %d %d %s %s 0x%016x%s\n",
        module.name(),
        module.definition().code().size(),
        module.referenceCount(),
        used.isEmpty() ? "-" : used,
        state,
        0,
        flags(module));
  }

  private static List<String> newestFirst(List<String> holders) {
    List<String> reversed = new ArrayList<>(holders);
    Collections.reverse(reversed);
    return reversed;
  }

  /** {@code module_flags}: nothing for a module that taints nothing, whatever its state. */
  private static String flags(LoadedModule module) {
    String letters = module.taintLetters();
    String sign =
        switch (module.state()) {
          case COMING -> "+";
          case GOING -> "-";
          case LIVE, BUILT_IN, GONE -> "";
        };
    return letters.isEmpty() ? "" : " (" + letters + sign + ")";
  }

  private String lockdown() {
    return Arrays.stream(Lockdown.values())
            .map(
                level ->
                    level == kernel.lockdown().level() ? "[" + level.word() + "]" : level.word())
            .collect(Collectors.joining(" "))
        + "\n";
  }

  private int lockDown(String text) {
    String word = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (Lockdown level : Lockdown.values()) {
      if (level.word().equals(word)) {
        return kernel.lockdown().raise(level) ? 0 : Errno.EPERM.result();
      }
    }
    return Errno.EINVAL.result();
  }

  /** {@code proc_taint}: what is written is added. */
  private int addTaints(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,18}")) {
      return Errno.EINVAL.result();
    }
    kernel.taints().add(Long.parseLong(digits));
    return 0;
  }

  /** A setting that goes from 0 to 1 and not back. */
  private int disableModules(String text) {
    if (!text.strip().equals("1")) {
      return Errno.EINVAL.result();
    }
    kernel.disableModules();
    return 0;
  }
}
