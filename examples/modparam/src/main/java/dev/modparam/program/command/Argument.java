// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or a word of a command, with the type of its value. The commands describe themselves to
 * picocli this way and not by annotations, whose reading took a third of the time of a short run.
 *
 * @param spec picocli's description
 * @param <T> the type of the value
 */
record Argument<T>(ArgSpec spec) {

  static <T> Argument<T> of(Class<T> type, OptionSpec.Builder option) {
    return new Argument<>(option.type(type).build());
  }

  /** A word, which must be given unless its arity says otherwise. */
  static <T> Argument<T> of(Class<T> type, PositionalParamSpec.Builder word) {
    boolean isRequired = word.arity() == null || word.arity().min() > 0;
    return new Argument<>(word.type(type).required(isRequired).build());
  }

  /** An option without a value. */
  static Argument<Boolean> flag(OptionSpec.Builder option) {
    return new Argument<>(option.type(boolean.class).initialValue(false).build());
  }

  /** An option that can be repeated. */
  static <T> Argument<List<T>> list(Class<T> type, OptionSpec.Builder option) {
    return new Argument<>(
        option.type(List.class).auxiliaryTypes(type).initialValue(List.of()).build());
  }

  /** Several words, of which so many must be given as their arity says. */
  static <T> Argument<List<T>> list(Class<T> type, PositionalParamSpec.Builder words) {
    words.required(words.arity().min() > 0).initialValue(List.of());
    return new Argument<>(words.type(List.class).auxiliaryTypes(type).build());
  }

  /** Adds arguments to a command. */
  static void add(CommandSpec command, Argument<?>... arguments) {
    for (Argument<?> each : arguments) {
      command.add(each.spec);
    }
  }

  /** The value of one that always has one: it must be given, or has a default. */
  T get() {
    return spec.getValue();
  }

  /** The value, if it was given. */
  Optional<T> find() {
    return Optional.ofNullable(spec.getValue());
  }
}
