// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static java.util.Objects.requireNonNull;

import dev.modparam.module.ModuleDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints modinfo exactly as the {@code modinfo} program does.
 *
 * <p>Immutable. Starts with everything; each method returns a copy that prints something else.
 *
 * <pre>{@code
 * String all = ModinfoFormat.kmod30().print("/m/drbd.ko", modinfo);   // modinfo /m/drbd.ko
 * String names = ModinfoFormat.kmod30().parameters().print(modinfo);  // modinfo -p
 * }</pre>
 */
public final class ModinfoFormat {

  private static final int COLUMN = 15;
  private static final String FILE_NAME = "filename";
  private static final String PARAMETERS = "parm";
  private static final String TYPES = "parmtype";

  private final boolean padsLongKeys;
  private final @Nullable String field;
  private final char separator;

  private ModinfoFormat(boolean padsLongKeys, @Nullable String field, char separator) {
    this.padsLongKeys = padsLongKeys;
    this.field = field;
    this.separator = separator;
  }

  /**
   * Prints as kmod 30 does, which puts blanks after a key longer than 15 letters: as many as it is
   * longer.
   *
   * @return the format
   */
  public static ModinfoFormat kmod30() {
    return new ModinfoFormat(true, null, '\n');
  }

  /**
   * Prints as newer versions of kmod do, which put nothing after a key longer than 15 letters.
   *
   * @return the format
   */
  public static ModinfoFormat newer() {
    return new ModinfoFormat(false, null, '\n');
  }

  /**
   * Prints only the values of one key ({@code -F}; {@code -a}, {@code -d}, {@code -l} and {@code
   * -n} are {@code author}, {@code description}, {@code license} and {@code filename}).
   *
   * @param key such as {@code alias}
   * @return a copy
   */
  public ModinfoFormat field(String key) {
    requireNonNull(key, "key");
    return new ModinfoFormat(padsLongKeys, key, separator);
  }

  /**
   * Prints only the parameters ({@code -p}).
   *
   * @return a copy
   */
  public ModinfoFormat parameters() {
    return field(PARAMETERS);
  }

  /**
   * Ends each value with a NUL instead of a newline ({@code -0}).
   *
   * @return a copy
   */
  public ModinfoFormat nulSeparated() {
    return new ModinfoFormat(padsLongKeys, field, '\0');
  }

  /**
   * Prints what a file holds.
   *
   * @param fileName the file's path, as shown in the first line
   * @param modinfo its strings
   * @return the standard output of the program
   */
  public String print(String fileName, Modinfo modinfo) {
    requireNonNull(fileName, "fileName");
    requireNonNull(modinfo, "modinfo");
    if (FILE_NAME.equals(field)) {
      return fileName + separator;
    }
    return field == null ? line(FILE_NAME + ":", fileName) + print(modinfo) : print(modinfo);
  }

  /**
   * Prints a file.
   *
   * @param object what was read from it
   * @return the standard output of the program
   */
  public String print(KernelObject object) {
    requireNonNull(object, "object");
    return print(object.fileName(), object.modinfoWithSignature());
  }

  /**
   * Prints built-in code.
   *
   * @param name the name of the module that it would be
   * @param modinfo its strings, as {@link BuiltinModinfo} reads them
   * @return the standard output of the program
   */
  public String printBuiltin(String name, Modinfo modinfo) {
    requireNonNull(name, "name");
    requireNonNull(modinfo, "modinfo");
    if (FILE_NAME.equals(field)) {
      return "(builtin)" + separator;
    }
    if ("name".equals(field)) {
      return name + separator;
    }
    return field == null
        ? line("name:", name) + line(FILE_NAME + ":", "(builtin)") + print(modinfo)
        : print(modinfo);
  }

  /**
   * Prints what a module declares, as if it had been compiled; without a line for its file.
   *
   * @param definition the module
   * @return the standard output of the program, without its first line
   */
  public String print(ModuleDefinition definition) {
    requireNonNull(definition, "definition");
    return print(Modinfo.of(definition));
  }

  /**
   * Prints strings that belong to no file.
   *
   * @param modinfo the strings
   * @return the standard output of the program, without its first line
   */
  public String print(Modinfo modinfo) {
    requireNonNull(modinfo, "modinfo");
    StringBuilder out = new StringBuilder();
    if (PARAMETERS.equals(field)) {
      printParameters(modinfo, out);
      return out.toString();
    }
    for (String string : modinfo.strings()) {
      printString(Modinfo.keyOf(string), Modinfo.valueOf(string), out);
    }
    if (field == null) {
      printParameters(modinfo, out);
    }
    return out.toString();
  }

  private void printString(String key, String value, StringBuilder out) {
    if (field != null) {
      if (field.equals(key)) {
        out.append(value).append(separator);
      }
    } else if (!key.equals(PARAMETERS) && !key.equals(TYPES)) {
      if (separator == '\0') {
        out.append(key).append('=').append(value).append(separator);
      } else {
        out.append(line(key + ":", value));
      }
    }
  }

  private String line(String label, String value) {
    int missing = COLUMN + 1 - label.getBytes(StandardCharsets.UTF_8).length;
    int blanks = missing < 0 && !padsLongKeys ? 0 : Math.abs(missing);
    return label + " ".repeat(blanks) + value + separator;
  }

  private void printParameters(Modinfo modinfo, StringBuilder out) {
    List<Modinfo.Parameter> backwards = new ArrayList<>(modinfo.parameters());
    Collections.reverse(backwards);
    for (Modinfo.Parameter parameter : backwards) {
      out.append(field == null ? line("parm:", text(parameter)) : text(parameter) + separator);
    }
  }

  private String text(Modinfo.Parameter parameter) {
    String description = parameter.description().orElse(null);
    String type = parameter.type().orElse(null);
    if (type == null) {
      return parameter.name() + ":" + description;
    }
    if (description == null && field == null) {
      return parameter.name() + ":" + type;
    }
    return parameter.name() + ":" + (description == null ? "" : description) + " (" + type + ")";
  }

  /**
   * Returns what the program says on its standard error: which strings it cannot read.
   *
   * @param modinfo the strings
   * @return one line each, without newline; empty if this format does not look at parameters
   */
  public List<String> errors(Modinfo modinfo) {
    requireNonNull(modinfo, "modinfo");
    if (field != null && !field.equals(PARAMETERS)) {
      return List.of();
    }
    return modinfo.malformed().stream()
        .map(string -> "modinfo: ERROR: Found invalid \"" + withEquals(string) + "\": missing ':'")
        .toList();
  }

  private static String withEquals(String string) {
    return string.indexOf('=') < 0 ? string + "=" : string;
  }
}
