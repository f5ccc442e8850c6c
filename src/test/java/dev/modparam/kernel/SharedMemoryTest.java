// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.BYTE;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.HEXINT;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.LONG;
import static dev.modparam.param.ParamTypes.SHORT;
import static dev.modparam.param.ParamTypes.U8;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.ULLONG;
import static dev.modparam.param.ParamTypes.array;
import static dev.modparam.param.ParamTypes.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parameters of different types on one variable see the bytes of the variable, as in C. */
class SharedMemoryTest {

  private static final Param<Integer> NUMBER =
      Param.of("number", INT).defaultValue(-2).permissions(0644);

  private static LoadedModule load(String line, Param<?>... params) {
    return new SimulatedKernel().insmod(ModuleDefinition.of("driver", params), line);
  }

  private static String shown(LoadedModule module, String name) {
    return module.attribute(name).show();
  }

  @Test
  void anIntIsShownAsUintAndHexint() {
    LoadedModule module =
        load("", NUMBER, NUMBER.sharedAs("u", UINT, 0), NUMBER.sharedAs("h", HEXINT, 0));

    assertThat(shown(module, "u")).isEqualTo("4294967294\n");
    assertThat(shown(module, "h")).isEqualTo("0xfffffffe\n");
    module.attribute("number").store("17");
    assertThat(shown(module, "h")).isEqualTo("0x000011\n");
  }

  @Test
  void whatAByteSetsIsTheLowestOfAnInt() {
    Param<Integer> low = NUMBER.sharedAs("low", BYTE, 0).permissions(0644);
    Param<Integer> high = NUMBER.sharedAs("high", SHORT, 2).permissions(0644);
    LoadedModule module = load("number=0x12345678 low=0xff", NUMBER, low, high);

    assertThat(shown(module, "number")).isEqualTo(0x123456ff + "\n");
    module.attribute("high").store("-1");
    assertThat(module.getInt(NUMBER)).isEqualTo(0xffff56ff);
    assertThat(module.getInt(low)).isEqualTo(0xff);
    assertThat(module.get(high)).isEqualTo(-1);
    module.set(low, 1);
    assertThat(module.getInt(NUMBER)).isEqualTo(0xffff5601);
  }

  @Test
  void theOrderOfTheDeclarationsDoesNotMatter() {
    Param<Integer> low = NUMBER.sharedAs("low", BYTE, 0);

    assertThat(shown(load("low=1", low, NUMBER), "number")).isEqualTo("-255\n");
    assertThat(shown(load("number=511", low, NUMBER), "low")).isEqualTo("255\n");
  }

  @Test
  void aDefaultIsThatOfTheVariable() {
    Param<Integer> low = NUMBER.sharedAs("low", BYTE, 3);

    assertThat(low.defaultValue()).isEqualTo(255);
    assertThat(low.defaultText()).isEqualTo("255\n");
    assertThat(low.original()).contains(NUMBER);
    assertThat(low.offset()).isEqualTo(3);
    assertThat(NUMBER.withUnknownDefault().sharedAs("low", BYTE, 0).isDefaultKnown()).isFalse();
  }

  @Test
  void anElementOfAnArrayIsAParameterToo() {
    Param<List<Integer>> all =
        Param.of("all", array(INT, 3)).defaultValue(List.of(1, 2, 3)).permissions(0644);
    Param<Integer> second = all.sharedAs("second", INT, 4).permissions(0644);
    LoadedModule module = load("all=4,5,6 second=7", all, second);

    assertThat(shown(module, "all")).isEqualTo("4,7,6\n");
    module.attribute("all").store("1,9");
    assertThat(module.getInt(second)).isEqualTo(9);
  }

  @Test
  void aPartOfAPartBeginsWhereItDoesInTheWhole() {
    Param<List<Integer>> all = Param.of("all", array(INT, 4)).defaultValue(List.of(1, 2, 3, 4));
    Param<List<Integer>> tail = all.sharedAs("tail", array(INT, 3), 4);
    Param<Integer> last = tail.sharedAs("last", INT, 8);

    assertThat(tail.defaultValue()).containsExactly(2, 3, 4);
    assertThat(last.original()).contains(all);
    assertThat(shown(load("last=7", all, tail, last), "all")).isEqualTo("1,2,3,7\n");
  }

