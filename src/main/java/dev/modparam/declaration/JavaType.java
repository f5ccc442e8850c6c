// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import dev.modparam.param.Operations;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field. A compiler has no {@link Class} of a type that it compiles.
 *
 * @param name the name as source code has it, without its package
 * @param component the type of the elements, null unless the type is an array
 * @param choice the choice among the constants of an enum, null unless the type is one
 */
public record JavaType(String name, @Nullable JavaType component, @Nullable ParamType<?> choice) {

  /** The classes whose fields can be parameters of kernel types. */
  static final List<Class<?>> PARAMETERS =
      List.of(boolean.class, byte.class, short.class, int.class, long.class, String.class);

  /** Returns the type of a class. */
  @SuppressWarnings("unchecked") // an enum is an enum of itself
  public static JavaType of(Class<?> type) {
    Class<?> component = type.getComponentType();
    return new JavaType(
        type.getSimpleName(),
        component == null ? null : of(component),
        type.isEnum() && type.getEnumConstants().length > 0
            ? ParamTypes.choice(type.asSubclass(Enum.class))
            : null);
  }

  /** Returns the type of a class that is known by its name alone. */
  public static JavaType named(String simpleName) {
    return new JavaType(simpleName, null, null);
  }

  /** Returns an enum that is known by its name and the words for its constants. */
  public static JavaType choice(String simpleName, List<String> words) {
    if (words.isEmpty()) {
      return named(simpleName);
    }
    return new JavaType(
        simpleName,
        null,
        Operations.on(ParamTypes.oneOf(words.toArray(String[]::new)))
            .named(simpleName.toLowerCase(Locale.ROOT))
            .type());
  }

  /** Returns the array of such elements. */
  public JavaType array() {
    return new JavaType(name + "[]", this, null);
  }

  public boolean is(Class<?> type) {
    return name.equals(type.getSimpleName());
  }

  /** Returns the class, if it is one of {@link #PARAMETERS}. */
  public Optional<Class<?>> loaded() {
    return PARAMETERS.stream().filter(this::is).<Class<?>>map(type -> type).findFirst();
  }
}
