// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.ObjectParameter;
import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.param.ArrayType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads each module of a kernel twice, compiled and from its C files, and prints how many
 * parameters the reader of C files finds and says right. See {@code
 * src/test/scripts/compare-sources.sh}.
 */
final class KernelTreeComparison {

  /** The folders of headers that every module is compiled with; the last is the tree itself. */
  private static final List<String> USUAL =
      List.of("include", "arch/x86/include", "include/uapi", "arch/x86/include/uapi", "");

  private final Path tree;
  private final @Nullable String config;
  private final Map<List<Path>, CSource.Options> options = new HashMap<>();
  private final boolean verbose;
  private final Map<String, Integer> table = new TreeMap<>();
  private final List<Long> nanoseconds = new ArrayList<>();

  /**
   * Prepares a comparison.
   *
   * @param config the kernel's configuration; null to read each file alone
   */
  private KernelTreeComparison(Path tree, @Nullable String config) {
    this.tree = tree;
    this.config = config;
    this.verbose = Boolean.getBoolean("modparam.verbose");
  }

  /**
   * Compares.
   *
   * @param arguments the folder of a kernel's source, that of its modules, and its configuration
   */
  public static void main(String[] arguments) throws IOException {
    Path tree = Path.of(arguments[0]).toAbsolutePath().normalize();
    String config = Files.readString(Path.of(arguments[2]));
    List<KernelObject> objects = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.ko(\\.xz)?")).toList()) {
        objects.add(KernelObject.read(file));
      }
    }
    KbuildFiles sources =
        new KbuildFiles(
            tree,
            config
                .lines()
                .filter(line -> line.matches("CONFIG_\\w+=[ym]"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet()));
    compare(new KernelTreeComparison(tree, null), objects, sources, "alone");
    compare(new KernelTreeComparison(tree, config), objects, sources, "with headers");
  }

  /**
   * What a module is read with; modules that the compiler is given the same folders for share it.
   */
  private CSource.Options options(List<Path> moreFolders) {
    if (config == null) {
      return CSource.Options.builder().build();
    }
    return options.computeIfAbsent(
        moreFolders,
        folders -> {
          CSource.Options.Builder with = CSource.Options.builder().config(config);
          USUAL.forEach(folder -> with.addIncludeFolder(tree.resolve(folder)));
          folders.forEach(with::addIncludeFolder);
          return with.build();
        });
  }

  private static void compare(
      KernelTreeComparison comparison,
      List<KernelObject> objects,
      KbuildFiles sources,
      String title) {
    objects.forEach(object -> comparison.module(object, sources));
    comparison.print(title);
  }

  private void count(String what) {
    table.merge(what, 1, Integer::sum);
  }

  private void example(String what, String module, String text) {
    count(what);
    if (verbose) {
      System.out.println("  " + what + " | " + module + " | " + text.replace('\n', ' '));
    }
  }

  private void missing(String what, String module, String name) {
    count("1 parameters");
    example(what, module, name);
  }

  private void module(KernelObject object, KbuildFiles sources) {
    Map<String, ObjectParameter> declared = new LinkedHashMap<>(); // arguments reach the first one
    object.parameters().stream()
        .filter(ObjectParameter::isDeclared)
        .forEach(each -> declared.putIfAbsent(each.name(), each));
    String path = object.fileName().replaceFirst(".*?/kernel/", "").replaceFirst("\\.ko.*", "");
    if (!path.matches(System.getProperty("modparam.only", ".*"))) {
      return;
    }
    List<Path> files = sources.of(path);
    if (files.isEmpty()) {
      declared.keySet().forEach(each -> missing("3 missing: no C file", path, each));
      return;
    }
    Map<String, Read> read = new HashMap<>();
    StringBuilder notes = new StringBuilder();
    CSource.Options with = options(sources.includeFolders(path));
    for (List<Path> one : config == null ? files.stream().map(List::of).toList() : List.of(files)) {
      read(path, object.definition().name(), one, with, read, notes);
    }
    if (verbose && System.getProperty("modparam.only") != null) {
      System.out.println(notes);
    }
    for (ObjectParameter each : declared.values()) {
      parameter(path, object, each, read.get(each.name()), notes.toString());
    }
  }

  /** What the sources say of one parameter. */
  private record Read(Param<?> param, SourceModule.Parameter known) {}

  private void read(
      String path,
      String name,
      List<Path> files,
      CSource.Options with,
      Map<String, Read> read,
      StringBuilder notes) {
    long start = System.nanoTime();
    try {
      SourceModule module = CSource.read(files, name, with);
      nanoseconds.add(System.nanoTime() - start);
      module.notes().stream().map(Note::message).forEach(note -> notes.append(note).append('\n'));
      for (SourceModule.Parameter known : module.parameters()) {
        Param<?> param = module.definition().parameter(known.name()).orElseThrow();
        read.putIfAbsent(known.name(), new Read(param, known));
      }
    } catch (InvalidInputException | IOException refused) {
      example("0 refused files", path, String.valueOf(refused.getMessage()));
    }
  }

  private void parameter(
      String path, KernelObject object, ObjectParameter real, @Nullable Read read, String notes) {
    if (read == null) {
      boolean said =
          notes.contains("may declare parameters")
              || mentions(notes, real.name())
              || notes.contains("macros expand to more");
      missing(said ? "3 missing with a note" : "3 missing in silence", path, real.name());
      return;
    }
    count("1 parameters");
    count("2 found");
    Param<?> compiled = object.definition().parameter(real.name()).orElse(null);
    if (compiled == null) {
      example("6 left out of the compiled definition", path, real.name());
      return;
    }
    List<String> unknown = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    compare(real, compiled, read, unknown, wrong);
    if (notes.contains("description of " + real.name() + " is not known")) {
      wrong.removeIf(each -> each.startsWith("description"));
      unknown.add("description");
    }
    if (!wrong.isEmpty()) {
      boolean said = mentions(notes, real.name());
      example(said ? "5 wrong with a note" : "5 wrong in silence", path, real.name() + " " + wrong);
    } else if (!unknown.isEmpty()) {
      example("4 unknown", path, real.name() + " " + unknown);
    } else {
      count("3 right in every field");
    }
  }

  private static boolean mentions(String notes, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(notes).find();
  }

  private static void compare(
      ObjectParameter real,
      Param<?> compiled,
      Read read,
      List<String> unknown,
      List<String> wrong) {
    Param<?> param = read.param();
    if (!read.known().permissionsKnown()) {
      unknown.add("permissions");
    } else {
      differ("permissions", compiled.permissions(), param.permissions(), wrong);
    }
    boolean own = compiled.type().isUnknown();
    if (!own && !read.known().typeKnown()) {
      unknown.add("type");
    } else if (!own && read.known().lengthKnown()) {
      differ("type", shown(compiled.type()), shown(param.type()), wrong);
    } else if (!own) {
      unknown.add("length");
    } else if (read.known().typeKnown()) {
      wrong.add("type " + param.type() + " for operations of its own");
    }
    if (real.defaultText().isPresent()) {
      if (!read.known().defaultKnown() || !read.known().lengthKnown()) {
        unknown.add("default");
      } else {
        differ("default", real.defaultText().get(), param.defaultText().stripTrailing(), wrong);
      }
    }
    if (real.name().indexOf('.') < 0) { // modinfo describes it under the name without its prefix
      differ(
          "description", compiled.description().orElse(""), param.description().orElse(""), wrong);
    }
    differ("unsafe", compiled.isUnsafe(), param.isUnsafe(), wrong);
    differ("hardware", compiled.isHardware(), param.isHardware(), wrong);
  }

  private static String shown(ParamType<?> type) {
    return type instanceof ArrayType<?> array
        ? array.element().name() + "[" + array.max() + "]" + (array.isCounted() ? "#" : "")
        : type.name() + " " + type.kind();
  }

  private static void differ(String field, Object real, Object read, List<String> wrong) {
    if (!String.valueOf(real).stripTrailing().equals(String.valueOf(read).stripTrailing())) {
      wrong.add(field + " " + read + " for " + real);
    }
  }

  private void print(String title) {
    int all = table.getOrDefault("1 parameters", 0);
    System.out.println(title);
    table.forEach(
        (what, number) ->
            System.out.printf(
                "  %-40s %6d  %5.1f %%%n", what.substring(2), number, 100.0 * number / all));
    long[] times = nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "  median %.2f ms, mean %.2f ms, longest %.0f ms a %s%n",
        times[times.length / 2] / 1e6,
        Arrays.stream(times).average().orElse(0) / 1e6,
        times[times.length - 1] / 1e6,
        config == null ? "file" : "module");
  }
}
