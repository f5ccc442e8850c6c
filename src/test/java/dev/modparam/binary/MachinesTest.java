// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads {@code machines/module.c}, compiled for machines without a recording of their own. */
class MachinesTest {

  /** What the source says: name, permissions, flags, operations, default. */
  private static final List<String> DECLARED =
      List.of(
          "by 0644 param_ops_byte 200",
          "sh 0644 param_ops_short -32768",
          "us 0444 param_ops_ushort 65535",
          "i 0600 param_ops_int -7",
          "i_zero 0000 param_ops_int 0",
          "ui 0644 unsafe param_ops_uint 4000000000",
          "lo 0644 param_ops_long -2147483648",
          "ul 0644 param_ops_ulong 4294967295",
          "ull 0644 param_ops_ullong 18446744073709551615",
          "hx 0644 hw param_ops_hexint 0x00002a",
          "bo 0644 param_ops_bool Y",
          "ib 0644 param_ops_invbool N",
          "bi 0644 unsafe hw param_ops_bint 5",
          "ro 0444 param_ops_int 43",
          "cp_null 0444 param_ops_charp (null)",
          "cp 0444 param_ops_charp hello, world",
          "cp_middle 0444 param_ops_charp def",
          "text 0644 param_ops_string[16] seed",
          "text_zero 0644 param_ops_string[80] ",
          "a_plain 0444 param_ops_int[4] 1,-2,3,0",
          "a_num 0644 param_ops_short[5]=2 9,8",
          "a_zero 0644 param_ops_int[8]=0 ",
          "a_cp 0444 param_ops_charp[3] x,(null),z",
          "a_bss 0444 param_ops_byte[6] 0,0,0,0,0,0",
          "own 0644 own_ops(my_set,param_get_int,noarg) 77",
          "own_get 0644 own_get_ops(my_set,my_get) own get function",
          "no_get 0200 no_get_ops(my_set,) no get function",
          "ext 0444 param_ops_int storage: ext",
          "addr 0400 param_ops_ulong an address");

  @ParameterizedTest
  @ValueSource(strings = {"i386", "mips", "mips64el", "ppc64", "ppc64le", "riscv64"})
  void readsTheSameOnEveryMachine(String machine) {
    KernelObject object = KernelObject.read(TestFiles.machine(machine), "machines.ko");
    assertThat(object.machine()).isEqualTo(machine);
    assertThat(object.isTableRead()).isTrue();
    assertThat(object.isSigned()).isFalse();
    assertThat(object.definition().isInTree()).isTrue();
    assertThat(object.parameters())
        .filteredOn(ObjectParameter::isDeclared)
        .extracting(MachinesTest::describe)
        .containsExactlyElementsOf(DECLARED);
    assertThat(object.definition().parameters()).hasSize(DECLARED.size());
    assertThat(object.notes())
        .extracting(Note::message)
        .contains("absent: in .modinfo, but the module has no such parameter");
  }

  @Test
  void showsElementsThatTheCounterHides() {
    KernelObject object = KernelObject.read(TestFiles.machine("mips"), "machines.ko");
    ArrayLayout layout =
        object.parameters().stream()
            .filter(parameter -> parameter.name().equals("a_zero"))
            .flatMap(parameter -> parameter.array().stream())
            .findFirst()
            .orElseThrow();
    assertThat(layout.elements()).containsExactly("5", "6", "0", "0", "0", "0", "0", "0");
    assertThat(layout.elementSize()).isEqualTo(4);
    assertThat(object.definition().parameter("a_zero").orElseThrow().defaultText()).isEmpty();
    assertThat(object.definition().parameter("a_zero").orElseThrow().defaultValue())
        .isEqualTo(List.of(5, 6, 0, 0, 0, 0, 0, 0));
  }

  private static String describe(ObjectParameter parameter) {
    StringBuilder text = new StringBuilder(parameter.name());
    text.append(String.format(" %04o ", parameter.permissions().orElseThrow()));
    text.append(parameter.isUnsafe() ? "unsafe " : "").append(parameter.isHardware() ? "hw " : "");
    text.append(
        parameter.array().map(MachinesTest::describe).orElse(parameter.operations().orElse("?")));
    parameter.customOperations().ifPresent(own -> text.append(describe(own)));
    parameter.bufferSize().ifPresent(size -> text.append('[').append(size).append(']'));
    String value = parameter.defaultText().or(parameter::unknownBecause).orElseThrow();
    return text.append(' ').append(value).toString();
  }

  private static String describe(ArrayLayout array) {
    return array + (array.isCounted() ? "=" + array.initialCount().orElseThrow() : "");
  }

  private static String describe(CustomOperations own) {
    String bare = own.acceptsBareName() ? ",noarg" : "";
    return "(" + own.set().orElse("") + "," + own.get().orElse("") + bare + ")";
  }
}
