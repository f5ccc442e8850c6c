// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.modparam.param.Errno;
import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrnoNameTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
  void eachNamesAnError(ErrnoName name) {
    assertThat(name.errno().name()).isEqualTo(name.name());
  }

  @Test
  void anyIsNotAnError() {
    assertThatIllegalStateException().isThrownBy(ErrnoName.ANY::errno);
  }

  @Test
  void eachConstantOfErrnoHasAName() {
    assertThat(
            Arrays.stream(Errno.class.getFields())
                .filter(field -> field.getType().equals(Errno.class))
                .map(Field::getName))
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(ErrnoName.values()).map(ErrnoName::name).toList());
  }
}
