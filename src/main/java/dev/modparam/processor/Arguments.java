// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the values of expressions into what a method takes, as a compiler does. */
final class Arguments {

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

  private Arguments() {}

  /**
   * Returns the arguments, or null if the method does not take them.
   *
   * @param given as many values as the compiler found right for the method
   */
  static Object @Nullable [] fit(Method method, List<Object> given) {
    Class<?>[] types = method.getParameterTypes();
    List<Object> values = new ArrayList<>(given);
    if (method.isVarArgs()) {
      int fixed = types.length - 1;
      Object rest = array(types[fixed].getComponentType(), given.subList(fixed, given.size()));
      values = new ArrayList<>(given.subList(0, fixed));
      if (rest == null) {
        return null;
      }
      values.add(rest);
    }
    Object[] result = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Object value = fit(types[i], values.get(i));
      if (value == null) {
        return null;
      }
      result[i] = value;
    }
    return result;
  }

  private static @Nullable Object fit(Class<?> type, Object value) {
    if (type == long.class && value instanceof Integer number) {
      return number.longValue();
    }
    return BOXES.getOrDefault(type, type).isInstance(value) ? value : null;
  }

  private static @Nullable Object array(Class<?> component, List<Object> elements) {
    Object array = Array.newInstance(component, elements.size());
    for (int i = 0; i < elements.size(); i++) {
      if (!component.isInstance(elements.get(i))) {
        return null;
      }
      Array.set(array, i, elements.get(i));
    }
    return array;
  }
}
