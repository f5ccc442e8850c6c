// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

/** Is told what depmod says while it works. */
public interface DepmodLog {

  void error(String text);

  void warning(String text);

  /** What {@code -v} shows. */
  void detail(String text);
}
