// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.param.ArrayType;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.text.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One parameter in a catalogue file. */
final class CatalogParam {

  private static final String OWN = "own";
  private static final String ARRAY = "array of ";
  private static final String NULL = "(null)";

  private final Map<?, ?> json;

  private CatalogParam(Map<?, ?> json) {
    this.json = json;
  }

  static void write(Param<?> param, StringBuilder out) {
    ParamType<?> type = param.type();
    out.append("{\"name\":").append(JsonText.quote(param.name()));
    boolean own = type.kind() instanceof ParamKind.Own;
    boolean openArray = own && type.name().startsWith(ARRAY);
    out.append(",\"type\":").append(JsonText.quote(own && !openArray ? OWN : type.name()));
    if (own) {
      own(type, openArray, out);
    } else if (type.kind() instanceof ParamKind.Array array) {
      out.append(",\"max\":").append(array.max());
      param.initialCount().ifPresent(count -> out.append(",\"count\":").append(count));
    } else if (type.kind() instanceof ParamKind.Buffer buffer) {
      out.append(",\"max\":").append(buffer.size());
    } else if (type instanceof IntegerType<?> integer && integer.isBounded()) {
      out.append(",\"from\":").append(integer.min()).append(",\"to\":").append(integer.max());
    }
    out.append(",\"perm\":\"")
        .append(String.format("%04o", param.permissions().bits()))
        .append('"');
    if (param.isDefaultKnown()) {
      out.append(",\"default\":").append(JsonText.quote(withoutNewline(param.defaultText())));
    }
    flags(param, out);
    param.initcallLevel().ifPresent(level -> out.append(",\"level\":").append(level));
    param
        .description()
        .ifPresent(each -> out.append(",\"description\":").append(JsonText.quote(each)));
    out.append('}');
  }

  private static void own(ParamType<?> type, boolean openArray, StringBuilder out) {
    ParamKind.Own kind = (ParamKind.Own) type.kind();
    if (openArray) {
      out.append(",\"max\":null");
    } else if (!type.name().isEmpty()) {
      out.append(",\"word\":").append(JsonText.quote(type.name()));
    }
    out.append(kind.hasSet() ? "" : ",\"set\":false");
    out.append(kind.hasGet() ? "" : ",\"get\":false");
    out.append(type.acceptsBareName() ? ",\"bare\":true" : "");
  }

  private static void flags(Param<?> param, StringBuilder out) {
    if (param.isUnsafe() || param.isHardware()) {
      out.append(",\"flags\":[");
      out.append(param.isUnsafe() ? "\"unsafe\"" : "");
      out.append(param.isUnsafe() && param.isHardware() ? "," : "");
      out.append(param.isHardware() ? "\"hw\"" : "").append(']');
    }
  }

  private static String withoutNewline(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** Makes a parameter. */
  static Param<?> read(Map<?, ?> json) {
    CatalogParam reader = new CatalogParam(json);
    return reader.decorated(reader.withDefault(Param.of(reader.text("name", ""), reader.type())));
  }

  private ParamType<?> type() {
    String word = text("type", OWN);
    Integer max = integer("max");
    if (word.startsWith(ARRAY) && max != null) {
      return element(word).<ParamType<?>>map(each -> array(each, max)).orElseGet(() -> own(word));
    }
    if (word.equals("string") && max != null) {
      return ParamTypes.string(max);
    }
    return ParamTypes.named(word)
        .map(this::bounded)
        .orElseGet(() -> own(word.equals(OWN) ? text("word", "") : word));
  }

  private static Optional<ParamType<?>> element(String word) {
    return ParamTypes.named(word.substring(ARRAY.length()));
  }

  private ParamType<?> array(ParamType<?> element, int max) {
    ArrayType<?> array = ParamTypes.array(element, max);
    Integer count = integer("count");
    return count == null ? array : array.counted(count);
  }

  private ParamType<?> bounded(ParamType<?> type) {
    Long from = number("from");
    Long to = number("to");
    return type instanceof IntegerType<?> integer && from != null && to != null
        ? integer.between(from, to)
        : type;
  }

  private ParamType<?> own(String word) {
    Operations<?> operations = Operations.on(ParamTypes.unknown(word));
    boolean whole = true;
    if (Boolean.FALSE.equals(json.get("set"))) {
      operations = operations.withoutSet();
      whole = false;
    }
    if (Boolean.FALSE.equals(json.get("get"))) {
      operations = operations.withoutGet();
      whole = false;
    }
    if (Boolean.TRUE.equals(json.get("bare"))) {
      operations = operations.acceptBareName();
      whole = false;
    }
    return whole ? ParamTypes.unknown(word) : operations.type();
  }

  private <T extends @Nullable Object> Param<T> withDefault(Param<T> param) {
    Object text = json.get("default");
    if (!(text instanceof String shown)) {
      return param.withUnknownDefault();
    }
    try {
      return param.defaultValue(valueOf(param.type(), withoutNewline(shown)));
    } catch (ErrnoException | IllegalArgumentException notAValue) {
      return param.withUnknownDefault();
    }
  }

  /** Reads what a parameter's file shows, which is not always what it takes. */
  private static <T extends @Nullable Object> T valueOf(ParamType<T> type, String shown) {
    if (type.isUnknown()) {
      return shown.isEmpty() ? type.zero() : type.cast(shown);
    }
    if (shown.equals(NULL) && type.zero() == null) {
      return type.zero();
    }
    if (type.kind() instanceof ParamKind.Truth truth && truth.javaType() == Integer.class) {
      return type.cast(Integer.valueOf(shown));
    }
    if (type.kind() instanceof ParamKind.Array && shown.isEmpty()) {
      return type.cast(List.of());
    }
    return type.parse(shown);
  }

  private Param<?> decorated(Param<?> param) {
    Param<?> result = param.permissions(Integer.parseInt(text("perm", "0"), 8));
    if (json.get("description") instanceof String description) {
      result = result.description(description);
    }
    Integer level = integer("level");
    result = level == null ? result : result.initcallLevel(level);
    List<?> flags = json.get("flags") instanceof List<?> list ? list : List.of();
    result = flags.contains("unsafe") ? result.unsafe() : result;
    return flags.contains("hw") ? result.hardware() : result;
  }

  private String text(String key, String otherwise) {
    return json.get(key) instanceof String text ? text : otherwise;
  }

  private @Nullable Integer integer(String key) {
    Long number = number(key);
    if (number != null && number.intValue() != number) {
      throw new IllegalArgumentException(key + " is out of range: " + number);
    }
    return number == null ? null : number.intValue();
  }

  private @Nullable Long number(String key) {
    return json.get(key) instanceof Long number ? number : null;
  }
}
