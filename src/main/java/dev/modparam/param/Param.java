// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.memory.Cell;
import dev.modparam.param.memory.Handle;
import dev.modparam.param.memory.Slots;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a parameter, and the typed handle to read it with: {@code module_param} and
 * {@code MODULE_PARM_DESC}.
 *
 * <p>Immutable; each method returns a copy with one thing changed. Two declarations are the same
 * only if they are the same object: keep the one that a module is defined with in a constant.
 *
 * <pre>{@code
 * static final Param<Integer> BUFFER_SIZE = Param.of("buffer_size", INT.between(512, 65536))
 *     .defaultValue(4096).permissions(0444).description("Ring buffer size in bytes");
 * }</pre>
 *
 * @param <T> the Java type of the value
 */
@SuppressWarnings("exports") // its superclass is for the library
public final class Param<T extends @Nullable Object> extends Handle {

  private final ParamDraft<T> declared;

  private Param(ParamDraft<T> draft) {
    super(
        draft.name,
        draft.type.codec(),
        draft.defaultValue,
        draft.sharing,
        draft.counting,
        draft.binding);
    this.declared = draft;
  }

  private Param<T> with(Consumer<ParamDraft<T>> change) {
    ParamDraft<T> draft = new ParamDraft<>(declared);
    change.accept(draft);
    return new Param<>(draft);
  }

  /**
   * Declares a parameter that starts as 0, false, null or empty, that everybody may read and nobody
   * write (0444), and that has no description.
   *
   * @param name letters, digits, {@code _}, {@code -} and {@code .}; the kernel takes {@code -} and
   *     {@code _} as the same when it looks a name up
   * @param type the type, such as {@link ParamTypes#INT}
   * @param <T> the Java type of the value
   * @return the declaration
   * @throws IllegalArgumentException if the name is empty, too long or holds another character
   */
  public static <T extends @Nullable Object> Param<T> of(String name, ParamType<T> type) {
    return new Param<>(new ParamDraft<>(name, requireNonNull(type, "type"), type.zero()));
  }

  /**
   * Sets what the variable holds before any argument, as an initializer does in C.
   *
   * @param value within the type and its bounds
   * @return a copy
   * @throws IllegalArgumentException if the type cannot hold the value, or the variable is that of
   *     another parameter
   */
  public Param<T> defaultValue(T value) {
    SharedMemory.requireOwn(this);
    requireFit(value);
    T kept = type().cast(type().codec().copyOf(value));
    return with(draft -> draft.defaultValue = kept);
  }

  /**
   * Sets the permission bits of the parameter's file in sysfs.
   *
   * @param octal the bits in octal, {@code 0644}; 0 for no file
   * @return a copy
   * @throws IllegalArgumentException if a C driver with these bits would not compile; see {@link
   *     Permissions#of}
   */
  public Param<T> permissions(int octal) {
    return with(draft -> draft.permissions(octal));
  }

  /**
   * Sets the permission bits of the parameter's file in sysfs.
   *
   * @param checked the bits
   * @return a copy
   */
  public Param<T> permissions(Permissions checked) {
    requireNonNull(checked, "checked");
    return with(draft -> draft.permissions = checked);
  }

  /**
   * Describes the parameter, as {@code MODULE_PARM_DESC} does.
   *
   * @param text any text without NUL characters; newlines are kept
   * @return a copy
   * @throws IllegalArgumentException if the text holds a NUL character
   */
  public Param<T> description(String text) {
    requireNonNull(text, "text");
    return with(draft -> draft.description(text));
  }

  /**
   * Marks the parameter as dangerous: setting it taints the kernel ({@code module_param_unsafe}).
   *
   * @return a copy
   */
  public Param<T> unsafe() {
    return with(draft -> draft.unsafe = true);
  }

  /**
   * Marks the parameter as one that sets hardware: a locked-down kernel refuses to set it ({@code
   * module_param_hw}).
   *
   * @return a copy
   */
  public Param<T> hardware() {
    return with(draft -> draft.hardware = true);
  }

