// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the parameters of a module, of which several may be on one variable. */
final class CSharing {

  private final List<CDraft> drafts;
  private final Map<CDraft.Key, Param<?>> byVariable = new HashMap<>();
  private final Map<CDraft.Key, Param<?>> byCounter = new HashMap<>();

  CSharing(List<CDraft> drafts) {
    this.drafts = drafts;
  }

  /** The parameters in the order of the drafts. Those that others are a part of are made first. */
  List<Param<?>> parameters() {
    @Nullable Param<?>[] made = new Param<?>[drafts.size()];
    Set<CDraft.Key> counters = new HashSet<>();
    drafts.stream().filter(each -> each.counter != null).forEach(d -> counters.add(d.counterKey()));
    Comparator<Integer> countersLast =
        Comparator.comparing(i -> counters.contains(drafts.get(i).variableKey()));
    IntStream.range(0, made.length)
        .boxed()
        .sorted(
            countersLast
                .thenComparing(i -> -size(drafts.get(i).declaration.type))
                .thenComparing(i -> !(drafts.get(i).declaration.type instanceof ArrayType)))
        .forEach(i -> made[i] = noted(drafts.get(i), made(drafts.get(i))));
    return new ArrayList<>(Arrays.stream(made).map(Objects::requireNonNull).toList());
  }

  /** How many bytes a variable of a type has; 0 if that is not known. */
  private static long size(ParamType<?> type) {
    if (type instanceof ArrayType<?> array) {
      return size(array.element()) * array.max();
    }
    return type.kind() instanceof ParamKind.Buffer buffer ? buffer.size() : width(type);
  }

  private static int width(ParamType<?> type) {
    ParamType<?> one = type instanceof ArrayType<?> array ? array.element() : type;
    if (one.kind() instanceof ParamKind.Integral number) {
      return number.bits() / Byte.SIZE;
    }
    if (one.kind() instanceof ParamKind.Text) {
      return Long.BYTES;
    }
    return one.equals(ParamTypes.BINT) ? Integer.BYTES : 1;
  }

  private Param<?> made(CDraft draft) {
    if (draft.variable == null) {
      return own(draft);
    }
    Param<?> array = byCounter.get(draft.variableKey());
    Param<?> same =
        array == null
            ? byVariable.get(draft.variableKey())
            : Param.counterOf("counter", array(array));
    int offset = draft.offset;
    CPointer.Element element = draft.element;
    if (same == null && element != null) {
      same = byVariable.get(new CDraft.Key(draft.file, element.array()));
      offset += same == null ? 0 : element.index() * width(same.type());
    }
    Param<?> shared = same == null ? null : shared(draft, same, offset);
    if (shared != null) {
      return draft.declaration.sharing(name -> shared, draft.file);
    }
    if (same != null || offset != 0) {
      noteSharing(draft, array == null ? same : array);
    }
    return own(draft);
  }

  /** Lets those that are made later find the variable and the counter. */
  private Param<?> noted(CDraft draft, Param<?> param) {
    if (draft.variable != null && draft.offset == 0) {
      byVariable.putIfAbsent(draft.variableKey(), param);
    }
    if (draft.counter != null && param.initialCount().isPresent()) {
      byCounter.putIfAbsent(draft.counterKey(), param);
    }
    return param;
  }

  /** Makes the parameter on a variable of its own. */
  private Param<?> own(CDraft draft) {
    if (draft.missingDefault != null) {
      draft.notes.add(draft.declaration.offset, draft.missingDefault);
    }
    return counted(draft, draft.declaration.toParam(draft.file));
  }

  /** Gives an array the counter that another one has, if there is one. */
  private Param<?> counted(CDraft draft, Param<?> param) {
    Param<?> other = draft.counter == null ? null : byCounter.get(draft.counterKey());
    return other == null || param.initialCount().isEmpty()
        ? param
        : param.countedWith(array(other));
  }

  /** The parameter on the variable of another one; null if it does not lie in that one. */
  private @Nullable Param<?> shared(CDraft draft, Param<?> same, int offset) {
    String name = draft.declaration.name;
    ParamType<?> type = draft.declaration.type;
    Param<?> counting = draft.counter == null ? null : byCounter.get(draft.counterKey());
    boolean ownCounter = type instanceof ArrayType<?> array && array.isCounted();
    boolean alias = offset == 0 && sameType(same.type(), type);
    try {
      return alias && (!ownCounter || counting == same)
          ? same.sharedAs(name)
          : counted(draft, same.sharedAs(name, type, offset));
    } catch (IllegalArgumentException doesNotFit) {
      return null;
    }
  }

  private static boolean sameType(ParamType<?> one, ParamType<?> other) {
    return (one instanceof ArrayType<?> array && other instanceof ArrayType<?> second)
        ? array.element().equals(second.element())
            && array.isCounted() == second.isCounted()
            && array.max() == second.max()
        : one.equals(other);
  }

  private static void noteSharing(CDraft draft, @Nullable Param<?> other) {
    String name = draft.declaration.name;
    draft.notes.add(
        draft.declaration.offset,
        other == null
            ? "what lies in the variable of parameter " + name + " is not known; it gets its own"
            : "parameters "
                + other.name()
                + " and "
                + name
                + " share the variable "
                + draft.variable
                + " in different ways; here each has its own");
  }

  @SuppressWarnings("unchecked") // the parameter of an array is a list
  private static Param<List<Object>> array(Param<?> param) {
    return (Param<List<Object>>) param;
  }
}
