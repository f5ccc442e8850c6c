// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the defaults of parameters whose variable another module defines. */
final class ExternalVariables {

  private static final String EXTERNAL = "ext:";

  private final Map<String, KernelObject> objects;
  private final Map<String, Path> paths;

  ExternalVariables(Map<String, KernelObject> objects, Map<String, Path> paths) {
    this.objects = objects;
    this.paths = paths;
  }

  /** Replaces each object of which something new is known. */
  void solve() throws ObjectFormatException {
    for (Map.Entry<String, KernelObject> entry : objects.entrySet()) {
      Map<Integer, String> wanted = wanted(entry.getValue().parameters());
      if (!wanted.isEmpty()) {
        entry.setValue(solve(entry.getValue(), wanted));
      }
    }
  }

  /** Returns the symbols of variables of scalar parameters that are not in their file. */
  private static Map<Integer, String> wanted(List<ObjectParameter> parameters) {
    Map<Integer, String> wanted = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      ObjectParameter parameter = parameters.get(i);
      String storage = parameter.storage().orElse("");
      if (storage.startsWith(EXTERNAL)
          && !parameter.isDefaultKnown()
          && standard(parameter) != null) {
        wanted.put(i, storage.substring(EXTERNAL.length()));
      }
    }
    return wanted;
  }

  private static @Nullable StandardType standard(ObjectParameter parameter) {
    return StandardType.ofOperations(parameter.operations().orElse(""));
  }

  private KernelObject solve(KernelObject object, Map<Integer, String> wanted)
      throws ObjectFormatException {
    Map<Integer, ObjectParameter> solved = new HashMap<>();
    for (String dependency : object.definition().dependencies()) {
      Path path = paths.get(dependency);
      Memory memory = path == null ? null : open(path);
      if (memory != null && memory.symbols() != null) {
        Map<String, Pointer.Place> places =
            memory.symbols().definitions(new HashSet<>(wanted.values()));
        wanted.forEach(
            (index, symbol) ->
                look(object.parameters().get(index), places.get(symbol), dependency, memory)
                    .ifPresent(found -> solved.putIfAbsent(index, found)));
      }
    }
    return solved.isEmpty() ? object : object.withDefaults(solved);
  }

  /** Opens a module that was read before; null if that is no longer possible. */
  private static @Nullable Memory open(Path path) {
    try {
      String name = path.toString();
      ByteSource bytes = ByteSource.of(ByteBuffer.wrap(Files.readAllBytes(path)));
      return new Memory(ElfFile.read(KernelObject.unpacked(bytes, name), name));
    } catch (IOException e) {
      return null;
    }
  }

  private static Optional<ObjectParameter> look(
      ObjectParameter parameter, Pointer.@Nullable Place place, String module, Memory memory) {
    StandardType type = standard(parameter);
    if (place == null || type == null) {
      return Optional.empty();
    }
    try {
      String origin = module + ":" + memory.file().name(place.section());
      return Optional.of(parameter.withDefault(type.read(memory, place), origin));
    } catch (IOException | UnknownValueException e) {
      return Optional.empty();
    }
  }
}
