// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** All headers that some lead to, first ones first. */
final class CClosure {

  private final List<CHeader> headers = new ArrayList<>();
  private final BitSet numbers = new BitSet();

  CClosure(List<CHeader> first) {
    first.forEach(this::add);
    for (int i = 0; i < headers.size(); i++) {
      headers.get(i).includes().forEach(this::add);
    }
  }

  private void add(CHeader header) {
    if (!numbers.get(header.number())) {
      numbers.set(header.number());
      headers.add(header);
    }
  }

  boolean has(CHeader header) {
    return numbers.get(header.number());
  }

  List<CHeader> headers() {
    return headers;
  }
}
