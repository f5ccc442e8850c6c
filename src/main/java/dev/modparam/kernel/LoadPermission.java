// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Whether a kernel takes a module at all, before it looks at the arguments. */
final class LoadPermission {

  private static final int IGNORE_SYMBOL_VERSIONS = 1;
  private static final int IGNORE_RELEASE = 2;
  private static final int COMPRESSED = 4;
  private static final int FORCE = IGNORE_SYMBOL_VERSIONS | IGNORE_RELEASE;

  /** {@code MODULE_SIG_STRING}. */
  private static final byte[] SIGNATURE_END =
      "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);

  private final RunningKernel kernel;
  private final KernelTaints taints;
  private final boolean symbolVersions;
  private final boolean takesRust;
  private final Set<String> blacklist;
  private final boolean onlySigned;

  LoadPermission(
      RunningKernel kernel,
      KernelTaints taints,
      boolean symbolVersions,
      boolean takesRust,
      Set<String> blacklist,
      boolean onlySigned) {
    this.kernel = kernel;
    this.taints = taints;
    this.symbolVersions = symbolVersions;
    this.takesRust = takesRust;
    this.blacklist = blacklist;
    this.onlySigned = onlySigned;
  }

  /**
   * {@code may_init_module}, {@code finit_module}, {@code module_sig_check}, {@code blacklisted}.
   */
  void require(ModuleDefinition definition, int flags) {
    String name = definition.name();
    requireCaller(name);
    if ((flags & ~(FORCE | COMPRESSED)) != 0) {
      throw new LoadException(name, Errno.EINVAL, "the flags " + flags + " are not known");
    }
    if ((flags & COMPRESSED) != 0) {
      kernel.log().print(LogLevel.ERR, "not an xz compressed module");
      throw new LoadException(name, Errno.EINVAL, "it is not compressed");
    }
    if (!isSigned(definition, flags)) {
      requireUnsignedAllowed(name);
    }
    if (blacklist.contains(name)) {
      kernel.log().print(LogLevel.ERR, "Module " + name + " is blacklisted");
      throw new LoadException(name, Errno.EPERM, "module_blacklist= names it");
    }
  }

  /** {@code may_init_module}. */
  void requireCaller(String name) {
    if (!kernel.user().isRoot()) {
      throw new LoadException(name, Errno.EPERM, "only root may load it, not " + caller());
    }
    if (kernel.areModulesDisabled()) {
      throw new LoadException(name, Errno.EPERM, "kernel.modules_disabled is 1");
    }
  }

  /**
   * Bytes without a signature are refused before anybody asks whether they are a module.
   *
   * @param image at least as long as a header
   */
  void requireSigned(byte[] image) {
    int start = image.length - SIGNATURE_END.length;
    if (!Arrays.equals(image, start, image.length, SIGNATURE_END, 0, SIGNATURE_END.length)) {
      requireUnsignedAllowed("(image)");
    }
  }

  /** Operations of Rust's parameters are symbols that older kernels do not export. */
  void requireKnownTypes(ModuleDefinition definition) {
    for (Param<?> param : definition.parameters()) {
      if (!takesRust && param.type().kind() instanceof ParamKind.Integral number && number.rust()) {
        throw new LoadException(
            definition.name(),
            Errno.ENOENT,
            "its parameter "
                + param.name()
                + " is of Rust's type "
                + number.rustWord()
                + ", and Linux "
                + kernel.version()
                + " has no parameters of Rust modules: they came with 6.19");
      }
    }
  }

  private void requireUnsignedAllowed(String name) {
    if (onlySigned) {
      kernel.log().print(LogLevel.NOTICE, "Loading of unsigned module is rejected");
      throw new LoadException(name, Errno.EKEYREJECTED, "it is not signed, as sig_enforce demands");
    }
    if (kernel.isLockedDown("unsigned module loading")) {
      throw new LoadException(name, Errno.EPERM, "it is not signed and the kernel is locked down");
    }
  }

  /** A module that is taken apart is no longer the one that was signed. */
  boolean isSigned(ModuleDefinition definition, int flags) {
    return definition.isSigned() && (flags & FORCE) == 0;
  }

  /** {@code check_modstruct_version} and {@code check_modinfo}. */
  void force(ModuleTaints own, int flags) {
    if ((flags & IGNORE_SYMBOL_VERSIONS) != 0 && symbolVersions) {
      taints.force(own, "module_layout");
    }
    if ((flags & IGNORE_RELEASE) != 0) {
      taints.force(own, "bad vermagic");
    }
  }

  /** {@code verify_module_namespace} and its like. */
  void requireNamespaces(ModuleDefinition definition) {
    for (String namespace : definition.tags("import_ns")) {
      if (namespace.startsWith("module:") && kernel.has(KernelFeature.MODULE_NAMESPACES_REFUSED)) {
        String name = definition.name();
        String record = name + ": module tries to import module namespace: " + namespace;
        kernel.log().print(LogLevel.ERR, name, record.getBytes(StandardCharsets.UTF_8));
        throw new LoadException(name, Errno.EPERM, "it imports " + namespace);
      }
    }
  }

  void requireUnload(String name) {
    if (!kernel.user().isRoot()) {
      throw new UnloadException(name, Errno.EPERM, "only root may unload it, not " + caller());
    }
    if (kernel.areModulesDisabled()) {
      throw new UnloadException(name, Errno.EPERM, "kernel.modules_disabled is 1");
    }
  }

  private String caller() {
    return "user " + kernel.user().get().uid();
  }
}
