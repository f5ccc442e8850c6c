// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static dev.modparam.param.ParamTypes.BINT;
import static dev.modparam.param.ParamTypes.BYTE;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.I8;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.ULLONG;
import static dev.modparam.param.ParamTypes.array;
import static dev.modparam.param.ParamTypes.parsed;
import static dev.modparam.param.ParamTypes.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.junit.Drivers.Sensor;
import dev.modparam.kernel.LoadException;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@KernelTest
class ArgumentsTest {

  @ParameterizedTest
  @ArgumentLines({"debug", "debug=1 rate=2", "debug=on"})
  void aLineIsTheFirstParameter(String line, SimulatedKernel kernel) {
    assertThat(kernel.insmod(Sensor.class, line).instance(Sensor.class).debug).isTrue();
  }

  @ParameterizedTest
  @BoundaryValues(value = Sensor.class, parameter = "rate")
  @BoundaryValues(value = Sensor.class, parameter = "rate")
  void aBoundaryIsATextAndAnError(String text, @Nullable Errno expected, SimulatedKernel kernel) {
    Errno errno = null;
    try {
      kernel.insmod(Sensor.class, "rate=" + text);
    } catch (LoadException failure) {
      errno = failure.errno();
    }
    assertThat(errno).isEqualTo(expected);
  }

  @Test
  void boundsAndTypeHaveTheirEdges() {
    assertThat(boundaries(INT.between(1, 100), 1))
        .containsExactlyInAnyOrderEntriesOf(
            map("1", "", "100", "", "0", "EINVAL", "101", "EINVAL", "0x64", "", "0144", "")
                .and("-2147483649", "ERANGE", "2147483648", "ERANGE")
                .and("", "EINVAL", "?", "EINVAL", "100?", "EINVAL"));
    assertThat(boundaries(BYTE, 0))
        .containsEntry("255", "")
        .containsEntry("256", "ERANGE")
        .containsEntry("-1", "EINVAL");
    assertThat(boundaries(ULLONG, 0L))
        .containsEntry("18446744073709551615", "")
        .containsEntry("18446744073709551616", "ERANGE");
    assertThat(boundaries(I8.between(-5, -1), -1))
        .containsEntry("-5", "")
        .containsEntry("-129", "EINVAL");
  }

  @Test
  void otherTypesHaveTheirs() {
    assertThat(boundaries(BINT, 0)).containsEntry("on", "").containsEntry("2", "EINVAL");
    assertThat(boundaries(CHARP, "x"))
        .containsEntry("a".repeat(1024), "")
        .containsEntry("a".repeat(1025), "ENOSPC");
    assertThat(boundaries(string(4), ""))
        .containsEntry("aaa", "")
        .containsEntry("aaaa", "ENOSPC")
        .hasSize(3);
    assertThat(boundaries(array(BINT, 2), List.of()))
        .containsEntry("y,y", "")
        .containsEntry("y,y,y", "EINVAL")
        .containsEntry("?", "EINVAL");
    assertThat(boundaries(parsed("even", Integer::valueOf, String::valueOf, 2), 2))
        .isEqualTo(map("2", "", "", "EINVAL", "?", "EINVAL"));
  }

  private static <T extends @Nullable Object> Entries boundaries(ParamType<T> type, T value) {
    Param<T> param = Param.of("p", type).defaultValue(value);
    Boundaries boundaries = Boundaries.of(ModuleDefinition.of("m", param), "p");
    Entries found = new Entries();
    boundaries
        .texts()
        .forEach(
            text ->
                found.put(
                    text,
                    Optional.ofNullable(boundaries.errno(text)).map(Errno::toString).orElse("")));
    return found;
  }

  private static Entries map(String... keysAndValues) {
    return new Entries().and(keysAndValues);
  }

  private static final class Entries extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    Entries and(String... keysAndValues) {
      for (int i = 0; i < keysAndValues.length; i += 2) {
        put(keysAndValues[i], keysAndValues[i + 1]);
      }
      return this;
    }
  }
}
