// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modparam.kernel.Attribute;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares what is read from module files with what a reference decoder and a running kernel found.
 *
 * <p>The files next to the recordings are always compared. {@code -Dmodparam.modules=FOLDER} is a
 * tree of modules ({@code lib/modules/VERSION}) to compare with the others; {@code
 * -Dmodparam.vectors=FOLDER} replaces the recordings.
 */
class ModuleFileConformanceTest {

  private static final String MODULES = "modparam.modules";
  private static final String RECORDED_RELEASE = "6.12.117+deb12-amd64";

  private static @Nullable ModuleCatalog tree;

  /** The mode and the content of one file below {@code parameters}. */
  private record FileInSysfs(String mode, String content) {}

  /** Recordings of one file, and what became of them. */
  private static final class Tally {
    private int matched;
    private int absent;
    private final List<String> differences = new ArrayList<>();

    void compare(String where, @Nullable Object expected, @Nullable Object actual) {
      if (String.valueOf(expected).equals(String.valueOf(actual))) {
        matched++;
      } else {
        differences.add(where + "\n expected " + expected + "\n but was  " + actual);
      }
    }
  }

  @AfterAll
  static void forgetTree() {
    tree = null;
  }

  @Test
  void readsEveryFieldOfEveryRecordedModule() throws IOException {
    int matched = 0;
    for (Path file : VectorFiles.in(VectorFiles.folder("realmods"))) {
      matched += replay(file, "params");
    }
    assumeFalse(matched == 0 && VectorFiles.areGiven(), "the folder given has no module at hand");
    assertThat(matched).isPositive();
  }

  @Test
  void showsWhatTheKernelShows() throws IOException {
    for (Path file : VectorFiles.in(VectorFiles.folder("realmods"))) {
      replay(file, "table");
    }
  }

  @Test
  @EnabledIfSystemProperty(named = MODULES, matches = ".+")
  void readsTheWholeTree() throws IOException {
    ModuleCatalog catalog = tree();
    List<ObjectParameter> all =
        catalog.objects().stream()
            .flatMap(object -> object.parameters().stream())
            .filter(ObjectParameter::isDeclared)
            .toList();
    long layout = all.stream().filter(ModuleFileConformanceTest::hasFullStructure).count();
    long known = all.stream().filter(p -> isKnown(p, false)).count();
    long throughGetter = all.stream().filter(p -> isKnown(p, true)).count();
    System.out.printf(
        "%d modules: %d of %d entries with full structure, %d defaults, %d more through getters%n",
        catalog.objects().size(), layout, all.size(), known, throughGetter);
    assertThat(catalog.damaged()).isEmpty();
    if (String.valueOf(Path.of(System.getProperty(MODULES)).getFileName())
        .equals(RECORDED_RELEASE)) {
      assertThat(List.of(all.size(), (int) layout, (int) known, (int) throughGetter))
          .containsExactly(4979, 4979, 4840, 68);
    }
  }

  private static boolean hasFullStructure(ObjectParameter parameter) {
    String operations = parameter.operations().orElse("");
    return !operations.isEmpty()
        && (!operations.equals("param_array_ops") || parameter.array().isPresent())
        && (!operations.equals("param_ops_string") || parameter.bufferSize().isPresent());
  }

  private static boolean isKnown(ObjectParameter parameter, boolean ownOperations) {
    return parameter.defaultText().isPresent()
        && parameter.customOperations().isPresent() == ownOperations;
  }

  private static int replay(Path recordings, String field) throws IOException {
    Tally tally = new Tally();
    for (JsonNode line : VectorFiles.read(recordings)) {
      // a recording with "loaded" shows what init has left, not what the file holds
      if (!line.has("file") || !line.has(field) || line.has("loaded")) {
        continue;
      }
      KernelObject object = find(recordings, line);
      if (object == null) {
        tally.absent++;
      } else if (field.equals("params")) {
        compareFacts(line, object, tally);
      } else {
        compareTable(line, object, tally);
      }
    }
    if (tally.matched + tally.absent + tally.differences.size() > 0) {
      System.out.printf(
          "%s: %d matched, %d differ, %d modules not at hand%n",
          VectorFiles.name(recordings), tally.matched, tally.differences.size(), tally.absent);
    }
    assertThat(tally.differences).as(recordings.toString()).isEmpty();
    return tally.matched;
  }

  /** Finds the file of a module next to the recordings, or the module in the tree. */
  private static @Nullable KernelObject find(Path recordings, JsonNode line) throws IOException {
    Path file = recordings.resolveSibling(line.get("file").asText());
    if (Files.exists(file)) {
      return KernelObject.read(file);
    }
    return System.getProperty(MODULES) == null
        ? null
        : tree().object(line.get("module").asText()).orElseThrow();
  }

