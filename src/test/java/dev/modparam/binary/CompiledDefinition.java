// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.binary.ModuleImage.Target;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamKind;
import dev.modparam.param.ParamType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a definition as the object that a compiler would make of the driver that declares it. */
public final class CompiledDefinition {

  private static final String RUST = "_RNvNtCs1_6kernel12module_param";

  private final ModuleImage image = new ModuleImage();
  private final Map<Param<?>, Target> variables = new HashMap<>();
  private final Map<Param<?>, Target> counters = new HashMap<>();
  private final Map<String, Target> symbols = new HashMap<>();

  private CompiledDefinition() {}

  /** The bytes of a module file. */
  public static byte[] of(ModuleDefinition definition) {
    CompiledDefinition compiled = new CompiledDefinition();
    compiled.image.info("name=" + definition.name()).info("intree=Y");
    definition.tags().forEach(tag -> compiled.image.info(tag.key() + "=" + tag.value()));
    definition.parameters().forEach(compiled::param);
    return compiled.image.bytes();
  }

  private Target external(String name) {
    return symbols.computeIfAbsent(name, image::external);
  }

  private void param(Param<?> param) {
    int flags = (param.isUnsafe() ? 1 : 0) | (param.isHardware() ? 2 : 0);
    param.description().ifPresent(text -> image.info("parm=" + param.name() + ":" + text));
    int mode = param.permissions().bits();
    Target place =
        param.isCounter()
            ? counters.computeIfAbsent(root(param), this::counter)
            : variables.computeIfAbsent(root(param), this::variable);
    Target argument = argument(param, place.plus(param.offset()));
    image.param(param.name(), operations(param.type()), argument, mode, flags);
  }

  private static Param<?> root(Param<?> param) {
    return param.original().isPresent() ? param.original().get() : param;
  }

  private Target operations(ParamType<?> type) {
    if (type instanceof ArrayType) {
      return external("param_array_ops");
    }
    if (type.kind() instanceof ParamKind.Buffer) {
      return external("param_ops_string");
    }
    if (type.kind() instanceof ParamKind.Integral number && number.rust()) {
      String symbol = "PARAM_OPS_" + type.name().toUpperCase(Locale.ROOT);
      return external(RUST + symbol.length() + symbol);
    }
    return external("param_ops_" + type.name());
  }

  private @Nullable Target argument(Param<?> param, Target place) {
    if (param.type() instanceof ArrayType<?> array) {
      Param<?> counted = param.countsWith().isPresent() ? param.countsWith().get() : param;
      Target counter = array.isCounted() ? counters.computeIfAbsent(counted, this::counter) : null;
      ParamType<?> element = array.element();
      return image.array(array.max(), size(element), counter, operations(element), place);
    }
    if (param.type().kind() instanceof ParamKind.Buffer buffer) {
      int table = image.tables.number(buffer.size(), Long.BYTES);
      image.tables.pointer(place);
      return image.in(image.tables, table);
    }
    return place;
  }

  private Target counter(Param<?> array) {
    return image.in(image.data, image.data.number(array.initialCount().orElse(0), Integer.BYTES));
  }

  private static int size(ParamType<?> type) {
    return switch (type.name()) {
      case "byte", "bool", "invbool", "bool_enable_only", "i8", "u8" -> 1;
      case "short", "ushort", "i16", "u16" -> 2;
      case "int", "uint", "hexint", "bint", "i32", "u32" -> 4;
      default -> 8;
    };
  }

  private Target variable(Param<?> param) {
    ParamType<?> type = param.type();
    Object value = param.defaultValue();
    if (type.kind() instanceof ParamKind.Buffer buffer) {
      int at = ModuleImage.text(image.data, String.valueOf(value));
      image.data.put(new byte[buffer.size()]);
      return image.in(image.data, at);
    }
    if (!(type instanceof ArrayType<?> array)) {
      return scalar(type, value);
    }
    List<?> given = (List<?>) value;
    Object[] all = new Object[array.max()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < given.size() ? given.get(i) : array.element().zero();
    }
    return elements(array.element(), all);
  }

  private Target elements(ParamType<?> type, @Nullable Object[] values) {
    if (type.name().equals("charp")) {
      Target[] texts = new Target[values.length];
      for (int i = 0; i < values.length; i++) {
        texts[i] = text(values[i]);
      }
      int first = image.data.pointer(texts[0]);
      for (int i = 1; i < values.length; i++) {
        image.data.pointer(texts[i]);
      }
      return image.in(image.data, first);
    }
    int size = size(type);
    byte[] bytes = new byte[size * values.length];
    for (int i = 0; i < values.length; i++) {
      for (int each = 0; each < size; each++) {
        bytes[i * size + each] = (byte) (number(values[i]) >> (8 * each));
      }
    }
    return image.in(image.data, image.data.put(bytes));
  }

  private @Nullable Target text(@Nullable Object value) {
    return value == null
        ? null
        : image.in(image.strings, ModuleImage.text(image.strings, value.toString()));
  }

  private Target scalar(ParamType<?> type, @Nullable Object value) {
    if (type.name().equals("charp")) {
      return image.in(image.data, image.data.pointer(text(value)));
    }
    if (type.kind() instanceof ParamKind.Integral number && number.rust()) {
      // state and value come before the default
      int start = image.data.number(0, Long.BYTES);
      if (size(type) == Long.BYTES) {
        image.data.number(0, Long.BYTES);
      }
      image.data.number(number(value), Long.BYTES);
      return image.in(image.data, start);
    }
    return image.in(image.data, image.data.number(number(value), size(type)));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : Boolean.TRUE.equals(value) ? 1 : 0;
  }
}
