// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** Reads the text indexes that {@code depmod} writes. Lines that are not right are left out. */
final class TreeIndexes {

  static final List<String> FILES =
      List.of(
          "modules.dep",
          "modules.alias",
          "modules.symbols",
          "modules.softdep",
          "modules.weakdep",
          "modules.builtin",
          "modules.builtin.modinfo");

  /** Makes the declaration of a module of the tree. */
  @FunctionalInterface
  interface Declarations {
    TreeModule.Declaration of(String directory, String file, List<String> dependencyFiles);
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
    text(files, "modules.dep").lines().forEach(indexes::dependencies);
    text(files, "modules.alias").lines().forEach(line -> indexes.alias(line, content.aliases));
    text(files, "modules.symbols").lines().forEach(line -> indexes.alias(line, content.symbols));
    text(files, "modules.builtin").lines().forEach(indexes::builtIn);
    for (String entry : text(files, "modules.builtin.modinfo").split("\0", -1)) {
      indexes.builtInModinfo(entry);
    }
    content.softdeps.append(text(files, "modules.softdep"));
    content.weakdeps.append(text(files, "modules.weakdep"));
    content.indexed = files.containsKey("modules.dep");
    return content;
  }

  private static String text(Map<String, String> files, String name) {
    return files.getOrDefault(name, "");
  }

  static TreeModule.Declaration nameOnly(
      String directory, String file, List<String> dependencyFiles) {
    return () ->
        ModuleDefinition.of(Names.ofPath(file))
            .dependsOn(dependencyFiles.stream().map(Names::ofPath).toArray(String[]::new));
  }

  private void dependencies(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0 || line.startsWith("#")) {
      return;
    }
    String file = line.substring(0, colon);
    List<String> needed = words(line.substring(colon + 1));
    content.add(
        new TreeModule(
            content.directory, file, needed, declarations.of(content.directory, file, needed)));
  }

  private void alias(String line, List<ModuleTree.AliasLine> index) {
    List<String> words = words(line);
    if (words.size() >= 3 && words.get(0).equals("alias")) {
      content.addAlias(index, words.get(1), words.get(2));
    }
  }

  private void builtIn(String line) {
    if (!line.isBlank()) {
      content.builtIn.add(Names.ofPath(line.strip()));
    }
  }

  /** {@code MODULE.KEY=VALUE}. */
  private void builtInModinfo(String entry) {
    int dot = entry.indexOf('.');
    if (dot > 0 && entry.indexOf('=', dot) > 0) {
      content
          .builtInModinfo
          .computeIfAbsent(Names.module(entry.substring(0, dot)), name -> new ArrayList<>())
          .add(entry.substring(dot + 1));
    }
    if (dot > 0 && entry.startsWith("alias=", dot + 1)) {
      content.addAlias(
          content.builtInAliases,
          entry.substring(dot + 1 + "alias=".length()),
          Names.module(entry.substring(0, dot)));
    }
  }

  private static List<String> words(String line) {
    StringTokenizer tokens = new StringTokenizer(line, " \t");
    List<String> words = new ArrayList<>(tokens.countTokens());
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }
}
