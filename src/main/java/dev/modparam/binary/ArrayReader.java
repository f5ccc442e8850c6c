// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ArrayType;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@code struct kparam_array} and the elements that it leads to. */
final class ArrayReader {

  /** The longest array that {@link ParamTypes#array} makes. */
  private static final int LONGEST = 65_536;

  /** What an element takes in a list. */
  private static final int ELEMENT_COST = 32;

  private final Memory memory;
  private final ObjectParameter.Draft draft;
  private final int pointer;

  private @Nullable String elementOperations;
  private @Nullable CustomOperations elementCustom;
  private @Nullable StandardType elementStandard;
  private ParamType<?> elementType = ParamTypes.CHARP;

  ArrayReader(Memory memory, ObjectParameter.Draft draft) {
    this.memory = memory;
    this.draft = draft;
    this.pointer = memory.file().pointerSize();
  }

  void read(Pointer.Place structure) throws IOException, UnknownValueException {
    long max = memory.number(structure, 4) & 0xffffffffL;
    long size = memory.number(structure.plus(4), 4) & 0xffffffffL;
    Pointer counter = memory.pointer(structure.plus(8));
    Pointer.Place rest = structure.plus(8L + pointer);
    readElementOperations(rest);
    Pointer first = memory.pointer(rest.plus(pointer));
    draft.storage = OperationsReader.storage(memory, first);
    draft.variable = first instanceof Pointer.Place place ? place : null;
    draft.counter = counter instanceof Pointer.Place place ? place : null;

    boolean counted = !(counter instanceof Pointer.Null);
    Long count = null;
    List<@Nullable Object> values = List.of();
    boolean affordable = false;
    try {
      checkLength(max);
      affordable = true;
      count =
          counted ? (Long) (memory.number(OperationsReader.place(counter), 4) & 0xffffffffL) : null;
      values = elements(first, max, size);
    } catch (UnknownValueException e) {
      draft.unknownBecause = e.reason();
    }
    draft.array =
        new ArrayLayout(
            max, size, counted, count, elementOperations, elementCustom, elementType, values);
    if (max > 0 && affordable) {
      draft.type = type((int) max, counted, count);
    }
    decide(values, max, count);
  }

  private void decide(List<@Nullable Object> values, long max, @Nullable Long count) {
    if (draft.unknownBecause != null) {
      return;
    }
    if (count != null && count > max) {
      draft.unknownBecause = "its counter is " + count + ", more than its " + max + " elements";
    } else if (max == 0) {
      draft.unknownBecause = "it has no elements";
    } else {
      draft.known(values, String.valueOf(draft.storage));
    }
  }

  private ParamType<?> type(int max, boolean counted, @Nullable Long count) {
    ArrayType<?> array = ParamTypes.array(elementType, max);
    if (!counted) {
      return array;
    }
    return array.counted(count == null || count > max ? 0 : (int) (long) count);
  }

  private void readElementOperations(Pointer.Place at) throws IOException, UnknownValueException {
    Pointer operations = memory.pointer(at);
    elementOperations = memory.nameOf(operations);
    if (operations instanceof Pointer.Place place) {
      elementCustom = OperationsReader.custom(memory, place);
      elementStandard = StandardType.ofGetter(elementCustom.get().orElse(null));
      elementType = OperationsReader.ownType(elementCustom, elementWord());
    } else {
      elementStandard =
          elementOperations == null ? null : StandardType.ofOperations(elementOperations);
      elementType =
          elementStandard == null ? ParamTypes.unknown(elementWord()) : elementStandard.type();
    }
  }

  private String elementWord() {
    String word = draft.typeWord == null ? "" : draft.typeWord;
    return word.startsWith("array of ") ? word.substring("array of ".length()) : word;
  }

  private void checkLength(long max) throws UnknownValueException {
    if (max > LONGEST) {
      throw new UnknownValueException("it has " + max + " elements, more than " + LONGEST);
    }
    memory.spend(max * ELEMENT_COST);
  }

  private List<@Nullable Object> elements(Pointer first, long max, long size)
      throws IOException, UnknownValueException {
    if (elementStandard == null) {
      boolean hidden = elementCustom != null && elementCustom.get().isEmpty();
      throw new UnknownValueException(hidden ? "no get function" : "own get function");
    }
    Pointer.Place start = OperationsReader.place(first);
    boolean asText = !elementType.equals(elementStandard.type()) && !isExact();
    List<@Nullable Object> values = new ArrayList<>((int) max);
    for (long i = 0; i < max; i++) {
      Object value = elementStandard.read(memory, start.plus(i * size));
      values.add(asText ? ObjectParameter.shown(elementStandard.type(), value) : value);
    }
    return Collections.unmodifiableList(values);
  }

  private boolean isExact() {
    return elementCustom != null
        && StandardType.ofSetter(elementCustom.set().orElse(null)) == elementStandard;
  }
}
