// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data of a module as its file has it: where the variable of each parameter is, and what it
 * holds before any argument.
 *
 * <p>Immutable, and made once for a declaration. Each load copies the data, as a kernel copies
 * {@code .data} from a module's file, and makes a {@link Variable} only of what is asked for.
 */
public final class DataSection {

  /** There is no counter, or none in this memory. */
  private static final int NONE = -1;

  /**
   * Where the variable of a parameter is.
   *
   * @param start its first place among the numbers, or among the references
   * @param counter the place of its counter among the numbers, or NONE
   * @param onCounter whether the variable is itself the counter of an array
   */
  private record Place(int start, int counter, boolean onCounter) {}

  private final List<Param<?>> params;
  private final List<Place> places;
  private final List<Integer> bound;
  private final HandleTable handles;
  private final Slots.Numbers numbers;
  private final Slots.References references;

  private DataSection(List<Param<?>> params) {
    this.params = params;
    this.handles = new HandleTable(params);
    Map<Param<?>, Place> originals = new HashMap<>();
    int numberCount = 0;
    int referenceCount = 0;
    for (Param<?> param : params) {
      if (param.source() == null) {
        boolean number = param.type().isNumber();
        int counter = isCounted(param) ? numberCount++ : NONE;
        originals.put(
            param,
            new Place(number ? numberCount : referenceCount, counter, /* onCounter= */ false));
        numberCount += number ? param.type().length() : 0;
        referenceCount += number ? 0 : param.type().length();
      }
    }
    List<Place> all = new ArrayList<>();
    List<Integer> inFields = new ArrayList<>();
    for (int i = 0; i < params.size(); i++) {
      Param<?> param = params.get(i);
      all.add(place(param, originals));
      if (original(param).binding() != null) {
        inFields.add(i);
      }
    }
    this.places = List.copyOf(all);
    this.bound = List.copyOf(inFields);
    this.numbers = Slots.numbers(numberCount);
    this.references = Slots.references(referenceCount);
    Variables prototype = new Variables(this, "", null, numbers, references);
    originals.keySet().forEach(param -> initialize(prototype, param));
  }

  /**
   * Lays out the variables of parameters and fills them with their defaults.
   *
   * @param params the parameters; an {@linkplain Param#alias alias} comes with its original
   * @return the data
   * @throws IllegalArgumentException if a parameter shares the variable of one that is not there
   */
  public static DataSection of(List<? extends Param<?>> params) {
    return new DataSection(List.copyOf(params));
  }

  private static Place place(Param<?> param, Map<Param<?>, Place> originals) {
    Param<?> source = original(param);
    Place place = originals.get(source);
    if (place == null) {
      throw new IllegalArgumentException(
          "parameter "
              + param.name()
              + " shares the variable of "
              + source.name()
              + ", which the module does not declare");
    }
    boolean onCounter = param != source && isCounted(source) && param.type() == ParamTypes.UINT;
    return onCounter ? new Place(place.counter, NONE, true) : place;
  }

  private static Param<?> original(Param<?> param) {
    return param.source() == null ? param : param.source();
  }

  private static boolean isCounted(Param<?> param) {
    return arrayOf(param.type()) instanceof ArrayType<?> array && array.isCounted();
  }

  /** The array type that a type is, or that an own type is over; any other type as it is. */
  private static ParamType<?> arrayOf(ParamType<?> type) {
    return type instanceof CustomType<?> custom ? custom.base() : type;
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
    Variables variables = new Variables(this, prefix, owner, numbers.copy(), references.copy());
    if (owner != null) {
      bound.forEach(variables::get); // finds fields that cannot be the variable
    }
    return variables;
  }

  HandleTable handles() {
    return handles;
  }

  /** Makes the variable of a parameter in the memory of a load. */
  Variable<?> variable(int position, Variables load) {
    return variable(params.get(position), places.get(position), load);
  }

  private static <T extends @Nullable Object> Variable<T> variable(
      Param<T> param, Place place, Variables load) {
    String name = load.prefix().isEmpty() ? param.name() : load.prefix() + param.name();
    Param.Binding binding = load.owner() == null ? null : original(param).binding();
    Slots own = param.type().isNumber() ? load.numbers() : load.references();
    Slots counter = place.counter == NONE ? null : load.numbers();
    if (binding == null || (place.onCounter && binding.counter() == null)) {
      return new Variable<>(param, name, own, place.start, counter, place.counter);
    }
    Object owner = Objects.requireNonNull(load.owner());
    if (place.onCounter) {
      Slots field =
          FieldSlots.of(Objects.requireNonNull(binding.counter()), owner, param.type().fieldMask());
      return new Variable<>(param, name, field, 0, null, NONE);
    }
    Slots field = FieldSlots.of(binding.field(), owner, param.type().fieldMask());
    if (field.length() != param.type().length()) {
      throw new IllegalArgumentException(
          "the array of parameter "
              + param.name()
              + " has "
              + field.length()
              + " elements, not "
              + param.type().length());
    }
    return binding.counter() == null
        ? new Variable<>(param, name, field, 0, counter, place.counter)
        : new Variable<>(param, name, field, 0, FieldSlots.of(binding.counter(), owner, -1L), 0);
  }

  /** Puts the defaults back into the memory of a load, as when it was copied. */
  void reset(Variables load) {
    load.numbers().copyFrom(numbers);
    load.references().copyFrom(references);
    if (load.owner() != null) {
      bound.forEach(position -> initialize(load, params.get(position)));
    }
  }

  private static <T extends @Nullable Object> void initialize(Variables load, Param<T> param) {
    if (param.source() != null) {
      return;
    }
    Variable<T> variable = load.of(param);
    variable.assign(param.defaultValue());
    if (isCounted(param)) {
      variable.count(initialCount(param));
    }
  }

  @SuppressWarnings("unchecked") // a list is what an array type takes
  private static int initialCount(Param<?> param) {
    return ((ArrayType<Object>) arrayOf(param.type()))
        .initialCount((List<Object>) param.defaultValue());
  }
}
