// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The recorded cases of a theme, without their header. */
final class RecordedCases {

  private RecordedCases() {}

  static List<JsonNode> of(String theme) throws IOException {
    String name = "/dev/modparam/vectors/conformance/" + theme + ".jsonl.gz";
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream file =
            Objects.requireNonNull(RecordedCases.class.getResourceAsStream(name), name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = json.readTree(line);
        if (!node.has("header")) {
          cases.add(node);
        }
      }
    }
    return cases;
  }
}
