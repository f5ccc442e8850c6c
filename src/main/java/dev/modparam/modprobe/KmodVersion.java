// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.util.List;

/** The releases of kmod whose behaviour is known; they differ in few things. */
public enum KmodVersion {
  /** kmod 30, as in Debian 12. */
  KMOD_30("30"),
  /**
   * kmod 34 of 2026: takes paths, prints with {@code -n}, knows {@code weakdep}, reads no {@code
   * .alias} files.
   */
  KMOD_34("34");

  private final String number;

  KmodVersion(String number) {
    this.number = number;
  }

  /**
   * Returns the number that {@code modprobe -V} prints.
   *
   * @return such as {@code "30"}
   */
  public String number() {
    return number;
  }

  /**
   * Returns the folders that are read when {@code -C} names none.
   *
   * @return absolute paths, highest precedence first
   */
  public List<String> configFolders() {
    List<String> parents =
        isNewer()
            ? List.of("/etc", "/run", "/usr/local/lib", "/usr/lib", "/lib")
            : List.of("/etc", "/run", "/usr/local/lib", "/lib");
    return parents.stream().map(parent -> parent + "/modprobe.d").toList();
  }

  boolean isNewer() {
    return this != KMOD_30;
  }
}
