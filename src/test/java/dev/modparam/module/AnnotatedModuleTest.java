// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an annotated class declares. */
class AnnotatedModuleTest {

  @KernelModule(
      name = "net-card",
      license = "Dual BSD/GPL",
      author = {"Ada", "Grace"},
      description = "A card",
      version = "2.0",
      alias = {"pci:a*", "pci:b*"},
      dependsOn = "mii")
  static class Described {}

  @KernelModule
  static class PlainDriver {}

  @SuppressWarnings("UnusedVariable") // read as parameters
  static class Base {
    @ModuleParam private int baseLevel = 3;
  }

  @KernelModule
  @SuppressWarnings("UnusedVariable") // read as parameters
  static class Derived extends Base {
    @ModuleParam private boolean debug = true;
    int notAParameter;
  }

  @KernelModule
  static class Names {
    @ModuleParam int bufferSize;
    @ModuleParam int maxFPSRate;
    @ModuleParam int ioMode2;
    @ModuleParam int snake_case;

    @ModuleParam(name = "given-Name")
    int other;
  }

  @KernelModule
  static class Kinds {
    @ModuleParam boolean truth = true;
    @ModuleParam short small = -2;
    @ModuleParam int number = 7;
    @ModuleParam long large = 1L << 40;
    @ModuleParam @Nullable String text = "hello";
    @ModuleParam @Nullable String nothing;

    @ModuleParam(type = ModuleParam.Type.BYTE)
    short octet = 200;

    @ModuleParam(type = ModuleParam.Type.USHORT)
    int port = 65_535;

    @ModuleParam(type = ModuleParam.Type.UINT)
    long count = 4_294_967_295L;

    @ModuleParam(type = ModuleParam.Type.HEXINT)
    long mask = 0xff;

    @ModuleParam(type = ModuleParam.Type.ULLONG)
    long everything = -1;

    @ModuleParam(type = ModuleParam.Type.INVBOOL)
    boolean inverted = true;

    @ModuleParam(type = ModuleParam.Type.BINT)
    int flag = 1;

    @ModuleParam(type = ModuleParam.Type.I8)
    byte tiny = -128;

    @ModuleParam(size = 16)
    String buffer = "eth0";
  }

  @KernelModule
  static class Arrays {
    @ModuleParam int[] fixed = {1, 2, 3};

    @ModuleParam(counter = "used")
    long[] counted = {4, 5, 6};

    @ModuleParam @Nullable String[] names = {"a", null};
    @ModuleParam boolean[] switches = {true, false};

    @ModuleParam(type = ModuleParam.Type.USHORT, max = 1024)
    int[] ports = {80, 443};

    int used = 2;
  }

  @KernelModule
  static class Settings {
    @ModuleParam(
        permissions = 0644,
        description = "Ring buffer size in bytes",
        min = 512,
        max = 65_536,
        unsafe = true,
        hardware = true)
    int bufferSize = 4096;

    @ModuleParam(min = 1)
    int atLeast = 5;

    @ModuleParam(max = 9)
    int atMost = 5;

    @ModuleParam(mode = "0644")
    int withModeAsText = 1;

    @ModuleParam(type = ModuleParam.Type.ULONG, max = Long.MAX_VALUE)
    long lowerHalf = 5;

    @ModuleParam(type = ModuleParam.Type.ULONG, min = Long.MIN_VALUE)
    long upperHalf = -1;

    @ModuleParam(min = Long.MIN_VALUE, max = Long.MAX_VALUE)
    long whole = 5;
  }

  @Test
  void theModeMayBeText() {
    assertThat(param(Settings.class, "with_mode_as_text").permissions().bits()).isEqualTo(0644);
  }

  private static Param<?> param(Class<?> type, String name) {
    return ModuleDefinition.ofClass(type).parameter(name).orElseThrow();
  }

  @Test
  void theAnnotationHoldsTheModinfo() {
    ModuleDefinition definition = ModuleDefinition.ofClass(Described.class);

    assertThat(definition.name()).isEqualTo("net_card");
    assertThat(definition.dependencies()).containsExactly("mii");
    assertThat(definition.tags())
        .extracting(ModinfoTag::toString)
        .containsExactly(
            "license=Dual BSD/GPL",
            "author=Ada",
            "author=Grace",
            "description=A card",
            "version=2.0",
            "alias=pci:a*",
            "alias=pci:b*");
  }

  @Test
  void aClassWithoutANameHasItsOwnInSnakeCase() {
    ModuleDefinition definition = ModuleDefinition.ofClass(PlainDriver.class);

    assertThat(definition.name()).isEqualTo("plain_driver");
    assertThat(definition.tags()).containsExactly(new ModinfoTag("license", "GPL"));
    assertThat(definition.parameters()).isEmpty();
  }

