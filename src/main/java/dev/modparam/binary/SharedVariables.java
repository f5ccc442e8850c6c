// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables of one file by their place, so that parameters on one variable share it. */
final class SharedVariables {

  private static final Comparator<Pointer.Place> PLACES =
      Comparator.comparingInt((Pointer.Place place) -> place.section().index())
          .thenComparingLong(Pointer.Place::offset);

  private record Known(Param<?> param, Footprint bytes, ObjectParameter facts) {}

  private final TreeMap<Pointer.Place, Known> variables = new TreeMap<>(PLACES);
  private final Map<Pointer.Place, Param<?>> counters = new HashMap<>();

  /** Puts what is long before what may be a part of it, and arrays before their counters. */
  static List<ObjectParameter> ordered(List<ObjectParameter> parameters) {
    Set<Pointer.Place> counters = new HashSet<>();
    parameters.stream().map(ObjectParameter::counter).forEach(counters::add);
    return parameters.stream()
        .sorted(
            Comparator.comparing((ObjectParameter facts) -> isOn(counters, facts))
                .thenComparing(facts -> -size(facts))
                .thenComparing(facts -> !(facts.type() instanceof ArrayType)))
        .toList();
  }

  private static boolean isOn(Set<Pointer.Place> counters, ObjectParameter facts) {
    Footprint bytes = facts.footprint();
    return bytes != null && counters.contains(bytes.start());
  }

  private static long size(ObjectParameter facts) {
    Footprint bytes = facts.footprint();
    return bytes == null ? 0 : bytes.size();
  }

  /** Notes the variable and the counter that a parameter has for itself. */
  void add(ObjectParameter facts, Param<?> param) {
    Footprint bytes = facts.footprint();
    if (bytes != null && param.original().isEmpty() && other(facts) == null) {
      variables.putIfAbsent(bytes.start(), new Known(param, bytes, facts));
    }
    Pointer.Place counter = facts.counter();
    if (counter != null && counter.section().index() >= 0 && param.initialCount().isPresent()) {
      counters.putIfAbsent(counter, param);
    }
  }

  /** Gives an array the counter that another one has, if there is one. */
  Param<?> counted(ObjectParameter facts, Param<?> param) {
    Pointer.Place counter = facts.counter();
    Param<?> other = counter == null ? null : counters.get(counter);
    return other == null || param.initialCount().isEmpty()
        ? param
        : param.countedWith(array(other));
  }

  /** Makes the parameter on the variable of one before it; null if it has a variable of its own. */
  @Nullable Param<?> find(ObjectParameter facts) {
    Footprint bytes = facts.footprint();
    if (bytes == null) {
      return null;
    }
    Param<?> array = counters.get(bytes.start());
    if (array != null) {
      return onCounter(facts, array);
    }
    Known known = around(bytes);
    if (known == null) {
      return null;
    }
    int offset = known.bytes().loadedOffset(bytes);
    if (offset == 0 && isSame(known.facts(), facts)) {
      return known.param().sharedAs(facts.name());
    }
    return known.bytes().holds(bytes) ? part(facts, known.param(), offset) : null;
  }

  private @Nullable Param<?> part(ObjectParameter facts, Param<?> param, int offset) {
    try {
      return counted(facts, param.sharedAs(facts.name(), facts.type(), offset));
    } catch (IllegalArgumentException cannotBeSeen) {
      return null;
    }
  }

  private @Nullable Param<?> onCounter(ObjectParameter facts, Param<?> array) {
    Param<?> counter = Param.counterOf(facts.name(), array(array));
    return facts.type().equals(counter.type()) ? counter : part(facts, counter, 0);
  }

  /** Finds a variable that has some of the bytes and does not begin behind the first of them. */
  private @Nullable Known around(Footprint bytes) {
    Map.Entry<Pointer.Place, Known> before = variables.floorEntry(bytes.start());
    return before != null && before.getValue().bytes().touches(bytes) ? before.getValue() : null;
  }

  /** The name of a parameter that has some of the same bytes; null if there is none. */
  @Nullable String other(ObjectParameter facts) {
    Footprint bytes = facts.footprint();
    if (bytes == null) {
      return null;
    }
    Param<?> array = counters.get(bytes.start());
    if (array != null) {
      return array.name();
    }
    Known known = around(bytes);
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
  private static Param<List<Object>> array(Param<?> array) {
    return (Param<List<Object>>) array;
  }
}
