// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.java;

import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleLifecycle;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import dev.modparam.source.text.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a definition as Java in the fluent form. */
public final class JavaWriter {

  /** The methods that set or add a tag. */
  private static final Map<String, String> OWN_METHODS =
      Map.of(
          "license", "license",
          "description", "description",
          "version", "version",
          "author", "addAuthor",
          "alias", "addAlias");

  private final ModuleDefinition definition;
  private final JavaForm form;
  private final StringBuilder members = new StringBuilder();
  private final StringBuilder assignments = new StringBuilder();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> imports = new TreeSet<>();
  private final Map<Param<?>, String> constants = new HashMap<>();
  private final Set<String> taken = new HashSet<>(Set.of("MODULE"));

  public JavaWriter(ModuleDefinition definition, JavaForm form) {
    this.definition = definition;
    this.form = form;
  }

  public String write() {
    imports.add(ModuleDefinition.class.getName());
    imports.addAll(form.imports());
    definition.parameters().forEach(this::constant);
    module();
    StringBuilder out = new StringBuilder(form.head());
    imports.forEach(name -> out.append("import ").append(name).append(";\n"));
    out.append("\n/** The module ").append(definition.name()).append(". */\n");
    out.append(form.visibility()).append("final class ").append(form.className());
    out.append(" {\n\n").append(form.start()).append(members);
    form.constructor()
        .ifPresent(head -> out.append('\n').append(head).append(assignments).append("  }\n"));
    return out.append(form.end()).append("}\n").toString();
  }

  /** Writes a field that never changes: with its value, or what the constructor does with it. */
  private void member(String type, String name, CharSequence value) {
    boolean isStatic = form.constructor().isEmpty();
    members.append(members.length() == 0 ? "" : "\n");
    members.append("  ").append(form.visibility()).append(isStatic ? "static final " : "final ");
    members.append(type).append(' ').append(name);
    if (isStatic) {
      members.append(" =\n      ").append(value).append(";\n");
    } else {
      members.append(";\n");
      assignments.append("    ").append(name).append(" =\n        ").append(value).append(";\n");
    }
  }

  /** What the text does not say; complete once it is written. */
  public List<String> notes() {
    return notes;
  }

  /** The constant of a parameter, written now if it is not yet. */
  private String constant(Param<?> param) {
    String known = constants.get(param);
    if (known != null) {
      return known;
    }
    imports.add(Param.class.getName());
    StringBuilder value = new StringBuilder(start(param));
    Optional<String> counting = counting(param);
    String name = freeName(param);
    constants.put(param, name);
    Optional<JavaField> field = form.field(param);
    if (field.isPresent()) {
      call(value, "boundTo", field.get().binding());
    } else if (param.original().isEmpty() && saysDefault(param)) {
      call(value, "defaultValue", value(param.type(), param.defaultValue()));
    }
    counting.ifPresent(array -> call(value, "countedWith", array));
    call(value, "permissions", permissions(param.permissions()));
    param.description().ifPresent(text -> call(value, "description", Literals.octal(text)));
    if (param.isUnsafe()) {
      call(value, "unsafe", "");
    }
    if (param.isHardware()) {
      call(value, "hardware", "");
    }
    param.initcallLevel().ifPresent(level -> call(value, "initcallLevel", Integer.toString(level)));
    member("Param<" + javaType(param.type(), param) + ">", name, value);
    return name;
  }

  /** What a type of any text starts with is not what the type that it stands for does. */
  private static boolean saysDefault(Param<?> param) {
    return isOwn(param.type())
        ? param.defaultValue() != null
        : !Objects.equals(param.type().zero(), param.defaultValue());
  }

  private static boolean isOwn(ParamType<?> type) {
    return type.kind() instanceof ParamKind.Own;
  }

  /** A literal, unless it is one that looks like a slip. */
  private String permissions(Permissions bits) {
    if (!bits.isVisible()) {
      return "0";
    }
    try {
      return Permissions.of(bits.bits()).toString();
    } catch (IllegalArgumentException looksLikeDecimal) {
      imports.add(Permissions.class.getName());
      return "Permissions.ofBits(" + bits + ")";
    }
  }

  private static void call(StringBuilder value, String method, String argument) {
    value.append("\n          .").append(method).append('(').append(argument).append(')');
  }

  private String freeName(Param<?> param) {
    StringBuilder name = new StringBuilder(Literals.plain(param.name()).toUpperCase(Locale.ROOT));
    boolean bad = Character.isDigit(name.charAt(0)) || name.toString().equals("_");
    name.insert(0, bad ? "PARAM_" : "");
    while (!taken.add(name.toString())) {
      name.append('_');
    }
    return name.toString();
  }

  private String start(Param<?> param) {
    String name = Literals.octal(param.name());
    if (param.original().isEmpty()) {
      return "Param.of(" + name + ", " + type(param.type(), param) + ")";
    }
    Param<?> original = param.original().get();
    String known = constant(original);
    if (param.isCounter()) {
      String counter = "Param.counterOf(" + name + ", " + known + ")";
      return isAlias(param, ParamTypes.UINT) ? counter : counter + part(param, name);
    }
    return isAlias(param, original.type())
        ? known + ".sharedAs(" + name + ")"
        : known + part(param, name);
  }

  /** Whether it is the whole variable, seen as what that is and counted with it. */
  private static boolean isAlias(Param<?> param, ParamType<?> type) {
    Param<?> original = param.original().orElseThrow();
    Optional<Param<?>> counting =
        original.countsWith().isPresent() ? original.countsWith() : Optional.of(original);
    boolean counted = param.initialCount().isEmpty() || param.countsWith().equals(counting);
    return param.offset() == 0 && param.type().equals(type) && counted;
  }

