// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.Modinfo;
import dev.modparam.module.ModuleDefinition;
import java.util.List;

/** A tree with one module whose file is made of strings. */
public final class TreeOf {

  private TreeOf() {}

  public static ModuleTree modinfo(String directory, String file, Modinfo strings) {
    TreeContent content = new TreeContent(directory);
    content.add(
        new TreeModule(
            directory,
            file,
            List::of,
            new ModuleContent() {
              @Override
              public ModuleDefinition definition() {
                return strings.definition(file);
              }

              @Override
              public Modinfo modinfo() {
                return strings;
              }
            }));
    return new ModuleTree(content);
  }
}
