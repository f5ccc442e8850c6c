// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.Operations;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds out what the operations of one entry are, and through them what its variable holds. */
final class OperationsReader {

  private static final String STRING_OPERATIONS = "param_ops_string";
  private static final String ARRAY_OPERATIONS = "param_array_ops";
  private static final String STRING_GETTER = "param_get_string";
  private static final int ACCEPTS_BARE_NAME = 1;

  private final Memory memory;
  private final ObjectParameter.Draft draft;
  private final int pointer;

  OperationsReader(Memory memory, ObjectParameter.Draft draft) {
    this.memory = memory;
    this.draft = draft;
    this.pointer = memory.file().pointerSize();
  }

  void read(Pointer.Place operations, Pointer.Place argument) throws IOException {
    draft.type = ParamTypes.unknown(word());
    try {
      Pointer target = memory.pointer(operations);
      draft.operations = memory.nameOf(target);
      if (target instanceof Pointer.External external && external.addend() == 0) {
        readStandard(external.symbol(), argument);
      } else if (target instanceof Pointer.Place place) {
        readOwn(custom(memory, place), argument);
      } else {
        draft.unknownBecause = "no operations";
      }
    } catch (UnknownValueException e) {
      draft.unknownBecause = e.reason();
    }
  }

  private String word() {
    return draft.typeWord == null ? "" : draft.typeWord;
  }

  private void readStandard(String symbol, Pointer.Place argument)
      throws IOException, UnknownValueException {
    StandardType standard = StandardType.ofOperations(symbol);
    if (standard != null) {
      draft.type = standard.type();
      readScalar(standard, storage(memory.pointer(argument)));
    } else if (symbol.equals(STRING_OPERATIONS)) {
      readBuffer(place(memory.pointer(argument)));
    } else if (symbol.equals(ARRAY_OPERATIONS)) {
      new ArrayReader(memory, draft).read(place(memory.pointer(argument)));
    } else {
      storage(memory.pointer(argument));
      draft.unknownBecause = "operations of another module";
    }
  }

  private void readScalar(StandardType standard, Pointer variable)
      throws IOException, UnknownValueException {
    Object value = standard.read(memory, place(variable));
    draft.known(value, String.valueOf(draft.storage));
  }

  /** Notes where a variable is. */
  private Pointer storage(Pointer variable) {
    draft.storage = storage(memory, variable);
    draft.variable = variable instanceof Pointer.Place place ? place : null;
    return variable;
  }

  static String storage(Memory memory, Pointer variable) {
    if (variable instanceof Pointer.External external) {
      return "ext:" + external.symbol();
    }
    if (variable instanceof Pointer.Place place) {
      return memory.file().name(place.section());
    }
    return variable instanceof Pointer.Null ? "null" : "abs";
  }

  static Pointer.Place place(Pointer variable) throws UnknownValueException {
    if (variable instanceof Pointer.Place place) {
      return place;
    }
    throw new UnknownValueException(
        variable instanceof Pointer.External
            ? "storage: ext"
            : variable instanceof Pointer.Null ? "storage: null" : "storage: abs");
  }

  private void readBuffer(Pointer.Place structure) throws IOException, UnknownValueException {
    long size = memory.number(structure, 4) & 0xffffffffL;
    draft.bufferSize = size;
    if (size > 0 && size <= Integer.MAX_VALUE) {
      draft.type = ParamTypes.string((int) size);
    }
    draft.known(bufferContent(structure, size), String.valueOf(draft.storage));
  }

  private String bufferContent(Pointer.Place structure, long size)
      throws IOException, UnknownValueException {
    Pointer buffer = storage(memory.pointer(structure.plus(pointer)));
    return memory.buffer(place(buffer), size);
  }

  private void readOwn(CustomOperations custom, Pointer.Place argument)
      throws IOException, UnknownValueException {
    draft.custom = custom;
    draft.type = ownType(custom, word());
    String getter = custom.get().orElse(null);
    StandardType shownAs = StandardType.ofGetter(getter);
    if (STRING_GETTER.equals(getter)) {
      Pointer.Place structure = place(memory.pointer(argument));
      long size = memory.number(structure, 4) & 0xffffffffL;
      draft.bufferSize = size;
      draft.known(bufferContent(structure, size), draft.storage + " through " + getter);
      return;
    }
    Pointer variable = storage(memory.pointer(argument));
    if (shownAs != null) {
      Object value = shownAs.read(memory, place(variable));
      boolean exact = StandardType.ofSetter(custom.set().orElse(null)) == shownAs;
      draft.known(
          exact ? value : ObjectParameter.shown(shownAs.type(), value),
          draft.storage + " through " + getter);
      return;
    }
    draft.unknownBecause = getter == null ? "no get function" : "own get function";
  }

  /** A type of the kernel if both functions are the kernel's, else one of unknown rules. */
  static ParamType<?> ownType(CustomOperations custom, String word) {
    StandardType shownAs = StandardType.ofGetter(custom.get().orElse(null));
    if (shownAs == null || shownAs != StandardType.ofSetter(custom.set().orElse(null))) {
      return restricted(Operations.on(ParamTypes.unknown(word)), custom).type();
    }
    return renamed(shownAs.type(), word, custom.acceptsBareName());
  }

  /** Leaves out what the module has no function for. */
  private static <T extends @Nullable Object> Operations<T> restricted(
      Operations<T> operations, CustomOperations known) {
    Operations<T> result = operations;
    if (known.acceptsBareName()) {
      // the type below takes no bare name: what one sets is not known
      result =
          result.acceptBareName().set((text, variable) -> variable.set(text == null ? "" : text));
    }
    result = known.set().isEmpty() ? result.withoutSet() : result;
    return known.get().isEmpty() ? result.withoutGet() : result;
  }

  private static <T extends @Nullable Object> ParamType<T> renamed(
      ParamType<T> type, String word, boolean bareName) {
    Operations<T> operations = Operations.on(type).named(word);
    return (bareName ? operations.acceptBareName() : operations).type();
  }

  /** Reads a module's own {@code struct kernel_param_ops}. */
  static CustomOperations custom(Memory memory, Pointer.Place operations)
      throws IOException, UnknownValueException {
    int pointer = memory.file().pointerSize();
    long flags = memory.number(operations, 4);
    return new CustomOperations(
        (flags & ACCEPTS_BARE_NAME) != 0,
        function(memory, operations.plus(pointer)),
        function(memory, operations.plus(2L * pointer)),
        function(memory, operations.plus(3L * pointer)));
  }

  private static @Nullable String function(Memory memory, Pointer.Place at)
      throws IOException, UnknownValueException {
    Pointer function = memory.pointer(at);
    if (function instanceof Pointer.Null) {
      return null;
    }
    String name = memory.nameOf(function);
    return name == null ? CustomOperations.NAMELESS : name;
  }
}
