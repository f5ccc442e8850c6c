// SPDX-License-Identifier: Apache-2.0
package dev.modparam.examples.modinfo;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.ModinfoFormat;
import dev.modparam.binary.ModuleCatalog;
import dev.modparam.binary.ObjectParameter;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.CSource;
import dev.modparam.source.RustSource;
import dev.modparam.source.SourceModule;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A module with what there is to print of it, wherever it was read from. */
record Described(
    ModuleDefinition definition,
    String modinfo,
    Map<String, String> origins,
    Set<String> unknownDefaults,
    List<String> notes) {

  /** Reads a file, or all modules below a folder; what cannot be read there is reported. */
  static List<Described> read(Path path, Consumer<String> damaged) throws IOException {
    if (Files.isDirectory(path)) {
      ModuleCatalog catalog = ModuleCatalog.read(path);
      catalog.damaged().forEach(file -> damaged.accept(file.file() + ": " + file.problem()));
      return catalog.objects().stream()
          .sorted(Comparator.comparing(object -> object.definition().name()))
          .map(Described::of)
          .toList();
    }
    String name = path.getFileName().toString();
    String module = name.substring(0, Math.max(name.indexOf('.'), 0));
    if (name.endsWith(".rs")) {
      return List.of(of(path, RustSource.parse(Files.readString(path), module), List.of()));
    }
    if (name.endsWith(".c")) {
      SourceModule source = CSource.parse(Files.readString(path), module);
      return List.of(
          of(path, source.definition(), source.notes().stream().map(Object::toString).toList()));
    }
    return List.of(of(KernelObject.read(path)));
  }

  private static Described of(KernelObject object) {
    Map<String, String> origins = new HashMap<>();
    Set<String> unknown = new HashSet<>();
    for (ObjectParameter parameter : object.parameters()) {
      boolean first = origins.putIfAbsent(parameter.name(), origin(parameter)) == null;
      if (first && parameter.unknownBecause().isPresent()) {
        unknown.add(parameter.name());
      }
    }
    return new Described(
        object.definition(),
        ModinfoFormat.kmod30().print(object.fileName(), object.modinfo()),
        origins,
        unknown,
        object.notes().stream().map(Object::toString).toList());
  }

  private static Described of(Path path, ModuleDefinition definition, List<String> notes) {
    Map<String, String> origins = new HashMap<>();
    definition.parameters().forEach(param -> origins.put(param.name(), "source text"));
    String modinfo = "filename:       " + path + "\n" + ModinfoFormat.kmod30().print(definition);
    return new Described(definition, modinfo, origins, Set.of(), notes);
  }

  /** Where a parameter and its default were found. */
  private static String origin(ObjectParameter parameter) {
    List<String> places = new ArrayList<>();
    places.add(parameter.isDeclared() ? "__param" : ".modinfo");
    parameter.defaultOrigin().ifPresent(place -> places.add("default in " + place));
    parameter.unknownBecause().ifPresent(reason -> places.add("default unknown: " + reason));
    return String.join(", ", places);
  }

  /** The parameters with what modinfo does not show. */
  String table() {
    return new Table(definition, origins, unknownDefaults).toString();
  }

  static String reason(Path path, IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return path + ": there is no such file";
    }
    if (problem instanceof MalformedInputException) {
      return path + ": it is not text in UTF-8";
    }
    return problem.getMessage();
  }
}
