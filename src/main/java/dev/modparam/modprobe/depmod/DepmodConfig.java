// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import dev.modparam.modprobe.config.ConfigFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What {@code depmod.d} says: which of several files of one name counts, where else modules are,
 * and what is not looked at. The last line of a kind stands first.
 */
public final class DepmodConfig {

  /** A pattern that takes more looks at a release than that is as one that does not match. */
  private static final int MOST_LOOKS = 100_000;

  private final String release;
  private final DepmodLog log;
  private final List<String> searches = new ArrayList<>();
  private final List<String> overrides = new ArrayList<>();
  private final List<String> externals = new ArrayList<>();
  private final List<String> excludes = new ArrayList<>(List.of("build", "source"));

  private DepmodConfig(String release, DepmodLog log) {
    this.release = release;
    this.log = log;
  }

  /**
   * {@code cfg_load}.
   *
   * @param release that of the kernel, which {@code override} and {@code external} lines can ask
   *     for
   */
  public static DepmodConfig of(List<ConfigFile> files, String release, DepmodLog log) {
    DepmodConfig config = new DepmodConfig(release, log);
    files.forEach(file -> file.lines().forEach(line -> config.read(file.path(), line)));
    if (config.searches.isEmpty()) {
      config.searches.add("updates");
    }
    return config;
  }

  private void read(String file, ConfigFile.Line line) {
    if (line.text().startsWith("#")) {
      return;
    }
    List<String> words = line.words().stream().map(ConfigFile.Word::text).toList();
    List<String> values = words.subList(1, words.size());
    switch (words.get(0)) {
      case "search" -> values.forEach(value -> searches.add(0, value));
      case "exclude" -> excludes.addAll(values);
      case "include", "make_map_files" -> {
        // depmod does nothing for them, and says so only when it is asked to talk.
      }
      case "override" -> {
        if (values.size() < 3) {
          bad(file, line, "override");
        } else if (matches(values.get(1))) {
          overrides.add(0, values.get(2) + "/" + values.get(0));
        }
      }
      case "external" -> {
        if (values.size() < 2) {
          bad(file, line, "external");
        } else if (matches(values.get(0))) {
          externals.add(0, values.get(1));
        }
      }
      default -> bad(file, line, words.get(0));
    }
  }

  private void bad(String file, ConfigFile.Line line, String word) {
    log.error(file + ":" + line.number() + ": ignoring bad line starting with '" + word + "'");
  }

  /** {@code cfg_kernel_matches}. */
  private boolean matches(String pattern) {
    try {
      return pattern.equals("*") || Pattern.compile(pattern).matcher(new Counted(release)).find();
    } catch (PatternSyntaxException | LookedTooOften bad) {
      return false;
    }
  }

  /** Folders outside the tree, in the order in which they are looked through. */
  List<String> externals() {
    return externals;
  }

  /** Names of files and folders that are passed over. */
  List<String> excludes() {
    return excludes;
  }

  /**
   * {@code depmod_module_is_higher_priority}: whether the file that was found first counts.
   *
   * @param directory the folder of the tree
   * @param old the path of the file that was found first
   * @param fresh the path of another file with the same name
   */
  boolean keeps(String directory, String old, String fresh) {
    String oldPath = stem(old);
    String newPath = stem(fresh);
    String oldInside = inside(directory, oldPath);
    String newInside = inside(directory, newPath);
    for (String override : overrides) {
      if (newInside.equals(override)) {
        return false;
      } else if (oldInside.equals(override)) {
        return true;
      }
    }
    int builtIn = -1;
    int oldRank = -1;
    int newRank = -1;
    int rank = 0;
    for (String search : searches) {
      if (search.equals("built-in")) {
        builtIn = rank;
      } else if (search.equals("external")) {
        for (String external : externals) {
          newRank = isBelow(newPath, external) ? rank : newRank;
          oldRank = isBelow(oldPath, external) ? rank : oldRank;
          rank++;
        }
      } else if (isBelow(newInside, search)) {
        newRank = rank;
      } else if (isBelow(oldInside, search)) {
        oldRank = rank;
      }
      rank++;
    }
    return (newRank < 0 ? builtIn : newRank) <= (oldRank < 0 ? builtIn : oldRank);
  }

  /** Returns the path of a module file up to the first dot of its last part. */
  private static String stem(String path) {
    return path.substring(0, path.indexOf('.', path.lastIndexOf('/')));
  }

  private static String inside(String directory, String path) {
    return path.startsWith(directory + "/") ? path.substring(directory.length() + 1) : "";
  }

  private static boolean isBelow(String path, String folder) {
    return path.startsWith(folder + "/");
  }

  /** Ends a match that goes on and on. */
  private static final class LookedTooOften extends RuntimeException {
    private static final long serialVersionUID = 1;

    LookedTooOften() {
      super(null, null, false, false);
    }
  }

  /** A text that lets itself be looked at so often only. */
  private static final class Counted implements CharSequence {
    private final String text;
    private int looks;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new LookedTooOften();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
