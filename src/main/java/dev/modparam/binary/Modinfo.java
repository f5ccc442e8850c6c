// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModinfoTag;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The strings of a {@code .modinfo} section, {@code key=value} each.
 *
 * <p>Immutable. {@link ModinfoFormat} prints them as the {@code modinfo} program does.
 */
public final class Modinfo {

  private static final String DESCRIPTION = "parm";
  private static final String TYPE = "parmtype";

  private final List<String> strings;

  private Modinfo(List<String> strings) {
    this.strings = strings;
  }

  /**
   * Takes the strings of a section.
   *
   * @param strings the strings in order
   * @return the same as a modinfo
   */
  public static Modinfo of(List<String> strings) {
    requireNonNull(strings, "strings");
    return new Modinfo(List.copyOf(strings));
  }

  /**
   * Reads a section: strings that each end in a NUL, with any number of NULs between them.
   *
   * @param section the bytes of the section, as UTF-8
   * @return its strings
   */
  public static Modinfo parse(byte[] section) {
    requireNonNull(section, "section");
    return parse(ByteBuffer.wrap(section));
  }

  static Modinfo parse(ByteBuffer section) {
    byte[] bytes = new byte[section.limit()];
    section.get(0, bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> strings = new ArrayList<>();
    for (int start = 0, end; start < text.length(); start = end + 1) {
      int nul = text.indexOf('\0', start);
      end = nul < 0 ? text.length() : nul;
      if (end > start) {
        strings.add(text.substring(start, end));
      }
    }
    return new Modinfo(List.copyOf(strings));
  }

  /**
   * Writes what a module declares as the strings that its compiled file would hold: its tags, then
   * {@code depends}, {@code intree} and {@code name}, then its parameters.
   *
   * <p>Permissions, defaults, lengths and bounds have no place in these strings. A parameter whose
   * type has no name gets no {@code parmtype}, like one of {@code module_param_cb}; without a
   * description as well it is not mentioned.
   *
   * @param definition the module
   * @return its strings
   */
  public static Modinfo of(ModuleDefinition definition) {
    requireNonNull(definition, "definition");
    List<String> strings = new ArrayList<>();
    definition.tags().forEach(tag -> strings.add(tag.toString()));
    strings.add("depends=" + String.join(",", definition.dependencies()));
    if (definition.isInTree()) {
      strings.add("intree=Y");
    }
    strings.add("name=" + definition.name());
    for (Param<?> param : definition.parameters()) {
      if (!param.type().name().isEmpty()) {
        strings.add(TYPE + "=" + param.name() + ":" + param.type().name());
      }
      param
          .description()
          .ifPresent(text -> strings.add(DESCRIPTION + "=" + param.name() + ":" + text));
    }
    return new Modinfo(List.copyOf(strings));
  }

  /**
   * Returns the strings.
   *
   * @return an immutable list in order
   */
  public List<String> strings() {
    return strings;
  }

  /**
   * Returns the values of a key.
   *
   * @param key such as {@code alias}
   * @return an immutable list in order, perhaps empty
   */
  public List<String> values(String key) {
    requireNonNull(key, "key");
    return strings.stream().filter(s -> hasKey(s, key)).map(Modinfo::valueOf).toList();
  }

  /**
   * Returns the first value of a key, which is the one that the kernel looks at.
   *
   * @param key such as {@code license}
   * @return the value; nothing if the key does not occur
   */
  public Optional<String> first(String key) {
    requireNonNull(key, "key");
    for (String string : strings) {
      if (hasKey(string, key)) {
        return Optional.of(valueOf(string));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what is said of parameters, joined by name.
   *
   * <p>Of several descriptions or types of one parameter the last counts.
   *
   * @return an immutable list in the order of first appearance; {@code modinfo} prints it backwards
   */
  public List<Parameter> parameters() {
    return List.copyOf(byName().values());
  }

  Map<String, Parameter> byName() {
    Map<String, Parameter> joined = new LinkedHashMap<>();
    for (String string : strings) {
      if (isOfParameter(string)) {
        String value = valueOf(string);
        int colon = value.indexOf(':');
        if (colon >= 0) {
          String name = value.substring(0, colon);
          String text = value.substring(colon + 1);
          Parameter known = joined.getOrDefault(name, new Parameter(name, null, null));
          boolean isType = hasKey(string, TYPE);
          joined.put(name, isType ? known.withType(text) : known.withDescription(text));
        }
      }
    }
    return joined;
  }

  /**
   * Returns the strings that should say something of a parameter, but have no colon after its name.
   *
   * @return an immutable list of such strings, such as {@code parm=debug}
   */
  public List<String> malformed() {
    return strings.stream()
        .filter(string -> isOfParameter(string) && valueOf(string).indexOf(':') < 0)
        .toList();
  }

  /**
   * Defines a module from these strings alone. They do not tell everything:
   *
   * <ul>
   *   <li>permissions are taken as 0, so no parameter has a file in sysfs
   *   <li>defaults are taken as zero
   *   <li>a parameter whose type is not a scalar type of the kernel takes any text: the length of
   *       an array and the size of a buffer are not known
   *   <li>the module is taken as signed
   * </ul>
   *
   * @param fileName the name of the module's file, from which the module gets its name if no {@code
   *     name} string says it
   * @return the definition
   * @throws InvalidInputException if the module has no name that a kernel accepts
   */
  public ModuleDefinition definition(String fileName) {
    requireNonNull(fileName, "fileName");
    return definition(fileName, first("intree").isPresent());
  }

  /** Built-in code is part of the tree, which its strings do not say. */
  ModuleDefinition builtinDefinition(String name) {
    return definition(name, true);
  }

  private ModuleDefinition definition(String fileName, boolean inTree) {
    List<ObjectParameter> found = new ArrayList<>();
    parameters().forEach(parameter -> found.add(DefinitionMaker.fromWords(parameter)));
    return new DefinitionMaker(fileName, this).make(found, inTree, true);
  }

  /** Returns what a definition keeps as it is. */
  List<ModinfoTag> tags() {
    List<ModinfoTag> tags = new ArrayList<>();
    String key = "";
    for (String string : strings) {
      key = hasKey(string, key) ? key : keyOf(string); // of nearly all, alias
      if (!key.isEmpty() && !isOfDefinition(key)) {
        tags.add(new ModinfoTag(key, valueOf(string)));
      }
    }
    return tags;
  }

  private static boolean isOfDefinition(String key) {
    return switch (key) {
      case DESCRIPTION, TYPE, "depends", "intree", "name" -> true;
      default -> false;
    };
  }

  private static boolean isOfParameter(String string) {
    return hasKey(string, DESCRIPTION) || hasKey(string, TYPE);
  }

  private static boolean hasKey(String string, String key) {
    return string.startsWith(key) && keyLength(string) == key.length();
  }

  static String keyOf(String string) {
    return string.substring(0, keyLength(string));
  }

  private static int keyLength(String string) {
    int equals = string.indexOf('=');
    return equals < 0 ? string.length() : equals;
  }

  static String valueOf(String string) {
    int equals = string.indexOf('=');
    return equals < 0 ? "" : string.substring(equals + 1);
  }

  /** Tells whether the strings are the same in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Modinfo modinfo && modinfo.strings.equals(strings);
  }

  @Override
  public int hashCode() {
    return strings.hashCode();
  }

  /** Returns the strings, one a line. */
  @Override
  public String toString() {
    return String.join("\n", strings);
  }

  /** What {@code parm} and {@code parmtype} strings say of one parameter. */
  public static final class Parameter {

    private final String name;
    private final @Nullable String type;
    private final @Nullable String description;

    Parameter(String name, @Nullable String type, @Nullable String description) {
      this.name = name;
      this.type = type;
      this.description = description;
    }

    /**
     * Returns the name.
     *
     * @return everything before the first colon
     */
    public String name() {
      return name;
    }

    /**
     * Returns the word for the type.
     *
     * @return such as {@code array of int}; nothing if there is no {@code parmtype}
     */
    public Optional<String> type() {
      return Optional.ofNullable(type);
    }

    /**
     * Returns the description.
     *
     * @return the text with its newlines; nothing if there is no {@code parm}
     */
    public Optional<String> description() {
      return Optional.ofNullable(description);
    }

    Parameter withType(String word) {
      return new Parameter(name, word, description);
    }

    Parameter withDescription(String text) {
      return new Parameter(name, type, text);
    }

    /** Returns the parameter as {@code modinfo -p} prints it. */
    @Override
    public String toString() {
      return name
          + ":"
          + (description == null ? "" : description)
          + (type == null ? "" : " (" + type + ")");
    }
  }
}
