// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.binary.ModuleImage.Target;
import dev.modparam.param.ArrayType;
import dev.modparam.param.ParamTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts, buffers and arrays that a file holds, up to the longest. */
class ValuesInFilesTest {

  private static final int LONGEST_ARRAY = 65_536;
  private static final int PAGE = 4096;

  private final ModuleImage image = new ModuleImage().info("name=m");
  private final Target arrays = image.external("param_array_ops");

  private KernelObject read() {
    return KernelObject.read(image.bytes(), "m.ko");
  }

  private ObjectParameter first() {
    return read().parameters().get(0);
  }

  private Target data(long value, int size) {
    return image.in(image.data, image.data.number(value, size));
  }

  /** What a charp shows that points to some bytes. */
  private String text(byte[] bytes) {
    int text = image.strings.put(Arrays.copyOf(bytes, bytes.length + 1));
    Target charp = image.in(image.data, image.data.pointer(image.in(image.strings, text)));
    image.param("p", image.external("param_ops_charp"), charp, 0444, 0);
    ObjectParameter parameter = first();
    return parameter.defaultText().or(parameter::unknownBecause).orElseThrow();
  }

  private static byte[] bytes(int letters, int... rest) {
    byte[] bytes = new byte[letters + rest.length];
    Arrays.fill(bytes, (byte) 'a');
    for (int i = 0; i < rest.length; i++) {
      bytes[letters + i] = (byte) rest[i];
    }
    return bytes;
  }

