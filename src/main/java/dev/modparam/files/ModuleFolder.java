// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import dev.modparam.text.ByteText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The module files in a folder such as {@code /lib/modules/6.12.0}. */
public final class ModuleFolder {

  /** The strings of built-in code, {@link BuiltinStrings}. */
  public static final String BUILTIN_MODINFO = "modules.builtin.modinfo";

  /** More than any kernel has. */
  private static final int MOST_FILES = 200_000;

  private static final int DEEPEST = 64;

  private final FileRoot root;
  private final String folder;
  private final Set<String> excluded;
  private final List<String> found = new ArrayList<>();
  private final Set<String> entered = new HashSet<>();

  private ModuleFolder(FileRoot root, String folder, Set<String> excluded) {
    this.root = root;
    this.excluded = excluded;
    this.folder = folder;
  }

  /** Tells whether a name ends as that of a module file, packed or not. */
  public static boolean isModuleFile(String name) {
    return Stream.of(".ko", ".ko.gz", ".ko.xz", ".ko.zst").anyMatch(name::endsWith);
  }

  /**
   * Finds the module files in a folder and all below it, but not in {@code build} and {@code
   * source}, as {@code depmod_modules_search} does. Links are followed inside the root, each folder
   * is entered once.
   *
   * @return paths relative to the folder, in the order of bytes
   * @throws IOException if the folder itself cannot be read; others that cannot be are left out
   */
  public static List<String> list(FileRoot root, String folder) throws IOException {
    return list(root, folder, Set.of("build", "source"));
  }

  /**
   * Finds the same, but nothing that has one of some names.
   *
   * @param excluded names of files and folders
   */
  public static List<String> list(FileRoot root, String folder, Set<String> excluded)
      throws IOException {
    ModuleFolder walk = new ModuleFolder(root.remembering(), folder, excluded);
    walk.enter("", root.list(folder), 0);
    walk.found.sort(ByteText::compare);
    return walk.found;
  }

  private void enter(String prefix, List<String> names, int depth) throws IOException {
    if (!entered.add(root.canonical(folder + "/" + prefix)) || depth > DEEPEST) {
      return;
    }
    for (String name : names) {
      if (excluded.contains(name)) {
        continue;
      }
      String path = prefix + name;
      switch (root.kind(folder + "/" + path)) {
        case FILE -> {
          if (isModuleFile(name) && found.size() < MOST_FILES) {
            found.add(path);
          }
        }
        case FOLDER -> enterIfReadable(path, depth);
        default -> {
          // Nothing to find in it.
        }
      }
    }
  }

  private void enterIfReadable(String path, int depth) throws IOException {
    List<String> names;
    try {
      names = root.list(folder + "/" + path);
    } catch (IOException unreadable) {
      return;
    }
    enter(path + "/", names, depth + 1);
  }
}
