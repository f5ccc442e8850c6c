// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.args.ArgumentLine;
import dev.modparam.declaration.TestWords;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Errno;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts at the edges of what a parameter takes. */
final class Boundaries {

  private static final int CHARP_LIMIT = 1024;

  private final ModuleDefinition module;
  private final Param<?> param;

  private Boundaries(ModuleDefinition module, Param<?> param) {
    this.module = module;
    this.param = param;
  }

  /** The boundaries of a parameter of a module. */
  static Boundaries of(ModuleDefinition module, String parameter) {
    return new Boundaries(
        module,
        module
            .parameter(parameter)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        TestWords.noParameter(
                            module.name(),
                            parameter,
                            module.parameters().stream().map(Param::name).toList()))));
  }

  /** The texts, valid or not. */
  Collection<String> texts() {
    return texts(param.type());
  }

  /** The error with which the parameter refuses a text, or null. */
  @Nullable Errno errno(String text) {
    return ArgumentReport.check(module, ArgumentLine.format(param.name(), text)).rejected().stream()
        .map(ArgumentReport.Rejected::errno)
        .findFirst()
        .orElse(null);
  }

  private Collection<String> texts(ParamType<?> type) {
    if (type instanceof IntegerType<?> integer) {
      return numbers(integer);
    } else if (type instanceof ArrayType<?> array) {
      return arrays(array);
    } else if (type.kind() instanceof ParamKind.Truth) {
      return List.of(
          "y", "Y", "t", "1", "on", "true", "n", "N", "f", "0", "off", "false", "", "2", "o", "?");
    } else if (type.equals(ParamTypes.CHARP)) {
      return List.of("", "a", "a".repeat(CHARP_LIMIT), "a".repeat(CHARP_LIMIT + 1));
    }
    return type.kind() instanceof ParamKind.Buffer buffer
        ? List.of("", "a".repeat(buffer.size() - 1), "a".repeat(buffer.size()))
        : new LinkedHashSet<>(List.of(param.defaultText().strip(), "", "?"));
  }

  private static <N extends Number> Collection<String> numbers(IntegerType<N> type) {
    BigInteger min = type.exact(type.min());
    BigInteger max = type.exact(type.max());
    BigInteger span = BigInteger.TWO.pow(type.bits());
    BigInteger lowest = type.isSigned() ? span.shiftRight(1).negate() : BigInteger.ZERO;
    BigInteger highest = lowest.add(span).subtract(BigInteger.ONE);
    Set<String> texts = new LinkedHashSet<>();
    Stream.of(
            min,
            max,
            min.subtract(BigInteger.ONE),
            max.add(BigInteger.ONE),
            lowest.subtract(BigInteger.ONE),
            highest.add(BigInteger.ONE))
        .map(BigInteger::toString)
        .forEach(texts::add);
    if (max.signum() >= 0) {
      texts.add("0x" + max.toString(16));
      texts.add("0" + max.toString(8));
    }
    texts.addAll(List.of("", "?", max + "?"));
    return texts;
  }

  private Collection<String> arrays(ArrayType<?> type) {
    Set<String> texts = new LinkedHashSet<>(texts(type.element()));
    String valid = texts.stream().filter(text -> errno(text) == null).findFirst().orElse("");
    texts.add(String.join(",", Collections.nCopies(type.max(), valid)));
    texts.add(String.join(",", Collections.nCopies(type.max() + 1, valid)));
    return texts;
  }
}
