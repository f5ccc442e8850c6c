// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.modparam.Allocated;
import dev.modparam.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long and deep texts take no long time, and no deep stack. */
class HostileTextTest {

  private static final int MANY = 30_000;

  static List<String> rustTexts() {
    List<String> texts = new ArrayList<>();
    for (String piece :
        List.of("{", "(", "[", "/*", "#[", "'", "r#", "b'", "\"", "<", "-", "'a ", "r\"")) {
      String deep = piece.repeat(MANY);
      texts.add(deep);
      texts.add("module! { type: A<" + deep);
      texts.add("module_param! { a: i8 { default: " + deep);
      texts.add("module_param! { a: ArrayParam<i8, 9> { default: [" + deep);
      texts.add("module_param! { #[" + deep);
    }
    texts.add("/*".repeat(MANY) + "*/".repeat(MANY) + "module_param! {}");
    texts.add("{".repeat(MANY) + "module_param! {}" + "}".repeat(MANY));
    texts.add("x! { ".repeat(MANY) + "module_param! {}" + "}".repeat(MANY));
    texts.add("module_param! { a: u64 { default: 1" + "0".repeat(MANY) + "} }");
    texts.add("module_param! { a: u64 { default: 1" + "_".repeat(MANY) + "} }");
    texts.add("module_param! { a: str { default: \"" + "\\\n".repeat(MANY) + "\"} }");
    texts.add("module_param! { a: str { default: \"" + "\\u{1}".repeat(MANY) + "\"} }");
    texts.add(
        "module_param! { a: str { default: r" + "#".repeat(MANY) + "\"" + "\"##".repeat(MANY));
    texts.add("module_param! { " + "a".repeat(MANY) + ": bool { default: true } }");
    StringBuilder params = new StringBuilder("module_param! { ");
    for (int i = 0; i < MANY / 5; i++) {
      params.append("p").append(i).append(": bool { default: true }, ");
    }
    texts.add(params.append("}").toString());
    return texts;
  }

  @ParameterizedTest
  @MethodSource("rustTexts")
  void rustIsReadOrRefusedInMemoryForTheText(String text) throws Exception {
    assertBounded(text, () -> RustSource.parse(text, "m"));
  }

  static List<String> cTexts() {
    List<String> texts = new ArrayList<>();
    for (String piece :
        List.of(
            "{",
            "(",
            "[",
            "/*",
            "#if X\n",
            "#if 0\n",
            "#ifdef MODULE\n",
            "-",
            "*",
            "\\\n",
            "'",
            "\"",
            "struct {",
            "enum {",
            "sizeof(",
            "#elif X\n",
            "#else\n",
            "#endif\n",
            "#define x ",
            "static int x[",
            "int x = ",
            ", ",
            ";",
            "module_param(",
            "MODULE_INFO(",
            "__a(",
            "=")) {
      String deep = piece.repeat(MANY);
      texts.add(deep);
      texts.add("static int x = " + deep + ";module_param(x, int, 0);");
      texts.add("static int x[] = {" + deep + "};module_param_array(x, int, NULL, 0);");
      texts.add("static " + deep + " x; module_param(x, int, 0);");
      texts.add("#if 0\n" + deep + "\n#endif\nmodule_param(x, int, " + deep + ");");
    }
    texts.add(
        "static int x = "
            + "(".repeat(MANY)
            + "1"
            + ")".repeat(MANY)
            + "; module_param(x, int, 0);");
    texts.add("static int x = " + "1+".repeat(MANY) + "1; module_param(x, int, 0);");
    texts.add("#if 1\n" + "#elif 1\n".repeat(MANY) + "#endif\n");
    texts.add("#if X\n".repeat(MANY) + "module_param(x, int, 0);\n" + "#endif\n".repeat(MANY));
    texts.add(macros("%s + %s", "int"));
    texts.add(macros("%s %s", "charp"));
    texts.add(ranges());
    texts.add(enumerators());
    texts.add("static char *x = \"" + "\\x41".repeat(MANY) + "\"; module_param(x, charp, 0);");
    texts.add("MODULE_PARM_DESC(x, " + "\"a\" ".repeat(MANY) + ");");
    StringBuilder params = new StringBuilder();
    for (int i = 0; i < MANY / 5; i++) {
      params.append("static int p").append(i).append(" = q; module_param(p");
      params.append(i).append(", int, 0);MODULE_PARM_DESC(q").append(i).append(", \"\");");
    }
    texts.add(params.toString());
    return texts;
  }

  /** Each macro stands for the one before twice. */
  private static String macros(String body, String type) {
    StringBuilder text = new StringBuilder("#define M0 ");
    text.append(type.equals("int") ? "1" : "\"abc\"").append('\n');
    for (int i = 1; i < MANY / 10; i++) {
      String before = "M" + (i - 1);
      text.append("#define M")
          .append(i)
          .append(' ')
          .append(body.replace("%s", before))
          .append('\n');
    }
    String word = type.equals("int") ? "int " : "char *";
    text.append("static ").append(word).append("x = M").append(MANY / 10 - 1).append(", *y;\n");
    return text.append("module_param(x, ").append(type).append(", 0);").toString();
  }

  private static String ranges() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("static int a").append(i).append("[65536] = { [0 ... 65535] = 1 };");
      text.append("module_param_array(a").append(i).append(", int, NULL, 0);\n");
    }
    return text.toString();
  }

  private static String enumerators() {
    StringBuilder text = new StringBuilder("enum {");
    for (int i = 0; i < MANY; i++) {
      text.append("E").append(i).append(',');
    }
    return text.append("}; static int x = E99999; module_param(x, int, 0);").toString();
  }

  @ParameterizedTest
  @MethodSource("cTexts")
  void cIsReadOrRefusedInMemoryForTheText(String text) throws Exception {
    assertBounded(text, () -> CSource.parse(text, "m"));
  }

  /** Work that grows with the square of the text would allocate, or never end. */
  private static void assertBounded(String text, Runnable reading) throws Exception {
    long bytes =
        Allocated.by(
            () -> {
              readOrRefuse(reading);
              return text;
            });
    assertThat(bytes).isLessThan(10_000_000L + 1_000L * text.length());
  }

  private static void readOrRefuse(Runnable reading) {
    assertThatCode(
            () -> {
              try {
                reading.run();
              } catch (InvalidInputException refused) {
                refused.getMessage();
              }
            })
        .doesNotThrowAnyException();
  }
}
