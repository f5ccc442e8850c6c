// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.feature.KernelFeature;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

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

  private final String number;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set
  private final Set<KernelFeature> features;

  KernelVersion(String number) {
    this.number = number;
    int dot = number.indexOf('.');
    this.features =
        KernelFeature.of(
            Integer.parseInt(number.substring(0, dot)),
            Integer.parseInt(number.substring(dot + 1)));
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
