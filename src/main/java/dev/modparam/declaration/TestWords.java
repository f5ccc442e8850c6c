// SPDX-License-Identifier: Apache-2.0
package dev.modparam.declaration;

import dev.modparam.text.NearestName;
import java.util.List;

/** What is said of the annotations of tests, by the compiler's check and by a run. */
public final class TestWords {

  private TestWords() {}

  /**
   * Says that an annotation is for a module that no annotation loads.
   *
   * @param name the name that it gives, or empty
   * @param loaded the modules that are loaded
   */
  public static String mustNameOneOf(String name, List<String> loaded) {
    return "must name one of the modules that are loaded: "
        + (loaded.isEmpty() ? "none is" : String.join(", ", loaded))
        + nearest(name, loaded);
  }

  /** Says that a module does not declare a parameter. */
  public static String noParameter(String module, String name, List<String> declared) {
    return "module " + module + " has no parameter " + name + nearest(name, declared);
  }

  /** Says that a module cannot be injected. */
  public static String notLoaded(String module) {
    return "module " + module + " is not loaded: declare it with @LoadModule";
  }

  private static String nearest(String name, List<String> names) {
    return NearestName.of(name, names).map(near -> "; did you mean " + near + "?").orElse("");
  }
}
