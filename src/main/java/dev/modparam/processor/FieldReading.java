// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import dev.modparam.declaration.FieldDeclaration;
import dev.modparam.declaration.FieldRules;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Reads one annotated field. */
final class FieldReading {

  private static final String STAND_IN = "parameter";

  private final FieldDeclaration field;
  private final Place place;
  private final Optional<Object> initial;

  private FieldReading(FieldDeclaration field, Place place, Optional<Object> initial) {
    this.field = field;
    this.place = place;
    this.initial = initial;
  }

  /**
   * Reads a field.
   *
   * @param neighbours the fields of its class
   * @param initial what it holds at the start, as {@link Initializers} has it
   * @return the parameter, unless it has no name
   */
  static Optional<Param<?>> read(
      FieldDeclaration field,
      List<FieldDeclaration> neighbours,
      Place place,
      Optional<Object> initial) {
    place.check(() -> FieldRules.modifiers(field));
    place.check(() -> FieldRules.counter(field, neighbours));
    ParamType<?> type = place.<ParamType<?>>attempt(ParamTypes.INT, () -> FieldRules.type(field));
    return new FieldReading(field, place, initial).declare(counted(field, type));
  }

  private static ParamType<?> counted(FieldDeclaration field, ParamType<?> type) {
    return type instanceof ArrayType<?> array && !field.settings().counter().isEmpty()
        ? array.counted()
        : type;
  }

  private <T extends @Nullable Object> Optional<Param<?>> declare(ParamType<T> type) {
    Optional<Param<T>> named = place.attempt(() -> FieldRules.named(field, type));
    Param<T> param = named.orElseGet(() -> Param.of(STAND_IN, type));
    Param<T> permitted = place.attempt(param, () -> FieldRules.permitted(field, param));
    Param<T> described = place.attempt(permitted, () -> FieldRules.described(field, permitted));
    if (described.permissions().isWritable() && !isVolatile()) {
      place.warn(
          "permissions",
          "parameter "
              + described.name()
              + " can be written through its file: make the field volatile, so that other threads"
              + " see the new value");
    }
    if (field.settings().description().isEmpty()) {
      place.warn("", "parameter " + described.name() + " has no description");
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(startable(initialized(described)));
  }

  /** The elements of an array cannot be volatile. */
  private boolean isVolatile() {
    return field.type().component() != null
        || place.element().getModifiers().contains(Modifier.VOLATILE);
  }

  /** With what the field holds at the start, if the code shows it. */
  @SuppressWarnings("unchecked") // converted to what the type takes
  private <T extends @Nullable Object> Param<T> initialized(Param<T> param) {
    return initial
        .flatMap(value -> InitialValue.of(param.type(), value))
        .map(value -> place.attempt(param, () -> FieldRules.starting(param, (T) value)))
        .orElse(param);
  }

  /** With a default that the type allows, where the one of the field is not known. */
  @SuppressWarnings("unchecked") // the bound of a type is one of its values
  private static <T extends @Nullable Object> Param<T> startable(Param<T> param) {
    try {
      return param.defaultValue(param.defaultValue());
    } catch (IllegalArgumentException outOfBounds) {
      return param.type() instanceof IntegerType<?> bounded
          ? param.defaultValue((T) bounded.min())
          : param;
    }
  }
}
