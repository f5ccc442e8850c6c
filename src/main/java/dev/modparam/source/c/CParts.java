// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.source.c.token.CStrings;
import dev.modparam.source.c.token.CToken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an initializer says of one member or element: null for nothing, so that it is zero,
 * and {@link CVariable#UNKNOWN} if that cannot be told.
 */
final class CParts {

  private static final CToken OPEN = new CToken(CToken.Kind.SYMBOL, 0, "{");
  private static final CToken CLOSE = new CToken(CToken.Kind.SYMBOL, 0, "}");

  private static final CToken COMMA = new CToken(CToken.Kind.SYMBOL, 0, ",");

  private final @Nullable List<CToken> initializer;
  private final CUnit unit;

  /** What the parts of the member or element say, where they are set one by one. */
  private final List<CToken> pieces = new ArrayList<>();

  private @Nullable List<CToken> found;

  CParts(@Nullable List<CToken> initializer, CUnit unit) {
    this.initializer = initializer;
    this.unit = unit;
  }

  private List<List<CToken>> items(List<CToken> list) {
    return CInitializers.split(list.subList(1, list.size() - 1));
  }

  @Nullable List<CToken> member(String name, @Nullable List<CVariable> members) {
    if (initializer == null) {
      return null;
    }
    if (!CPlace.isBraced(initializer)) {
      return CVariable.UNKNOWN;
    }
    int next = 0;
    for (List<CToken> item : items(initializer)) {
      if (isDesignated(item, ".")) {
        String designated = item.get(1).text();
        if (designated.equals(name)) {
          take(item.subList(2, item.size()));
        }
        next = members == null ? -1 : 1 + index(members, designated);
      } else if (members == null
          || next < 0
          || next >= members.size()
          || !fits(item, members.get(next))) {
        return CVariable.UNKNOWN;
      } else {
        found = members.get(next++).name().equals(name) ? item : found;
      }
    }
    return result();
  }

  private static boolean isDesignated(List<CToken> item, String sign) {
    return item.size() > 2 && item.get(0).is(sign);
  }

  private static int index(List<CVariable> members, String name) {
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).name().equals(name)) {
        return i;
      }
    }
    return Integer.MIN_VALUE;
  }

  /** Whether one item fills one member: braces around its parts can be left out. */
  private static boolean fits(List<CToken> item, CVariable member) {
    boolean structure = member.pointers() == 0 && member.type().kind() == CType.Kind.STRUCTURE;
    boolean aggregate = structure || member.isArray();
    boolean text = member.isArray() && CStrings.text(item) != null;
    boolean unknown = member.pointers() == 0 && member.type().kind() == CType.Kind.UNKNOWN;
    return !item.isEmpty() && !unknown && (!aggregate || text || item.get(0).is("{"));
  }

  /** Takes what follows a designator: a value, or more designators. */
  private void take(List<CToken> rest) {
    if (rest.get(0).is("=")) {
      found = rest.subList(1, rest.size());
      pieces.clear();
    } else {
      pieces.addAll(rest);
      pieces.add(COMMA);
    }
  }

  private @Nullable List<CToken> result() {
    if (pieces.isEmpty()) {
      return found;
    }
    if (found != null && !CPlace.isBraced(found)) {
      return CVariable.UNKNOWN;
    }
    List<CToken> list = new ArrayList<>();
    list.add(OPEN);
    if (found != null && found.size() > 2) { // pieces that follow replace parts of it
      list.addAll(found.subList(1, found.size() - 1));
      list.add(COMMA);
    }
    list.addAll(pieces);
    list.add(CLOSE);
    return list;
  }

  @Nullable List<CToken> element(long index, CVariable array) {
    if (initializer == null) {
      return null;
    }
    if (!CPlace.isBraced(initializer)) {
      return CVariable.UNKNOWN;
    }
    boolean deep = array.dimensions().size() > 1;
    boolean structure = array.pointers() == 0 && array.type().kind() == CType.Kind.STRUCTURE;
    long next = 0;
    for (List<CToken> item : items(initializer)) {
      if (!isDesignated(item, "[")) {
        if (item.isEmpty() || ((deep || structure) && !item.get(0).is("{"))) {
          return CVariable.UNKNOWN;
        }
        found = next++ == index ? item : found;
        continue;
      }
      CRange range = CRange.of(item, unit.constants());
      if (range == null) {
        return CVariable.UNKNOWN;
      }
      if (range.first() <= index && index <= range.last()) {
        take(item.subList(range.end(), item.size()));
      }
      next = range.last() + 1;
    }
    return result();
  }
}
