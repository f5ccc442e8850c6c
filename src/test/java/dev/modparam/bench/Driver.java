// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.LONG;
import static dev.modparam.param.ParamTypes.array;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The modules that the benchmarks load: a small driver, and some with many parameters. */
final class Driver {

  static final Param<Boolean> DEBUG = Param.of("debug", BOOL).permissions(0644);
  static final Param<Integer> BUFFER_SIZE =
      Param.of("buffer_size", INT).defaultValue(4096).permissions(0644);
  static final Param<@Nullable String> NAME = Param.of("name", CHARP);
  static final Param<List<Integer>> IRQS =
      Param.of("irqs", array(INT, 16).counted()).permissions(0644);
  static final Param<Long> TIMEOUT = Param.of("timeout", LONG).defaultValue(-1L);

  /** Four parameters. */
  static final ModuleDefinition SMALL =
      ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE, NAME, IRQS);

  /** A hundred parameters, of which the last four have handles. */
  static final ModuleDefinition LARGE =
      ModuleDefinition.of(
          "large_driver",
          Stream.concat(numberedParams(96).stream(), Stream.of(DEBUG, BUFFER_SIZE, TIMEOUT, NAME))
              .toList());

  private Driver() {}

  /** Returns a module of {@code param_number_0}, {@code param_number_1} and so on, all ints. */
  static ModuleDefinition numbered(int count) {
    return ModuleDefinition.of("numbered", numberedParams(count));
  }

  private static List<Param<Integer>> numberedParams(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Param.of("param_number_" + i, INT).permissions(0644))
        .toList();
  }
}
