// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.OpenFile;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** The options of an open call, checked and turned into flags as the JDK does on Linux. */
record OpenMode(Set<OpenFile.Flag> flags) {

  static OpenMode of(Set<? extends OpenOption> options) {
    EnumSet<StandardOpenOption> given = EnumSet.noneOf(StandardOpenOption.class);
    boolean follow = true;
    for (OpenOption option : options) {
      if (Objects.requireNonNull(option) instanceof StandardOpenOption standard) {
        given.add(standard);
      } else if (option == LinkOption.NOFOLLOW_LINKS) {
        follow = false;
      } else {
        throw new UnsupportedOperationException(option + " not supported");
      }
    }
    Set<OpenFile.Flag> flags = flags(given);
    addIf(!follow, OpenFile.Flag.NO_FOLLOW, flags);
    return new OpenMode(flags);
  }

  /** To append and to truncate mean nothing for these files, besides that they are written. */
  private static Set<OpenFile.Flag> flags(Set<StandardOpenOption> given) {
    boolean append = given.contains(StandardOpenOption.APPEND);
    boolean write = append || given.contains(StandardOpenOption.WRITE);
    boolean read = !write || given.contains(StandardOpenOption.READ);
    boolean truncate = given.contains(StandardOpenOption.TRUNCATE_EXISTING);
    if (append && (read || truncate)) {
      throw new IllegalArgumentException(
          (read ? "READ" : "TRUNCATE_EXISTING") + " + APPEND not allowed");
    }
    boolean exclusive = given.contains(StandardOpenOption.CREATE_NEW);
    Set<OpenFile.Flag> flags = EnumSet.noneOf(OpenFile.Flag.class);
    addIf(read, OpenFile.Flag.READ, flags);
    addIf(write, OpenFile.Flag.WRITE, flags);
    addIf(
        write && (exclusive || given.contains(StandardOpenOption.CREATE)),
        OpenFile.Flag.CREATE,
        flags);
    addIf(write && exclusive, OpenFile.Flag.EXCLUSIVE, flags);
    return flags;
  }

  private static void addIf(boolean condition, OpenFile.Flag flag, Set<OpenFile.Flag> flags) {
    if (condition) {
      flags.add(flag);
    }
  }

  boolean reads() {
    return flags.contains(OpenFile.Flag.READ);
  }

  boolean writes() {
    return flags.contains(OpenFile.Flag.WRITE);
  }
}
