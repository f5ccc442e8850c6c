// SPDX-License-Identifier: Apache-2.0
package dev.modparam.param.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which variables a module has, and where each is: what the kernel reads from {@code .data} and
 * {@code __param} of a module's file.
 *
 * <p>Made once for a definition; each load makes a {@link Store} of it.
 */
public final class Layout {

  private final Handle[] handles;
  private final @Nullable Handle[] plain;
  private final long[] numbers;
  private final NameIndex index;
  private final int[] bound;
  private final boolean hasUnknownRules;
  private final Set<Handle> seenAsBytes = Collections.newSetFromMap(new IdentityHashMap<>());

  private Layout(Handle[] handles) {
    this.handles = handles;
    this.plain = new Handle[handles.length];
    this.numbers = new long[handles.length];
    List<String> names = new ArrayList<>();
    Set<Handle> declared = Collections.newSetFromMap(new IdentityHashMap<>());
    Collections.addAll(declared, handles);
    List<Integer> inFields = new ArrayList<>();
    for (int i = 0; i < handles.length; i++) {
      Handle original = original(handles[i]);
      requireDeclared(handles[i], "variable", original, declared);
      Handle counting = handles[i].counting;
      requireDeclared(handles[i], "counter", counting == null ? original : counting, declared);
      if (original == handles[i]) {
        original.requireFit(original.initial);
      }
      if (original.binding != null) {
        inFields.add(i);
      } else if (original == handles[i] && original.codec.isAtomic()) {
        noteNumber(i, Cell.of("", original.codec, original.initial).slots());
      }
      if (seesBytes(handles[i])) {
        seenAsBytes.add(original);
      }
      names.add(handles[i].name);
    }
    this.index = NameIndex.of(names);
    this.hasUnknownRules = Arrays.stream(handles).anyMatch(handle -> handle.codec.isUnknown());
    this.bound = inFields.stream().mapToInt(Integer::intValue).toArray();
    for (int i = 0; i < handles.length; i++) {
      handles[i].placeAt(i);
    }
  }

  private static void requireDeclared(
      Handle handle, String what, Handle other, Set<Handle> declared) {
    if (!declared.contains(other)) {
      throw new IllegalArgumentException(
          "parameter "
              + handle.name
              + " shares the "
              + what
              + " of "
              + other.name
              + ", which the module does not declare");
    }
  }

  /** Whether other handles see the bytes of a buffer. */
  boolean areBytesSeen(Handle buffer) {
    return seenAsBytes.contains(buffer);
  }

  private static boolean seesBytes(Handle handle) {
    return handle.sharing != null && handle.sharing.seesBytes(handle.codec);
  }

  private void noteNumber(int position, Slots slots) {
    if (slots.isOneNumber()) {
      plain[position] = handles[position];
      numbers[position] = slots.number(0);
    }
  }

  /**
   * Lays variables out.
   *
   * @param handles in the order of their positions; one that shares a variable comes with its
   *     original
   * @throws IllegalArgumentException if a default does not fit its type, or one shares the variable
   *     of a handle that is not there
   */
  public static Layout of(List<? extends Handle> handles) {
    return new Layout(handles.toArray(Handle[]::new));
  }

  /** Returns the layout of a definition. */
  public static Layout of(LaidOut definition) {
    return definition.layout;
  }

  private static Handle original(Handle handle) {
    return handle.sharing == null ? handle : handle.sharing.original();
  }

  /** Whether there is a variable of which nobody knows all that its set function takes. */
  public boolean hasUnknownRules() {
    return hasUnknownRules;
  }

  /** Finds positions by name. */
  public NameIndex index() {
    return index;
  }

  /** Makes the variables of a load, which hold the defaults. */
  public Store load(String prefix) {
    return load(prefix, null);
  }

  /**
   * Makes the variables of a load, of which some are fields of an object. The fields keep what they
   * hold until they are {@linkplain Store#reset() reset}.
   *
   * @param prefix what stands before each name in the log, such as {@code "keyboard."} for built-in
   *     code, or empty
   * @param owner the object whose fields the bound variables are, or null to give those memory of
   *     their own
   * @throws IllegalArgumentException if an array field is null or has another length than declared
   */
  public Store load(String prefix, @Nullable Object owner) {
    Store store = new Store(this, prefix, owner);
    if (owner != null) {
      for (int position : bound) {
        store.at(position); // finds fields that cannot be the variable
      }
    }
    return store;
  }

  /** The handles whose variables are plain numbers, which need no cell to be read; others null. */
  @Nullable Handle[] plain() {
    return plain;
  }

  /** The defaults of those. */
  long[] numbers() {
    return numbers.clone();
  }

  int size() {
    return handles.length;
  }

  Handle handle(int position) {
    return handles[position];
  }

  /** Where a handle is, however many layouts it is in; -1 if it is not here. */
  int find(Handle handle) {
    int first = handle.position();
    if (first < handles.length && handles[first] == handle) {
      return first;
    }
    int named = index.find(handle.name);
    if (named < 0 || handles[named] != handle) {
      return -1;
    }
    handle.foundAt(named);
    return named;
  }
}
