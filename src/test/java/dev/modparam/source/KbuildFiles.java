// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which C files a kernel's modules are linked from, as its Makefiles say: {@code obj-$(CONFIG_X) +=
 * a.o} and {@code a-objs := b.o c.o}. Both sides of a branch count; the configuration decides about
 * parts.
 */
final class KbuildFiles {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("^\\s*([\\w./$(){}-]+?)\\s*(\\+=|:=|\\?=|=)\\s*(.*)$");
  private static final Pattern VARIABLE = Pattern.compile("\\$[({]([^$(){}]+)[)}]");

  /** Says that objects of one folder are made of the C files of another. */
  private static final Pattern RULE =
      Pattern.compile("^\\$\\(obj\\)/(\\S+/)%\\.o:\\s*\\$\\(srctree\\)/(\\S+/)%\\.c");

  private static final int MOST_INCLUDES = 1000;

  private final Path root;
  private final Set<String> options;
  private final Map<String, List<Path>> modules = new HashMap<>();
  private final Map<String, List<Path>> folders = new HashMap<>();

  /**
   * Reads the Makefiles of a tree.
   *
   * @param options the names of the options that the configuration has on
   */
  KbuildFiles(Path root, Set<String> options) throws IOException {
    this.root = root;
    this.options = options;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(KbuildFiles::isMakefile).toList()) {
        new Makefile(file).read();
      }
    }
  }

  /**
   * The C files of a module.
   *
   * @param module its path in the tree without a suffix, such as {@code drivers/net/dummy}
   * @return the files that exist; none if no Makefile names the module
   */
  List<Path> of(String module) {
    return modules.getOrDefault(plain(module), List.of());
  }

  /** The folders of headers that the compiler is given for a module besides the usual ones. */
  List<Path> includeFolders(String module) {
    return folders.getOrDefault(plain(module), List.of());
  }

  private static String plain(String module) {
    return module.replace('-', '_');
  }

  private static boolean isMakefile(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals("Makefile") || name.equals("Kbuild");
  }

  private final class Makefile {
    private final Path folder;
    private final Path file;
    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> rules = new HashMap<>();
    private int includes;

    Makefile(Path file) {
      this.file = file;
      this.folder = file.resolveSibling("").normalize();
    }

    void read() throws IOException {
      lines(file);
      Set<String> targets = new LinkedHashSet<>();
      values.forEach(
          (name, words) -> {
            if (name.startsWith("obj-")) {
              words.stream().filter(word -> word.endsWith(".o")).forEach(targets::add);
            }
          });
      for (String target : targets) {
        String module = target.substring(0, target.length() - 2);
        Set<Path> found = new LinkedHashSet<>();
        parts(module, found, 0);
        if (found.isEmpty()) {
          add(module, found);
        }
        String key = plain(root.relativize(folder.resolve(module).normalize()).toString());
        folders.merge(key, includeFolders(), (one, other) -> one.isEmpty() ? other : one);
        modules.merge(key, List.copyOf(found), (one, other) -> one.isEmpty() ? other : one);
      }
    }

    private List<Path> includeFolders() {
      Set<Path> found = new LinkedHashSet<>();
      for (String flags : List.of("ccflags-y", "subdir-ccflags-y", "EXTRA_CFLAGS")) {
        List<String> words = values.getOrDefault(flags, List.of());
        for (int i = 0; i < words.size(); i++) {
          boolean alone = words.get(i).equals("-I") && i + 1 < words.size();
          String word = alone ? words.get(i + 1) : words.get(i).replaceFirst("^-I", "");
          if (alone || words.get(i).startsWith("-I")) {
            Path path = root.resolve(word.replaceFirst("^/+", "")).normalize();
            if (path.startsWith(root) && Files.isDirectory(path)) {
              found.add(path);
            }
          }
        }
      }
      return List.copyOf(found);
    }

    private void lines(Path from) throws IOException {
      String text = Files.readString(from, StandardCharsets.ISO_8859_1).replace("\\\n", " ");
      for (String line : text.split("\n", -1)) {
        int comment = line.indexOf('#');
        String bare = comment < 0 ? line : line.substring(0, comment);
        if (bare.startsWith("include ")) {
          include(bare.substring(8).strip());
          continue;
        }
        Matcher rule = RULE.matcher(bare);
        if (rule.find()) {
          rules.put(rule.group(1), rule.group(2));
        }
        Matcher assignment = ASSIGNMENT.matcher(bare);
        if (assignment.matches()) {
          assign(assignment.group(1), assignment.group(2), assignment.group(3));
        }
      }
    }

    private void include(String name) throws IOException {
      String path = expand(name).replace("//", "/");
      Path included = root.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
      if (includes++ < MOST_INCLUDES
          && included.startsWith(root)
          && Files.isRegularFile(included)) {
        lines(included);
      }
    }

    private void assign(String left, String operator, String right) {
      String name = expand(left);
      List<String> words = new ArrayList<>(List.of(expand(right).strip().split("\\s+", -1)));
      words.removeIf(String::isEmpty);
      if (operator.equals("+=") || name.startsWith("obj-")) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).addAll(words);
      } else if (!operator.equals("?=") || !values.containsKey(name)) {
        values.merge(name, words, this::joined);
      }
    }

    /** Both branches of a condition may set the same name. */
    private List<String> joined(List<String> one, List<String> other) {
      Set<String> all = new LinkedHashSet<>(one);
      all.addAll(other);
      return new ArrayList<>(all);
    }

    /** Puts variables in; functions other than addprefix leave their arguments. */
    private String expand(String text) {
      String result = text;
      for (int i = 0; i < 20; i++) {
        Matcher variable = VARIABLE.matcher(result);
        if (!variable.find()) {
          return result;
        }
        StringBuilder next = new StringBuilder();
        do {
          variable.appendReplacement(next, Matcher.quoteReplacement(value(variable.group(1))));
        } while (variable.find());
        variable.appendTail(next);
        result = next.toString();
      }
      return result;
    }

    private String value(String inner) {
      if (inner.startsWith("CONFIG_")) {
        return options.contains(inner) ? "y" : "n";
      }
      if (inner.startsWith("addprefix ")) {
        String[] arguments = inner.substring(10).split(",", 2);
        return Stream.of(arguments[arguments.length - 1].strip().split("\\s+", -1))
            .map(word -> arguments[0].strip() + word)
            .reduce("", (all, word) -> all + " " + word);
      }
      return switch (inner) {
        case "srctree", "src", "obj", "objtree" ->
            inner.equals("src") || inner.equals("obj") ? root.relativize(folder).toString() : "";
        case "BITS" -> "64";
        case "SRCARCH", "ARCH" -> "x86";
        default -> String.join(" ", values.getOrDefault(inner, List.of()));
      };
    }

    private void parts(String module, Set<Path> found, int depth) {
      for (String end : List.of("-objs", "-y", "-m", "-objs-y", "-objs-m")) {
        for (String word : values.getOrDefault(module + end, List.of())) {
          String part = word.endsWith(".o") ? word.substring(0, word.length() - 2) : "";
          if (!part.isEmpty() && !part.equals(module) && depth < 4) {
            int before = found.size();
            parts(part, found, depth + 1);
            if (found.size() == before) {
              add(part, found);
            }
          } else if (part.equals(module)) {
            add(part, found);
          }
        }
      }
    }

    private void add(String part, Set<Path> found) {
      Path source = folder.resolve(part + ".c").normalize();
      for (Map.Entry<String, String> rule : rules.entrySet()) {
        if (part.startsWith(rule.getKey())) {
          source = root.resolve(rule.getValue() + part.substring(rule.getKey().length()) + ".c");
        }
      }
      if (Files.isRegularFile(source)) {
        found.add(source);
      }
    }
  }
}