  /**
   * Lets the kernel command line set the parameter as late as the initcalls of a level begin
   * ({@code core_param_cb} to {@code late_param_cb}). On the argument line of a loadable module the
   * level means nothing.
   *
   * @param level 0 for pure, 1 core, 2 postcore, 3 arch, 4 subsys, 5 fs, 6 device, 7 late
   * @return a copy
   * @throws IllegalArgumentException if the level is not from 0 to 7
   */
  public Param<T> initcallLevel(int level) {
    return with(draft -> draft.initcallLevel(level));
  }

  /**
   * Declares a second parameter on the variable of this one ({@code module_param_named} with the
   * same variable), read-only and without description unless changed.
   *
   * @param secondName the other name
   * @return a declaration for the same module
   * @throws IllegalArgumentException if the name is not one
   */
  public Param<T> sharedAs(String secondName) {
    return new Param<>(SharedMemory.alias(this, requireNonNull(secondName, "secondName")));
  }

  /**
   * Declares a second parameter that sees the bytes of this one's variable, or a part of them, as
   * another type: an {@code int} as a {@code uint}, one element of an array, a buffer as numbers.
   *
   * @param secondName the other name
   * @param type a type of C; an array has a counter of its own, unless it is {@linkplain
   *     #countedWith counted with} another one
   * @param offset the byte at which it begins, as on x86_64: an {@code int} has 4 bytes, the lowest
   *     first, and a {@code charp} 8
   * @param <U> the Java type of its value
   * @return a declaration for the same module, read-only and without description unless changed
   * @throws IllegalArgumentException if the name is not one, the variable is too short, or nobody
   *     knows the bytes of one of the two: those of Rust, of converters, and of addresses
   */
  public <U extends @Nullable Object> Param<U> sharedAs(
      String secondName, ParamType<U> type, int offset) {
    requireNonNull(secondName, "secondName");
    return new Param<>(SharedMemory.draft(this, secondName, requireNonNull(type, "type"), offset));
  }

  /**
   * Declares a {@code uint} parameter on the counter of a counted array.
   *
   * @param name its name
   * @param array the array, in the same module
   * @param <E> the Java type of the array's elements
   * @return a declaration, read-only unless changed
   * @throws IllegalArgumentException if the name is not one, or the array has no counter
   */
  public static <E extends @Nullable Object> Param<Long> counterOf(
      String name, Param<List<E>> array) {
    requireNonNull(name, "name");
    return new Param<>(SharedMemory.counter(name, requireNonNull(array, "array")));
  }

  /**
   * Lets this array count its elements in the counter of another one ({@code module_param_array}
   * with the same {@code &num}).
   *
   * @param other a counted array in the same module
   * @return a copy
   * @throws IllegalArgumentException if one of the two is not a counted array, or this one is in a
   *     field with a counter
   */
  public Param<T> countedWith(Param<? extends List<?>> other) {
    SharedMemory.requireCounters(this, requireNonNull(other, "other"));
    return with(draft -> draft.counting = SharedMemory.counting(other));
  }

  /**
   * Makes a field the variable: a read of the field is a read of the parameter. The default becomes
   * what the field of a prototype holds; each load says whose field the variable is.
   *
   * @param field a non-static field that holds this type, with read and write access
   * @param counter the {@code int} field that counts a counted array, else null
   * @param prototype an object with that field
   * @return a copy
   * @throws IllegalArgumentException if the type cannot live in that field, or what the prototype
   *     holds does not fit the type
   */
  public Param<T> boundTo(VarHandle field, @Nullable VarHandle counter, Object prototype) {
    requireNonNull(prototype, "prototype");
    requireNonNull(field, "field");
    return with(draft -> draft.bind(field, counter)).defaultValue(contentOf(field, prototype));
  }

  /** All that a field holds: of a counted array also the elements that do not count. */
  private T contentOf(VarHandle field, Object prototype) {
    Slots slots = type().codec().fieldSlots(field, prototype, Slots.ALL_BITS);
    String problem = type().codec().problemIn(slots, 0);
    if (problem != null) {
      throw unfit(problem);
    }
    return type().cast(Cell.contentOf(type().codec(), slots));
  }

