// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.modparam.Allocated;
import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

  @ParameterizedTest
  @CsvSource({"XZIP, XZ", "ZSTANDARD, ZSTD", "GNU_ZIP, GZIP", "NONE,"})
  void isToldByTheFirstBytes(Packing packing, @Nullable Compression expected) throws IOException {
    assertThat(Compression.of(ByteBuffer.wrap(packing.pack(new byte[100])))).isEqualTo(expected);
  }

  @Test
  void aFileOfOneByteIsNotCompressed() {
    assertThat(Compression.of(ByteBuffer.wrap(new byte[] {0x1f}))).isNull();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void unpacksNoMoreThanItsLimit(Packing packing) throws IOException {
    byte[] packed = packing.pack(object(10_000));
    Compression compression = Objects.requireNonNull(Compression.of(ByteBuffer.wrap(packed)));
    assertThat(compression.unpack(packed, "a.ko", 10_000).limit()).isEqualTo(10_000);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> compression.unpack(packed, "a.ko", 9_999))
        .withMessage("a.ko: it unpacks to more than 9999 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4096, 8", // a small file may become 8 MB
    "1, 4096, 72",
    "2, 4096, 128", // no file may become more
    "2048, 4096, 128",
    "9, 128, 32", // a small heap allows a quarter of itself
    "0, 16, 4",
  })
  void howMuchIsUnpackedDependsOnTheFileAndOnTheHeap(int packed, int heap, int largest) {
    assertThat(Compression.largest((long) packed << 20, (long) heap << 20))
        .isEqualTo(largest << 20);
  }

  private static byte[] object(int size) {
    byte[] bytes = new byte[size];
    System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F'}, 0, bytes, 0, 4);
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whatOnlyTakesMemoryIsNotUnpacked(Packing packing) throws Exception {
    byte[] zeros = packing.pack(new byte[64 << 20]);
    byte[] hollow = packing.pack(object(64 << 20));
    for (byte[] bomb : List.of(zeros, hollow)) {
      long allocated =
          Allocated.by(
              () ->
                  assertThatExceptionOfType(InvalidInputException.class)
                      .isThrownBy(() -> KernelObject.read(bomb, "a.ko")));
      assertThat(allocated).isLessThan(48L << 20);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void damagedDataIsRefused(Packing packing) throws IOException {
    byte[] packed = packing.pack(TestFiles.machine("mips"));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelObject.read(cut, "a.ko"))
        .withMessageMatching("a.ko: its (xz|zstd|gzip) data is damaged: .*");
    byte[] spoilt = packed.clone();
    Arrays.fill(spoilt, 8, 40, (byte) 0x5a);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> KernelObject.read(spoilt, "a.ko"));
  }

  @ParameterizedTest
  @CsvSource({
    "XZIP, 'it is compressed with xz, which needs org.tukaani:xz on the class path or module path'",
    "ZSTANDARD, 'it is compressed with zstd, which needs io.airlift:aircompressor on the class path"
        + " or module path'"
  })
  void saysWhichLibraryIsMissing(Packing packing, String message) throws Exception {
    byte[] packed = packing.pack(TestFiles.machine("mips"));
    try (URLClassLoader alone = new WithoutLibraries()) {
      Class<?> reader = Class.forName(KernelObject.class.getName(), true, alone);
      assertThat(reader).isNotSameAs(KernelObject.class);
      assertThatExceptionOfType(InvocationTargetException.class)
          .isThrownBy(
              () ->
                  reader.getMethod("read", byte[].class, String.class).invoke(null, packed, "a.ko"))
          .satisfies(e -> assertThat(e.getCause()).hasMessage("a.ko: " + message));
    }
  }

  /** Loads the classes of this library anew, and finds no other library but the nullness marks. */
  private static final class WithoutLibraries extends URLClassLoader {

    WithoutLibraries() {
      super(new URL[0], null);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String path = name.replace('.', '/') + ".class";
      try (InputStream in =
          name.startsWith("dev.modparam.") || name.startsWith("org.jspecify.")
              ? CompressionTest.class.getClassLoader().getResourceAsStream(path)
              : null) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
