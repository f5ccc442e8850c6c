// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.rust;

import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.text.Literals;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a definition as Rust in one of the dialects. */
public final class RustWriter {

  private final ModuleDefinition definition;
  private final RustForm dialect;
  private final StringBuilder out = new StringBuilder();
  private final List<String> notes = new ArrayList<>();

  public RustWriter(ModuleDefinition definition, RustForm dialect) {
    this.definition = definition;
    this.dialect = dialect;
  }

  public String write() {
    if (dialect == RustForm.MODULE_PARAM) {
      notes.add("module_param! does not name the module, " + definition.name());
      definition.tags().forEach(tag -> lost(tag.key(), "module_param!"));
      out.append("module_param! {\n");
      definition.parameters().forEach(param -> parameter(param, "    "));
    } else {
      module();
    }
    out.append("}\n");
    if (!definition.dependencies().isEmpty()) {
      notes.add("Rust code does not say that the module depends on " + definition.dependencies());
    }
    return out.toString();
  }

  /** What the text does not say; complete once it is written. */
  public List<String> notes() {
    return notes;
  }

  private void module() {
    out.append("module! {\n    type: ").append(Literals.camelCase(definition.name()));
    out.append(",\n    name: ").append(Literals.rust(definition.name())).append(",\n");
    list("authors", "author");
    single("description");
    single("license");
    list("alias", "alias");
    list("firmware", "firmware");
    list("imports_ns", "import_ns");
    for (ModinfoTag tag : definition.tags()) {
      if (!Set.of("author", "description", "license", "alias", "firmware", "import_ns")
          .contains(tag.key())) {
        lost(tag.key(), "module!");
      }
    }
    if (!definition.parameters().isEmpty()) {
      out.append("    params: {\n");
      definition.parameters().forEach(param -> parameter(param, "        "));
      out.append("    },\n");
    }
  }

  /** A literal where mainline's macro takes ASCII only. */
  private String ascii(String text) {
    if (dialect != RustForm.MODULE || ByteText.isAscii(text)) {
      return Literals.rust(text);
    }
    notes.add("module! takes ASCII only: " + SourceFile.quote(text) + " is written with ? in it");
    return Literals.rust(text.replaceAll("[^\\x00-\\x7f]+", "?"));
  }

  private void lost(String key, String macro) {
    notes.add(macro + " cannot say the modinfo tag " + key);
  }

  private void list(String key, String tag) {
    List<String> values = definition.tags(tag);
    if (!values.isEmpty()) {
      out.append("    ").append(key).append(": ");
      out.append(values.stream().map(this::ascii).collect(Collectors.joining(", ", "[", "]")));
      out.append(",\n");
    }
  }

  private void single(String tag) {
    List<String> values = definition.tags(tag);
    if (!values.isEmpty()) {
      boolean plain = tag.equals("license");
      String value = plain ? ascii(values.get(0)) : Literals.rust(values.get(0));
      out.append("    ").append(tag).append(": ").append(value);
      out.append(",\n");
    }
    values.stream().skip(1).forEach(value -> lost("another " + tag, "module!"));
  }

  private void parameter(Param<?> param, String indent) {
    String type = typeOrNull(param);
    if (type == null) {
      notes.add(
          "parameter "
              + param.name()
              + " is left out: this dialect has no type for "
              + param.type().name());
      return;
    }
    String name = nameOrNull(param);
    if (name == null) {
      notes.add("parameter " + param.name() + " is left out: that is not a name in Rust");
      return;
    }
    noteLosses(param);
    out.append(indent).append(name).append(": ").append(type).append(" {\n");
    key(indent, "default", value(param.type(), param.defaultValue()));
    if (dialect != RustForm.MODULE) {
      int bits = param.permissions().bits();
      key(indent, "permissions", bits == 0 ? "0" : "0o" + Integer.toOctalString(bits));
    }
    if (param.description().isPresent()) {
      key(indent, "description", Literals.rust(param.description().get()));
    } else if (dialect == RustForm.MODULE) {
      key(indent, "description", "\"\"");
      notes.add(
          "parameter " + param.name() + " has no description: module! wants one, an empty one");
    }
    out.append(indent).append("},\n");
  }

  private void key(String indent, String key, String value) {
    out.append(indent).append("    ").append(key).append(": ").append(value).append(",\n");
  }

