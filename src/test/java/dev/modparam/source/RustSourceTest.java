// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.TestCell;
import dev.modparam.param.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RustSourceTest {

  @Test
  void theMacroOfTheArticleDeclaresItsParameter() {
    ModuleDefinition definition =
        RustSource.parse(
            """
            module_param! {
                debug: bool {
                    default: false,
                    permissions: 0644,
                    description: "Enable debug logging",
                }
            }
            """,
            "my_driver");

    assertThat(Shape.of(definition))
        .containsExactly(
            "my_driver", "debug: bool = false 0644 \"Enable debug logging\"", "license=GPL");
    TestCell<?> debug =
        TestStore.of(definition.parameters(), "").of(definition.parameters().get(0));
    assertThat(debug.set("1")).isZero();
    assertThat(debug.value()).isEqualTo(true);
  }

  @Test
  void theMainlineMacroDeclaresIntegersThatAreSetOnce() {
    ModuleDefinition definition =
        RustSource.parse(
            """
            module! {
                type: RustMinimal,
                name: "rust_minimal",
                authors: ["Rust for Linux Contributors", "Ada"],
                description: "Rust minimal sample",
                license: "GPL",
                alias: ["a", "b"],
                firmware: ["fw.bin"],
                imports_ns: ["NS"],
                params: {
                    test_parameter: i64 {
                        default: 1,
                        description: "This parameter has a default of 1",
                    },
                },
            }
            """);

    assertThat(Shape.of(definition))
        .containsExactly(
            "rust_minimal",
            "test_parameter: an i64 from -9223372036854775808 to 9223372036854775807 once = 1 0000"
                + " \"This parameter has a default of 1\"",
            "author=Rust for Linux Contributors",
            "author=Ada",
            "description=Rust minimal sample",
            "license=GPL",
            "alias=a",
            "alias=b",
            "firmware=fw.bin",
            "import_ns=NS");
  }

  @Test
  void thePrototypeDeclaresPermissionsTextsAndArrays() {
    ModuleDefinition definition =
        RustSource.parse(
            """
            module! {
                type: RustModuleParameters,
                name: b"rust_module_parameters",
                author: b"Rust for Linux Contributors",
                license: b"GPL v2",
                params: {
                    my_bool: bool { default: true, permissions: 0, description: b"a bool" },
                    my_i32: i32 { default: -42, permissions: 0o644, description: b"writable" },
                    my_u8: u8 { default: 42, permissions: 0o444, description: b"read only" },
                    my_str: str { default: b"default str val", permissions: 0o644 },
                    my_usize: usize { default: 42, permissions: 0o200 },
                    my_array: ArrayParam<i32, 3> { default: [0, 1], permissions: 0 },
                }
            }
            """);

    assertThat(Shape.params(definition))
        .containsExactly(
            "my_bool: bool = true 0000 \"a bool\"",
            "my_i32: an i32 from -2147483648 to 2147483647 = -42 0644 \"writable\"",
            "my_u8: a u8 from 0 to 255 once = 42 0444 \"read only\"",
            "my_str: charp = default str val 0644",
            "my_usize: a usize from 0 to 18446744073709551615 = 42 0200",
            "my_array: an i32 from -2147483648 to 2147483647[3] counted from 2 = [0, 1] 0000");
  }

  @Test
  void integersOfTheArticlesMacroCanBeSetAgain() {
    Param<?> level = only("level: u32 { default: 1, permissions: 0 }");

    assertThat(((IntegerType<?>) level.type()).isSetOnce()).isFalse();
  }

  private static Param<?> only(String entry) {
    ModuleDefinition definition = RustSource.parse("module_param! {" + entry + "}", "m");
    assertThat(definition.parameters()).hasSize(1);
    return definition.parameters().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "i8    | -128             | -128",
        "i8    | - 128            | -128",
        "u8    | 255u8            | 255",
        "u8    | b'a'             | 97",
        "u8    | b'\\x80'         | 128",
        "u8    | b'\\''           | 39",
        "i16   | -0x8000          | -32768",
        "u16   | 0b1111_0000      | 240",
        "i32   | 1_000i32         | 1000",
        "i32   | 010              | 10",
        "u32   | 0o17_u32         | 15",
        "u32   | 0xffff_ffff      | 4294967295",
        "i64   | -9223372036854775808 | -9223372036854775808",
        "u64   | 18446744073709551615 | -1",
        "isize | 0                | 0",
        "usize | 0xFFusize        | 255",
        "bool  | true             | true",
        "str   | \"\"             | ``",
        "str   | r\"a\\n\"        | `a\\n`",
        "str   | r#\"a\"b\"#      | a\"b",
        "str   | br##\"a\"#\"##   | a\"#",
        "str   | cr\"x\"          | x",
        "str   | c\"x\\xc3\\xa9\" | xé",
        "str   | b\"\\xe6\\xbc\\xa2\" | 漢",
        "str   | \"\\x41\\u{1F600}\\u{4_1}\\\\\\\"\\'\" | `A😀A\\\"'`",
        "str   | \"漢\"           | 漢",
        "ArrayParam<u8, 4> | [1, 2, 0x3,] | [1, 2, 3]",
        "ArrayParam<u8, 4,> | []  | []",
        "ArrayParam<bool, 2> | [true, false] | [true, false]",
        "ArrayParam<str, 2> | [\"a\", b\"b\"] | [a, b]",
      })
  void aDefaultIsALiteralOfItsType(String type, String literal, String value) {
    Param<?> param = only("p: " + type + " { default: " + literal + " }");

    assertThat(String.valueOf((Object) param.defaultValue())).isEqualTo(value);
  }

  @Test
  void escapesAndContinuedLinesAreOneText() {
    Param<?> param =
        only("p: str { default: \"a\\tb\\r\\\n      c\\n\r\nd\", description: \"\\\n\n \" }");

    assertThat(param.defaultValue()).isEqualTo("a\tb\rc\n\nd");
    assertThat(param.description()).contains("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0644", "0o644", "0o644u16", "420", "0x1a4", "0b110_100_100", "0_644"})
  void permissionsAreOctalAsInCOrAsInRust(String permissions) {
    Param<?> param = only("p: bool { permissions: " + permissions + ", default: true }");

    assertThat(param.permissions().bits()).isEqualTo(0644);
  }

  @Test
  void keysComeInAnyOrderWithCommentsAttributesAndMissingCommas() {
    ModuleDefinition definition =
        RustSource.parse(
            """
            /* a comment /* in a comment */ module! { */
            module!(
                #![allow(unused)]
                license: "GPL", // the licence
                params: {
                    #[cfg(all())] /// documented ]
                    r#type: bool { description: "d", default: true /* , */ },
                    #[doc = "]"]
                    b: u8 { #[x] permissions: 0444, default: 1 }
                },
                name: "my-module",
                type: Driver<Foo, { 1, 2 }>
            );
            """);

    assertThat(Shape.of(definition))
        .containsExactly(
            "my_module",
            "r#type: bool = true 0000 \"d\"",
            "b: a u8 from 0 to 255 once = 1 0444",
            "license=GPL");
  }

  @Test
  void theMacroIsFoundInAWholeFile() {
    ModuleDefinition definition =
        RustSource.parse(
            """
            //! module! { type: Commented }
            use kernel::prelude::*;
            macro_rules! module { ($($t:tt)*) => { module! { $($t)* } }; }
            macro_rules! other ( () => { module!{} } );
            const TEXT: &'static str = "module! { type: Quoted }";
            const RAW: &str = r#"module! { "type" }"#;
            const CHARS: [char; 5] = ['"', '\\'', '\\u{7b}', '{', '\\\\'];
            const BYTES: &[u8] = b"\\"module!{";
            fn longest<'a>(x: &'a str) -> &'a str { 'outer: loop { break 'outer; } x }
            fn module(module: bool) -> bool { if !module != true { 1.5e3; 0..2; } module }
            kernel::module! {
                type: Driver,
                name: "found",
                license: "GPL",
            }
            kernel::module_param! { a: bool { default: true } }
            module_param!(b: bool { default: true });
            fn c'mon() { x.module!=1 }
            """);

    assertThat(Shape.of(definition))
        .containsExactly("found", "a: bool = true 0000", "b: bool = true 0000", "license=GPL");
  }

  @Test
  void driversOfABusDeclareThemselvesWithTheSameKeys() {
    ModuleDefinition definition =
        RustSource.parse(
            "kernel::module_platform_driver! { type: D, name: \"d\", license: \"GPL\" }");

    assertThat(definition.name()).isEqualTo("d");
  }

  @Test
  void theNameOfTheObjectCounts() {
    String text = "module! { type: D, name: \"own\", license: \"GPL\" }";

    assertThat(RustSource.parse(text, "given").name()).isEqualTo("given");
    assertThat(RustSource.parse(text).name()).isEqualTo("own");
    assertThat(RustSource.parse(text, "given", RustSource.Rules.LENIENT).notes())
        .extracting(Note::message)
        .containsExactly(
            "the module's own records begin with \"own\"; the kernel knows it by the name of its"
                + " file");
  }

  @Test
  void aNameThatNoModuleHasIsRefused() {
    assertThatThrownBy(() -> RustSource.parse("module_param! {}", "a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not \"a b\"");
  }

  @Test
  void everyDialectIsWritten() {
    ModuleDefinition definition =
        ModuleDefinition.of(
                "my_driver",
                Param.of("size", ParamTypes.I32)
                    .defaultValue(5)
                    .permissions(0)
                    .description("Say \"x\"\u0001"))
            .addAuthor("Ada");

    assertThat(RustSource.write(definition, RustSource.Dialect.MODULE))
        .hasToString(
            """
            module! {
                type: MyDriver,
                name: "my_driver",
                authors: ["Ada"],
                license: "GPL",
                params: {
                    size: i32 {
                        default: 5,
                        description: "Say \\"x\\"\\x01",
                    },
                },
            }
            """);
    assertThat(RustSource.write(definition, RustSource.Dialect.PROTOTYPE).text())
        .contains("            permissions: 0,\n");
    assertThat(RustSource.write(definition, RustSource.Dialect.MODULE_PARAM))
        .isEqualTo(
            new WrittenSource(
                """
                module_param! {
                    size: i32 {
                        default: 5,
                        permissions: 0,
                        description: "Say \\"x\\"\\x01",
                    },
                }
                """,
                java.util.List.of(
                    "module_param! does not name the module, my_driver",
                    "module_param! cannot say the modinfo tag license",
                    "module_param! cannot say the modinfo tag author",
                    "parameter size can be set again in this dialect")));
  }

  @Test
  void aDialectNotesWhatItCannotSay() {
    Param<?> array = Param.of("a", ParamTypes.array(ParamTypes.INT, 2).counted(0)).unsafe();
    ModuleDefinition definition =
        ModuleDefinition.of(
                "m",
                array,
                Param.of("n", ParamTypes.CHARP),
                Param.of("invert", ParamTypes.INVBOOL).permissions(0),
                Param.of("own", ParamTypes.parsed("colour", t -> t, t -> t, "")),
                Param.of("buffer", ParamTypes.string(5)),
                Param.of("x-y", ParamTypes.UINT.between(0, 5)).permissions(0),
                Param.of("self", ParamTypes.BOOL),
                Param.of("b", ParamTypes.BINT).defaultValue(1))
            .version("1")
            .dependsOn("other");

    assertThat(RustSource.write(definition, RustSource.Dialect.MODULE).unsaid())
        .containsExactly(
            "module! cannot say the modinfo tag version",
            "parameter a is left out: this dialect has no type for array of int",
            "parameter n is left out: this dialect has no type for charp",
            "parameter invert is left out: this dialect has no type for invbool",
            "parameter own is left out: this dialect has no type for colour",
            "parameter buffer is left out: this dialect has no type for string",
            "Rust has no names with -: x-y becomes x_y",
            "parameter x-y of type uint becomes one of Rust's, which reads otherwise",
            "parameter x-y loses its bounds: it is a uint from 0 to 5",
            "parameter x-y has no description: module! wants one, an empty one",
            "parameter self is left out: this dialect has no type for bool",
            "parameter b is left out: this dialect has no type for bint",
            "Rust code does not say that the module depends on [other]");
    WrittenSource prototype = RustSource.write(definition, RustSource.Dialect.PROTOTYPE);
    assertThat(prototype.unsaid())
        .containsExactly(
            "module! cannot say the modinfo tag version",
            "parameter a is written without its mark unsafe or hardware",
            "parameter a of type int becomes one of Rust's, which reads otherwise",
            "parameter n is NULL at first, and is written as an empty text",
            "parameter invert of type invbool becomes one of Rust's, which reads otherwise",
            "parameter own is left out: this dialect has no type for colour",
            "parameter buffer of type string becomes one of Rust's, which reads otherwise",
            "Rust has no names with -: x-y becomes x_y",
            "parameter x-y of type uint becomes one of Rust's, which reads otherwise",
            "parameter x-y loses its bounds: it is a uint from 0 to 5",
            "parameter self is left out: that is not a name in Rust",
            "parameter b of type bint becomes one of Rust's, which reads otherwise",
            "Rust code does not say that the module depends on [other]");
    assertThat(Shape.params(RustSource.parse(prototype.text())))
        .contains("invert: bool = true 0000", "b: bool = true 0444", "n: charp =  0444");
  }
}
