// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the facts of a parameter in the form of the recordings. */
final class FactsAsJson {

  private FactsAsJson() {}

  static ObjectNode write(ObjectParameter parameter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", parameter.name());
    json.put("perm", String.format("%04o", parameter.permissions().orElseThrow()));
    json.put("level", parameter.level().orElseThrow());
    json.set("flags", flags(parameter));
    json.put("ops", parameter.operations().orElse(null));
    parameter.customOperations().ifPresent(custom -> write(custom, json));
    writeDefault(parameter, json);
    json.put("storage", parameter.storage().orElse(null));
    parameter.array().ifPresent(array -> json.set("array", write(array)));
    parameter
        .bufferSize()
        .ifPresent(size -> json.putObject("string").put("maxlen", Math.toIntExact(size)));
    json.put("type", parameter.typeWord().orElse(null));
    return json;
  }

  private static ArrayNode flags(ObjectParameter parameter) {
    ArrayNode flags = JsonNodeFactory.instance.arrayNode();
    if (parameter.isUnsafe()) {
      flags.add("unsafe");
    }
    return parameter.isHardware() ? flags.add("hw") : flags;
  }

  private static void write(CustomOperations custom, ObjectNode json) {
    json.put("custom", "local");
    json.put("noarg", custom.acceptsBareName());
    json.put("set", custom.set().orElse(null));
    json.put("get", custom.get().orElse(null));
    json.put("free", custom.free().orElse(null));
  }

  private static void writeDefault(ObjectParameter parameter, ObjectNode json) {
    String known = parameter.defaultText().orElse(null);
    boolean throughGetter = parameter.customOperations().isPresent() && known != null;
    json.put("default", throughGetter ? null : known);
    if (throughGetter) {
      json.put("getter_default", known);
      json.put("why", "own operations, standard get");
    } else {
      parameter.unknownBecause().ifPresent(reason -> json.put("why", reason));
    }
  }

  private static ObjectNode write(ArrayLayout array) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("max", Math.toIntExact(array.max()));
    json.put("elemsize", Math.toIntExact(array.elementSize()));
    json.put("num", array.isCounted());
    json.put("ops", array.elementOperations().orElse(null));
    array.elementCustomOperations().ifPresent(custom -> write(custom, json));
    if (array.isCounted()) {
      json.put("num_init", Math.toIntExact(array.initialCount().orElseThrow()));
      ArrayNode elements = json.putArray("elements");
      array.elements().forEach(elements::add);
    }
    return json;
  }
}
