// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import org.jspecify.annotations.Nullable;

/** Memory that is a part of another variable's, or that variable's bytes seen as another type. */
abstract class View extends Slots {

  private View() {}

  /** Memory of its own for a buffer whose bytes others see. */
  static Slots buffer(Shape shape) {
    return new Text(new Bytes.OfBuffer((int) shape.size()), 0, true);
  }

  /**
   * Sees a variable as another one.
   *
   * @param offset the byte at which the other one begins
   */
  static Slots of(Slots memory, Shape seen, Shape as, int offset) {
    if (seen.hasPlacesOf(as) && seen.kind() != Shape.Kind.TEXT && offset % seen.width() == 0) {
      return new Part(memory, offset / seen.width(), as.places());
    }
    Bytes bytes = memory instanceof Text text ? text.bytes : new Bytes.OfNumbers(memory, seen);
    boolean whole = memory instanceof Text || isWithinOnePlace(seen, as, offset);
    return as.kind() == Shape.Kind.TEXT
        ? new Text(bytes, offset, memory instanceof Text)
        : new Numbers(bytes, as, offset, whole);
  }

  private static boolean isWithinOnePlace(Shape seen, Shape as, int offset) {
    return offset % seen.width() + as.width() <= seen.width();
  }

  /** Some elements of an array. */
  private static final class Part extends View {

    private final Slots memory;
    private final int first;
    private final int length;

    Part(Slots memory, int first, int length) {
      this.memory = memory;
      this.first = first;
      this.length = length;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public long number(int index) {
      return memory.number(first + index);
    }

    @Override
    public void number(int index, long value) {
      memory.number(first + index, value);
    }

    @Override
    public @Nullable Object reference(int index) {
      return memory.reference(first + index);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      memory.reference(first + index, value);
    }
  }

  /** Numbers in bytes. */
  private static final class Numbers extends View {

    private final Bytes bytes;
    private final Shape shape;
    private final int offset;
    private final boolean whole;

    Numbers(Bytes bytes, Shape shape, int offset, boolean whole) {
      this.bytes = bytes;
      this.shape = shape;
      this.offset = offset;
      this.whole = whole;
    }

    @Override
    public int length() {
      return shape.places();
    }

    @Override
    boolean isWhole() {
      return whole;
    }

    @Override
    public long number(int index) {
      return shape.normalize(bytes.get(offset + index * shape.width(), shape.width()));
    }

    @Override
    public void number(int index, long value) {
      bytes.put(offset + index * shape.width(), shape.width(), value);
    }
  }

  /** A text in bytes. */
  private static final class Text extends View {

    private final Bytes bytes;
    private final int offset;
    private final boolean whole;

    Text(Bytes bytes, int offset, boolean whole) {
      this.bytes = bytes;
      this.offset = offset;
      this.whole = whole;
    }

    @Override
    public int length() {
      return 1;
    }

    @Override
    boolean isWhole() {
      return whole;
    }

    @Override
    public long number(int index) {
      throw noNumber();
    }

    @Override
    public Object reference(int index) {
      return bytes.text(offset);
    }

    @Override
    public void reference(int index, @Nullable Object value) {
      bytes.text(offset, value == null ? new byte[0] : ((CString) value).bytes());
    }

    @Override
    void clear() {
      if (bytes instanceof Bytes.OfBuffer buffer) {
        buffer.clear();
      }
    }
  }
}