  private static ModuleCatalog tree() throws IOException {
    ModuleCatalog read = tree;
    if (read == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      ExecutorService pool = Executors.newFixedThreadPool(processors);
      try {
        read =
            ModuleCatalog.read(
                Path.of(System.getProperty(MODULES)),
                pool,
                processors,
                ModuleCatalog.Progress.NONE);
      } finally {
        pool.shutdown();
      }
      tree = read;
    }
    return read;
  }

  private static void compareFacts(JsonNode line, KernelObject object, Tally tally) {
    String module = line.get("module").asText();
    List<ObjectParameter> declared = declared(object);
    JsonNode expected = line.get("params");
    tally.compare(module + " entries", expected.size(), declared.size());
    for (int i = 0; i < Math.min(expected.size(), declared.size()); i++) {
      ObjectNode actual = FactsAsJson.write(declared.get(i));
      String where = module + "." + declared.get(i).name();
      if (expected.get(i).equals(actual)) {
        tally.matched++;
      } else {
        tally.differences.add(where + "\n expected " + expected.get(i) + "\n but was  " + actual);
      }
    }
  }

  private static List<ObjectParameter> declared(KernelObject object) {
    return object.parameters().stream().filter(ObjectParameter::isDeclared).toList();
  }

  private static void compareTable(JsonNode line, KernelObject object, Tally tally) {
    String module = line.get("module").asText();
    List<ObjectParameter> declared = declared(object);
    JsonNode table = line.get("table");
    tally.compare(module + " entries", table.size(), declared.size());
    for (int i = 0; i < Math.min(table.size(), declared.size()); i++) {
      compareEntry(module, table.get(i), declared.get(i), tally);
    }
    Map<String, FileInSysfs> shown = load(object.definition());
    tally.compare(module + " files", line.get("sysfs").size(), shown.size());
    for (JsonNode file : line.get("sysfs")) {
      String name = file.get("name").asText();
      FileInSysfs attribute = requireNonNull(shown.get(name), module + "." + name);
      tally.compare(module + "." + name, file.get("mode").asText(), attribute.mode());
      if (!file.get("value").isNull() && isDefaultKnown(object, name)) {
        tally.compare(module + "." + name, file.get("value").asText(), attribute.content());
      }
    }
  }

  private static boolean isDefaultKnown(KernelObject object, String name) {
    return declared(object).stream()
        .anyMatch(p -> p.name().equals(name) && p.defaultText().isPresent());
  }

  private static void compareEntry(
      String module, JsonNode entry, ObjectParameter parameter, Tally tally) {
    ObjectNode facts = FactsAsJson.write(parameter);
    String where = module + "." + parameter.name();
    for (String field : List.of("name", "perm", "level", "flags", "ops")) {
      tally.compare(where + " " + field, entry.get(field), facts.get(field));
    }
    tally.compare(
        where + " noarg", entry.get("noarg").asBoolean(), parameter.type().acceptsBareName());
    if (facts.has("custom")) {
      for (String field : List.of("set", "get", "free")) {
        tally.compare(where + " " + field, entry.get(field), facts.get(field));
      }
    }
    if (entry.has("array")) {
      for (String field : List.of("max", "elemsize", "num", "ops")) {
        tally.compare(where, entry.get("array").get(field), facts.get("array").get(field));
      }
    }
    if (entry.has("string")) {
      tally.compare(where + " string", entry.get("string"), facts.get("string"));
    }
    String text = parameter.defaultText().orElse(null);
    if (text != null && !entry.get("value").isNull()) {
      tally.compare(where + " value", entry.get("value").asText(), shown(parameter, text));
    }
  }

  private static String shown(ObjectParameter parameter, String text) {
    boolean showsNothing = parameter.array().isPresent() && text.isEmpty();
    return showsNothing ? "" : text + "\n";
  }

  /** What {@code /sys/module/NAME/parameters} shows after a load without arguments. */
  private static Map<String, FileInSysfs> load(ModuleDefinition module) {
    SimulatedKernel kernel = new SimulatedKernel();
    module.dependencies().forEach(name -> kernel.insmod(ModuleDefinition.of(name)));
    Map<String, FileInSysfs> files = new LinkedHashMap<>();
    for (Attribute attribute : kernel.insmod(module).attributes()) {
      boolean readable = attribute.isReadableBy(Credentials.ROOT);
      files.put(
          attribute.name(),
          new FileInSysfs(
              String.format("%04o", attribute.mode()), readable ? content(attribute) : ""));
    }
    return files;
  }

  /** The text of a file, or the error of reading it. */
  private static String content(Attribute attribute) {
    try {
      return attribute.show();
    } catch (ErrnoException failure) {
      return failure.errno().name();
    }
  }
}
