// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Finds the files of a configuration: {@code kmod_config_new}. */
final class ConfigLoader {

  /** Names that files of the module tree have, which come first and so hide others. */
  private static final Set<String> OF_TREE = Set.of("modules.softdep", "modules.weakdep");

  private final KmodVersion version;
  private final ConfigSink listing = new ConfigSink();

  /** By base name, in the order of bytes; the first of a name stays. */
  private final TreeMap<String, ConfigSource> found = new TreeMap<>(ByteText::compare);

  ConfigLoader(KmodVersion version) {
    this.version = version;
  }

  List<ConfigFile> load(List<ConfigSource> sources) {
    sources.forEach(this::find);
    return found.entrySet().stream().map(entry -> read(entry.getKey(), entry.getValue())).toList();
  }

  private ConfigFile read(String name, ConfigSource source) {
    return ConfigFile.read(name, source.path(), () -> source.files().open(source.path()), version);
  }

  /** Returns what went wrong with folders. */
  List<ConfigWarning> warnings() {
    return listing.warnings();
  }

  private void find(ConfigSource source) {
    switch (source.files().kind(source.path())) {
      case FILE -> add(source.baseName(), source);
      case FOLDER -> list(source);
      default ->
          listing.note(
              new SourceLocation(source.path(), 0, 0),
              "there is no such file or folder, which modprobe takes for an empty one");
    }
  }

  private void list(ConfigSource folder) {
    List<String> names;
    try {
      names = folder.files().list(folder.path());
    } catch (IOException failure) {
      String reason =
          failure instanceof AccessDeniedException ? "Permission denied" : "Input/output error";
      listing.warn(
          new SourceLocation(folder.path(), 0, 0), "opendir(" + folder.path() + "): " + reason);
      return;
    }
    for (String name : names.stream().filter(this::isConfigName).sorted().toList()) {
      addFromFolder(name, new ConfigSource(folder.files(), folder.path() + "/" + name));
    }
  }

  private boolean isConfigName(String name) {
    return !name.startsWith(".")
        && ByteText.encode(name).length >= 6
        && (name.endsWith(".conf") || (!version.isNewer() && name.endsWith(".alias")));
  }

  private void addFromFolder(String name, ConfigSource file) {
    SourceLocation place = new SourceLocation(file.path(), 0, 0);
    ConfigFiles.Kind kind = file.files().kind(file.path());
    if (kind == ConfigFiles.Kind.FOLDER) {
      listing.warn(place, "Directories inside directories are not supported: " + file.path());
    } else if (kind == ConfigFiles.Kind.DANGLING && version.isNewer()) {
      listing.warn(place, "Cannot stat directory entry: " + file.path());
    } else {
      add(name, file);
    }
  }

  private void add(String name, ConfigSource file) {
    if (!OF_TREE.contains(name)) {
      found.putIfAbsent(name, file);
    }
  }
}
