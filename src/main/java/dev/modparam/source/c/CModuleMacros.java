// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.module.ModinfoTag;
import dev.modparam.source.c.token.CInvocation;
import dev.modparam.source.c.token.CStrings;
import dev.modparam.source.c.token.CToken;
import dev.modparam.source.text.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the macros that leave strings in {@code .modinfo}: tags, descriptions and type words. */
final class CModuleMacros {

  private static final Map<String, String> TAGS =
      Map.of(
          "MODULE_LICENSE", "license",
          "MODULE_AUTHOR", "author",
          "MODULE_DESCRIPTION", "description",
          "MODULE_VERSION", "version",
          "MODULE_ALIAS", "alias",
          "MODULE_SOFTDEP", "softdep",
          "MODULE_WEAKDEP", "weakdep",
          "MODULE_FIRMWARE", "firmware",
          "MODULE_IMPORT_NS", "import_ns");

  /** Macros of that form that are about something else. */
  private static final Set<String> OTHERS =
      Set.of("MODULE_DEVICE_TABLE", "MODULE_SUPPORTED_DEVICE");

  /** A description, null if it is not known, and where it is said. */
  record Said(@Nullable String text, int offset, CNotes notes) {}

  private final CNotes notes;
  private final List<ModinfoTag> tags = new ArrayList<>();
  private final List<ModinfoTag> modinfo = new ArrayList<>();
  private final Map<String, Said> descriptions = new HashMap<>();
  private final Map<String, String> typeWords = new HashMap<>();

  CModuleMacros(CNotes notes) {
    this.notes = notes;
  }

  static boolean reads(String macro) {
    return macro.startsWith("MODULE_")
        || macro.equals("__MODULE_PARM_TYPE")
        || macro.equals("__MODULE_INFO");
  }

  /** Whether a macro is one that is read here, whatever a text says it is. */
  static boolean isKnown(String macro) {
    return TAGS.containsKey(macro)
        || keepsName(macro)
        || macro.equals("MODULE_INFO")
        || macro.equals("__MODULE_INFO")
        || macro.equals("MODULE_DEVICE_TABLE");
  }

  static boolean keepsName(String macro) {
    return macro.equals("MODULE_PARM_DESC") || macro.equals("__MODULE_PARM_TYPE");
  }

  List<ModinfoTag> tags() {
    return tags;
  }

  List<ModinfoTag> modinfo() {
    return modinfo;
  }

  Map<String, Said> descriptions() {
    return descriptions;
  }

  @Nullable String typeWord(String param) {
    return typeWords.get(param);
  }

  void read(CInvocation invocation) {
    String macro = invocation.macro().text();
    String tag = TAGS.get(macro);
    if (tag != null) {
      tag(tag, invocation, 0);
    } else if (macro.equals("MODULE_INFO") || macro.equals("__MODULE_INFO")) {
      tag(CToken.text(invocation.argument(0)), invocation, invocation.arguments().size() - 1);
    } else if (macro.equals("MODULE_PARM_DESC")) {
      describe(invocation);
    } else if (macro.equals("__MODULE_PARM_TYPE")) {
      typeWord(invocation);
    } else if (!OTHERS.contains(macro)) {
      notes.add(invocation.macro().offset(), macro + " is not read");
    }
  }

  private void tag(String key, CInvocation invocation, int argument) {
    List<CToken> tokens = invocation.argument(argument);
    String text = CStrings.text(tokens);
    if (text == null && key.equals("import_ns") && tokens.size() == 1) {
      text = tokens.get(0).text();
    }
    if (text == null || key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\0') >= 0) {
      String shown = SourceFile.quote(CToken.text(tokens));
      notes.add(
          invocation.offset(argument),
          "the text of " + invocation.macro().text() + " is not known: " + shown);
      return;
    }
    conditional(invocation, invocation.macro().text());
    tags.add(new ModinfoTag(key, text));
    modinfo.add(new ModinfoTag(key, text));
  }

  private void conditional(CInvocation invocation, String what) {
    if (invocation.condition() != null) {
      notes.add(
          invocation.macro().offset(), what + " is there only under " + invocation.condition());
    }
  }

  private void describe(CInvocation invocation) {
    String name = CParams.name(invocation.argument(0));
    String text = CStrings.text(invocation.argument(1));
    if (text == null) {
      String shown = SourceFile.quote(CToken.text(invocation.argument(1)));
      notes.add(invocation.offset(1), "the description of " + name + " is not known: " + shown);
      return;
    }
    string("parm", name + ":" + text);
    Said before = descriptions.putIfAbsent(name, new Said(text, invocation.offset(0), notes));
    if (before != null && invocation.condition() != null && !text.equals(before.text())) {
      descriptions.put(name, new Said(null, invocation.offset(0), notes));
      notes.add(
          invocation.offset(0),
          "the description of " + name + " is not known: the branches of an #if differ");
    } else if (before != null) {
      notes.add(
          invocation.offset(0),
          name + " is described before; this is left out: " + SourceFile.quote(text));
    }
  }

  private void typeWord(CInvocation invocation) {
    String name = CParams.name(invocation.argument(0));
    String word = CStrings.text(invocation.argument(1));
    if (word != null) {
      typeWords.putIfAbsent(name, word);
      parameterType(name, word);
    }
  }

  /** Adds the string that a declaration of a parameter leaves. */
  void parameterType(String name, @Nullable String word) {
    if (word != null) {
      string("parmtype", name + ":" + word);
    }
  }

  /** Adds a string of the section, which ends at a NUL of the source's text. */
  private void string(String key, String text) {
    int nul = text.indexOf('\0');
    modinfo.add(new ModinfoTag(key, nul < 0 ? text : text.substring(0, nul)));
  }
}
