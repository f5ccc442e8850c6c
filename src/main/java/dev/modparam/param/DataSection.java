// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data of a module as its file has it: which variables there are, and what each holds before
 * any argument.
 *
 * <p>Immutable, and made once for a declaration. Each load copies the data, as a kernel copies
 * {@code .data} from a module's file, but each variable only when it is first used: beside an empty
 * table with a place for each, a load costs what it uses.
 */
public final class DataSection {

  private final List<Param<?>> params;
  private final List<Integer> bound;
  private final HandleTable handles;

  private DataSection(List<Param<?>> params) {
    this.params = params;
    this.handles = new HandleTable(params);
    Set<Param<?>> declared = new HashSet<>(params);
    List<Integer> inFields = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      Param<?> param = params.get(i);
      Param<?> original = original(param);
      if (!declared.contains(original)) {
        throw new IllegalArgumentException(
            "parameter "
                + param.name()
                + " shares the variable of "
                + original.name()
                + ", which the module does not declare");
      }
      if (original.binding() != null) {
        inFields.add(i);
      }
    }
    this.bound = List.copyOf(inFields);
  }

  /**
   * Collects the variables of parameters.
   *
   * @param params the parameters; an {@linkplain Param#alias alias} comes with its original
   * @return the data
   * @throws IllegalArgumentException if a parameter shares the variable of one that is not there
   */
  public static DataSection of(List<? extends Param<?>> params) {
    return new DataSection(List.copyOf(params));
  }

  private static Param<?> original(Param<?> param) {
    return param.source() == null ? param : param.source();
  }

  /**
   * Copies the data for one load.
   *
   * @param prefix what stands before each name in the log, such as {@code "keyboard."} for built-in
   *     code, or empty
   * @return new variables, which hold the defaults
   */
  public Variables load(String prefix) {
    return load(prefix, null);
  }

  /**
   * Copies the data for one load, of which some variables are fields of an object. Those hold what
   * the fields hold until they are {@linkplain Variables#reset() reset}.
   *
   * @param prefix what stands before each name in the log, or empty
   * @param owner the object whose fields the {@linkplain Param#boundTo bound} parameters are, or
   *     null to give those memory of their own
   * @return new variables
   * @throws IllegalArgumentException if an array field is null or has another length than declared
   */
  public Variables load(String prefix, @Nullable Object owner) {
    Variables variables = new Variables(this, prefix, owner);
    if (owner != null) {
      bound.forEach(variables::get); // finds fields that cannot be the variable
    }
    return variables;
  }

  HandleTable handles() {
    return handles;
  }

  /** Makes the variable of a parameter for a load. */
  Variable<?> variable(int position, Variables load) {
    Param<?> param = params.get(position);
    String name = load.prefix().isEmpty() ? param.name() : load.prefix() + param.name();
    if (param.source() != null) {
      return shared(param, name, param.source(), load);
    }
    Param.Binding binding = param.binding();
    return load.owner() == null || binding == null
        ? ofItsOwn(param, name)
        : inField(param, name, binding, load.owner());
  }

  private static <T extends @Nullable Object> Variable<T> ofItsOwn(Param<T> param, String name) {
    ParamType<T> type = param.type();
    Variable<T> variable =
        new Variable<>(param, name, type.newSlots(type.length()), ownCounter(param));
    initialize(variable, param);
    return variable;
  }

  private static @Nullable Slots ownCounter(Param<?> param) {
    return isCounted(param) ? Slots.numbers(1) : null;
  }

  private static <T extends @Nullable Object> Variable<T> inField(
      Param<T> param, String name, Param.Binding binding, Object owner) {
    ParamType<T> type = param.type();
    Slots field = FieldSlots.of(binding.field(), owner, type.fieldMask());
    if (field.length() != type.length()) {
      throw new IllegalArgumentException(
          "the array of parameter "
              + param.name()
              + " has "
              + field.length()
              + " elements, not "
              + type.length());
    }
    Slots counter =
        binding.counter() == null
            ? ownCounter(param)
            : FieldSlots.of(binding.counter(), owner, FieldSlots.ALL_BITS);
    return new Variable<>(param, name, field, counter);
  }

  private static <T extends @Nullable Object> Variable<T> shared(
      Param<T> param, String name, Param<?> source, Variables load) {
    Variable<?> original = load.of(source);
    if (original.counter() == null || param.type() != ParamTypes.UINT) {
      return new Variable<>(param, name, original.slots(), original.counter());
    }
    Param.Binding binding = source.binding();
    Slots counter =
        load.owner() == null || binding == null || binding.counter() == null
            ? original.counter()
            : FieldSlots.of(binding.counter(), load.owner(), param.type().fieldMask());
    return new Variable<>(param, name, Objects.requireNonNull(counter), null);
  }

  /** Puts the default back, if the variable has been made. */
  void reset(Variables load) {
    for (int i = 0; i < params.size(); i++) {
      if (load.isMade(i)) {
        reset(load, params.get(i));
      }
    }
  }

  private static <T extends @Nullable Object> void reset(Variables load, Param<T> param) {
    if (param.source() == null) {
      initialize(load.of(param), param);
    }
  }

  private static <T extends @Nullable Object> void initialize(
      Variable<T> variable, Param<T> param) {
    variable.assign(param.defaultValue());
    if (isCounted(param)) {
      variable.count(initialCount(param));
    }
  }

  private static boolean isCounted(Param<?> param) {
    return arrayOf(param.type()) instanceof ArrayType<?> array && array.isCounted();
  }

  @SuppressWarnings("unchecked") // a list is what an array type takes
  private static int initialCount(Param<?> param) {
    return ((ArrayType<Object>) arrayOf(param.type()))
        .initialCount((List<Object>) param.defaultValue());
  }

  /** The array type that a type is, or that an own type is over; any other type as it is. */
  private static ParamType<?> arrayOf(ParamType<?> type) {
    return type instanceof CustomType<?> custom ? custom.base() : type;
  }
}
