// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes that somebody loads are looked at as Linux does before it looks for sections. */
class ModuleImageCheckTest {

  private static final String FIXTURE = "/dev/modparam/vectors/realmods/fixture-x86_64.ko";
  private static final int SHOFF = 40;
  private static final int SHNUM = 60;
  private static final int SHSTRNDX = 62;
  private static final int HEADER = 64;
  private static final int TYPE = 4;
  private static final int OFFSET = 24;
  private static final int SIZE = 32;

  private ByteBuffer image = ByteBuffer.allocate(0);

  @BeforeEach
  void read() throws IOException {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(FIXTURE))) {
      image = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private int section(int index) {
    return (int) image.getLong(SHOFF) + index * HEADER;
  }

  private int names() {
    return section(image.getShort(SHSTRNDX));
  }

  private String load() {
    SimulatedKernel kernel = new SimulatedKernel();
    ModuleDefinition module = ModuleDefinition.of("fixture");
    try {
      LoadedModule loaded = kernel.initModule(image.array(), new byte[0], unused -> module);
      return loaded.equals(kernel.module("fixture").orElseThrow()) ? "loaded" : "another module";
    } catch (LoadException refusal) {
      return refusal.errno() + " " + String.join("|", Kernels.log(kernel));
    }
  }

  @Test
  void aWholeImageIsLoaded() {
    assertThat(load()).isEqualTo("loaded");
  }

  @Test
  void theFirstSectionIsEmpty() {
    image.putInt(section(0) + TYPE, 7);

    assertThat(load())
        .isEqualTo(
            "ENOEXEC 3 ELF Spec violation: section 0 type(7)!=SH_NULL or non-zero len or addr");
    image.putInt(section(0) + TYPE, 0).putLong(section(0) + SIZE, 1);
    assertThat(load()).contains("section 0 type(0)!=SH_NULL");
  }

  @Test
  void whatSectionsHoldLiesInTheImage() {
    int type = image.getInt(section(1) + TYPE);
    image.putLong(section(1) + SIZE, image.capacity());

    assertThat(load())
        .isEqualTo("ENOEXEC 3 Invalid ELF section in module (section 1 type " + type + ")");
    image.putLong(section(1) + OFFSET, -1);
    assertThat(load()).contains("(section 1 type");
    image.putInt(section(1) + TYPE, 8); // without content
    assertThat(load()).isEqualTo("loaded");
  }

  @Test
  void aSectionMayEndWithTheImageAndMayBeEmpty() {
    long size = image.getLong(section(1) + SIZE);
    image.putLong(section(1) + OFFSET, image.capacity() - size);
    assertThat(load()).isEqualTo("loaded");
    image.putLong(section(1) + OFFSET, image.capacity() - size + 1);
    assertThat(load()).contains("(section 1 type");
    image.putLong(section(1) + OFFSET, image.capacity()).putLong(section(1) + SIZE, 0);
    assertThat(load()).isEqualTo("loaded");
  }

  @Test
  void theTableOfNamesIsOneOfStrings() {
    image.putInt(names() + TYPE, -1);
    assertThat(load()).isEqualTo("ENOEXEC 3 Invalid ELF section name table type: 4294967295");

    image.putInt(names() + TYPE, 3);
    long size = image.getLong(names() + SIZE);
    image.putLong(names() + SIZE, 0);
    assertThat(load()).isEqualTo("ENOEXEC 3 empty section name table");

    image.putLong(names() + SIZE, size);
    image.put((int) (image.getLong(names() + OFFSET) + size - 1), (byte) 'x');
    assertThat(load())
        .isEqualTo("ENOEXEC 3 ELF Spec violation: section name table isn't null terminated");
  }

  @Test
  void theTableOfNamesIsOneOfTheSections() {
    short count = image.getShort(SHNUM);
    image.putShort(SHSTRNDX, count);
    assertThat(load()).startsWith("ENOEXEC 3 Invalid ELF section name index: " + count);
    image.putShort(SHSTRNDX, (short) 0);
    assertThat(load()).startsWith("ENOEXEC 3 Invalid ELF section name index: 0");
  }

  @Test
  void eachNameLiesInTheTable() {
    int size = (int) image.getLong(names() + SIZE);
    image.putInt(section(2), size - 1);
    assertThat(load()).isEqualTo("loaded");
    image.putInt(section(2), size);
    assertThat(load()).startsWith("ENOEXEC 3 Invalid ELF section name in module (section 2 type");
    image.putInt(section(2), -1);

    assertThat(load()).startsWith("ENOEXEC 3 Invalid ELF section name in module (section 2 type");
  }

  @Test
  void noSectionsHaveNoNames() {
    image.putShort(SHNUM, (short) 0).putLong(SHOFF, image.capacity() - 1);

    assertThat(load()).contains("e_shnum (0)");
    image.putLong(SHOFF, image.capacity());
    assertThat(load()).isEqualTo("ENOEXEC 3 Invalid ELF section header overflow");
  }

  @Test
  void anyDamageIsRefusedOrLoaded() {
    Random random = new Random(5);
    byte[] whole = image.array().clone();
    int table = section(0);
    for (int i = 0; i < 3000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        int at =
            random.nextBoolean()
                ? random.nextInt(HEADER)
                : table + random.nextInt(whole.length - table);
        damaged[at] = (byte) random.nextInt(256);
      }
      image = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(load()).matches("(?s)loaded|ENOEXEC 3 .*");
    }
  }
}
