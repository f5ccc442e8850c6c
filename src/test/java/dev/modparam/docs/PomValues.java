// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands in the projects under {@code src/it} for values of the build, such as versions. */
final class PomValues {

  private static final Pattern PLACE = Pattern.compile("@([\\w.]+)@");
  private static final Pattern PROPERTY = Pattern.compile("<([\\w.]+\\.version)>([^<]+)</\\1>");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  private static final Map<String, String> VALUES = read();

  private PomValues() {}

  private static Map<String, String> read() {
    try {
      String pom = Files.readString(Path.of("pom.xml"));
      Map<String, String> values =
          PROPERTY
              .matcher(pom)
              .results()
              .collect(
                  Collectors.toMap(
                      found -> found.group(1), found -> found.group(2), (first, other) -> first));
      Matcher version = VERSION.matcher(pom);
      if (version.find()) {
        values.put("project.version", version.group(1));
      }
      return Map.copyOf(values);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static String fill(String line) {
    return PLACE
        .matcher(line)
        .replaceAll(
            place -> Matcher.quoteReplacement(VALUES.getOrDefault(place.group(1), place.group())));
  }
}
