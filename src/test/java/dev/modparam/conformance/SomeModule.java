// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import dev.modparam.text.ByteText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The bytes of a compiled module, as text that keeps them. */
final class SomeModule {

  static final String TEXT = text();

  private SomeModule() {}

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            SomeModule.class.getResourceAsStream(
                "/dev/modparam/vectors/realmods/fixture-x86_64.ko"))) {
      return ByteText.decode(in.readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
