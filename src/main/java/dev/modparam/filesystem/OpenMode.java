// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.OpenFlag;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** The options of an open call, checked and turned into flags as the JDK does on Linux. */
record OpenMode(Set<OpenFlag> flags) {

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
    Set<OpenFlag> flags = flags(given);
    addIf(!follow, OpenFlag.NO_FOLLOW, flags);
    return new OpenMode(flags);
  }

  private static Set<OpenFlag> flags(Set<StandardOpenOption> given) {
    boolean append = given.contains(StandardOpenOption.APPEND);
    boolean write = append || given.contains(StandardOpenOption.WRITE);
    boolean read = !write || given.contains(StandardOpenOption.READ);
    boolean truncate = given.contains(StandardOpenOption.TRUNCATE_EXISTING);
    if (append && (read || truncate)) {
      throw new IllegalArgumentException(
          (read ? "READ" : "TRUNCATE_EXISTING") + " + APPEND not allowed");
    }
    boolean exclusive = given.contains(StandardOpenOption.CREATE_NEW);
    Set<OpenFlag> flags = EnumSet.noneOf(OpenFlag.class);
    addIf(read, OpenFlag.READ, flags);
    addIf(write, OpenFlag.WRITE, flags);
    addIf(append, OpenFlag.APPEND, flags);
    addIf(write && truncate, OpenFlag.TRUNCATE, flags);
    addIf(
        write && (exclusive || given.contains(StandardOpenOption.CREATE)), OpenFlag.CREATE, flags);
    addIf(write && exclusive, OpenFlag.EXCLUSIVE, flags);
    return flags;
  }

  private static void addIf(boolean condition, OpenFlag flag, Set<OpenFlag> flags) {
    if (condition) {
      flags.add(flag);
    }
  }

  boolean reads() {
    return flags.contains(OpenFlag.READ);
  }

  boolean writes() {
    return flags.contains(OpenFlag.WRITE);
  }
}
