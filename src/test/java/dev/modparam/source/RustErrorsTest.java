// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.modparam.input.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RustErrorsTest {

  private static InvalidInputException refusal(String text) {
    return catchThrowableOfType(InvalidInputException.class, () -> RustSource.parse(text, "m"));
  }

  @Test
  void aRefusalShowsThePlaceAndWhatWouldBeRight() {
    InvalidInputException refusal =
        refusal(
            """
            module_param! {
            \tdebug: bool {
            \t\tdefault: false,
            \t\tpermisions: 0644,
            \t}
            }
            """);

    assertThat(refusal)
        .hasMessage(
            """
            line 4, column 3: found "permisions", expected one of default, permissions, description;\
             did you mean permissions?
            \t\tpermisions: 0644,
            \t\t^\
            """);
    assertThat(refusal.location().line()).isEqualTo(4);
    assertThat(refusal.location().column()).isEqualTo(3);
    assertThat(refusal.found().orElseThrow()).isEqualTo("\"permisions\"");
    assertThat(refusal.expected().orElseThrow())
        .isEqualTo("one of default, permissions, description; did you mean permissions?");
  }

  @Test
  void aLongLineIsShownAroundThePlaceOnly() {
    InvalidInputException refusal =
        refusal("module_param! {" + " ".repeat(1000) + "+\u0007" + " ".repeat(1000) + "}");

    assertThat(refusal)
        .hasMessage(
            "line 1, column 1016: found \"+\", expected the name of a parameter\n"
                + "..."
                + " ".repeat(100)
                + "+\n"
                + " ".repeat(103)
                + "^");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: bool { default: 1 }                | 20 | \"1\" | true or false",
        "a: bool { default: \"y\" }            | 20 | \"\"y\"\" | true or false",
        "a: u8 { default: 256 }                | 18 | \"256\" | a u8 from 0 to 255",
        "a: u8 { default: -1 }                 | 18 | \"-1\" | a u8 from 0 to 255",
        "a: i8 { default: -129 }               | 18 | \"-129\" | an i8 from -128 to 127",
        "a: u64 { default: 18446744073709551616 } | 19 | \"18446744073709551616\""
            + " | a u64 from 0 to 18446744073709551615",
        "a: u8 { default: true }               | 18 | \"true\" | a u8 from 0 to 255",
        "a: u8 { default: 5u16 }   | 18 | \"5u16\" | a u8 from 0 to 255, not a value of type u16",
        "a: i8 { default: b'a' }   | 18 | \"b'a'\" | an i8 from -128 to 127, not a value of type"
            + " u8",
        "a: u8 { default: 'a' }                | 18 | \"'a'\" | a u8 from 0 to 255",
        "a: u8 { default: 0b12 }               | 18 | \"0b12\" | an integer with digits of base 2",
        "a: u8 { default: 0x }                 | 18 | \"0x\" | an integer with digits of base 16",
        "a: u8 { default: 1.5 }                | 19 | \".\" | \",\" or \"}\"",
        "a: str { default: 5 }                 | 19 | \"5\" | a string such as \"eth0\"",
        "a: str { default: \"\\q\" }           | 20 | the escape \"\\q\" | \\n"
            + ", \\r"
            + ", \\t, \\\\, \\0, \\', \\\", \\x41, \\u{41} or a line that ends in \\",
        "a: str { default: \"\\x80\" }         | 20 | the escape \"\\x80\" | \\n"
            + ", \\r"
            + ", \\t, \\\\, \\0, \\', \\\", \\x41, \\u{41} or a line that ends in \\",
        "a: str { default: \"\\x8\" }          | 20 | the escape \"\\x8\"\" | \\n"
            + ", \\r"
            + ", \\t, \\\\, \\0, \\', \\\", \\x41, \\u{41} or a line that ends in \\",
        "a: str { default: \"\\u{d800}\" }  | 20 | the escape \"\\u{d800}\" | \\n"
            + ", \\r"
            + ", \\t, \\\\, \\0, \\', \\\", \\x41, \\u{41} or a line that ends in \\",
        "a: str { default: \"\\u41\" }         | 20 | the escape \"\\u4\" | \\n"
            + ", \\r"
            + ", \\t, \\\\, \\0, \\', \\\", \\x41, \\u{41} or a line that ends in \\",
        "a: str { default: b\"\\xff\" }     | 19 | \"b\"\\xff\"\" | bytes that are UTF-8 text",
        "a: str { default: \"\\0\" }           | 1  | parameter \"a\" | what the kernel has room"
            + " for: the default of parameter a does not fit charp: a C string cannot hold a NUL"
            + " character",
        "a: bool { default: true, description: 5 } | 39 | \"5\" | a string",
        "a: bool { default: true, permissions: 0666 } | 39 | permissions that no driver compiles"
            + " with | what the kernel has room for: parameter a: permissions 0666 are not allowed:"
            + " others may never write",
        "a: bool { default: true, permissions: 644 } | 39 | permissions that no driver compiles"
            + " with | what the kernel has room for: parameter a: permissions 01204 are not"
            + " allowed: they must be from 0 to 0777 (decimal 644 is octal 01204; write 0644, with"
            + " a leading zero)",
        "a: bool { default: true, permissions: 99999 } | 39 | \"99999\""
            + " | permissions in octal, such as 0o644",
        "a: bool { default: true, permissions: 0689 } | 39 | \"0689\""
            + " | an integer with digits of base 8",
        "a: bool { default: true, permissions: rw }  | 39 | \"rw\""
            + " | permissions in octal, such as 0o644",
        "a: bool { permissions: 0444 }         | 1  | parameter \"a\" without a default"
            + " | the key default among its keys",
        "a: bool { default: true, default: true } | 26 | \"default\" | each key once",
        "a: bool { default: true }, a: u8 { default: 1 } | 28 | \"a\""
            + " | another name: line 2 declares this one",
        "a: int { default: 1 }    | 4 | \"int\" | one of bool, str, i8, u8, i16, u16, i32, u32,"
            + " i64, u64, isize, usize, ArrayParam<T, N>; did you mean i32?",
        "a: bol { default: 1 }    | 4 | \"bol\" | one of bool, str, i8, u8, i16, u16, i32, u32,"
            + " i64, u64, isize, usize, ArrayParam<T, N>; did you mean bool?",
        "a: frobnicate { }        | 4 | \"frobnicate\" | one of bool, str, i8, u8, i16, u16, i32,"
            + " u32, i64, u64, isize, usize, ArrayParam<T, N>",
        "a: 5                     | 4 | \"5\" | a type: one of bool, str, i8, u8, i16, u16, i32,"
            + " u32, i64, u64, isize, usize, ArrayParam<T, N>",
        "a: ArrayParam<u8, 0> { default: [] } | 19 | \"0\" | the length of the array, from 1 to"
            + " 65536",
        "a: ArrayParam<u8, 65537> { }   | 19 | \"65537\" | the length of the array, from 1 to"
            + " 65536",
        "a: ArrayParam<u8, N> { }       | 19 | \"N\" | the length of the array, from 1 to 65536",
        "a: ArrayParam<u8> { }          | 17 | \">\" | \",\"",
        "a: ArrayParam<u8, 1> { default: [1, 2] } | 37 | \"2\""
            + " | \"]\", as the array has room for 1",
        "a: ArrayParam<u8, 1> { default: 1 } | 33 | \"1\" | a list such as [1, 2, 3]",
        "a: ArrayParam<u8, 1> { default: [1; 2] } | 35 | \";\" | \",\" or \"]\"",
        "a: bool { default: true permissions: 0 } | 25 | \"permissions\" | \",\" or \"}\"",
        "a: bool { default true }              | 19 | \"true\" | \":\"",
        "a: bool, b                            | 8  | \",\" | \"{\"",
        "a bool                                | 3  | \"bool\" | \":\"",
        "\"a\": bool {}                        | 1  | \"\"a\"\" | the name of a parameter",
        "a: bool { \"default\": true }         | 11 | \"\"default\"\""
            + " | one of default, permissions, description",
        "# a: bool { default: true }           | 3  | \"a\" | \"[\" of an attribute",
        "a: bool { default: true } b: bool {}  | 27 | \"b\" | \",\" or \"}\"",
        "a: str { default: \"x                 | 19 | a string that is not closed | \" at its end",
        "a: str { default: r##\"x\"#           | 19 | a string that is not closed | \"## at its"
            + " end",
        "/* a /* b */                          | 1  | a comment that is not closed | */ at its end",
      })
  void whatIsWrongIsSaidWithItsPlace(String entry, int column, String found, String expected) {
    InvalidInputException refusal = refusal("module_param! {\n" + entry + "\n}");

    assertThat(refusal).isNotNull();
    assertThat(refusal.found().orElseThrow() + " | " + refusal.expected().orElseThrow())
        .isEqualTo(found + " | " + expected);
    assertThat(refusal.location().line()).isEqualTo(2);
    assertThat(refusal.location().column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fn main() {} | 1 | no module declaration | module! { … } or module_param! { … }",
        "module! { name: \"a\", license: \"GPL\" } | 1 | module! without the key type"
            + " | type, name, license",
        "module! { type: A, license: \"GPL\" } | 1 | module! without the key name"
            + " | type, name, license",
        "module! { type: A, name: \"a\" } | 1 | module! without the key license"
            + " | type, name, license",
        "module! { type: A, name: \"a b\", license: \"GPL\" } | 26 | \"\"a b\"\" | another name: a"
            + " module's name is of 1 to 55 letters, digits and underscores, not \"a b\"",
        "module! { type: A, licence: \"GPL\" } | 20 | \"licence\" | one of type, name, authors,"
            + " author, description, license, alias, firmware, imports_ns, params; did you mean"
            + " license?",
        "module! { type: A, type: B } | 20 | \"type\" | each key once",
        "module! { 5 } | 11 | \"5\" | a key of module! such as name",
        "module! { type: 5 } | 17 | \"5\" | the type that implements the module",
        "module! { type: A | 18 | the end of the text | \",\" after A",
        "module! { type: A, | 9 | \"{\" that is not closed | \"}\" before the text ends",
        "module! ( type: A, | 9 | \"(\" that is not closed | \")\" before the text ends",
        "module! { alias: 5 } | 18 | \"5\" | a list of strings in [ ]",
        "module! { alias: [5] } | 19 | \"5\" | a string or \"]\"",
        "module! { alias: [\"a\" | 22 | the end of the text | \",\" or \"]\"",
        "module! { alias: [\"a\", | 18 | \"[\" that is not closed | \"]\" before the text ends",
        "module! { name: 5 } | 17 | \"5\" | a string with the module's name",
        "module! { license: \"\\0\" } | 20 | \"\"\\0\"\" | a text without NUL characters",
        "module! { type: A, name: \"a\", license: \"\" } module! {} | 45 | \"module\""
            + " | one module in a text",
        "module_param! { | 15 | \"{\" that is not closed | \"}\" before the text ends",
        "module_param! { a: u8 { | 23 | \"{\" that is not closed | \"}\" before the text ends",
        "module_param! { a: ArrayParam<u8, 3> { default: [ | 49 | \"[\" that is not closed"
            + " | \"]\" before the text ends",
        "module_param! { #[a | 18 | \"[\" that is not closed | \"]\" before the text ends",
        "macro_rules! x { | 16 | \"{\" that is not closed | \"}\" before the text ends",
      })
  void aModuleThatIsWrongIsRefused(String text, int column, String found, String expected) {
    InvalidInputException refusal = refusal(text);

    assertThat(refusal).isNotNull();
    assertThat(refusal.found().orElseThrow() + " | " + refusal.expected().orElseThrow())
        .isEqualTo(found + " | " + expected);
    assertThat(refusal.location().column()).isEqualTo(column);
  }

  @Test
  void parametersAloneNeedANameFromElsewhere() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> RustSource.parse("module_param! { a: bool { default: true } }"));

    assertThat(refusal)
        .hasMessageStartingWith(
            "line 1, column 1: found module_param! alone, expected the name of its module, given"
                + " along with the text\n");
    assertThat(catchThrowableOfType(InvalidInputException.class, () -> RustSource.parse("")))
        .hasMessage("line 1, column 1: found no module declaration, expected module! { … }\n\n^");
  }
}
