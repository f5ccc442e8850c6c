// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The compiled modules among the test resources. */
final class TestFiles {

  private TestFiles() {}

  /** Returns one of the recorded fixtures, such as {@code fixture-arm.ko}. */
  static byte[] fixture(String name) {
    return resource("/dev/modparam/vectors/realmods/" + name);
  }

  /** Returns {@code module.c}, compiled for a machine. */
  static byte[] machine(String name) {
    return resource("/dev/modparam/binary/machines/" + name + ".ko");
  }

  private static byte[] resource(String name) {
    try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