  private @Nullable String nameOrNull(Param<?> param) {
    String name = KernelName.normalize(param.name());
    boolean raw = name.startsWith("r#");
    String word = raw ? name.substring(2) : name;
    if (!Literals.isWord(word) || RustKeywords.isNeverName(word)) {
      return null;
    }
    if (!name.equals(param.name())) {
      notes.add("Rust has no names with -: " + param.name() + " becomes " + name);
    }
    if (raw || !RustKeywords.isKeyword(word)) {
      return name;
    }
    notes.add(name + " is a keyword of Rust: the kernel will know the parameter as r#" + name);
    return "r#" + name;
  }

  private @Nullable String typeOrNull(Param<?> param) {
    if (param.type() instanceof ArrayType<?> array) {
      String element = scalarOrNull(array.element());
      boolean sayable = element != null && dialect == RustForm.PROTOTYPE;
      return sayable ? "ArrayParam<" + element + ", " + array.max() + ">" : null;
    }
    return scalarOrNull(param.type());
  }

  private @Nullable String scalarOrNull(ParamType<?> type) {
    if (type.kind() instanceof ParamKind.Own) {
      return null;
    }
    String word = type.kind() instanceof ParamKind.Scalar scalar ? scalar.rustWord() : "str";
    boolean integer = !word.equals("bool") && !word.equals("str");
    return integer || dialect != RustForm.MODULE ? word : null;
  }

  private void noteLosses(Param<?> param) {
    ParamType<?> type = param.type();
    ParamType<?> scalar = type instanceof ArrayType<?> array ? array.element() : type;
    String who = "parameter " + param.name() + " ";
    param
        .original()
        .map(original -> who + "gets a variable of its own, not that of " + original.name())
        .ifPresent(notes::add);
    if (param.isUnsafe() || param.isHardware()) {
      notes.add(who + "is written without its mark unsafe or hardware");
    }
    if (param.initcallLevel().isPresent()) {
      notes.add(who + "is set before all initcalls, as Rust has no levels for parameters");
    }
    if (dialect == RustForm.MODULE && param.permissions().isVisible()) {
      notes.add(who + "loses its permissions " + param.permissions() + ", and so its file");
    }
    if (type instanceof ArrayType<?> array) {
      noteCounter(param, array, who);
    }
    if (param.defaultValue() == null) {
      notes.add(who + "is NULL at first, and is written as an empty text");
    }
    noteType(scalar, who);
    noteSetting(param, who);
  }

  private void noteCounter(Param<?> param, ArrayType<?> array, String who) {
    int length = param.defaultValue() instanceof List<?> values ? values.size() : 0;
    if (!array.isCounted() || param.initialCount().orElse(0) != length) {
      notes.add(who + "counts its elements from the default on, as all arrays do here");
    }
  }

  private static boolean isRust(ParamType<?> type) {
    return type.kind() instanceof ParamKind.Integral number && number.rust();
  }

  private void noteType(ParamType<?> scalar, String who) {
    if (!isRust(scalar) && !scalar.equals(ParamTypes.BOOL) && !scalar.equals(ParamTypes.CHARP)) {
      notes.add(who + "of type " + scalar.name() + " becomes one of Rust's, which reads otherwise");
    }
    if (scalar instanceof IntegerType<?> integer && integer.isBounded()) {
      notes.add(who + "loses its bounds: it is " + integer.expected());
    }
  }

  /** In each dialect something else decides whether an integer is set once. */
  private void noteSetting(Param<?> param, String who) {
    if (!(param.type() instanceof IntegerType<?> integer) || !isRust(integer)) {
      return;
    }
    boolean once =
        dialect == RustForm.MODULE
            || (dialect == RustForm.PROTOTYPE && !param.permissions().isWritable());
    if (integer.isSetOnce() != once) {
      notes.add(who + "can be set " + (once ? "once only" : "again") + " in this dialect");
    }
  }

  private String value(ParamType<?> type, @Nullable Object value) {
    if (type instanceof ArrayType<?> array && value instanceof List<?> values) {
      return values.stream()
          .map(element -> value(array.element(), element))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value == null) {
      return "\"\"";
    }
    if (value instanceof String text) {
      return Literals.rust(text);
    }
    if (type.equals(ParamTypes.BINT)) {
      return String.valueOf(!value.equals(0));
    }
    if (type.equals(ParamTypes.INVBOOL)) {
      return String.valueOf(!value.equals(true));
    }
    return type instanceof IntegerType<?> integer ? number(integer, value) : value.toString();
  }

  private static <N extends Number> String number(IntegerType<N> type, Object value) {
    return type.exact(type.cast(value)).toString();
  }
}
