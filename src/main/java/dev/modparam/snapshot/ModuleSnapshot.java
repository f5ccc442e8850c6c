// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.Taint;
import dev.modparam.module.ModuleDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A module at one moment.
 *
 * @param name the name of its directory
 * @param builtIn whether it is part of the kernel
 * @param version what its file {@code version} shows, without the newline; null if it has none
 * @param taint the letters of its file {@code taint}, perhaps empty
 * @param needs the names of the modules that it depends on, sorted
 * @param parameters its parameters, sorted by name
 */
public record ModuleSnapshot(
    String name,
    boolean builtIn,
    @Nullable String version,
    String taint,
    List<String> needs,
    List<ParameterSnapshot> parameters) {

  /**
   * Sorts the lists and checks the names.
   *
   * @param name the name of its directory
   * @param builtIn whether it is part of the kernel
   * @param version its version, or null
   * @param taint the letters of its taints
   * @param needs what it depends on
   * @param parameters its parameters
   * @throws IllegalArgumentException if the name is not one of a module, the taints are no capital
   *     letters, or two parameters have one name
   */
  public ModuleSnapshot {
    requireNonNull(name, "name");
    requireNonNull(taint, "taint");
    requireNonNull(needs, "needs");
    requireNonNull(parameters, "parameters");
    checkName(name);
    needs.forEach(ModuleSnapshot::checkName);
    if (!taint.chars().allMatch(ModuleSnapshot::isTaint)) {
      throw new IllegalArgumentException("taints are capital letters of modules, not " + taint);
    }
    needs = needs.stream().distinct().sorted().toList();
    parameters = parameters.stream().sorted(Comparator.comparing(ParameterSnapshot::name)).toList();
    Set<String> names = new HashSet<>();
    for (ParameterSnapshot parameter : parameters) {
      if (!names.add(parameter.name().replace('-', '_'))) {
        throw new IllegalArgumentException(
            "module " + name + " has parameter " + parameter.name() + " twice");
      }
    }
  }

  private static void checkName(String name) {
    if (!ModuleDefinition.of(name).name().equals(name)) {
      throw new IllegalArgumentException("a module's name has no dash: " + name);
    }
  }

  /**
   * Finds a parameter.
   *
   * @param parameter its exact name
   * @return the parameter, if there is one
   */
  public Optional<ParameterSnapshot> parameter(String parameter) {
    requireNonNull(parameter, "parameter");
    return parameters.stream().filter(each -> each.name().equals(parameter)).findFirst();
  }

  /**
   * Makes a module that shows the same when it is loaded. A parameter whose type is unknown, or
   * cannot show its value, takes any text and shows it; one that could not be read fails with the
   * recorded error until it is written.
   *
   * @return a new definition
   */
  public ModuleDefinition definition() {
    ModuleDefinition definition =
        ModuleDefinition.of(name, parameters.stream().map(SnapshotParams::declare).toList())
            .dependsOn(needs.toArray(String[]::new));
    if (version != null) {
      definition = definition.version(version);
    }
    for (int i = 0; i < taint.length(); i++) {
      definition =
          switch (taint.charAt(i)) {
            case 'P' -> definition.license("Proprietary");
            case 'O' -> definition.outOfTree();
            case 'E' -> definition.unsigned();
            case 'C' -> definition.addTag("staging", "Y");
            case 'N' -> definition.addTag("test", "Y");
            case 'K' -> definition.addTag("livepatch", "Y");
            default -> definition; // comes from what was done to the module, not from what it is
          };
    }
    return definition;
  }

  private static boolean isTaint(int letter) {
    return Stream.of(Taint.values())
        .anyMatch(taint -> taint.isOfModules() && taint.letter() == letter);
  }

  /** Returns the lines of the snapshot, without a newline at the end. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of("module", name));
    if (builtIn) {
      words.add("built-in");
    }
    if (version != null) {
      words.add("version=" + QuotedText.quote(version + "\n").replace(" ", "\\x20"));
    }
    if (!taint.isEmpty()) {
      words.add("taint=" + taint);
    }
    if (!needs.isEmpty()) {
      words.add("needs=" + String.join(",", needs));
    }
    Stream<String> lines = parameters.stream().map(parameter -> "  " + parameter);
    return String.join("\n", Stream.concat(Stream.of(String.join(" ", words)), lines).toList());
  }
}
