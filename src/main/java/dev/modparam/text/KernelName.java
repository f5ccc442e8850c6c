// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

/** How the kernel and kmod compare the names of modules and parameters. */
public final class KernelName {

  private KernelName() {}

  /** Returns the name with {@code _} for each {@code -}, which mean the same in a name. */
  public static String normalize(String name) {
    return name.replace('-', '_');
  }

  /** Returns the module's name in a file name or an alias: all up to the first dot, normalized. */
  public static String ofModule(String name) {
    int dot = name.indexOf('.');
    return normalize(dot < 0 ? name : name.substring(0, dot));
  }

  /** Returns the module's name in a path ({@code path_to_modname} of kmod). */
  public static String ofPath(String path) {
    return ofModule(path.substring(path.lastIndexOf('/') + 1));
  }
}
