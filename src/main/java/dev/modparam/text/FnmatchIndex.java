// SPDX-License-Identifier: Apache-2.0
package dev.modparam.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Patterns with what they stand for, found by a word. Entries lie in buckets by the text before
 * their first wildcard, so that a word meets few patterns, however many there are.
 */
public final class FnmatchIndex<T> {

  private record Entry<T>(int order, FnmatchPattern rest, T value) {}

  private static final Comparator<Entry<?>> BY_ORDER = Comparator.comparingInt(Entry::order);

  private final Map<String, List<Entry<T>>> buckets = new HashMap<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();
  private final String special;
  private int size;

  private FnmatchIndex(String special) {
    this.special = special;
  }

  /** Patterns as {@code fnmatch} takes them, as in configuration files. */
  public static <T> FnmatchIndex<T> ofPatterns() {
    return new FnmatchIndex<>("*?[\\");
  }

  /** Patterns as an index of depmod takes them: before the first wildcard, {@code \} is a byte. */
  public static <T> FnmatchIndex<T> ofAliases() {
    return new FnmatchIndex<>("*?[");
  }

  public void add(String pattern, T value) {
    String bytes = ByteText.toByteString(pattern);
    int literal = 0;
    while (literal < bytes.length() && special.indexOf(bytes.charAt(literal)) < 0) {
      literal++;
    }
    buckets
        .computeIfAbsent(bytes.substring(0, literal), prefix -> new ArrayList<>())
        .add(new Entry<>(size++, FnmatchPattern.compile(bytes.substring(literal)), value));
    lengths.add(literal);
  }

  /** Finds the values of all patterns that match, in the order in which they were added. */
  public List<T> all(String word) {
    List<Entry<T>> found = matches(word);
    found.sort(BY_ORDER);
    return found.stream().map(Entry::value).toList();
  }

  /** Finds the value of the first pattern that matches. */
  public Optional<T> first(String word) {
    List<Entry<T>> found = matches(word);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(Collections.min(found, BY_ORDER).value());
  }

  private List<Entry<T>> matches(String word) {
    String bytes = ByteText.toByteString(word);
    List<Entry<T>> found = new ArrayList<>(0);
    for (int length : lengths) {
      if (length > bytes.length()) {
        break;
      }
      for (Entry<T> entry : buckets.getOrDefault(bytes.substring(0, length), List.of())) {
        if (entry.rest().matches(bytes, length)) {
          found.add(entry);
        }
      }
    }
    return found;
  }
}
