// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import dev.modparam.param.ParamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @ModuleParam} says.
 *
 * @param name the parameter's name, empty for that of the field
 * @param type the word for the kernel type, empty for that of the field's Java type
 * @param permissions the bits
 * @param mode the bits as text, or empty
 * @param description the text or empty
 * @param min the smallest number, if one is given
 * @param max the largest number, if one is given
 * @param size the size of a buffer, or 0
 * @param counter the name of a field or empty
 * @param converted the type that the converter makes, or null for none
 * @param unsafe whether setting it taints
 * @param hardware whether it sets hardware
 */
public record ParamSettings(
    String name,
    String type,
    int permissions,
    String mode,
    String description,
    List<Long> min,
    List<Long> max,
    int size,
    String counter,
    @Nullable ParamType<?> converted,
    boolean unsafe,
    boolean hardware) {

  /** The settings of a field without the annotation. */
  public static final ParamSettings NONE =
      new ParamSettings("", "", 0, "", "", List.of(), List.of(), 0, "", null, false, false);

  boolean isBounded() {
    return !min.isEmpty() || !max.isEmpty();
  }
}
