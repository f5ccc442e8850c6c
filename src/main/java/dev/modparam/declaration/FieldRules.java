// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import static dev.modparam.declaration.RefusedDeclarationException.by;

import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for a field that is a parameter. Each method throws when its part is refused. */
public final class FieldRules {

  private static final Map<String, ParamType<?>> AUTOMATIC =
      Map.of(
          "boolean", ParamTypes.BOOL,
          "short", ParamTypes.SHORT,
          "int", ParamTypes.INT,
          "long", ParamTypes.LONG,
          "String", ParamTypes.CHARP,
          "Duration", ParamTypes.DURATION);

  /** For an array whose length nobody knows. */
  private static final int LONGEST = 65_536;

  private FieldRules() {}

  /** A field that can change. */
  public static void modifiers(FieldDeclaration field) {
    if (field.isStatic()) {
      throw new RefusedDeclarationException(
          DeclarationRule.STATIC, "a parameter cannot be static: each load has values of its own");
    }
    if (field.isFinal()) {
      throw new RefusedDeclarationException(
          DeclarationRule.FINAL, "a parameter cannot be final: it can be set");
    }
  }

  /**
   * The type of the parameter, without a counter.
   *
   * @throws RefusedDeclarationException if there is none
   */
  public static ParamType<?> type(FieldDeclaration field) {
    JavaType component = field.type().component();
    if (component == null) {
      return fitting(scalar(field.type(), field.settings()), field);
    }
    ParamType<?> element = scalar(component, field.settings());
    if (field.length() == FieldDeclaration.NULL) {
      throw new RefusedDeclarationException(
          DeclarationRule.ARRAY,
          "the array is null; give it its largest length, as in = new int[8]");
    }
    int length = field.length() == FieldDeclaration.UNKNOWN ? LONGEST : field.length();
    return fitting(by(DeclarationRule.ARRAY, () -> ParamTypes.array(element, length)), field);
  }

  private static ParamType<?> scalar(JavaType javaType, ParamSettings settings) {
    if (settings.converted() != null) {
      if (!settings.type().isEmpty() || settings.size() != 0 || settings.isBounded()) {
        throw new RefusedDeclarationException(
            DeclarationRule.CONVERTER,
            "a converter makes the type by itself: leave type, size, min and max away");
      }
      return settings.converted();
    }
    if (settings.size() != 0) {
      if (!javaType.is(String.class) || !settings.type().isEmpty()) {
        throw new RefusedDeclarationException(
            DeclarationRule.SIZE, "size is for a String without another type");
      }
      return by(DeclarationRule.SIZE, () -> ParamTypes.string(settings.size()));
    }
    ParamType<?> type = kernelType(javaType, settings.type());
    if (!settings.isBounded()) {
      return type;
    }
    if (!(type instanceof IntegerType<?> integer)) {
      throw new RefusedDeclarationException(
          DeclarationRule.BOUNDED, "min and max are for integers, not for " + type);
    }
    return bounded(integer, settings.min(), settings.max());
  }

  private static <N extends Number> ParamType<N> bounded(
      IntegerType<N> type, List<Long> min, List<Long> max) {
    long highest = type.max().longValue();
    long lower = bound(DeclarationRule.LOWER_BOUND, min, type.min().longValue());
    by(DeclarationRule.LOWER_BOUND, () -> type.between(lower, highest));
    long upper = bound(DeclarationRule.UPPER_BOUND, max, highest);
    return by(DeclarationRule.UPPER_BOUND, () -> type.between(lower, upper));
  }

  private static long bound(DeclarationRule rule, List<Long> given, long ofType) {
    if (given.size() > 1) {
      throw new RefusedDeclarationException(rule, "a bound is one number, not " + given);
    }
    return given.isEmpty() ? ofType : given.get(0);
  }

  private static ParamType<?> kernelType(JavaType javaType, String word) {
    if (!word.isEmpty()) {
      return word.equals(ParamTypes.SIZE.name())
          ? ParamTypes.SIZE
          : ParamTypes.named(word).orElseThrow();
    }
    ParamType<?> type =
        javaType.choice() != null ? javaType.choice() : AUTOMATIC.get(javaType.name());
    if (type == null) {
      throw new RefusedDeclarationException(
          DeclarationRule.JAVA_TYPE,
          javaType.is(byte.class)
              ? "a Java byte is signed, the kernel's is not: use a short with type = BYTE"
              : "a field of type "
                  + javaType.name()
                  + " cannot be a parameter: use a boolean, short, int, long, String, Duration, an"
                  + " enum or an array of these, or name a converter");
    }
    return type;
  }

  private static ParamType<?> fitting(ParamType<?> type, FieldDeclaration field) {
    if (!Fit.of(type, field.type())) {
      throw new RefusedDeclarationException(
          DeclarationRule.KERNEL_TYPE,
          "a parameter of type "
              + type
              + " cannot live in a field of type "
              + field.type().name()
              + ": use "
              + Fit.holderOf(type));
    }
    return type;
  }

  /**
   * The field that counts the elements.
   *
   * @param neighbours the fields of the same class
   * @return the field, if the array is counted
   * @throws RefusedDeclarationException if it cannot count
   */
  public static Optional<FieldDeclaration> counter(
      FieldDeclaration field, List<FieldDeclaration> neighbours) {
    String name = field.settings().counter();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (field.type().component() == null) {
      throw new RefusedDeclarationException(DeclarationRule.COUNTER, "only an array has a counter");
    }
    for (FieldDeclaration other : neighbours) {
      if (other.name().equals(name) && other.type().is(int.class)) {
        if (other.isStatic() || other.isFinal()) {
          throw new RefusedDeclarationException(
              DeclarationRule.COUNTER,
              "the counter " + name + " cannot be static or final: each set changes it");
        }
        return Optional.of(other);
      }
    }
    throw new RefusedDeclarationException(
        DeclarationRule.COUNTER, "there is no int field " + name + " in its class to count");
  }

  /** The parameter of that type and its name. */
  public static <T extends @Nullable Object> Param<T> named(
      FieldDeclaration field, ParamType<T> type) {
    return by(DeclarationRule.PARAM_NAME, () -> Param.of(field.paramName(), type));
  }

  /** The parameter with its permissions. */
  public static <T extends @Nullable Object> Param<T> permitted(
      FieldDeclaration field, Param<T> param) {
    ParamSettings settings = field.settings();
    return settings.mode().isEmpty()
        ? by(DeclarationRule.PERMISSIONS, () -> param.permissions(settings.permissions()))
        : by(
            DeclarationRule.MODE,
            () -> param.permissions(Permissions.parse(settings.mode()).bits()));
  }

  /** The parameter with its description and its marks. */
  public static <T extends @Nullable Object> Param<T> described(
      FieldDeclaration field, Param<T> param) {
    ParamSettings settings = field.settings();
    Param<T> described =
        settings.description().isEmpty()
            ? param
            : by(DeclarationRule.DESCRIPTION, () -> param.description(settings.description()));
    described = settings.unsafe() ? described.unsafe() : described;
    return settings.hardware() ? described.hardware() : described;
  }

  /** The parameter with its default. */
  public static <T extends @Nullable Object> Param<T> starting(Param<T> param, T value) {
    return by(DeclarationRule.DEFAULT, () -> param.defaultValue(value));
  }
}