  private String part(Param<?> param, String name) {
    return ".sharedAs(" + name + ", " + type(param.type(), param) + ", " + param.offset() + ")";
  }

  /** The constant of the array whose counter an array has, unless it is a second name for it. */
  private Optional<String> counting(Param<?> param) {
    Optional<Param<?>> original = param.original();
    boolean alias = original.isPresent() && isAlias(param, original.get().type());
    return alias ? Optional.empty() : param.countsWith().map(this::constant);
  }

  private String type(ParamType<?> type, Param<?> param) {
    imports.add(ParamTypes.class.getName());
    if (type instanceof IntegerType<?> integer) {
      return integer(integer);
    }
    if (type instanceof ArrayType<?> array) {
      Optional<JavaField> field = form.field(param);
      String length = field.map(JavaField::length).orElse(String.valueOf(array.max()));
      String count =
          field.map(JavaField::count).orElse(String.valueOf(param.initialCount().orElse(0)));
      String made = "ParamTypes.array(" + type(array.element(), param) + ", " + length + ")";
      return array.isCounted() ? made + ".counted(" + count + ")" : made;
    }
    if (type.kind() instanceof ParamKind.Buffer buffer) {
      return "ParamTypes.string(" + buffer.size() + ")";
    }
    return type.kind() instanceof ParamKind.Own own
        ? ownOf(param).map(JavaField.Own::type).orElseGet(() -> anyText(type, own, param))
        : constantOf(type);
  }

  private Optional<JavaField.Own> ownOf(Param<?> param) {
    return form.field(param).flatMap(JavaField::own);
  }

  private static String constantOf(ParamType<?> type) {
    return "ParamTypes." + type.name().toUpperCase(Locale.ROOT);
  }

  private static String integer(IntegerType<?> type) {
    String made = constantOf(type);
    boolean rust = type.kind() instanceof ParamKind.Integral number && number.rust();
    made += rust && !type.isSetOnce() ? ".repeatable()" : "";
    return type.isBounded() ? made + ".between(" + type.min() + "L, " + type.max() + "L)" : made;
  }

  private String anyText(ParamType<?> type, ParamKind.Own own, Param<?> param) {
    notes.add(
        "parameter "
            + param.name()
            + " has operations of its own, which are not data: it is written as any text");
    String any = "ParamTypes.unknown(" + Literals.octal(type.name()) + ")";
    String missing =
        (own.hasSet() ? "" : ".withoutSet()")
            + (own.hasGet() ? "" : ".withoutGet()")
            + (type.acceptsBareName() && own.hasSet() ? ".acceptBareName()" : "");
    if (missing.isEmpty()) {
      return any;
    }
    imports.add(Operations.class.getName());
    return "Operations.on(" + any + ")" + missing + ".type()";
  }

  /** The Java type of values as a type argument. */
  private String javaType(ParamType<?> type, Param<?> param) {
    if (type instanceof ArrayType<?> array) {
      imports.add(List.class.getName());
      return "List<" + javaType(array.element(), param) + ">";
    }
    return type.kind() instanceof ParamKind.Scalar scalar
        ? scalar.javaType().getSimpleName()
        : ownOf(param).map(JavaField.Own::values).orElse("String");
  }

  private String value(ParamType<?> type, @Nullable Object value) {
    if (type instanceof ArrayType<?> array && value instanceof List<?> values) {
      return list(array, values);
    }
    if (isOwn(type) && value != null) {
      return Literals.octal(shown(type, value));
    }
    if (value instanceof Long number) {
      return number + "L";
    }
    boolean plain = value == null || value instanceof Number || value instanceof Boolean;
    return plain ? String.valueOf(value) : Literals.octal(String.valueOf(value));
  }

  /** What the file of a parameter with own functions shows at first, if it has a get function. */
  private static <T extends @Nullable Object> String shown(ParamType<T> type, Object value) {
    return value instanceof String text ? text : type.format(type.cast(value));
  }

  private String list(ArrayType<?> type, List<?> values) {
    String elements =
        values.stream()
            .map(element -> value(type.element(), element))
            .collect(Collectors.joining(", "));
    if (values.stream().noneMatch(Objects::isNull)) {
      return "List.of(" + elements + ")";
    }
    imports.add("java.util.Arrays");
    return "Arrays.asList(" + (values.size() == 1 ? "(String) null" : elements) + ")";
  }

  private void module() {
    StringBuilder value = new StringBuilder("ModuleDefinition.of(");
    value.append(Literals.octal(definition.name()));
    for (Param<?> param : definition.parameters()) {
      value.append(", ").append(constants.get(param));
    }
    value.append(')');
    Set<String> said = new HashSet<>();
    definition.tags().forEach(tag -> tag(value, tag, said.add(tag.key())));
    if (!definition.dependencies().isEmpty()) {
      String modules =
          definition.dependencies().stream().map(Literals::octal).collect(Collectors.joining(", "));
      call(value, "dependsOn", modules);
    }
    if (!definition.isInTree()) {
      call(value, "outOfTree", "");
    }
    if (!definition.isSigned()) {
      call(value, "unsigned", "");
    }
    form.calls().forEach(call -> value.append("\n          ").append(call));
    member("ModuleDefinition", "MODULE", value);
    if (definition.lifecycleOf(null) != ModuleLifecycle.NONE) {
      notes.add("what the module does when it is loaded and unloaded is not written");
    }
  }

  private static void tag(StringBuilder to, ModinfoTag tag, boolean first) {
    String value = Literals.octal(tag.value());
    String method = OWN_METHODS.get(tag.key());
    if (method != null && (first || method.startsWith("add"))) {
      call(to, method, value);
    } else {
      call(to, "addTag", Literals.octal(tag.key()) + ", " + value);
    }
  }
}
