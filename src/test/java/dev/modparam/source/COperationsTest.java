// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.input.Note;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters with set and get functions, and the modinfo that the macros leave. */
class COperationsTest {

  private static SourceModule parse(String text) {
    return CSource.parse(text + "\nMODULE_LICENSE(\"GPL\");", "m");
  }

  private static List<String> messages(SourceModule module) {
    return module.notes().stream().map(Note::message).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "int v = 4 ; .set = param_set_int, .get = param_get_int                  ; int",
        "int v = 4 ; .set = &param_set_int, .get = &param_get_int                ; int",
        "bool v    ; .set = param_set_bool, .get = param_get_bool, .flags ="
            + " KERNEL_PARAM_OPS_FL_NOARG ; bool",
        "bool v    ; .set = param_set_bool, .get = param_get_bool                ; unknown",
        "int v     ; .set = param_set_int, .get = param_get_int, .flags = KERNEL_PARAM_OPS_FL_NOARG"
            + " ; unknown",
        "int v     ; .set = param_set_int, .get = param_get_uint                 ; unknown",
        "int v     ; .set = (own_set), .get = own_get                            ; unknown",
        "int v     ; .set = 0, .get = 0                                          ; unknown",
        "int v     ; .set, .get                                                  ; unknown",
        "int v     ; .set[0] = 1                                                 ; unknown",
        "int v     ; .set + own_set                                              ; unknown",
        "int v     ; own_set, own_get                                            ; unknown",
      })
  void operationsOfTheKernelInAnOwnTableAreTheKernelsType(
      String variable, String members, String type) {
    SourceModule module =
        parse(
            """
            static %s;
            static const struct kernel_param_ops ops = { %s };
            module_param_cb(p, &ops, &v, 0644);
            """
                .formatted(variable, members));

    assertThat(module.definition().parameters().get(0).type().name()).isEqualTo(type);
    assertThat(module.parameters().get(0).typeKnown()).isEqualTo(!type.equals("unknown"));
    assertThat(module.notes().isEmpty()).isEqualTo(!type.equals("unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "param_ops_int ; int",
        "&param_ops_charp ; charp",
        "&param_ops_far ; unknown",
        "&far_ops ; unknown",
        "table ; unknown",
        "&table[0] ; unknown",
        "&announced ; unknown",
      })
  void operationsThatAreNamedAreThoseOfTheKernelOrUnknown(String operations, String type) {
    SourceModule module =
        parse(
            """
            static const struct kernel_param_ops table[1] = { { own_set } };
            extern const struct kernel_param_ops announced;
            module_param_cb(p, %s, &v, 0);
            """
                .formatted(operations));

    assertThat(module.definition().parameters().get(0).type().name()).isEqualTo(type);
  }

  @Test
  void aFunctionThatIsNullRefusesToSetOrToShow() {
    SourceModule module =
        parse(
            """
            static int v = 4;
            module_param_call(shown, 0, param_get_int, &v, 0444);
            module_param_call(set, own_set, NULL, &v, 0200);
            module_param_call(none, ((void *)0), own_get, v, 0444);
            module_param_call(far, own_set, param_get_int, &far, 0644);
            """);

    assertThat(module.definition().parameters())
        .extracting(Param::name, param -> hasSet(param) + "/" + hasGet(param))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("shown", "false/true"),
            org.assertj.core.groups.Tuple.tuple("set", "true/false"),
            org.assertj.core.groups.Tuple.tuple("none", "true/true"),
            org.assertj.core.groups.Tuple.tuple("far", "true/true"));
    assertThat(module.parameters())
        .extracting(SourceModule.Parameter::defaultKnown)
        .containsExactly(true, true, false, false);
  }

  private static boolean hasSet(Param<?> param) {
    return !(param.type().kind() instanceof ParamKind.Own own) || own.hasSet();
  }

  private static boolean hasGet(Param<?> param) {
    return !(param.type().kind() instanceof ParamKind.Own own) || own.hasGet();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "MODULE_INFO(vermagic, \"6.12\")          ; vermagic=6.12",
        "__MODULE_INFO(key, unused, \"x\")        ; key=x",
        "MODULE_IMPORT_NS(NET)                    ; import_ns=NET",
        "MODULE_IMPORT_NS(\"NET\")                ; import_ns=NET",
        "MODULE_WEAKDEP(\"other\")                ; weakdep=other",
        "MODULE_ALIAS(\"a\" \"b\")                ; alias=ab",
        "__MODULE_PARM_TYPE(p, \"colour\")        ; parmtype=p:colour",
      })
  void aMacroLeavesItsStringInModinfo(String macro, String tag) {
    SourceModule module = parse(macro + ";");

    assertThat(module.notes()).isEmpty();
    assertThat(module.modinfo()).map(Object::toString).contains(tag);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "MODULE_INFO(a=b, \"x\")       ; the text of MODULE_INFO is not known: \"\"x\"\"",
        "MODULE_INFO(, \"x\")          ; the text of MODULE_INFO is not known: \"\"x\"\"",
        "MODULE_IMPORT_NS(A B)         ; the text of MODULE_IMPORT_NS is not known: \"A B\"",
        "MODULE_VERSION()              ; the text of MODULE_VERSION is not known: \"\"",
        "MODULE_OTHER(1)               ; MODULE_OTHER is not read",
      })
  void aMacroWhoseTextIsNotKnownIsNoted(String macro, String note) {
    assertThat(messages(parse(macro + ";"))).containsExactly(note);
  }

  @Test
  void macrosThatSayNothingOfParametersAreSilent() {
    assertThat(
            messages(
                parse(
                    """
                    MODULE_DEVICE_TABLE(pci, ids);
                    MODULE_SUPPORTED_DEVICE("x");
                    __MODULE_PARM_TYPE(p, TYPE);
                    static int param_check_colour(x);
                    param_check_int(a, &b);
                    __param_check(a, b, c);
                    early_param("x", f);
                    ab(1);
                    _A(1);
                    X1(2);
                    static int v = 1; EXPORT_SYMBOL(v);
                    """)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DECLARE",
    "DECLARE_X_WITH_MODULE_PARM",
    "MY_PARAM",
    "my_param",
    "make_parm",
    "_PARAM_X"
  })
  void aMacroOfAHeaderThatMayDeclareParametersIsNoted(String macro) {
    assertThat(messages(parse(macro + "(a, b)")))
        .containsExactly("macro " + macro + " may declare parameters; it is not followed");
  }

  @Test
  void whatAConditionDecidesIsSaid() {
    SourceModule module =
        parse(
            """
            static int v;
            #ifdef X
            MODULE_ALIAS("a");
            module_param(v, int, 0);
            #endif
            """);

    assertThat(messages(module))
        .containsExactly(
            "MODULE_ALIAS is there only under #ifdef X",
            "parameter v is there only under #ifdef X");
  }

  @Test
  void aDescriptionCountsOnceAndOnlyForAParameterThatExists() {
    SourceModule module =
        parse(
            """
            static int v; module_param(v, int, 0);
            MODULE_PARM_DESC(v, "one"); MODULE_PARM_DESC(v, "two");
            MODULE_PARM_DESC(gone, "three");
            """);

    assertThat(Shape.params(module.definition()).get(0)).endsWith("\"one\"");
    assertThat(messages(module))
        .containsExactly(
            "v is described before; this is left out: \"two\"",
            "there is no parameter gone for the description \"three\"");
  }

  @Test
  void aStringInModinfoEndsAtANulOfTheSource() {
    SourceModule module =
        parse("__MODULE_PARM_TYPE(p\"\0q\", \"colour\"); MODULE_PARM_DESC(p\"\0q\", \"text\");");

    assertThat(module.modinfo()).map(Object::toString).contains("parmtype=p\"", "parm=p\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ops =", "ops = other", "ops = 0"})
  void operationsWithoutAListOfFunctionsAreUnknown(String ops) {
    SourceModule module =
        parse(
            "static int v; module_param_cb(p, &ops, &v, 0644);\n"
                + "static const struct kernel_param_ops "
                + ops);
    SourceModule closed =
        parse(
            "static int v; module_param_cb(p, &ops, &v, 0644);\n"
                + "static const struct kernel_param_ops "
                + ops
                + ";");

    for (SourceModule each : List.of(module, closed)) {
      assertThat(each.definition().parameters().get(0).type().name()).isEqualTo("unknown");
      assertThat(each.parameters().get(0).typeKnown()).isFalse();
    }
  }
}
