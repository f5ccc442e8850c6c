// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field. A compiler has no {@link Class} of a type that it compiles.
 *
 * @param name the name as source code has it, without its package
 * @param component the type of the elements, null unless the type is an array
 */
public record JavaType(String name, @Nullable JavaType component) {

  private static final List<Class<?>> PARAMETERS =
      List.of(boolean.class, byte.class, short.class, int.class, long.class, String.class);

  /** Returns the type of a class. */
  public static JavaType of(Class<?> type) {
    Class<?> component = type.getComponentType();
    return new JavaType(type.getSimpleName(), component == null ? null : of(component));
  }

  /** Returns the type of a class that is known by its name alone. */
  public static JavaType named(String simpleName) {
    return new JavaType(simpleName, null);
  }

  /** Returns the array of such elements. */
  public JavaType array() {
    return new JavaType(name + "[]", this);
  }

  public boolean is(Class<?> type) {
    return name.equals(type.getSimpleName());
  }

  /** Returns the class, if it is one of those whose fields can be parameters of kernel types. */
  public Optional<Class<?>> loaded() {
    return component == null
        ? PARAMETERS.stream().filter(this::is).<Class<?>>map(type -> type).findFirst()
        : component.loaded().map(Class::arrayType);
  }
}
