// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts modules before those that they need, and so finds the lines of {@code modules.dep}, as
 * {@code depmod_calculate_dependencies} does.
 */
public final class DependencyOrder {

  private static final int[] NONE = {};

  private final Map<String, Integer> numbers = new HashMap<>();
  private final String[] names;
  private final int[][] needs;

  /** The modules in the order that was found: those that need others first. */
  private final int[] sorted;

  private final int[] places;
  private final int size;

  private DependencyOrder(Map<String, List<String>> direct) {
    this.names = direct.keySet().toArray(String[]::new);
    for (int i = 0; i < names.length; i++) {
      numbers.put(names[i], i);
    }
    this.needs = new int[names.length][];
    for (int i = 0; i < names.length; i++) {
      needs[i] = numbers(direct.getOrDefault(names[i], List.of()));
    }
    this.sorted = new int[names.length];
    this.places = new int[names.length];
    this.size = sort();
  }

  private int[] numbers(List<String> modules) {
    if (modules.isEmpty()) {
      return NONE;
    }
    int[] found = new int[modules.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = Objects.requireNonNull(numbers.get(modules.get(i)));
    }
    return found;
  }

  /**
   * Returns how many modules have a place: all but those that need each other or are needed there.
   */
  private int sort() {
    int[] users = new int[names.length];
    for (int[] needed : needs) {
      for (int module : needed) {
        users[module]++;
      }
    }
    int[] free = new int[names.length];
    int open = 0;
    for (int i = 0; i < names.length; i++) {
      if (users[i] == 0) {
        free[open++] = i;
      }
    }
    int done = 0;
    while (open > 0) {
      int module = free[--open];
      places[module] = done;
      sorted[done++] = module;
      for (int needed : needs[module]) {
        if (--users[needed] == 0) {
          free[open++] = needed;
        }
      }
    }
    return done;
  }

  /**
   * Sorts modules.
   *
   * @param direct what each module names itself; all names are keys
   * @throws IllegalArgumentException if modules need each other
   */
  public static DependencyOrder of(Map<String, List<String>> direct) {
    DependencyOrder order = new DependencyOrder(direct);
    if (order.size < order.names.length) {
      throw new IllegalArgumentException(
          "modules depend on each other: " + String.join(" -> ", order.cycle()));
    }
    return order;
  }

  /** Finds the modules that need each other, and what these need. */
  static Set<String> cyclic(Map<String, List<String>> direct) {
    return new DependencyOrder(direct).cyclic();
  }

  private Set<String> cyclic() {
    Set<String> left = new LinkedHashSet<>(Arrays.asList(names));
    for (int i = 0; i < size; i++) {
      left.remove(names[sorted[i]]);
    }
    return left;
  }

  /** Follows modules that were never free: each is needed by another such module. */
  private List<String> cycle() {
    Map<String, String> userOf = new HashMap<>();
    Set<String> cyclic = cyclic();
    for (String user : cyclic) {
      for (int needed : needsOf(user)) {
        userOf.put(names[needed], user);
      }
    }
    String name = cyclic.iterator().next();
    Set<String> seen = new LinkedHashSet<>();
    while (seen.add(name)) {
      name = userOf.getOrDefault(name, name);
    }
    List<String> path = new ArrayList<>(seen);
    List<String> backwards = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    backwards.add(name);
    Collections.reverse(backwards);
    return backwards;
  }

  private int[] needsOf(String module) {
    Integer number = numbers.get(module);
    return number == null ? NONE : needs[number];
  }

  /** Returns all modules that one needs, those that need others first. */
  public List<String> line(String module) {
    int[] direct = needsOf(module);
    if (direct.length == 0) {
      return List.of();
    }
    BitSet line = new BitSet();
    Deque<int[]> open = new ArrayDeque<>();
    open.push(direct);
    while (!open.isEmpty()) {
      for (int needed : open.pop()) {
        if (!line.get(places[needed])) {
          line.set(places[needed]);
          open.push(needs[needed]);
        }
      }
    }
    List<String> found = new ArrayList<>(line.cardinality());
    for (int place = line.nextSetBit(0); place >= 0; place = line.nextSetBit(place + 1)) {
      found.add(names[sorted[place]]);
    }
    return Collections.unmodifiableList(found);
  }
}
