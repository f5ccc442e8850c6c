// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A configuration file that was read; its base name decides about its place among others. */
record ConfigFile(String name, List<ConfigEntry> entries, List<ConfigWarning> warnings) {

  ConfigFile {
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }

  /** Gives the content of a file. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Reads a file. One that cannot be read has a warning, no directives. */
  static ConfigFile read(String name, String path, Opener opener, KmodVersion version) {
    ConfigSink sink = new ConfigSink();
    try (InputStream in = opener.open()) {
      new ConfigParser(path, version, sink).parse(in);
    } catch (IOException failure) {
      sink.note(new SourceLocation(path, 0, 0), "cannot be read and is left out: " + failure);
    }
    return new ConfigFile(name, sink.entries(), sink.warnings());
  }
}
