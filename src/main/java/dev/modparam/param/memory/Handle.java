// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a declaration says of its variable, and what a variable is found by. Its identity counts.
 *
 * <p>A handle remembers the position that its layout gave it, so that a read looks at one place and
 * hashes nothing. The position is only where to look first: a {@link Store} compares the handle
 * that is there. So it need not be ordered with anything, and a handle of several layouts is found
 * too, by its name.
 */
public abstract class Handle {

  private static final int NOWHERE = Integer.MAX_VALUE;

  /**
   * A field that is the variable, and the field of an array's counter if there is one.
   *
   * @param field with read and write access
   * @param counter an {@code int} field, or null
   */
  public record Binding(VarHandle field, @Nullable VarHandle counter) {}

  /**
   * Whose variable a handle shares.
   *
   * @param original the handle that has the variable
   * @param counter whether it is the counter of the original's array that is shared
   * @param offset the byte of the variable at which this one begins
   */
  public record Sharing(Handle original, boolean counter, int offset) {

    /** Whether the variable, a buffer, must have bytes that others can see. */
    boolean seesBytes(Codec codec) {
      Shape shape = original.codec.shape();
      return shape != null && shape.kind() == Shape.Kind.TEXT && !codec.equals(original.codec);
    }
  }

  final String name;
  final Codec codec;
  final @Nullable Object initial;
  final @Nullable Sharing sharing;
  final @Nullable Handle counting;
  final @Nullable Binding binding;
  private int position = NOWHERE;
  private volatile @Nullable Cell sample;

  /**
   * Makes a handle.
   *
   * @param name its name
   * @param codec the functions of its type
   * @param initial what the variable holds at first
   * @param sharing whose variable it shares, or null if it has one of its own
   * @param counting the array whose counter this array has too, or null
   * @param binding the field that is the variable, or null
   */
  protected Handle(
      String name,
      Codec codec,
      @Nullable Object initial,
      @Nullable Sharing sharing,
      @Nullable Handle counting,
      @Nullable Binding binding) {
    this.name = name;
    this.codec = codec;
    this.initial = initial;
    this.sharing = sharing;
    this.counting = counting;
    this.binding = binding;
  }

  /**
   * Tells what the variable holds at first when it is seen as another type.
   *
   * @param codec the functions of that type
   * @param sharing whose variable it is
   * @return the value
   */
  public static @Nullable Object seenAs(Codec codec, Sharing sharing) {
    Handle original = sharing.original();
    if (sharing.counter()) {
      Slots counter = Slots.numbers(1);
      counter.number(0, original.codec.initialCount(original.initial));
      return Cell.contentOf(codec, counter(counter, codec, sharing));
    }
    return Cell.contentOf(codec, slots(original.sample(), codec, sharing));
  }

  /** A variable with the default, made once however many others are a part of it. */
  private Cell sample() {
    Cell made = sample;
    if (made == null) {
      Shape shape = shape(codec);
      made =
          shape.kind() == Shape.Kind.TEXT
              ? new Cell("", codec, View.buffer(shape), null)
              : Cell.of("", codec, initial);
      made.initialize(initial);
      sample = made;
    }
    return made;
  }

  /** The memory of a handle that shares the variable of another one. */
  static Slots slots(Cell original, Codec codec, Sharing sharing) {
    return codec.equals(original.codec())
        ? original.slots()
        : View.of(original.slots(), shape(original.codec()), shape(codec), sharing.offset());
  }

  /** The counter of an array as the memory of a handle. */
  static Slots counter(Slots counter, Codec codec, Sharing sharing) {
    return View.of(counter, Shape.COUNTER, shape(codec), sharing.offset());
  }

  private static Shape shape(Codec codec) {
    return Objects.requireNonNull(codec.shape());
  }

  /**
   * Refuses a value that cannot be the default.
   *
   * @param value the value
   * @throws IllegalArgumentException if the variable cannot hold it
   */
  protected final void requireFit(@Nullable Object value) {
    String problem = codec.problem(value);
    if (problem != null) {
      throw unfit(problem);
    }
  }

  /**
   * Makes the refusal of a default.
   *
   * @param problem why it does not fit
   * @return the exception
   */
  protected final IllegalArgumentException unfit(String problem) {
    return new IllegalArgumentException(
        "the default of parameter " + name + " does not fit " + codec.word() + ": " + problem);
  }

  /** Where to look first. */
  final int position() {
    return position;
  }

  /** Tells a handle where it was found last, so that the next read of that layout is quick. */
  final void foundAt(int newPosition) {
    position = newPosition;
  }

  /** Tells a handle its position, unless it has one. */
  final void placeAt(int newPosition) {
    if (position == NOWHERE) {
      position = newPosition;
    }
  }
}
