// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.input.InvalidInputException;

class KernelObjectFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void anyFileIsReadOrRefused(byte[] file) {
    try {
      KernelObject object = KernelObject.read(file, "fuzz.ko");
      assertThat(KernelObject.linkage(file, "fuzz.ko").modinfo().strings())
          .isEqualTo(object.modinfo().strings());
      object.parameters().forEach(ObjectParameter::defaultText);
      object.parameters().forEach(p -> p.array().ifPresent(ArrayLayout::elements));
      assertThat(object.definition().parameters()).hasSizeLessThanOrEqualTo(65_536);
      assertThat(ModinfoFormat.kmod30().print("fuzz.ko", object.modinfo())).startsWith("filename:");
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageStartingWith("fuzz.ko: ");
    }
  }
}
