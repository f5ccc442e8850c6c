// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.text.Declaration;
import dev.modparam.source.text.SourceFile;
import java.util.List;

/**
 * A module as source text declares it.
 *
 * @param definition the module, which loads whatever the notes say
 * @param notes what the file leaves open or does oddly, in the order of the text
 * @param modinfo the strings that the declarations leave in the {@code .modinfo} section, in the
 *     order of the text; the compiler usually reverses it
 * @param parameters what is known of each parameter, for programs
 */
public record SourceModule(
    ModuleDefinition definition,
    List<Note> notes,
    List<ModinfoTag> modinfo,
    List<Parameter> parameters) {

  /**
   * Keeps copies of the lists.
   *
   * @param definition the module
   * @param notes what is left open
   * @param modinfo the strings of the section
   * @param parameters what is known of each parameter
   */
  public SourceModule {
    requireNonNull(definition, "definition");
    notes = List.copyOf(requireNonNull(notes, "notes"));
    modinfo = List.copyOf(requireNonNull(modinfo, "modinfo"));
    parameters = List.copyOf(requireNonNull(parameters, "parameters"));
  }

  /**
   * What a source text says of one parameter, and what it leaves open. What is not known the
   * definition replaces: unknown rules take any text, an unknown length takes any number of
   * elements, an unknown default is zero, unknown permissions are none.
   *
   * @param name its name, as the kernel knows it
   * @param location where it is declared
   * @param typeKnown whether the rules for its texts are known
   * @param lengthKnown whether the length of an array, or the size of a buffer, is known
   * @param defaultKnown whether its default is known
   * @param permissionsKnown whether its permissions are known
   */
  public record Parameter(
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
    public Parameter {
      requireNonNull(name, "name");
      requireNonNull(location, "location");
    }

    static Parameter of(Declaration declared, SourceFile file) {
      return new Parameter(
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
}
