// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.text.Excerpt;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The permission bits of a parameter: the mode of its file in {@code
 * /sys/module/MODULE/parameters}, or 0 for no file at all.
 *
 * <p>Checked as the compiler checks a C driver ({@code VERIFY_OCTAL_PERMISSIONS}): from 0 to 0777,
 * whoever may read or write as group or other may do so as the level above, and other may never
 * write. Execute bits are accepted as there; the kernel warns of them when the module is loaded and
 * leaves them out of the file's mode.
 */
public final class Permissions {

  /** The owner may read: 0400. */
  public static final int S_IRUSR = 0400;

  /** The owner may write: 0200. */
  public static final int S_IWUSR = 0200;

  /** The group may read: 0040. */
  public static final int S_IRGRP = 0040;

  /** The group may write: 0020. */
  public static final int S_IWGRP = 0020;

  /** Others may read: 0004. */
  public static final int S_IROTH = 0004;

  /** Everybody may read: 0444. */
  public static final int S_IRUGO = S_IRUSR | S_IRGRP | S_IROTH;

  /** No file in sysfs. */
  public static final Permissions NONE = new Permissions(0);

  /** 0444: everybody reads, nobody writes. What a parameter has that names no permissions. */
  public static final Permissions READ_ONLY = new Permissions(S_IRUGO);

  /** 0644: everybody reads, root writes. */
  public static final Permissions READ_WRITE = new Permissions(S_IRUGO | S_IWUSR);

  private static final int SYSFS_BITS = 0664;

  /** What drivers use. */
  private static final Set<Integer> USUAL =
      Set.of(0, 0200, 0220, 0400, 0440, 0444, 0600, 0640, 0644, 0660, 0664);

  private final int bits;

  private Permissions(int bits) {
    this.bits = bits;
  }

  /**
   * Checks permission bits that somebody wrote as a literal.
   *
   * @param octal the bits, written in octal with a leading zero as in C: {@code 0644}
   * @return the permissions
   * @throws IllegalArgumentException if a C driver with these bits would not compile, or if their
   *     decimal digits are a usual mode and they are not: a zero was forgotten in 444, which is
   *     octal 0674. The message says which rule they break and what was meant
   */
  public static Permissions of(int octal) {
    Permissions checked = ofBits(octal);
    if (USUAL.contains(digitsAsOctal(octal)) && !USUAL.contains(octal)) {
      throw refused(octal, "no driver has them, so a zero seems forgotten" + hint(octal));
    }
    return checked;
  }

  /**
   * Checks permission bits that come from a file or a computation, where no zero is forgotten.
   *
   * @param bits the bits
   * @return the permissions
   * @throws IllegalArgumentException if a C driver with these bits would not compile
   */
  public static Permissions ofBits(int bits) {
    String problem = problem(bits);
    if (problem != null) {
      throw refused(bits, problem + hint(bits));
    }
    return new Permissions(bits);
  }

  /**
   * Reads permissions as {@code chmod} takes them.
   *
   * @param mode octal digits, with or without a leading zero or {@code 0o}: {@code "0644"}
   * @return the permissions
   * @throws IllegalArgumentException if the text is not octal digits, or a C driver with these bits
   *     would not compile
   */
  public static Permissions parse(String mode) {
    if (!requireNonNull(mode, "mode").matches("(0o)?[0-7]{1,4}")) {
      throw new IllegalArgumentException(
          "a mode has one to four octal digits, such as 0644, not \"" + Excerpt.of(mode) + "\"");
    }
    return ofBits(Integer.parseInt(mode.startsWith("0o") ? mode.substring(2) : mode, 8));
  }

  private static IllegalArgumentException refused(int bits, String why) {
    return new IllegalArgumentException(
        "permissions " + describe(bits) + " are not allowed: " + why);
  }

  private static @Nullable String problem(int bits) {
    if (bits < 0 || bits > 0777) {
      return "they must be from 0 to 0777";
    }
    int user = bits >> 6;
    int group = bits >> 3 & 7;
    int other = bits & 7;
    if ((user & 4) < (group & 4) || (group & 4) < (other & 4)) {
      return "who may read as group or other must be able to as the level above";
    }
    if ((user & 2) < (group & 2)) {
      return "a group that may write needs a user that may";
    }
    if ((other & 2) != 0) {
      return "others may never write";
    }
    return null;
  }

  private static String describe(int bits) {
    return bits < 0 ? Integer.toString(bits) : octal(bits);
  }

  /** If the decimal digits of a number read as good octal, that is what was meant. */
  private static String hint(int bits) {
    int meant = digitsAsOctal(bits);
    return meant >= 0 && problem(meant) == null
        ? " (decimal "
            + bits
            + " is octal "
            + octal(bits)
            + "; write "
            + octal(meant)
            + ", with a leading zero)"
        : "";
  }

  /** The three decimal digits of a number, read as octal; -1 if it has no such digits. */
  private static int digitsAsOctal(int bits) {
    String digits = Integer.toString(bits);
    return digits.matches("[0-7]{3}") ? Integer.parseInt(digits, 8) : -1;
  }

  private static String octal(int bits) {
    return String.format("0%03o", bits);
  }

  /**
   * Returns the bits as declared.
   *
   * @return from 0 to 0777
   */
  public int bits() {
    return bits;
  }

  /**
   * Returns the mode of the file in sysfs: the bits without those that sysfs masks ({@code perm &
   * 0664}).
   *
   * @return from 0 to 0664
   */
  public int fileMode() {
    return bits & SYSFS_BITS;
  }

  /**
   * Tells whether the parameter has a file in sysfs.
   *
   * @return true unless the bits are 0
   */
  public boolean isVisible() {
    return bits != 0;
  }

  /**
   * Tells whether anybody may write, as declared: without that, the file has no store function.
   *
   * @return true if a write bit is set
   */
  public boolean isWritable() {
    return (bits & 0222) != 0;
  }

  /**
   * Tells whether there are bits that sysfs refuses with a warning when the module is loaded.
   *
   * @return true if an execute bit is set
   */
  public boolean hasBitsThatSysfsMasks() {
    return (bits & ~SYSFS_BITS) != 0;
  }

  /**
   * Returns the bits of the file's mode as {@code java.nio} names them.
   *
   * @return a new set
   */
  public Set<PosixFilePermission> toPosix() {
    Set<PosixFilePermission> result = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] fromOwnerRead = PosixFilePermission.values();
    for (int i = 0; i < fromOwnerRead.length; i++) {
      if ((fileMode() & 0400 >> i) != 0) {
        result.add(fromOwnerRead[i]);
      }
    }
    return result;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Permissions permissions && permissions.bits == bits;
  }

  @Override
  public int hashCode() {
    return bits;
  }

  /** Returns four octal digits, such as {@code 0644}. */
  @Override
  public String toString() {
    return octal(bits);
  }
}