  @Test
  void fieldsOfTheSuperclassComeFirst() {
    assertThat(ModuleDefinition.ofClass(Derived.class).parameters())
        .extracting(Param::name)
        .containsExactly("base_level", "debug");
    assertThat(param(Derived.class, "base_level").defaultValue()).isEqualTo(3);
  }

  @Test
  void camelCaseFieldsAreSnakeCaseParameters() {
    assertThat(ModuleDefinition.ofClass(Names.class).parameters())
        .extracting(Param::name)
        .containsExactly("buffer_size", "max_fps_rate", "io_mode2", "snake_case", "given-Name");
  }

  @ParameterizedTest
  @CsvSource({
    "truth, bool, Y",
    "small, short, -2",
    "number, int, 7",
    "large, long, 1099511627776",
    "text, charp, hello",
    "nothing, charp, (null)",
    "octet, byte, 200",
    "port, ushort, 65535",
    "count, uint, 4294967295",
    "mask, hexint, 0x0000ff",
    "everything, ullong, 18446744073709551615",
    "inverted, invbool, N",
    "flag, bint, 1",
    "tiny, i8, -128",
    "buffer, string, eth0"
  })
  void aFieldHasAKernelTypeAndItsInitializerIsTheDefault(String name, String type, String text) {
    Param<?> param = param(Kinds.class, name);

    assertThat(param.type().name()).isEqualTo(type);
    assertThat(param.defaultText()).isEqualTo(text + "\n");
    assertThat(param.permissions().bits()).isEqualTo(0444);
    assertThat(param.description()).isEmpty();
  }

  @Test
  void aBufferHasTheSizeGiven() {
    assertThat(param(Kinds.class, "buffer").type()).isEqualTo(ParamTypes.string(16));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fixed    | array of int    | 1,2,3",
        "counted  | array of long   | 4,5",
        "names    | array of charp  | a,(null)",
        "switches | array of bool   | Y,N",
        "ports    | array of ushort | 80,443"
      })
  void anArrayFieldIsAnArrayOfItsLength(String name, String type, String text) {
    Param<?> param = param(Arrays.class, name);

    assertThat(param.type().name()).isEqualTo(type);
    assertThat(param.defaultText()).isEqualTo(text + "\n");
  }

  @Test
  void boundsOfAnArrayAreThoseOfItsElements() {
    assertThat(param(Arrays.class, "ports").type().expected())
        .isEqualTo("at most 2 values separated by commas, each a ushort from 0 to 1024");
  }

  @Test
  void settingsOfTheAnnotationAreThoseOfTheParameter() {
    Param<?> param = param(Settings.class, "buffer_size");

    assertThat(param.permissions().bits()).isEqualTo(0644);
    assertThat(param.description()).contains("Ring buffer size in bytes");
    assertThat(param.type().expected()).isEqualTo("an int from 512 to 65536");
    assertThat(param.isUnsafe()).isTrue();
    assertThat(param.isHardware()).isTrue();
    assertThat(param(Settings.class, "at_least").type().expected())
        .isEqualTo("an int from 1 to 2147483647");
    assertThat(param(Settings.class, "at_most").type().expected())
        .isEqualTo("an int from -2147483648 to 9");
  }

  @Test
  void aBoundIsABoundWhateverNumberItIs() {
    assertThat(param(Settings.class, "lower_half").type().expected())
        .isEqualTo("a ulong from 0 to 9223372036854775807");
    assertThat(param(Settings.class, "upper_half").type().expected())
        .isEqualTo("a ulong from 9223372036854775808 to 18446744073709551615");
    assertThat(param(Settings.class, "whole").type().expected())
        .isEqualTo("a long from -9223372036854775808 to 9223372036854775807");
  }

  @Test
  void aLookupOfItsOwnOpensAClass() {
    assertThat(ModuleDefinition.ofClass(Derived.class, MethodHandles.lookup()).name())
        .isEqualTo("derived");
    assertThat(ModuleDefinition.ofInstance(new Derived(), MethodHandles.lookup()).parameters())
        .hasSize(2);
  }

  @Test
  void eachInstanceOfAClassIsNewAndThatOfAnObjectIsItself() {
    ModuleDefinition ofClass = ModuleDefinition.ofClass(Derived.class);
    Derived object = new Derived();

    assertThat(ofClass.newInstance())
        .isInstanceOf(Derived.class)
        .isNotSameAs(ofClass.newInstance());
    assertThat(ModuleDefinition.ofInstance(object).newInstance()).isSameAs(object);
  }

  @Test
  void everyTypeOfTheAnnotationIsInTheCatalogue() {
    List<String> words =
        Stream.of(ModuleParam.Type.values())
            .filter(type -> type != ModuleParam.Type.AUTO)
            .map(ModuleParam.Type::word)
            .toList();

    assertThat(words)
        .contains("size")
        .containsAll(ParamTypes.scalars().stream().map(type -> type.name()).toList())
        .hasSize(ParamTypes.scalars().size() + 1);
  }
}
