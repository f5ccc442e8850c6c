// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a recorded text can be compared: a simulated module has no code, so it has a size and an
 * address that are not its own, and directories have no order.
 */
record RecordedText(JsonNode step) {

  private static final Pattern MODULE =
      Pattern.compile("(?m)^(/proc/modules errno 0: |)(\\w*) \\d+ (-?\\d+ .*) 0x[0-9a-f]{16}");
  private static final Pattern PART_OF_MODULE = Pattern.compile("^(\\w*) \\d+$");
  private static final Pattern SIZE = Pattern.compile("(coresize errno 0: )\\d+");

  String recorded(String text) {
    return comparable(text);
  }

  String ours(String text) {
    return text == null ? null : comparable(text);
  }

  private String comparable(String text) {
    String path = step.path("path").asText();
    String call = step.get("do").asText();
    if (call.equals("+ls")) {
      return text.lines().sorted().collect(Collectors.joining("\n"));
    }
    if (path.endsWith("/coresize") || path.endsWith("/srcversion")) {
      return text.replaceAll("[0-9A-F]+", "NUMBER");
    }
    String sized = SIZE.matcher(text).replaceAll("$1SIZE");
    String whole = MODULE.matcher(sized).replaceAll("$1$2 SIZE $3 ADDRESS");
    return PART_OF_MODULE.matcher(whole).replaceAll("$1 SIZE");
  }
}
