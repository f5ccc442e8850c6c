// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.depmod;

import dev.modparam.binary.KernelObject;
import dev.modparam.binary.Modinfo;
import dev.modparam.files.BuiltinStrings;
import dev.modparam.files.ModuleFolder;
import dev.modparam.input.InvalidInputException;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the text indexes of a folder of module files, as {@code depmod} does. */
public final class DepmodIndexes {

  private static final Pattern NUMBERS = Pattern.compile("(char|block)-major-(\\d+)-(\\d+).*");
  private static final String ALIAS = "alias=";
  private static final String DEVICE_NAME = "devname:";
  private static final int LARGEST_LIST = 256 << 20;
  private static final KernelObject.Linkage NOTHING =
      new KernelObject.Linkage(Modinfo.of(List.of()), List.of(), Map.of());

  private final TreePlace place;
  private final DepmodConfig config;
  private final DepmodLog log;
  private final List<IndexedModule> modules = new ArrayList<>();
  private SymbolTable symbols;
  private Map<String, List<String>> needs = Map.of();

  /**
   * Makes a maker, which has read nothing yet.
   *
   * @param log is told what depmod says
   */
  public DepmodIndexes(TreePlace place, DepmodConfig config, DepmodLog log) {
    this.place = place;
    this.config = config;
    this.log = log;
    this.symbols = new SymbolTable(List.of(), log);
  }

  /**
   * Reads all module files of the folder.
   *
   * @throws IOException if the folder cannot be read
   */
  public void readAll() throws IOException {
    read(new ModuleSearch(place, config, log).all());
  }

  /**
   * Reads files that were named.
   *
   * @param paths absolute paths
   */
  public void readOnly(List<String> paths) {
    read(new ModuleSearch(place, config, log).of(paths));
  }

  private void read(List<String> paths) {
    paths.forEach(path -> modules.add(new IndexedModule(path, place.shown(path), linkage(path))));
    symbols = new SymbolTable(modules, log);
  }

  /** {@code depmod_load_modules}: a file that is not a module says nothing. */
  private KernelObject.Linkage linkage(String path) {
    try {
      return place.linkage(path);
    } catch (IOException | InvalidInputException failure) {
      log.error("failed to load symbols from " + path + ": " + place.problem(path));
      return NOTHING;
    }
  }

  /** Tells whether no module file was found. */
  public boolean isEmpty() {
    return modules.isEmpty();
  }

  /**
   * Finds who needs whom. Modules that need each other are reported, and then count as modules that
   * need nothing.
   *
   * @param kernelSymbols those that the kernel itself has
   * @param reportUnknown whether to report symbols that nobody has
   * @return whether no modules need each other; otherwise depmod gives up
   */
  public boolean link(Set<String> kernelSymbols, boolean reportUnknown) {
    needs = symbols.needs(kernelSymbols, reportUnknown);
    Set<String> cyclic = DependencyOrder.cyclic(needs);
    if (cyclic.isEmpty()) {
      return true;
    }
    new DependencyCycles(needs, log).report(cyclic);
    cyclic.forEach(name -> needs.put(name, List.of()));
    return false;
  }

  /** What to say of binary indexes, which depmod writes and which are not made here. */
  public enum Binary {
    /** Nothing: they are not wanted. */
    NONE,
    /** What is wrong with what they would hold. */
    WRITTEN,
    /** Also which aliases a module has twice. */
    WITH_DUPLICATES
  }

  /** Makes the indexes: content by name, in the order in which depmod writes them. */
  public Map<String, String> texts(Binary binary) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("modules.dep", dependencies());
    texts.put(
        "modules.alias", "# Aliases extracted from modules themselves.\n" + lines("alias", false));
    texts.put(
        "modules.softdep",
        "# Soft dependencies extracted from modules themselves.\n" + lines("softdep", true));
    texts.put(
        "modules.weakdep",
        "# Weak dependencies extracted from modules themselves.\n" + lines("weakdep", true));
    texts.put("modules.symbols", symbols.text());
    if (binary != Binary.NONE) {
      checkBinaryIndexes(binary == Binary.WITH_DUPLICATES);
    }
    texts.put("modules.devname", deviceNames());
    return texts;
  }

  private String dependencies() {
    DependencyOrder order = DependencyOrder.of(needs);
    Map<String, String> shown = new HashMap<>();
    modules.forEach(module -> shown.put(module.name(), module.shown()));
    StringBuilder text = new StringBuilder();
    for (IndexedModule module : modules) {
      text.append(module.shown()).append(':');
      order.line(module.name()).forEach(other -> text.append(' ').append(shown.get(other)));
      text.append('\n');
    }
    return text.toString();
  }

  /** {@code KEY VALUE MODULE}, or {@code KEY MODULE VALUE}. */
  private String lines(String key, boolean moduleFirst) {
    StringBuilder text = new StringBuilder();
    for (IndexedModule module : modules) {
      for (String value : module.values(key)) {
        text.append(key).append(' ');
        text.append(moduleFirst ? module.name() : value).append(' ');
        text.append(moduleFirst ? value : module.name()).append('\n');
      }
    }
    return text.toString();
  }

  /** {@code output_devname}. */
  private String deviceNames() {
    StringBuilder text = new StringBuilder();
    for (IndexedModule module : modules) {
      String device = "";
      String number = "";
      for (String alias : module.values("alias")) {
        Matcher numbers = NUMBERS.matcher(alias);
        if (alias.startsWith(DEVICE_NAME)) {
          device = alias.substring(DEVICE_NAME.length());
        } else if (numbers.matches()) {
          number = numbers.group(1).charAt(0) + numbers.group(2) + ":" + numbers.group(3);
        }
        if (!device.isEmpty() && !number.isEmpty()) {
          text.append(module.name() + " " + device + " " + number + "\n");
          break;
        }
      }
      if (!device.isEmpty() && number.isEmpty()) {
        log.error(
            "Module '"
                + module.name()
                + "' has devname ("
                + device
                + ") but lacks major and minor information. Ignoring.");
      }
    }
    return text.isEmpty() ? "" : "# Device nodes to trigger on-demand module loading.\n" + text;
  }

  private void checkBinaryIndexes(boolean duplicates) {
    for (IndexedModule module : modules) {
      Set<String> seen = new HashSet<>();
      for (String alias : module.values("alias")) {
        Optional<String> key = checked(alias);
        if (key.isPresent() && !seen.add(key.get()) && duplicates) {
          log.warning("duplicate module alias:\n" + key.get() + " " + module.name());
        }
      }
    }
    String builtIn = place.read("modules.builtin", LARGEST_LIST, log);
    if (builtIn != null) {
      builtIn
          .lines()
          .filter(line -> !line.matches("[A-Za-z].*"))
          .forEach(line -> log.error("Invalid modules.builtin line: " + line + "\n"));
    }
    String strings = place.read(ModuleFolder.BUILTIN_MODINFO, LARGEST_LIST, log);
    if (strings != null) {
      BuiltinStrings.parse(ByteText.encode(strings)).values().forEach(this::checkBrackets);
    }
  }

  private void checkBrackets(List<String> strings) {
    strings.stream()
        .filter(string -> string.startsWith(ALIAS))
        .forEach(string -> checked(string.substring(ALIAS.length())));
  }

  private Optional<String> checked(String alias) {
    Optional<String> key = KernelName.ofAlias(alias);
    if (key.isEmpty()) {
      log.warning("Unmatched bracket in " + alias);
    }
    return key;
  }
}
