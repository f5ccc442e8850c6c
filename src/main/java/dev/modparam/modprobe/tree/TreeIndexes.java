// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.files.BuiltinStrings;
import dev.modparam.files.ModuleFolder;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.function.Supplier;

/** Reads the text indexes that {@code depmod} writes. Lines that are not right are left out. */
final class TreeIndexes {

  static final String DEPENDENCIES = "modules.dep";

  static final List<String> FILES =
      List.of(
          DEPENDENCIES,
          "modules.alias",
          "modules.symbols",
          "modules.softdep",
          "modules.weakdep",
          "modules.builtin",
          ModuleFolder.BUILTIN_MODINFO);

  private static final String ALIAS = "alias=";

  /** Makes the declaration of a module of the tree. */
  @FunctionalInterface
  interface Declarations {
    ModuleContent of(String file, Supplier<List<String>> dependencies);
  }

  private final TreeContent content;
  private final Declarations declarations;

  private TreeIndexes(TreeContent content, Declarations declarations) {
    this.content = content;
    this.declarations = declarations;
  }

  static TreeContent parse(String directory, Map<String, String> files, Declarations declarations) {
    TreeContent content = new TreeContent(directory);
    TreeIndexes indexes = new TreeIndexes(content, declarations);
    text(files, DEPENDENCIES).lines().forEach(indexes::dependencies);
    text(files, "modules.alias").lines().forEach(line -> indexes.alias(line, content.aliases));
    text(files, "modules.symbols").lines().forEach(line -> indexes.alias(line, content.symbols));
    text(files, "modules.builtin").lines().forEach(indexes::builtIn);
    BuiltinStrings.parse(ByteText.encode(text(files, ModuleFolder.BUILTIN_MODINFO)))
        .forEach(indexes::builtInModinfo);
    content.softdeps.append(text(files, "modules.softdep"));
    content.weakdeps.append(text(files, "modules.weakdep"));
    return content;
  }

  private static String text(Map<String, String> files, String name) {
    return files.getOrDefault(name, "");
  }

  static ModuleContent nameOnly(String file, Supplier<List<String>> dependencies) {
    return new NameOnly(file, dependencies);
  }

  /** A module of which the indexes tell no parameters. */
  private record NameOnly(String file, Supplier<List<String>> dependencies)
      implements ModuleContent {

    @Override
    public ModuleDefinition definition() {
      return ModuleDefinition.of(KernelName.ofPath(file))
          .dependsOn(dependencies.get().toArray(String[]::new));
    }

    @Override
    public boolean isComplete() {
      return false;
    }
  }

  private void dependencies(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0 || line.startsWith("#")) {
      return;
    }
    String file = line.substring(0, colon);
    List<String> needed = words(line.substring(colon + 1));
    ModuleContent declaration =
        declarations.of(file, () -> needed.stream().map(KernelName::ofPath).toList());
    content.add(new TreeModule(content.directory, file, () -> needed, declaration));
  }

  private void alias(String line, List<ModuleTree.Alias> index) {
    List<String> words = words(line);
    if (words.size() >= 3 && words.get(0).equals("alias")) {
      TreeContent.addAlias(index, words.get(1), words.get(2));
    }
  }

  private void builtIn(String line) {
    if (!line.isBlank()) {
      content.builtIn.add(KernelName.ofPath(line.strip()));
    }
  }

  private void builtInModinfo(String module, List<String> strings) {
    content.builtInModinfo.put(module, () -> strings);
    for (String string : strings) {
      if (string.startsWith(ALIAS)) {
        TreeContent.addAlias(content.builtInAliases, string.substring(ALIAS.length()), module);
      }
    }
  }

  private static List<String> words(String line) {
    StringTokenizer tokens = new StringTokenizer(line, " \t");
    List<String> words = new ArrayList<>(tokens.countTokens());
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return List.copyOf(words);
  }
}