  @Test
  void pointersOfAnArrayAreSharedOneByOne() {
    Param<List<String>> names = Param.of("names", array(CHARP, 2)).defaultValue(List.of("a", "b"));
    Param<String> second = names.sharedAs("second", CHARP, 8);

    assertThat(shown(load("second=x", names, second), "names")).isEqualTo("a,x\n");
  }

  @Test
  void aNumberAcrossElementsTakesTheBytesOfBoth() {
    Param<List<Integer>> bytes = Param.of("bytes", array(BYTE, 16)).permissions(0644);
    Param<Long> wide = bytes.sharedAs("wide", LONG, 3);
    Param<Integer> odd = wide.sharedAs("odd", INT, 2);
    LoadedModule module = load("wide=0x0102030405060708 odd=-1", bytes, wide, odd);

    assertThat(shown(module, "bytes")).isEqualTo("0,0,0,8,7,255,255,255,255,2,1,0,0,0,0,0\n");
    assertThat(module.getLong(wide)).isEqualTo(0x0102ffffffff0708L);
    assertThat(module.bindInt(odd).getAsInt()).isEqualTo(-1);
  }

  @Test
  void anArrayOfAnotherTypeCountsForItself() {
    Param<List<Integer>> ints =
        Param.of("ints", array(INT, 2).counted()).defaultValue(List.of(1, 2)).permissions(0644);
    Param<List<Integer>> shorts =
        ints.sharedAs("shorts", array(SHORT, 4).counted(1), 0).permissions(0644);
    LoadedModule module = load("", ints, shorts);

    assertThat(shown(module, "shorts")).isEqualTo("1\n");
    module.attribute("shorts").store("5,6,7");
    assertThat(shown(module, "shorts")).isEqualTo("5,6,7\n");
    assertThat(shown(module, "ints")).isEqualTo((5 + (6 << 16)) + ",7\n");
  }

  @Test
  void twoArraysMayHaveOneCounter() {
    Param<List<Integer>> first =
        Param.of("first", array(INT, 4).counted()).defaultValue(List.of(1, 2)).permissions(0644);
    Param<List<Integer>> second =
        Param.of("second", array(INT, 3).counted())
            .defaultValue(List.of(7, 8, 9))
            .countedWith(first)
            .permissions(0644);
    Param<Long> counter = Param.counterOf("n", second).permissions(0644);
    LoadedModule module = load("", first, second, counter);

    assertThat(second.countsWith()).contains(first);
    assertThat(shown(module, "second")).isEqualTo("7,8\n");
    module.attribute("first").store("4,5,6,7");
    assertThat(shown(module, "second")).isEqualTo("7,8,9\n");
    assertThat(shown(module, "n")).isEqualTo("4\n");
    module.attribute("second").store("3");
    assertThat(shown(module, "first")).isEqualTo("4\n");
  }

  @Test
  void aCounterMayBeAnInt() {
    Param<List<Integer>> list = Param.of("list", array(INT, 4).counted()).permissions(0644);
    Param<Integer> counter = Param.counterOf("c", list).sharedAs("n", INT, 0).permissions(0644);
    LoadedModule module = load("list=1,2,3", list, counter);

    assertThat(module.getInt(counter)).isEqualTo(3);
    module.attribute("n").store("-1");
    assertThat(shown(module, "list")).isEqualTo("1,2,3,0\n");
  }

  @Test
  void aShorterBufferShowsTheTextBeyondItsEnd() {
    Param<String> name = Param.of("name", string(16)).defaultValue("abcdefghij").permissions(0644);
    Param<String> start = name.sharedAs("start", string(4), 0).permissions(0644);
    LoadedModule module = load("", name, start);

    assertThat(shown(module, "start")).isEqualTo("abcdefghij\n");
    module.attribute("start").store("xyz");
    assertThat(shown(module, "name")).isEqualTo("xyz\n");
    assertThat(Kernels.errno(() -> module.attribute("start").store("wxyz"))).isEqualTo("ENOSPC");
  }

  @Test
  void theBytesAfterTheEndOfATextStay() {
    Param<String> name = Param.of("name", string(8)).defaultValue("abcdef");
    Param<List<Integer>> bytes = name.sharedAs("bytes", array(BYTE, 8), 0).permissions(0644);
    LoadedModule module = load("name=x", name, bytes);

    assertThat(shown(module, "bytes")).isEqualTo("120,0,99,100,101,102,0,0\n");
    module.attribute("bytes").store("65,66,67");
    assertThat(shown(module, "name")).isEqualTo("ABCdef\n");
    assertThat(module.get(name)).isEqualTo("ABCdef");
  }

