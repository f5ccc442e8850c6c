// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.output;

import dev.modparam.param.Param;
import dev.modparam.program.input.DeclaredModule;
import dev.modparam.snapshot.KernelSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a parameter on a machine, and what it is compared with.
 *
 * @param module the module
 * @param parameter the parameter
 * @param mode the permission bits of its file
 * @param text what the file shows, or why it cannot be read
 * @param isRead whether it could be read
 * @param reference the default, or the value of another machine; empty if it is not known
 */
public record LiveValue(
    String module,
    String parameter,
    int mode,
    String text,
    boolean isRead,
    Optional<String> reference) {

  /**
   * Takes the values of a machine.
   *
   * @param state the machine
   * @param references what to compare with, by module and parameter
   * @return a value for each parameter
   */
  public static List<LiveValue> of(
      KernelSnapshot state, Map<String, Map<String, String>> references) {
    List<LiveValue> values = new ArrayList<>();
    for (KernelSnapshot.Module module : state.modules()) {
      Map<String, String> known = references.getOrDefault(module.name(), Map.of());
      for (KernelSnapshot.Parameter parameter : module.parameters()) {
        values.add(
            new LiveValue(
                module.name(),
                parameter.name(),
                parameter.mode(),
                text(parameter),
                parameter.value() != null,
                Optional.ofNullable(known.get(parameter.name()))));
      }
    }
    return values;
  }

  private static String text(KernelSnapshot.Parameter parameter) {
    return parameter.value() == null
        ? "(" + parameter.error().message() + ")"
        : parameter.value().stripTrailing();
  }

  /**
   * Returns the texts of a recorded module.
   *
   * @param module the module
   * @return what each parameter shows
   */
  public static Map<String, String> texts(KernelSnapshot.Module module) {
    Map<String, String> texts = new LinkedHashMap<>();
    module.parameters().forEach(each -> texts.put(each.name(), text(each)));
    return texts;
  }

  /**
   * Returns the defaults of a module.
   *
   * @param module the module
   * @return the defaults that are known
   */
  public static Map<String, String> defaults(DeclaredModule module) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Param<?> param : module.definition().parameters()) {
      if (module.isDefaultKnown(param)) {
        texts.put(param.name(), param.defaultText().stripTrailing());
      }
    }
    return texts;
  }

  /**
   * Tells whether the value is another one than what it is compared with.
   *
   * @return false if there is nothing to compare with
   */
  public boolean differs() {
    return isRead && reference.isPresent() && !reference.get().equals(text);
  }
}
