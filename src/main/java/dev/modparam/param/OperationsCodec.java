// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import dev.modparam.param.memory.CString;
import dev.modparam.param.memory.CallingKernel;
import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Codec;
import dev.modparam.param.memory.PageBytes;
import dev.modparam.param.memory.Shape;
import dev.modparam.param.memory.Slots;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** A driver's own functions over the variable of a standard type. */
record OperationsCodec<T extends @Nullable Object>(
    ParamType<T> base,
    String word,
    Operations.@Nullable Setter<T> setter,
    Operations.@Nullable Getter<T> getter,
    boolean acceptsBareName)
    implements Codec {

  @Override
  public String expected() {
    if (word.equals(base.name())) {
      return base.expected();
    }
    ParamType<?> element = UnknownRules.elementOf(word);
    if (element != null) {
      return "values separated by commas, each " + element.expected();
    }
    return word.isEmpty()
        ? "a value that the module's own set function takes"
        : "a value of type " + word;
  }

  @Override
  public @Nullable Object zero() {
    return base.codec().zero();
  }

  @Override
  public @Nullable String problem(@Nullable Object value) {
    return base.codec().problem(value);
  }

  @Override
  public @Nullable String misfit(@Nullable Object value) {
    return base.codec().misfit(value);
  }

  @Override
  public @Nullable Object copyOf(@Nullable Object value) {
    return base.codec().copyOf(value);
  }

  @Override
  public Slots newSlots(int length) {
    return base.codec().newSlots(length);
  }

  @Override
  public @Nullable Shape shape() {
    return base.codec().shape();
  }

  @Override
  public int length() {
    return base.codec().length();
  }

  @Override
  public int initialCount(@Nullable Object initial) {
    return base.codec().initialCount(initial);
  }

  @Override
  public boolean fits(Class<?> javaType) {
    return base.codec().fits(javaType);
  }

  @Override
  public Slots fieldSlots(VarHandle field, Object owner, long mask) {
    return base.codec().fieldSlots(field, owner, mask);
  }

  @Override
  public long fieldMask() {
    return base.codec().fieldMask();
  }

  @Override
  public int set(Cell cell, int index, byte[] text, int from, int to, CallingKernel kernel) {
    return call(cell, index, CString.of(text, from, to).text(), kernel);
  }

  @Override
  public int setBare(Cell cell, int index, CallingKernel kernel) {
    return call(cell, index, null, kernel);
  }

  private int call(Cell cell, int index, @Nullable String text, CallingKernel kernel) {
    if (setter == null) {
      return Errno.EPERM.result();
    }
    cell.complaint(null);
    try {
      return setter.set(text, new Operations.Variable<>(base, cell, index, kernel));
    } catch (ErrnoException failure) {
      cell.complaint(failure.getMessage());
      return failure.errno().result();
    }
  }

  @Override
  public int get(Cell cell, int index, PageBytes page) {
    if (getter == null) {
      return Errno.EPERM.result();
    }
    int start = page.length();
    int result;
    try {
      result =
          getter.get(
              new Operations.Variable<>(base, cell, index, CallingKernel.NONE),
              new Operations.Page(page));
    } catch (ErrnoException failure) {
      result = failure.errno().result();
    }
    page.length(start + Math.max(result, 0));
    return result;
  }

  @Override
  public boolean isUnknown() {
    return setter instanceof UnknownRules || base.isUnknown();
  }

  @Override
  public boolean hasSet() {
    return setter != null;
  }

  @Override
  public boolean hasGet() {
    return getter != null;
  }

  @Override
  public @Nullable Object read(Cell cell, int index) {
    return base.codec().read(cell, index);
  }

  @Override
  public void write(Cell cell, int index, @Nullable Object value) {
    base.codec().write(cell, index, value);
  }

  @Override
  public boolean isAtomic() {
    return base.codec().isAtomic();
  }

  @Override
  public @Nullable String explain(Cell cell, byte[] text, int from, int to, int result) {
    return cell.complaint();
  }
}