  static Stream<Arguments> badTexts() {
    int[] tails = new int[5000];
    Arrays.fill(tails, 0x80);
    return Stream.of(
        Arguments.of("at its start", bytes(0, 0xff, 'a')),
        Arguments.of("at its end", bytes(3, 0xc3)),
        Arguments.of("of tails of letters alone", bytes(0, tails)),
        Arguments.of(
            "with too long a letter at its cut",
            bytes(PAGE - 5, 0xf0, 0x80, 0x80, 0x80, 0x80, 'a')));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTexts")
  void aTextThatIsNotUtf8IsNotKnown(String where, byte[] text) {
    assertThat(text(text)).as(where).isEqualTo("its text is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"é, 4095", "€, 4093", "€, 4094", "𝄞, 4093", "𝄞, 4095"})
  void aLetterThatACutSplitsIsLeftOut(String letter, int before) {
    byte[] text = ("a".repeat(before) + letter.repeat(3)).getBytes(StandardCharsets.UTF_8);
    assertThat(text(text)).matches("a{4093,4095}");
  }

  @Test
  void aVariableThatIsNowhereIsSaidToBe() {
    Target absolute = image.symbol("v", ModuleImage.OBJECT, ModuleImage.ABSOLUTE, 8);
    Target far = image.external("far_ops");
    image.param("none", far, null, 0444, 0);
    image.param("number", far, absolute, 0444, 0);
    image.param("other", far, image.external("v2"), 0444, 0);
    image.param("here", far, data(1, 4), 0444, 0);

    assertThat(read().parameters())
        .extracting(parameter -> parameter.storage().orElse("?"))
        .containsExactly("null", "abs", "ext:v2", ".data");
  }

  @Test
  void ownOperationsAreCalledAsModinfoSays() {
    Target functions = image.operations(0, image.external("own_set"), image.external("own_get"));
    image.param("p", functions, data(1, 4), 0444, 0);
    image.param("q", functions, data(1, 4), 0444, 0);
    image.info("parmtype=p:colour");

    assertThat(read().parameters())
        .extracting(parameter -> parameter.type().name())
        .containsExactly("colour", ParamTypes.unknown("").name());
  }

  @Test
  void ownOperationsHaveThreeFunctions() {
    int operations = image.tables.number(0, Long.BYTES);
    for (String function : List.of("own_set", "own_get", "own_free")) {
      image.tables.pointer(image.external(function));
    }
    Target own = image.in(image.tables, operations);
    image.param("p", own, data(1, 4), 0444, 0);
    image.param("q", arrays, image.array(2, 4, null, own, data(1, 8)), 0444, 0);

    List<ObjectParameter> parameters = read().parameters();
    CustomOperations ofElement =
        parameters.get(1).array().orElseThrow().elementCustomOperations().orElseThrow();
    assertThat(List.of(parameters.get(0).customOperations().orElseThrow(), ofElement))
        .allSatisfy(
            functions -> {
              assertThat(functions.set()).contains("own_set");
              assertThat(functions.get()).contains("own_get");
              assertThat(functions.free()).contains("own_free");
            });
  }

  @ParameterizedTest
  @CsvSource({"array of colour, colour", "colour, colour"})
  void anElementIsCalledAsModinfoSays(String word, String element) {
    Target far = image.external("far_ops");
    image.param("p", arrays, image.array(2, 4, null, far, data(1, 8)), 0444, 0);
    image.param("q", arrays, image.array(2, 4, null, far, data(1, 8)), 0444, 0);
    image.info("parmtype=p:" + word);

    assertThat(read().parameters())
        .extracting(parameter -> ((ArrayType<?>) parameter.type()).element().name())
        .containsExactly(element, ParamTypes.unknown("").name());
  }

  @Test
  void anArrayMayCountAllItsElements() {
    Target ints = image.external("param_ops_int");
    Target list = data(0x0000_0002_0000_0001L, 8);
    image.param("full", arrays, image.array(2, 4, data(2, 4), ints, list), 0444, 0);
    Target far = image.external("v");
    image.param("far", arrays, image.array(2, 4, data(2, 4), ints, far), 0444, 0);

    assertThat(first().defaultText()).contains("1,2");
    assertThat(read().parameters())
        .extracting(parameter -> (Object) parameter.type())
        .containsOnly(ParamTypes.array(ParamTypes.INT, 2).counted(2));
  }

  @Test
  void theValuesOfAFileTakeUpTo8Megabytes() {
    Target far = image.external("v");
    Target bytes = image.external("param_ops_byte");
    // four names of 32 letters together, which is what an element takes
    for (String name : List.of("a", "b", "c", "d".repeat(29))) {
      int max = name.length() == 1 ? LONGEST_ARRAY : LONGEST_ARRAY - 1;
      image.param(name, arrays, image.array(max, 1, null, bytes, far), 0444, 0);
    }
    assertThat(read().notes().toString()).doesNotContain("take more than");
    assertThat(read().parameters())
        .hasSize(4)
        .extracting(parameter -> parameter.unknownBecause().orElse(""))
        .containsOnly("storage: ext");

    image.param("e", bytes, data(1, 1), 0444, 0);
    assertThat(read().parameters()).hasSize(4);
    assertThat(read().notes().toString())
        .contains("entry 5 of __param is left out: the values of the file take more than 8388608");
  }

  private ObjectParameter buffer(int size) {
    int structure = image.tables.number(Integer.toUnsignedLong(size), 8);
    image.tables.pointer(data('a', 8));
    Target operations = image.external("param_ops_string");
    image.param("p", operations, image.in(image.tables, structure), 0444, 0);
    return first();
  }

  @ParameterizedTest
  @CsvSource({"0, unknown", "1, string", "2147483647, string", "-2147483648, unknown"})
  void aBufferHasUpTo2GigabytesAndAtLeastOneByte(int size, String type) {
    ObjectParameter parameter = buffer(size);

    assertThat(parameter.bufferSize()).hasValue(Integer.toUnsignedLong(size));
    assertThat(parameter.type().isUnknown()).isEqualTo(type.equals("unknown"));
    assertThat(parameter.unknownBecause().orElseThrow())
        .isEqualTo(size == 1 ? "a string in .data has no end" : "its buffer is outside of .data");
  }
}
