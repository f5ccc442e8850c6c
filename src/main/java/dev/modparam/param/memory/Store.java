// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one load.
 *
 * <p>Which variables there are never changes; what they hold does. A variable is made when it is
 * first used, so that a load costs what it uses. Safe for use by several threads: a variable is
 * published with its default in it. The store of its reference is a release and each load an
 * acquire, so that no reader, on hardware that reorders stores either, finds the reference before
 * what it refers to.
 */
public final class Store {

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Cell[].class);

  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

  private final @Nullable Handle[] plain;
  private final long[] numbers;
  private final Layout layout;
  private final String prefix;
  private final @Nullable Object owner;
  private final @Nullable Cell[] cells;

  Store(Layout layout, String prefix, @Nullable Object owner) {
    this.plain = layout.plain();
    this.numbers = layout.numbers();
    this.layout = layout;
    this.prefix = prefix;
    this.owner = owner;
    this.cells = new Cell[layout.size()];
  }

  /** Returns the variable at a position. */
  public Cell at(int position) {
    Cell cell = (Cell) CELL.getAcquire(cells, position);
    return cell != null ? cell : make(position);
  }

  /**
   * Returns the variable of a handle.
   *
   * @throws IllegalArgumentException if the handle is not one of the layout
   */
  public Cell of(Handle handle) {
    int position = layout.find(handle);
    if (position < 0) {
      throw new IllegalArgumentException(
          "there is no parameter "
              + handle
              + " here; a handle must be the very object that the module"
              + " was defined with");
    }
    return at(position);
  }

  /**
   * Reads the number of a handle, most often with one look at the place that the handle remembers.
   *
   * @throws IllegalArgumentException if the handle is not one of the layout
   * @throws IllegalStateException if the variable holds no number
   */
  public long number(Handle handle) {
    int position = handle.position();
    return position < plain.length && plain[position] == handle
        ? (long) NUMBER.getAcquire(numbers, position)
        : of(handle).number();
  }

  /**
   * Binds a handle to its number. Three methods that differ in a cast, as a function around another
   * one would double the cost of a read.
   *
   * @throws IllegalArgumentException if the handle is not one of the layout
   */
  public IntSupplier bindInt(Handle handle) {
    Slots slots = of(handle).slots();
    int position = layout.find(handle);
    long[] memory = numbers;
    return plain[position] == handle
        ? () -> (int) (long) NUMBER.getAcquire(memory, position)
        : () -> (int) slots.number(0);
  }

  /** The same for a {@code long}. */
  public LongSupplier bindLong(Handle handle) {
    Slots slots = of(handle).slots();
    int position = layout.find(handle);
    long[] memory = numbers;
    return plain[position] == handle
        ? () -> (long) NUMBER.getAcquire(memory, position)
        : () -> slots.number(0);
  }

  /** The same for a truth value. */
  public BooleanSupplier bindBoolean(Handle handle) {
    Slots slots = of(handle).slots();
    int position = layout.find(handle);
    long[] memory = numbers;
    return plain[position] == handle
        ? () -> (long) NUMBER.getAcquire(memory, position) != 0
        : () -> slots.number(0) != 0;
  }

  /** A variable has state of its own, so there is never a second one. */
  private synchronized Cell make(int position) {
    Cell made = cells[position];
    if (made == null) {
      made = newCell(layout.handle(position), position);
      CELL.setRelease(cells, position, made);
    }
    return made;
  }

  private Cell newCell(Handle handle, int position) {
    String name = prefix.isEmpty() ? handle.name : prefix + handle.name;
    if (handle.sharing != null) {
      return shared(handle, name, handle.sharing);
    }
    if (owner != null && handle.binding != null) {
      return inFields(handle, name, handle.binding, owner);
    }
    if (plain[position] == handle) {
      return new Cell(name, handle.codec, Slots.numberIn(numbers, position), null);
    }
    Cell own = Cell.of(name, handle.codec, handle.initial);
    if (handle.counting != null) {
      return new Cell(name, handle.codec, own.slots(), of(handle.counting).counter());
    }
    return handle.codec.isAtomic() && layout.areBytesSeen(handle) ? ofBytes(handle, name) : own;
  }

  private static Cell ofBytes(Handle buffer, String name) {
    Shape shape = Objects.requireNonNull(buffer.codec.shape());
    Cell cell = new Cell(name, buffer.codec, View.buffer(shape), null);
    cell.initialize(buffer.initial);
    return cell;
  }

  private Cell inFields(Handle handle, String name, Handle.Binding binding, Object owner) {
    Slots field = handle.codec.fieldSlots(binding.field(), owner, handle.codec.fieldMask());
    if (field.length() != handle.codec.length()) {
      throw new IllegalArgumentException(
          "the array of parameter "
              + handle.name
              + " has "
              + field.length()
              + " elements, not "
              + handle.codec.length());
    }
    Slots counter =
        binding.counter() != null
            ? FieldSlots.of(binding.counter(), owner, Slots.ALL_BITS)
            : counter(handle);
    return new Cell(name, handle.codec, field, counter);
  }

  /** The counter of an array that is not a field; null for another variable. */
  private @Nullable Slots counter(Handle handle) {
    if (handle.counting != null) {
      return of(handle.counting).counter();
    }
    return handle.codec.initialCount(handle.initial) < 0 ? null : Slots.numbers(1);
  }

  /** A second name for a variable or a part of it, or a name for the counter of an array. */
  private Cell shared(Handle handle, String name, Handle.Sharing sharing) {
    Cell cell = of(sharing.original());
    if (sharing.counter()) {
      return new Cell(name, handle.codec, counterOf(cell, handle, sharing), null);
    }
    Slots slots = Handle.slots(cell, handle.codec, sharing);
    Cell shared = new Cell(name, handle.codec, slots, counter(handle));
    count(handle, shared);
    return shared;
  }

  private Slots counterOf(Cell array, Handle handle, Handle.Sharing sharing) {
    Handle.Binding binding = sharing.original().binding;
    Slots counter =
        owner == null || binding == null || binding.counter() == null
            ? Objects.requireNonNull(array.counter())
            : FieldSlots.of(binding.counter(), owner, 0xffff_ffffL);
    return Handle.counter(counter, handle.codec, sharing);
  }

  /** Puts the default into the counter that an array has for itself, though not its elements. */
  private static void count(Handle handle, Cell cell) {
    int count = handle.codec.initialCount(handle.initial);
    if (handle.counting == null && count >= 0) {
      cell.count(count);
    }
  }

  /** Puts the default back into each variable that has been made. */
  public synchronized void reset() {
    for (int i = 0; i < cells.length; i++) {
      Cell cell = cells[i];
      if (cell != null) {
        reset(layout.handle(i), cell);
      }
    }
  }

  private static void reset(Handle handle, Cell cell) {
    if (handle.sharing != null) {
      count(handle, cell);
    } else if (handle.counting != null) {
      new Cell(cell.name(), handle.codec, cell.slots(), null).initialize(handle.initial);
    } else {
      cell.initialize(handle.initial);
    }
  }
}
