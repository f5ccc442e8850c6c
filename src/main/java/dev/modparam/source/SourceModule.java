// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.Note;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
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
    List<SourceParameter> parameters) {

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
}
