// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.sysfs.KernelFile;
import dev.modparam.param.Errno;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the root directory of a kernel's files. */
final class FileTree {

  /** Linux shows a size; here there is no code that would have one. */
  private static final int SIZE_OF_MODULE = 16_384;

  private final SimulatedKernel kernel;

  private FileTree(SimulatedKernel kernel) {
    this.kernel = kernel;
  }

  static KernelFile.Directory of(SimulatedKernel kernel) {
    FileTree tree = new FileTree(kernel);
    KernelFile lockdown = KernelFile.setting(tree::lockdown, tree::lockDown);
    KernelFile tainted = KernelFile.text(() -> kernel.taint() + "\n");
    KernelFile sys =
        directory(
            Map.of(
                "module",
                new KernelFile.Directory(tree::moduleDirectory, tree::moduleNames),
                "kernel",
                directory("security", directory("lockdown", lockdown))));
    KernelFile proc =
        directory(
            Map.of(
                "modules",
                KernelFile.text(tree::modules),
                "cmdline",
                KernelFile.text(() -> kernel.commandLine() + "\n"),
                "sys",
                directory("kernel", directory("tainted", tainted))));
    KernelFile dev = directory("kmsg", KernelFile.text(kernel.log()::kmsg));
    return directory(Map.of("sys", sys, "proc", proc, "dev", dev));
  }

  private static KernelFile.Directory directory(Map<String, KernelFile> children) {
    return KernelFile.directory(children);
  }

  private static KernelFile.Directory directory(String name, KernelFile child) {
    return directory(Map.of(name, child));
  }

  private @Nullable KernelFile moduleDirectory(String name) {
    return kernel
        .module(name)
        .filter(LoadedModule::isVisible)
        .map(LoadedModule::directory)
        .orElse(null);
  }

  private List<String> moduleNames() {
    return Stream.concat(kernel.modules().stream(), kernel.builtInModules().stream())
        .filter(LoadedModule::isVisible)
        .map(LoadedModule::name)
        .toList();
  }

  /** A line as {@code m_show} of {@code kernel/module/procfs.c} prints it, newest module first. */
  private String modules() {
    return kernel.modules().stream().map(FileTree::line).collect(Collectors.joining());
  }

  private static String line(LoadedModule module) {
    String holders =
        module.holders().stream().map(holder -> holder + ",").collect(Collectors.joining());
    String state =
        switch (module.state()) {
          case COMING -> "Loading";
          case GOING, GONE -> "Unloading";
          case LIVE, BUILT_IN -> "Live";
        };
    String taints = ModuleDirectory.letters(module);
    return String.format(
        Locale.ROOT,
        "%s %d %d %s %s 0x%016x%s\n",
        module.name(),
        SIZE_OF_MODULE,
        module.referenceCount(),
        holders.isEmpty() ? "-" : holders,
        state,
        0,
        taints.isEmpty() ? "" : " (" + taints + ")");
  }

  private String lockdown() {
    return Arrays.stream(Lockdown.values())
            .map(level -> level == kernel.lockdown() ? "[" + level.word() + "]" : level.word())
            .collect(Collectors.joining(" "))
        + "\n";
  }

  private int lockDown(String text) {
    String word = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    for (Lockdown level : Lockdown.values()) {
      if (level.word().equals(word)) {
        return kernel.raiseLockdown(level, "securityfs") ? 0 : Errno.EPERM.result();
      }
    }
    return Errno.EINVAL.result();
  }
}
