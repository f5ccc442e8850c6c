// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import dev.modparam.files.FileRoot;
import dev.modparam.modprobe.config.ConfigFile.Skipped.Reason;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds the files of a configuration: {@code kmod_config_new}. */
final class ConfigLoader {

  /** Names that files of the module tree have, which come first and so hide others. */
  private static final Set<String> OF_TREE = Set.of("modules.softdep", "modules.weakdep");

  private static final int SHORTEST_NAME = 6;
  private static final int LARGEST = 16 << 20;
  private static final int MOST_SKIPPED = 50_000;

  private final KmodVersion version;
  private final List<ConfigFile.Skipped> skipped = new ArrayList<>();

  /** By base name, in the order of bytes; the first of a name stays. */
  private final TreeMap<String, ConfigSource> found = new TreeMap<>(ByteText::compare);

  ConfigLoader(KmodVersion version) {
    this.version = version;
  }

  List<ConfigFile> load(List<ConfigSource> sources) {
    sources.forEach(this::find);
    List<ConfigFile> files = new ArrayList<>();
    found.values().forEach(source -> read(source, files));
    return files;
  }

  private void read(ConfigSource source, List<ConfigFile> files) {
    switch (source.kind()) {
      case DANGLING, MISSING -> skip(source, Reason.DANGLING, "");
      case SPECIAL -> skip(source, Reason.SPECIAL, "");
      default -> {
        try {
          String text = ByteText.decode(source.root().read(source.inside(), LARGEST));
          files.add(ConfigFile.parse(source.path(), text, version));
        } catch (FileSystemException failure) {
          boolean large = String.valueOf(failure.getReason()).contains("more than " + LARGEST);
          skip(source, large ? Reason.TOO_LARGE : Reason.UNREADABLE, text(failure));
        } catch (IOException failure) {
          skip(source, Reason.UNREADABLE, text(failure));
        }
      }
    }
  }

  /** Returns what is not read, in the order in which it was met. */
  List<ConfigFile.Skipped> skipped() {
    return skipped;
  }

  private void skip(ConfigSource source, Reason reason, String detail) {
    if (skipped.size() < MOST_SKIPPED) {
      skipped.add(new ConfigFile.Skipped(source.path(), reason, detail));
    }
  }

  private void find(ConfigSource source) {
    switch (source.kind()) {
      case FOLDER -> list(source);
      case MISSING, DANGLING -> {
        if (source.named()) {
          skip(source, Reason.MISSING, "");
        }
      }
      default -> add(source);
    }
  }

  private void list(ConfigSource folder) {
    List<String> names;
    try {
      names = folder.root().list(folder.inside());
    } catch (IOException failure) {
      skip(folder, Reason.UNREADABLE_FOLDER, text(failure));
      return;
    }
    for (String name : names) {
      ConfigSource entry = folder.entry(name);
      if (isConfigName(name)) {
        addFromFolder(entry);
      } else {
        skip(entry, Reason.NOT_CONF, "");
      }
    }
  }

  private static String text(IOException failure) {
    return failure instanceof AccessDeniedException ? "Permission denied" : "Input/output error";
  }

  private boolean isConfigName(String name) {
    return !name.startsWith(".")
        && ByteText.encode(name).length >= SHORTEST_NAME
        && (name.endsWith(".conf")
            || (name.endsWith(".alias") && !version.has(KmodVersion.Feature.NO_ALIAS_FILES)));
  }

  private void addFromFolder(ConfigSource file) {
    FileRoot.Kind kind = file.kind();
    if (kind == FileRoot.Kind.FOLDER) {
      skip(file, Reason.FOLDER, "");
    } else if (kind == FileRoot.Kind.DANGLING
        && version.has(KmodVersion.Feature.DANGLING_LINKS_REPORTED)) {
      skip(file, Reason.DANGLING, "");
    } else {
      add(file);
    }
  }

  private void add(ConfigSource file) {
    String name = file.baseName();
    if (OF_TREE.contains(name)) {
      skip(file, Reason.HIDDEN, name + " of the module tree");
      return;
    }
    ConfigSource first = found.putIfAbsent(name, file);
    if (first != null && !file.isSameAs(first)) {
      skip(file, Reason.HIDDEN, first.path());
    }
  }
}
