// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.words;

import dev.modparam.audit.words.OptionsJudge.Token;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.text.Excerpt;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds values that a parameter takes as something else than they look like. */
final class Surprises {

  private static final Pattern NAME_INSIDE = Pattern.compile("(?<=[ ,;])[^ ,;=]+(?==)");

  private Surprises() {}

  /** Says what is surprising about a value that was accepted, or returns null. */
  static @Nullable String of(Token token, Param<?> param, ModuleDefinition definition) {
    String value = token.value();
    if (value == null) {
      return null;
    }
    String held = heldParameter(value, definition);
    if (held != null) {
      return held;
    }
    ParamType<?> type = param.type();
    for (String element : ParamValues.elements(type, value)) {
      String surprise = ofElement(type, element);
      if (surprise != null) {
        return surprise;
      }
    }
    if (value.indexOf('"') >= 0) {
      return "the quotes inside it stay in the text: the kernel drops only those around the whole"
          + " value or word";
    }
    return null;
  }

  private static @Nullable String ofElement(ParamType<?> type, String element) {
    if (ParamValues.isOctal(type, element)) {
      return "its leading 0 makes it octal, so the kernel takes "
          + Excerpt.of(element)
          + " as "
          + ParamValues.octal(element);
    }
    if (ParamValues.isTruth(type) && !ParamValues.isTruthWord(element)) {
      boolean on =
          "yYtT1".indexOf(element.charAt(0)) >= 0
              || element.toLowerCase(Locale.ROOT).startsWith("on");
      return "only its first letter counts, so the kernel takes "
          + Excerpt.of(element)
          + " as "
          + (on ? "true" : "false");
    }
    return null;
  }

  private static @Nullable String heldParameter(String value, ModuleDefinition definition) {
    Matcher name = NAME_INSIDE.matcher(value);
    while (name.find()) {
      if (definition.parameter(name.group()).isPresent()) {
        return "the parameter "
            + name.group()
            + " stands inside it and is not set"
            + (value.charAt(name.start() - 1) == ' ' ? "" : "; blanks separate parameters");
      }
    }
    return null;
  }
}
