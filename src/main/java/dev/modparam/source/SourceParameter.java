// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;

/**
 * What a source text says of one parameter, and what it leaves open. What is not known the
 * definition replaces: unknown rules take any text, an unknown length takes any number of elements,
 * an unknown default is zero, unknown permissions are none.
 *
 * @param name its name, as the kernel knows it
 * @param location where it is declared
 * @param typeKnown whether the rules for its texts are known
 * @param lengthKnown whether the length of an array, or the size of a buffer, is known
 * @param defaultKnown whether its default is known
 * @param permissionsKnown whether its permissions are known
 */
public record SourceParameter(
    String name,
    Location location,
    boolean typeKnown,
    boolean lengthKnown,
    boolean defaultKnown,
    boolean permissionsKnown) {

  /**
   * Keeps what is known.
   *
   * @param name its name, as the kernel knows it
   * @param location where it is declared
   * @param typeKnown whether the rules for its texts are known
   * @param lengthKnown whether the length of an array, or the size of a buffer, is known
   * @param defaultKnown whether its default is known
   * @param permissionsKnown whether its permissions are known
   */
  public SourceParameter {
    requireNonNull(name, "name");
    requireNonNull(location, "location");
  }

  static SourceParameter of(Declaration declared, SourceFile file) {
    return new SourceParameter(
        declared.name,
        file.location(declared.offset),
        declared.typeKnown,
        declared.lengthKnown,
        declared.hasDefault || !declared.defaultWanted,
        declared.permissionsKnown);
  }

  /**
   * Tells whether everything is known.
   *
   * @return true if the definition says of this parameter what the module does
   */
  public boolean isComplete() {
    return typeKnown && lengthKnown && defaultKnown && permissionsKnown;
  }
}
