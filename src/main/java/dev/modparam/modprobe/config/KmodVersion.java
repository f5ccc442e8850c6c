// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The releases of kmod whose behaviour is known. Where two differ, code asks for a {@link Feature}.
 */
public enum KmodVersion {
  /** kmod 30, as in Debian 12. */
  KMOD_30("30"),
  /** kmod 31. */
  KMOD_31("31"),
  /** kmod 32. */
  KMOD_32("32"),
  /** kmod 33. */
  KMOD_33("33"),
  /** kmod 34.2, as in Debian 13. */
  KMOD_34("34.2"),
  /** The branch that will be kmod 35, as of July 2026; not released, and it still prints 34. */
  KMOD_35("34");

  /** Something that a release does and those before it do not. */
  public enum Feature {
    /** {@code modprobe} takes a word that begins with {@code /} or {@code ./} as a file. */
    PATHS(KMOD_31),
    /** The last byte of a file, if it is a backslash, is dropped and not read as byte 0xFF. */
    BACKSLASH_AT_END(KMOD_31),
    /** Messages name no line of kmod's source. */
    SHORT_MESSAGES(KMOD_31),
    /** What lacks symbols or their versions "has no data", where it was "not there". */
    NO_SYMBOLS_ARE_NO_DATA(KMOD_31),
    /** {@code insmod} quotes values with spaces, as {@code modprobe} does. */
    INSMOD_QUOTES(KMOD_31),
    /** A link that leads nowhere is reported, and hides no other file. */
    DANGLING_LINKS_REPORTED(KMOD_31),
    /** {@code depmod} takes {@code -o}, and makes the folder that it names. */
    DEPMOD_OUTDIR(KMOD_31),
    /** {@code /usr/lib/modprobe.d} is read. */
    USR_LIB(KMOD_32),
    /** The directive {@code weakdep} and {@code modules.weakdep}. */
    WEAKDEP(KMOD_33),
    /** Files whose names end in {@code .alias} are not read. */
    NO_ALIAS_FILES(KMOD_33),
    /** {@code modinfo} puts no blanks after a key longer than 15 letters. */
    LONG_KEYS_UNPADDED(KMOD_33),
    /** {@code depmod} takes {@code -m}, and some options that did nothing are gone. */
    DEPMOD_MODULE_FOLDER(KMOD_34),
    /** {@code insmod} takes {@code --force}, {@code --syslog} and {@code -v}, and no {@code -p}. */
    INSMOD_OPTIONS(KMOD_34),
    /** {@code insmod} takes {@code --force-modversion} and {@code --force-vermagic}. */
    INSMOD_FORCES_PARTS(KMOD_35),
    /** {@code rmmod} does not know {@code -w}. */
    RMMOD_NO_WAIT(KMOD_34),
    /** {@code lsmod} takes options. */
    LSMOD_OPTIONS(KMOD_34),
    /** {@code rmmod} says its name before each module that uses one; a slip. */
    HOLDERS_WITH_PREFIXES(KMOD_34, KMOD_34),
    /** {@code modprobe -n} prints what it would do. */
    DRY_RUN_PRINTS(KMOD_35),
    /** {@code --show-alias}, and warnings for the names that it and others replace. */
    DEPRECATED_OPTIONS(KMOD_35),
    /** {@code modinfo} shows the {@code build-id} of a file. */
    MODINFO_BUILD_ID(KMOD_35),
    /** {@code --show-modversions} and {@code --show-exports} take names of modules. */
    SYMBOLS_BY_NAME(KMOD_35),
    /** {@code modprobe -r} of a module that vanished meanwhile is not an error. */
    VANISHED_IS_REMOVED(KMOD_35),
    /** {@code --remove-holders} means {@code -r}. */
    HOLDERS_MEAN_REMOVE(KMOD_35);

    private final KmodVersion since;
    private final KmodVersion last;

    Feature(KmodVersion since) {
      this(since, KMOD_35);
    }

    Feature(KmodVersion since, KmodVersion last) {
      this.since = since;
      this.last = last;
    }

    /**
     * Returns the release in which this came.
     *
     * @return the first version that has it
     */
    public KmodVersion since() {
      return since;
    }
  }

  private final String number;

  KmodVersion(String number) {
    this.number = number;
  }

  /**
   * Returns the number that {@code modprobe -V} prints.
   *
   * @return such as {@code "30"}
   */
  public String number() {
    return number;
  }

  /**
   * Tells whether this version does something.
   *
   * @param feature what it may do
   * @return whether it came in this version or before, and is still there
   */
  public boolean has(Feature feature) {
    requireNonNull(feature, "feature");
    return feature.since.compareTo(this) <= 0 && compareTo(feature.last) <= 0;
  }

  /**
   * Returns the folders that are read when {@code -C} names none.
   *
   * @return absolute paths, highest precedence first
   */
  public List<String> configFolders() {
    List<String> folders = new ArrayList<>();
    folders.add("/etc/modprobe.d");
    folders.add("/run/modprobe.d");
    folders.add("/usr/local/lib/modprobe.d");
    if (has(Feature.USR_LIB)) {
      folders.add("/usr/lib/modprobe.d");
    }
    folders.add("/lib/modprobe.d");
    return List.copyOf(folders);
  }
}
