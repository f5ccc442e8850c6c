// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.InvalidInputException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files with a few wrong bytes: whatever they hold, the answer is a result or a refusal. */
class MutationTest {

  private static final int MUTATIONS = 2000;
  private static final byte[] ODD = {0, 1, 2, 8, 16, 24, 40, 64, 127, -128, -1};

  @ParameterizedTest
  @ValueSource(
      strings = {"fixture-arm.ko", "fixture-arm64.ko", "fixture-s390x.ko", "fixture-x86_64.ko"})
  void aSpoiltFixtureIsReadOrRefused(String name) {
    spoil(TestFiles.fixture(name), name.hashCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"i386", "mips", "mips64el", "ppc64", "riscv64"})
  void aSpoiltModuleIsReadOrRefused(String machine) {
    spoil(TestFiles.machine(machine), machine.hashCode());
  }

  private static void spoil(byte[] original, long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] spoilt = original.clone();
      int changes = 1 + random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        mutate(spoilt, random);
      }
      if (random.nextInt(20) == 0) {
        spoilt = Arrays.copyOf(spoilt, random.nextInt(spoilt.length));
      }
      read += readsWithoutFailing(spoilt) ? 1 : 0;
    }
    assertThat(read).isBetween(MUTATIONS / 10, MUTATIONS);
  }

  /** Most changes hit what decides: the header, and the tables behind the content. */
  private static void mutate(byte[] bytes, Random random) {
    int at =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(64);
          case 1 -> bytes.length - 1 - random.nextInt(Math.min(bytes.length, 3000));
          default -> random.nextInt(bytes.length);
        };
    if (random.nextInt(3) == 0) {
      int end = Math.min(bytes.length, at + 8);
      Arrays.fill(bytes, at, end, ODD[random.nextInt(ODD.length)]);
    } else {
      bytes[at] =
          random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : (byte) random.nextInt(256);
    }
  }

  private static boolean readsWithoutFailing(byte[] bytes) {
    try {
      KernelObject object = KernelObject.read(bytes, "spoilt.ko");
      assertThat(KernelObject.linkage(bytes, "spoilt.ko").imports()).isNotNull();
      object.parameters().forEach(ObjectParameter::defaultText);
      return true;
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageStartingWith("spoilt.ko: ");
      return false;
    }
  }
}
