// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one loaded module: fresh memory that holds the defaults.
 *
 * <p>The set of variables never changes; what they hold does.
 */
public final class Variables {

  private final List<Param<?>> params;
  private final List<Variable<?>> all;
  private final Slot[] slots;

  /** A handle and its variable in the table that finds one by the other. */
  private record Slot(Param<?> param, Variable<?> variable) {}

  private Variables(List<Param<?>> params, List<Variable<?>> all) {
    this.params = params;
    this.all = List.copyOf(all);
    this.slots = new Slot[Integer.highestOneBit(Math.max(1, params.size())) * 4];
    for (int i = 0; i < params.size(); i++) {
      int at = params.get(i).tableHash() & slots.length - 1;
      while (slots[at] != null) {
        at = at + 1 & slots.length - 1;
      }
      slots[at] = new Slot(params.get(i), all.get(i));
    }
  }

  /**
   * Makes the variables of parameters, filled with their defaults.
   *
   * @param params the parameters; an {@linkplain Param#alias alias} comes with its original
   * @param prefix what stands before each name in the log, such as {@code "keyboard."} for built-in
   *     code, or empty
   * @return new variables
   */
  public static Variables of(List<? extends Param<?>> params, String prefix) {
    return of(params, prefix, null);
  }

  /**
   * Makes the variables of parameters, some of them in the fields of an object. Those hold what the
   * fields hold until they are {@linkplain #reset() reset}; the others hold their defaults.
   *
   * @param params the parameters; an {@linkplain Param#alias alias} comes with its original
   * @param prefix what stands before each name in the log, or empty
   * @param owner the object whose fields the {@linkplain Param#boundTo bound} parameters are, or
   *     null to give those memory of their own
   * @return new variables
   * @throws IllegalArgumentException if an array field is null or too short for its default
   */
  public static Variables of(
      List<? extends Param<?>> params, String prefix, @Nullable Object owner) {
    Map<Param<?>, Variable<?>> made = new HashMap<>();
    for (Param<?> param : params) {
      if (param.source() == null) {
        made.put(param, fresh(param, prefix, owner));
      }
    }
    List<Variable<?>> all = new ArrayList<>();
    for (Param<?> param : params) {
      Variable<?> own = made.get(param);
      all.add(own != null ? own : shared(param, prefix, made));
    }
    return new Variables(List.copyOf(params), all);
  }

  private static <T extends @Nullable Object> Variable<T> fresh(
      Param<T> param, String prefix, @Nullable Object owner) {
    ParamType<T> type = param.type();
    Param.Binding binding = param.binding();
    Slots slots;
    Slots counter = null;
    if (owner != null && binding != null) {
      slots = FieldSlots.of(binding.field(), owner);
      counter = binding.counter() == null ? null : FieldSlots.of(binding.counter(), owner);
      if (slots.length() != type.length()) {
        throw new IllegalArgumentException(
            "the array of parameter "
                + param.name()
                + " has "
                + slots.length()
                + " elements, not "
                + type.length());
      }
    } else {
      slots = type.newSlots(type.length());
    }
    if (counter == null && arrayOf(type) instanceof ArrayType<?> array && array.isCounted()) {
      counter = Slots.numbers(1);
    }
    Variable<T> variable =
        new Variable<>(prefix + param.name(), type, slots, 0, counter, Printk.NONE);
    if (owner == null || binding == null) {
      initialize(variable, param);
    }
    return variable;
  }

  private static <T extends @Nullable Object> void initialize(
      Variable<T> variable, Param<T> param) {
    variable.assign(param.defaultValue());
    initializeCounter(variable, param);
  }

  /** Assigns each variable its default, as when a module's data is copied from its file. */
  public void reset() {
    for (Param<?> param : params) {
      if (param.source() == null) {
        reset(param);
      }
    }
  }

  private <T extends @Nullable Object> void reset(Param<T> param) {
    initialize(of(param), param);
  }

  /** The array type that a type is, or that an own type is over; any other type as it is. */
  private static ParamType<?> arrayOf(ParamType<?> type) {
    return type instanceof CustomType<?> custom ? custom.base() : type;
  }

  @SuppressWarnings("unchecked") // a list is what an array type takes
  private static void initializeCounter(Variable<?> variable, Param<?> param) {
    if (variable.counter() != null && arrayOf(param.type()) instanceof ArrayType<?> array) {
      variable.count(((ArrayType<Object>) array).initialCount((List<Object>) param.defaultValue()));
    }
  }

  private static <T extends @Nullable Object> Variable<T> shared(
      Param<T> param, String prefix, Map<Param<?>, Variable<?>> made) {
    Param<?> source = Objects.requireNonNull(param.source());
    Variable<?> original = made.get(source);
    if (original == null) {
      throw new IllegalArgumentException(
          "parameter "
              + param.name()
              + " shares the variable of "
              + source.name()
              + ", which the module does not declare");
    }
    boolean sharesCounter = original.counter() != null && param.type() == ParamTypes.UINT;
    Slots slots = sharesCounter ? original.counter() : original.slots();
    return new Variable<>(
        prefix + param.name(),
        param.type(),
        Objects.requireNonNull(slots),
        0,
        sharesCounter ? null : original.counter(),
        Printk.NONE);
  }

  /**
   * Returns the variable at a position.
   *
   * @param index position of its parameter in the list that the variables were made from
   * @return the variable
   */
  public Variable<?> get(int index) {
    return all.get(index);
  }

  /**
   * Returns the variable of a parameter, in the same time however many there are.
   *
   * @param param one of the parameters that the variables were made from, the same object
   * @param <T> its Java type
   * @return the variable
   * @throws IllegalArgumentException if the parameter is none of them
   */
  @SuppressWarnings("unchecked") // a slot pairs a handle with the variable of its type
  public <T extends @Nullable Object> Variable<T> of(Param<T> param) {
    int at = param.tableHash() & slots.length - 1;
    for (Slot slot = slots[at]; slot != null; slot = slots[at]) {
      if (slot.param == param) {
        return (Variable<T>) slot.variable;
      }
      at = at + 1 & slots.length - 1;
    }
    throw new IllegalArgumentException(
        "there is no parameter "
            + param
            + " here; a handle must be the very object that the module"
            + " was defined with");
  }
}
