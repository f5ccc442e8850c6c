// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one loaded module: a copy of its {@linkplain DataSection data}.
 *
 * <p>The set of variables never changes; what they hold does. Safe for use by several threads; what
 * a single variable needs is said at {@link Variable}.
 */
public final class Variables {

  private final DataSection data;
  private final String prefix;
  private final @Nullable Object owner;
  private final int shift;
  private final int[] places;
  private final @Nullable Variable<?>[] made; // in the places of the handles

  Variables(DataSection data, String prefix, @Nullable Object owner) {
    this.data = data;
    this.prefix = prefix;
    this.owner = owner;
    this.shift = data.handles().shift();
    this.places = data.handles().places();
    this.made = new Variable<?>[data.handles().size()];
  }

  /**
   * Makes the variables of parameters, filled with their defaults.
   *
   * @param params the parameters; an {@linkplain Param#alias alias} comes with its original
   * @param prefix what stands before each name in the log, such as {@code "keyboard."} for built-in
   *     code, or empty
   * @return new variables
   * @throws IllegalArgumentException if a parameter shares the variable of one that is not there
   */
  public static Variables of(List<? extends Param<?>> params, String prefix) {
    return DataSection.of(params).load(prefix);
  }

  /** Assigns each variable its default, as when a module's data is copied from its file. */
  public void reset() {
    data.reset(this);
  }

  /**
   * Returns the variable at a position.
   *
   * @param index position of its parameter in the list that the variables were made from
   * @return the variable
   */
  public Variable<?> get(int index) {
    Variable<?> variable = made[places[index]];
    return variable != null ? variable : make(index);
  }

  /** A variable has state of its own, so there is never a second one. */
  private synchronized Variable<?> make(int position) {
    Variable<?> variable = made[places[position]];
    if (variable == null) {
      variable = data.variable(position, this);
      made[places[position]] = variable;
    }
    return variable;
  }

  /**
   * Returns the variable of a parameter, in the same time however many there are.
   *
   * @param param one of the parameters that the variables were made from, the same object
   * @param <T> its Java type
   * @return the variable
   * @throws IllegalArgumentException if the parameter is none of them
   */
  @SuppressWarnings("unchecked") // the variable of a handle is of its type
  public <T extends @Nullable Object> Variable<T> of(Param<T> param) {
    int at = (param.tableHash() >>> shift) & (made.length - 1);
    for (Variable<?> variable = made[at]; variable != null; variable = made[at]) {
      if (variable.param() == param) {
        return (Variable<T>) variable;
      }
      at = (at + 1) & (made.length - 1);
    }
    return (Variable<T>) find(param);
  }

  /**
   * Finds a variable that has not been made, or stands behind one that has not: makes both, so that
   * the next look-up does not come here.
   */
  private Variable<?> find(Param<?> param) {
    int[] way = data.handles().way(param);
    if (way.length == 0) {
      throw new IllegalArgumentException(
          "there is no parameter "
              + param
              + " here; a handle must be the very object that the module"
              + " was defined with");
    }
    Variable<?> variable = get(way[0]);
    for (int i = 1; i < way.length; i++) {
      variable = get(way[i]);
    }
    return variable;
  }

  String prefix() {
    return prefix;
  }

  @Nullable Object owner() {
    return owner;
  }

  boolean isMade(int position) {
    return made[places[position]] != null;
  }
}
