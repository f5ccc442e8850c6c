// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.Handle;
import dev.modparam.param.memory.Handle.Sharing;
import dev.modparam.param.memory.Shape;
import org.jspecify.annotations.Nullable;

/** Declares parameters on the memory of others. */
final class SharedMemory {

  private SharedMemory() {}

  /** A parameter on a variable, or on a part of one, seen as a type. */
  static <U extends @Nullable Object> ParamDraft<U> draft(
      Param<?> shared, String name, ParamType<U> type, int offset) {
    Sharing known = shared.declared().sharing;
    Param<?> original = known == null ? shared : (Param<?>) known.original();
    boolean counter = known != null && known.counter();
    Shape shape = counter ? shape(ParamTypes.UINT, original) : shape(original.type(), original);
    require(shape, type, shared, name, offset);
    if (shape.kind() == Shape.Kind.TEXT && original.declared().binding != null) {
      throw refusal(name, shared, "it is a Java String, which has no bytes to share");
    }
    int begin = offset + (known == null ? 0 : known.offset());
    return draft(name, type, new Sharing(original, counter, begin), shared);
  }

  private static <U extends @Nullable Object> ParamDraft<U> draft(
      String name, ParamType<U> type, Sharing sharing, Param<?> shared) {
    ParamDraft<U> draft =
        new ParamDraft<>(name, type, type.cast(Handle.seenAs(type.codec(), sharing)));
    draft.sharing = sharing;
    draft.defaultKnown = shared.isDefaultKnown();
    return draft;
  }

  /** A second name for a variable, and for the counter of an array. */
  static <T extends @Nullable Object> ParamDraft<T> alias(Param<T> param, String name) {
    ParamDraft<T> draft = new ParamDraft<>(name, param.type(), param.defaultValue());
    Sharing known = param.declared().sharing;
    draft.sharing = known != null ? known : new Sharing(param, false, 0);
    draft.counting = param.initialCount().isPresent() ? counting(param) : null;
    draft.defaultKnown = param.isDefaultKnown();
    return draft;
  }

  /** A parameter on the counter of an array. */
  static ParamDraft<Long> counter(String name, Param<?> array) {
    requireCounter(array);
    return draft(name, ParamTypes.UINT, new Sharing(counting(array), true, 0), array);
  }

  /** Refuses a default for a variable that is another parameter's. */
  static void requireOwn(Param<?> param) {
    Sharing sharing = param.declared().sharing;
    if (sharing != null) {
      throw new IllegalArgumentException(
          "parameter "
              + param.name()
              + " shares the variable of "
              + ((Param<?>) sharing.original()).name()
              + ": set its default there");
    }
  }

  /** The array that has the counter of an array. */
  static Param<?> counting(Param<?> array) {
    Param<?> other = array.declared().counting;
    return other == null ? array : other;
  }

  static void requireCounters(Param<?> array, Param<?> other) {
    requireCounter(array);
    requireCounter(other);
    Handle.Binding field = array.declared().binding;
    if (field != null && field.counter() != null) {
      throw new IllegalArgumentException(
          "parameter " + array.name() + " has a field as its counter");
    }
  }

  private static void requireCounter(Param<?> array) {
    if (array.initialCount().isEmpty()) {
      throw new IllegalArgumentException(
          "parameter " + array.name() + " is not a counted array, so it has no counter");
    }
  }

  private static void require(
      Shape shape, ParamType<?> type, Param<?> shared, String name, int offset) {
    String problem = shape.problem(shape(type, shared), offset);
    if (problem != null) {
      throw refusal(name, shared, problem);
    }
  }

  private static Shape shape(ParamType<?> type, Param<?> shared) {
    Shape shape = type.codec().shape();
    if (shape == null) {
      throw refusal(type.name(), shared, "type " + type.name() + " is not one of C");
    }
    return shape;
  }

  private static IllegalArgumentException refusal(String name, Param<?> shared, String why) {
    return new IllegalArgumentException(
        "parameter " + shared.name() + " cannot share its variable as " + name + ": " + why);
  }
}