  /**
   * Returns the name as declared.
   *
   * @return the name
   */
  public String name() {
    return declared.name;
  }

  /**
   * Returns the type.
   *
   * @return the type
   */
  public ParamType<T> type() {
    return declared.type;
  }

  /**
   * Returns what the variable holds before any argument.
   *
   * @return the default; null only for a {@code charp}
   */
  public T defaultValue() {
    return declared.defaultValue;
  }

  /**
   * Says that the declaration does not tell the default, as that of a compiled module whose
   * variable is elsewhere.
   *
   * @return a copy whose default is zero, and which says that it is not known
   */
  public Param<T> withUnknownDefault() {
    return with(draft -> draft.defaultKnown = false);
  }

  /**
   * Tells whether the declaration tells the default.
   *
   * @return false if {@link #defaultValue()} is zero only because nobody knows better
   */
  public boolean isDefaultKnown() {
    return declared.defaultKnown;
  }

  /**
   * Returns the default as the parameter's file would show it.
   *
   * @return the text with its newline; empty for a type without a get function
   */
  public String defaultText() {
    return type().defaultText(defaultValue());
  }

  /**
   * Returns what the counter of a counted array holds before any argument.
   *
   * @return the number; empty if the parameter has no counter
   */
  public OptionalInt initialCount() {
    if (declared.counting != null) {
      return declared.counting.initialCount();
    }
    int count = type().codec().initialCount(defaultValue());
    return count < 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /**
   * Returns the permission bits.
   *
   * @return the bits as declared
   */
  public Permissions permissions() {
    return declared.permissions;
  }

  /**
   * Returns the description.
   *
   * @return the text; empty if there is none
   */
  public Optional<String> description() {
    return Optional.ofNullable(declared.description);
  }

  /**
   * Tells whether setting the parameter taints the kernel.
   *
   * @return true after {@link #unsafe()}
   */
  public boolean isUnsafe() {
    return declared.unsafe;
  }

  /**
   * Tells whether a locked-down kernel refuses to set the parameter.
   *
   * @return true after {@link #hardware()}
   */
  public boolean isHardware() {
    return declared.hardware;
  }

  /**
   * Returns the initcall level at which the kernel command line sets the parameter.
   *
   * @return the level, from 0 to 7; empty if it is set before all of them, as most are
   */
  public OptionalInt initcallLevel() {
    int level = declared.initcallLevel;
    return level == ParamDraft.NO_LEVEL ? OptionalInt.empty() : OptionalInt.of(level);
  }

  /**
   * Returns the parameter whose variable this one is on.
   *
   * @return the parameter that is {@linkplain #sharedAs shared}, or the array of a {@linkplain
   *     #counterOf counter}; empty if this parameter has a variable of its own
   */
  public Optional<Param<?>> original() {
    return Optional.ofNullable(declared.sharing).map(sharing -> (Param<?>) sharing.original());
  }

  /**
   * Returns the byte of the {@linkplain #original() original's} variable at which this one begins.
   *
   * @return 0 for the whole of it, and for a variable of its own
   */
  public int offset() {
    return declared.sharing == null ? 0 : declared.sharing.offset();
  }

  /**
   * Returns the array whose counter this array has.
   *
   * @return the array that it is {@linkplain #countedWith counted with}, or whose {@linkplain
   *     #sharedAs(String) second name} it is; empty if it has a counter of its own, or none
   */
  public Optional<Param<?>> countsWith() {
    return Optional.ofNullable(declared.counting);
  }

  ParamDraft<T> declared() {
    return declared;
  }

  /**
   * Tells whether the variable is the counter of an array.
   *
   * @return true for what {@link #counterOf} declares
   */
  public boolean isCounter() {
    return declared.sharing != null && declared.sharing.counter();
  }

  /** Returns a short form of the declaration, such as {@code buffer_size: int 0444}. */
  @Override
  public String toString() {
    return name() + ": " + type() + " " + permissions();
  }
}
