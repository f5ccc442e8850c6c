// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import java.util.List;
import java.util.stream.Stream;

/** What a declaration can do wrong, and the annotation's property at which it does so. */
public enum DeclarationRule {
  /** A class that is used as a module has {@code @KernelModule}. */
  ANNOTATED("value"),
  /** A record's fields cannot change. */
  CLASS("value"),
  /** An object of a module's class can be made. */
  CONCRETE("value"),
  /** A module's class has a constructor that takes nothing, unless an object of it is given. */
  CONSTRUCTOR("value"),
  /** A module's name has letters that the kernel takes, and not too many. */
  MODULE_NAME("name"),
  /** Names of other modules are names, too. */
  DEPENDENCY("dependsOn"),
  /** No text of the modinfo holds a NUL character. */
  MODINFO,
  /** Each load has values of its own. */
  STATIC,
  /** A parameter can be set. */
  FINAL,
  /** A Java type of which there is no kernel type. */
  JAVA_TYPE,
  /** A kernel type needs a field that holds all its values. */
  KERNEL_TYPE("type"),
  /** An array has elements. */
  ARRAY,
  /** A converter makes the type, and can be made itself. */
  CONVERTER("converter"),
  /** A buffer is a text without another type. */
  SIZE("size"),
  /** Only integers have bounds. */
  BOUNDED("min", "max"),
  /** The lower bound is within the type. */
  LOWER_BOUND("min"),
  /** The upper bound is within the type, and not below the lower one. */
  UPPER_BOUND("max", "min"),
  /** Only an array has a counter, which is a field that can change. */
  COUNTER("counter"),
  /** A parameter's name has letters that the kernel takes. */
  PARAM_NAME("name"),
  /** Two parameters have two names. */
  SAME_NAME("name"),
  /** Permissions are such that a C driver with them would compile. */
  PERMISSIONS("permissions"),
  /** The permission bits as text. */
  MODE("mode"),
  /** No description holds a NUL character. */
  DESCRIPTION("description"),
  /** What the field holds at the start is within the type and its bounds. */
  DEFAULT;

  private final String property;
  private final String other;

  DeclarationRule() {
    this("");
  }

  DeclarationRule(String property) {
    this(property, "");
  }

  DeclarationRule(String property, String other) {
    this.property = property;
    this.other = other;
  }

  /** Returns the property that is wrong, and others in its place if the code does not give it. */
  public List<String> properties() {
    return Stream.of(property, other).filter(each -> !each.isEmpty()).toList();
  }
}
