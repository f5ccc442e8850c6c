// SPDX-License-Identifier: Apache-2.0
package dev.modparam.assertj;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The module of the tests in this package. */
final class Fixture {

  static final Param<Boolean> DEBUG =
      Param.of("debug", BOOL).permissions(0644).description("Enable debug logging");
  static final Param<Integer> SIZE =
      Param.of("size", INT.between(512, 65536)).defaultValue(4096).permissions(0444);
  static final Param<@Nullable String> KEY = Param.of("key", CHARP).permissions(0600);
  static final Param<Integer> SECRET = Param.of("secret", INT).permissions(0).unsafe();
  static final Param<Integer> TRIGGER =
      Param.of("trigger", Operations.on(INT).withoutGet().type()).permissions(0644);
  static final ModuleDefinition DRIVER =
      ModuleDefinition.of("my_driver", DEBUG, SIZE, KEY, SECRET, TRIGGER);
  static final String TABLE =
      """
      my_driver (LIVE)
        debug    bool   0644  true
        size     int    0444  8192
        key      charp  0600  null
        secret   int       -  0
        trigger  int    0644  0
      """;

  private Fixture() {}

  /** The message of an assertion that must fail. */
  static String messageOf(ThrowingCallable assertion) {
    AssertionError failure = catchThrowableOfType(AssertionError.class, assertion);
    if (failure == null) {
      throw new IllegalStateException("the assertion did not fail");
    }
    return String.valueOf(failure.getMessage());
  }
}
