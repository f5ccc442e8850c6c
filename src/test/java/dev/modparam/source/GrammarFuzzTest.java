// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.modparam.input.InvalidInputException;
import dev.modparam.kernel.SimulatedKernel;

/** Texts that are made of what the grammars know, so that readers get past their first tokens. */
class GrammarFuzzTest {

  private static final int LONGEST = 400;

  private static final String[] C = {
    "static int a = ",
    "static int b[] = { ",
    "static struct { int m; char *s; } c = { ",
    " };\n",
    ";\n",
    "#define F(x, ...) ",
    "#define G F(G, x)",
    "#define O ",
    "#x ",
    "x ## y ",
    "__VA_ARGS__ ",
    "\n",
    "#if O\n",
    "#ifdef Q\n",
    "#elif defined(Q) && 1\n",
    "#else\n",
    "#endif\n",
    "#undef O\n",
    "{ ",
    "} ",
    "( ",
    ") ",
    "[ ",
    "] ",
    "... ",
    ".m = ",
    "[0 ... 3] = ",
    "1 ",
    "-1 ",
    "0x7fU ",
    "\"t\" ",
    "'c' ",
    "F(1, 2) ",
    "G ",
    "O ",
    "sizeof(a) ",
    "ARRAY_SIZE(b) ",
    "? ",
    ": ",
    "<< ",
    "== ",
    "&& ",
    "(u8) ",
    "module_param(a, int, 0644);\n",
    "module_param_array(b, int, NULL, 0444);\n",
    "module_param_named(d, c.m, int, 0);\n",
    "module_param_string(e, c.s, 8, 0);\n",
    "module_param_cb(f, &ops, &a, 0);\n",
    "MODULE_PARM_DESC(a, __stringify(O) );\n",
    "enum { E = ",
    "__module_param_call(\"\", g, &param_array_ops, .arr = &t, 0, -1, O);\n",
    ", ",
    "UNKNOWN(x)\n"
  };

  private static final String[] RUST = {
    "module! { ",
    "module_param! { ",
    "module_phy_driver! { ",
    "type: T, ",
    "name: \"m\", ",
    "license: \"GPL\", ",
    "params: { ",
    "p: u8 { ",
    "q: i64 { ",
    "r#type: bool { ",
    "a: ArrayParam<i8, 3> { ",
    "default: ",
    "description: \"d\", ",
    "permissions: 0o644, ",
    "1 ",
    "-1 ",
    "0xff ",
    "b'a' ",
    "'a' ",
    "u8::MAX ",
    "crate::K ",
    "K ",
    "true ",
    "if cfg!(MODULE) { ",
    "} ",
    "else { ",
    "as u8 ",
    "+ ",
    "<< ",
    "! ",
    "( ",
    ") ",
    "[1, 2] ",
    ", ",
    "const K: u8 = ",
    "; ",
    "match x { ",
    "\"s\" ",
    "r#\"raw\"# ",
    "// c\n",
    "/* c */ "
  };

  private static String text(FuzzedDataProvider data, String[] pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LONGEST && data.remainingBytes() > 0; i++) {
      text.append(data.pickValue(pieces));
    }
    return text.toString();
  }

  @FuzzTest(maxDuration = "30s")
  void anyCIsReadOrRefused(FuzzedDataProvider data) {
    try {
      SourceModule module = CSource.parse(text(data, C), "fuzzed");
      assertThat(module.parameters()).hasSameSizeAs(module.definition().parameters());
      new SimulatedKernel().insmod(module.definition());
    } catch (InvalidInputException refusal) {
      assertThat(refusal.location().line()).isPositive();
    }
  }

  @FuzzTest(maxDuration = "30s")
  void anyRustIsReadOrRefused(FuzzedDataProvider data) {
    String text = text(data, RUST);
    for (RustSource.Rules rules : RustSource.Rules.values()) {
      try {
        new SimulatedKernel().insmod(RustSource.parse(text, "fuzzed", rules).definition());
      } catch (InvalidInputException refusal) {
        assertThat(refusal.location().line()).isPositive();
      }
    }
  }
}
