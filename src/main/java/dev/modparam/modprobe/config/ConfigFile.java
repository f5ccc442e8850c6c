// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A configuration file that was read.
 *
 * @param path the path as kmod names it, such as {@code /etc/modprobe.d/a.conf}
 * @param lines its lines without blank ones, an immutable list; at most 200,000
 */
public record ConfigFile(String path, List<ConfigLine> lines) {

  /**
   * Makes a file.
   *
   * @param path the path as kmod names it
   * @param lines its lines without blank ones
   */
  public ConfigFile {
    requireNonNull(path, "path");
    lines = List.copyOf(requireNonNull(lines, "lines"));
  }

  /**
   * Reads a text as kmod reads a file.
   *
   * @param path the path, of which the last part decides about its place among other files
   * @param text its content
   * @param version whose reading is wanted
   * @return the file
   */
  public static ConfigFile parse(String path, String text, KmodVersion version) {
    requireNonNull(path, "path");
    requireNonNull(text, "text");
    requireNonNull(version, "version");
    return new ConfigFile(path, new ConfigParser(path, version).parse(text));
  }

  /**
   * Returns the base name, by which files hide others and are sorted.
   *
   * @return the last part of the path
   */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Returns the directives.
   *
   * @return an immutable list in the order of the lines
   */
  public List<Directive> directives() {
    return directivesOf().toList();
  }

  /**
   * Returns the file as it would be without the carriage returns at the ends of its lines.
   *
   * @param version whose reading is wanted
   * @return a file whose words stand in the same places
   */
  public ConfigFile withoutCarriageReturns(KmodVersion version) {
    ConfigParser parser = new ConfigParser(path, requireNonNull(version, "version"));
    return new ConfigFile(
        path, lines.stream().flatMap(line -> parser.withoutCarriageReturn(line).stream()).toList());
  }

  Stream<Directive> directivesOf() {
    return lines.stream().map(ConfigLine::directive).flatMap(Optional::stream);
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return path;
  }

  /**
   * A file, or a folder, that is not read.
   *
   * @param path the path as kmod names it
   * @param reason why
   * @param detail for {@link Reason#HIDDEN} the path of the file that hides it; for {@link
   *     Reason#UNREADABLE} what the file system says; otherwise empty
   */
  public record Skipped(String path, Reason reason, String detail) {

    /**
     * Makes a skipped file.
     *
     * @param path the path as kmod names it
     * @param reason why it is not read
     * @param detail the path of the file that hides it, or what the file system says
     */
    public Skipped {
      requireNonNull(path, "path");
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }

    /** Why a file is not read. */
    public enum Reason {
      /** A file of the same name stands in a folder that comes first. */
      HIDDEN,
      /** Its name does not end as that of a configuration file, or is too short or hidden. */
      NOT_CONF,
      /** It is a folder in a folder. */
      FOLDER,
      /** It is a link that leads nowhere, or out of the root. */
      DANGLING,
      /** It is a FIFO, a socket or a device. Only this library leaves it out. */
      SPECIAL,
      /** It may not be read, or reading fails. */
      UNREADABLE,
      /** It has more than 16 MiB. Only this library leaves it out. */
      TOO_LARGE,
      /** A folder of configuration files whose names cannot be read. */
      UNREADABLE_FOLDER,
      /** A path that was named has nothing there. */
      MISSING
    }

    /** Returns the path and why it is not read. */
    @Override
    public String toString() {
      return path
          + switch (reason) {
            case HIDDEN -> " is not read: " + detail + " has the same name and comes first";
            case NOT_CONF -> " is not read: its name is not that of a configuration file";
            case FOLDER -> " is not read: it is a folder, and folders in folders are not supported";
            case DANGLING -> " is not read: it is a link that leads nowhere";
            case SPECIAL -> " is not read: it is not a regular file";
            case UNREADABLE -> " is not read: " + detail;
            case TOO_LARGE -> " is not read: it has more than 16 MiB";
            case UNREADABLE_FOLDER -> " cannot be listed: " + detail;
            case MISSING -> " does not exist, which modprobe takes for an empty folder";
          };
    }
  }
}
