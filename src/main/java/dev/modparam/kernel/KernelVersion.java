// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.feature.KernelFeature;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of Linux that a simulated kernel answers as. What differs between releases is in
 * {@code docs/conformance.md}, each difference with its evidence.
 *
 * <p>The order of the constants is that of the releases.
 */
public enum KernelVersion {
  /** 5.15, as in its stable series. */
  V5_15("5.15"),
  /** 6.1, as in its stable series; a part of the recordings is from it. */
  V6_1("6.1"),
  /** 6.6, as in its stable series. */
  V6_6("6.6"),
  /** 6.12, as in its stable series, the default; most recordings are from it. */
  V6_12("6.12"),
  /** 6.18. */
  V6_18("6.18"),
  /** 6.19, the first whose Rust modules have parameters. */
  V6_19("6.19"),
  /** 7.2; a part of the recordings is from it, and all those of Rust modules. */
  V7_2("7.2");

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?!\\d)");

  private final String number;
  private final int major;
  private final int minor;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<KernelFeature> features;

  KernelVersion(String number) {
    this.number = number;
    int dot = number.indexOf('.');
    this.major = Integer.parseInt(number.substring(0, dot));
    this.minor = Integer.parseInt(number.substring(dot + 1));
    this.features = KernelFeature.of(major, minor);
  }

  /**
   * Returns the number of the release.
   *
   * @return such as {@code 6.12}
   */
  public String number() {
    return number;
  }

  /**
   * Returns what {@code uname -r} and {@code /proc/sys/kernel/osrelease} say.
   *
   * @return such as {@code 6.12.0-modparam}
   */
  public String release() {
    return number + ".0-modparam";
  }

  /**
   * Finds the version that a release belongs to.
   *
   * @param release such as {@code 6.12.117}, {@code 6.1.0-56-amd64} or {@code 6.12}
   * @return the version whose number the release starts with, or empty
   */
  public static Optional<KernelVersion> of(String release) {
    requireNonNull(release, "release");
    return Arrays.stream(values())
        .filter(version -> release.matches(version.number.replace(".", "\\.") + "(\\D.*)?"))
        .findFirst();
  }

  /**
   * Finds the version that a release behaves most like: the newest one that is not newer.
   *
   * @param release such as {@code 6.8.0-45-generic}, which behaves like 6.6
   * @return the version; the oldest for releases before it, and 6.12 for a text that does not begin
   *     with two numbers
   */
  public static KernelVersion nearest(String release) {
    Matcher numbers = NUMBERS.matcher(requireNonNull(release, "release"));
    if (!numbers.lookingAt()) {
      return V6_12;
    }
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    return Arrays.stream(values())
        .filter(version -> !version.isNewerThan(major, minor))
        .reduce(V5_15, (older, newer) -> newer);
  }

  private boolean isNewerThan(int otherMajor, int otherMinor) {
    return major > otherMajor || (major == otherMajor && minor > otherMinor);
  }

  /** What {@code /proc/version} says. */
  String banner() {
    return "Linux version " + release() + " (modparam) #1 SMP PREEMPT_DYNAMIC";
  }

  /** Whether this kernel behaves in a way that is not common to all versions. */
  boolean has(KernelFeature feature) {
    return features.contains(feature);
  }

  Set<KernelFeature> features() {
    return features;
  }

  /** Returns the number. */
  @Override
  public String toString() {
    return number;
  }
}