  @Test
  void aTextInNumbersEndsWithTheVariable() {
    Param<List<Integer>> numbers =
        Param.of("numbers", array(INT, 2)).defaultValue(List.of(0x64636261, 0x68676665));
    Param<String> text = numbers.sharedAs("text", string(8), 0);

    assertThat(shown(load("", numbers, text), "text")).isEqualTo("abcdefgh\n");
    assertThat(shown(load("text=A", numbers, text), "numbers"))
        .isEqualTo(0x64630041 + "," + 0x68676665 + "\n");
  }

  @Test
  void aBoolOfAnyByteButZeroIsTrue() {
    Param<Boolean> flag = Param.of("flag", BOOL).permissions(0644);
    Param<Integer> bits = flag.sharedAs("bits", BYTE, 0);
    LoadedModule module = load("bits=2", flag, bits);

    assertThat(shown(module, "flag")).isEqualTo("Y\n");
    assertThat(shown(module, "bits")).isEqualTo("2\n");
    module.attribute("flag").store("y");
    assertThat(shown(module, "bits")).isEqualTo("1\n");
  }

  @Test
  void eachLoadStartsWithTheDefaults() {
    Param<String> name = Param.of("name", string(8)).defaultValue("ab");
    Param<List<Integer>> bytes = name.sharedAs("bytes", array(BYTE, 8).counted(3), 0);
    ModuleDefinition driver = ModuleDefinition.of("driver", name, bytes);
    SimulatedKernel kernel = new SimulatedKernel();
    kernel.insmod(driver, "bytes=1,2,3,4,5,6");
    kernel.rmmod("driver");

    assertThat(shown(kernel.insmod(driver), "bytes")).isEqualTo("97,98,0\n");
  }

  @Test
  void whatNobodyKnowsTheBytesOfIsNotShared() {
    Param<String> pointer = Param.of("pointer", CHARP);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pointer.sharedAs("bits", ULLONG, 0))
        .withMessage(
            "parameter pointer cannot share its variable as bits:"
                + " a charp holds an address, whose bytes are not known");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NUMBER.sharedAs("rust", U8, 0))
        .withMessageEndingWith("type u8 is not one of C");
    Param<String> own = Param.of("own", ParamTypes.parsed("colour", t -> t, t -> t, "red"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> own.sharedAs("byte", BYTE, 0))
        .withMessageContaining("type colour is not one of C");
  }

  @Test
  void nothingReachesBeyondTheVariable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NUMBER.sharedAs("wide", LONG, 0))
        .withMessageEndingWith("it has 4 bytes, not 8");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NUMBER.sharedAs("late", BYTE, 4))
        .withMessageEndingWith("it has 4 bytes, not 5");
    assertThatIllegalArgumentException().isThrownBy(() -> NUMBER.sharedAs("early", BYTE, -1));
  }

  @Test
  void partsOfHugeBuffersAreNotShared() {
    Param<String> huge = Param.of("huge", string(Integer.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> huge.sharedAs("late", INT, 4093))
        .withMessageEndingWith("only the first 4096 bytes of a buffer can be shared");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> huge.sharedAs("text", string(65_537), 0))
        .withMessageEndingWith("only the first 65536 bytes of a buffer can be shared");
    Param<Integer> last = huge.sharedAs("last", INT, 4092).permissions(0644);

    assertThat(shown(load("last=7 huge=x", huge, last), "last")).isEqualTo("7\n");
  }

  @Test
  void onlyCountedArraysShareACounter() {
    Param<List<Integer>> counted = Param.of("counted", array(INT, 2).counted());
    Param<List<Integer>> plain = Param.of("plain", array(INT, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.countedWith(counted))
        .withMessage("parameter plain is not a counted array, so it has no counter");
    assertThatIllegalArgumentException().isThrownBy(() -> counted.countedWith(plain));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> load("", Param.of("b", array(INT, 2).counted()).countedWith(counted)))
        .withMessage(
            "parameter b shares the counter of counted, which the module does not declare");
  }
}
