// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The variables of one file by their place, so that parameters on one variable share it. */
final class SharedVariables {

  private record Known(Param<?> param, ObjectParameter facts) {}

  private final Map<Pointer.Place, Known> variables = new HashMap<>();
  private final Map<Pointer.Place, Known> counters = new HashMap<>();

  static boolean isArray(ObjectParameter facts) {
    return facts.type() instanceof ArrayType;
  }

  /** A place that no other variable can have: common symbols have none yet. */
  private static boolean isKnown(Pointer.@Nullable Place place) {
    return place != null && place.section().index() >= 0;
  }

  /** The variable of a parameter whose functions are the kernel's: others keep what they like. */
  private static Pointer.@Nullable Place place(ObjectParameter facts) {
    return facts.customOperations().isPresent() ? null : facts.variable();
  }

  void add(ObjectParameter facts, Param<?> param) {
    Known known = new Known(param, facts);
    if (isKnown(place(facts))) {
      variables.putIfAbsent(place(facts), known);
    }
    if (isKnown(facts.counter())) {
      counters.putIfAbsent(facts.counter(), known);
    }
  }

  /** Makes the parameter on the variable of one before it; null if it has a variable of its own. */
  @Nullable Param<?> find(ObjectParameter facts) {
    Pointer.Place place = place(facts);
    if (!isKnown(place)) {
      return null;
    }
    Known counted = counters.get(place);
    if (counted != null && facts.type().equals(ParamTypes.UINT)) {
      return counterOf(facts.name(), counted.param());
    }
    Known same = variables.get(place);
    return same != null && isSame(same.facts(), facts) ? same.param().sharedAs(facts.name()) : null;
  }

  /** The name of a parameter that has the same variable in another type; null if there is none. */
  @Nullable String other(ObjectParameter facts) {
    Pointer.Place place = place(facts);
    Known known = isKnown(place) ? variables.getOrDefault(place, counters.get(place)) : null;
    return known == null ? null : known.facts().name();
  }

  private static boolean isSame(ObjectParameter one, ObjectParameter other) {
    ParamType<?> first = one.type();
    ParamType<?> second = other.type();
    if (first instanceof ArrayType<?> array && second instanceof ArrayType<?> list) {
      boolean counters = Objects.equals(one.counter(), other.counter());
      return array.element().equals(list.element()) && array.max() == list.max() && counters;
    }
    return first.equals(second);
  }

  @SuppressWarnings("unchecked") // the parameter of an array is a list
  private static Param<Long> counterOf(String name, Param<?> array) {
    return Param.counterOf(name, (Param<List<Object>>) array);
  }
}
