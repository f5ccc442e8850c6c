// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.ObjectParameter;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A module with what there is to say of it, wherever it was read from.
 *
 * @param definition what it declares
 * @param file the file it was read from
 * @param origins for each parameter the place where it was found
 * @param unknownDefaults the parameters whose default is not known
 * @param notes what the reader left open
 */
public record DeclaredModule(
    ModuleDefinition definition,
    String file,
    Map<String, String> origins,
    Set<String> unknownDefaults,
    List<String> notes) {

  /**
   * Describes a compiled module.
   *
   * @param object the module
   * @return its description
   */
  public static DeclaredModule of(KernelObject object) {
    Map<String, String> origins = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    for (ObjectParameter parameter : object.parameters()) {
      boolean first = origins.putIfAbsent(parameter.name(), origin(parameter)) == null;
      if (first && parameter.unknownBecause().isPresent()) {
        unknown.add(parameter.name());
      }
    }
    return new DeclaredModule(
        object.definition(),
        object.fileName(),
        origins,
        unknown,
        object.notes().stream().map(Object::toString).toList());
  }

  /**
   * Describes a module that was read from one place.
   *
   * @param definition the module
   * @param file the file
   * @param place where its parameters are in the file
   * @param notes what the reader left open
   * @return its description
   */
  public static DeclaredModule of(
      ModuleDefinition definition, String file, String place, List<String> notes) {
    Map<String, String> origins = new HashMap<>();
    definition.parameters().forEach(param -> origins.put(param.name(), place));
    return new DeclaredModule(definition, file, origins, Set.of(), notes);
  }

  /** The table and the section of a file in which a parameter and its default were found. */
  private static String origin(ObjectParameter parameter) {
    List<String> places = new ArrayList<>();
    places.add(parameter.isDeclared() ? "__param" : ".modinfo");
    parameter.defaultOrigin().ifPresent(place -> places.add("default in " + place));
    parameter.unknownBecause().ifPresent(reason -> places.add("default unknown: " + reason));
    return String.join(", ", places);
  }

  /**
   * Returns the same module with fewer parameters.
   *
   * @param kept those to keep
   * @return a description
   */
  public DeclaredModule with(List<Param<?>> kept) {
    ModuleDefinition fewer = ModuleDefinition.of(definition.name(), kept);
    return new DeclaredModule(fewer.tags(definition.tags()), file, origins, unknownDefaults, notes);
  }

  /**
   * Tells whether the default of a parameter is known.
   *
   * @param param one of the module's
   * @return false if its file does not say it
   */
  public boolean isDefaultKnown(Param<?> param) {
    return !unknownDefaults.contains(param.name());
  }

  /**
   * Returns the description of a parameter.
   *
   * @param param the parameter
   * @return its text; empty if there is none
   */
  public static String description(Param<?> param) {
    return param.description().orElse("");
  }
}
