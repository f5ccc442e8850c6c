// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.tree;

import dev.modparam.binary.KernelObject;
import dev.modparam.files.FileRoot;
import dev.modparam.files.ModuleFolder;
import dev.modparam.input.Location;
import dev.modparam.input.Note;
import dev.modparam.text.ByteText;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the text indexes of a folder of module files, as {@code depmod} does. What a module needs
 * is taken from its {@code depends} string, which names the same modules as its symbols.
 */
final class DepmodIndexes {

  private static final Pattern NUMBERS =
      Pattern.compile("(char|block)-major-(\\d{1,9})-(\\d{1,9})");
  private static final String DEVICE_NAME = "devname:";
  private static final int LARGEST_ORDER = 16 << 20;

  private final FileRoot root;
  private final String inside;
  private final String directory;
  private final List<Note> notes = new ArrayList<>();

  /** Module files by the name of the module, in the order of the indexes. */
  private final Map<String, String> files = new LinkedHashMap<>();

  private final Map<String, KernelObject> objects = new HashMap<>();

  /**
   * Makes a maker.
   *
   * @param inside the folder's path in the root, without a slash at its end
   * @param directory its path as messages name it
   */
  DepmodIndexes(FileRoot root, String inside, String directory) {
    this.root = root;
    this.inside = inside;
    this.directory = directory;
  }

  /** What could not be read, or does not count. */
  List<Note> notes() {
    return notes;
  }

  /**
   * Reads all module files.
   *
   * @return content by name, such as {@code modules.dep}
   * @throws NoSuchFileException if there is no module file
   */
  Map<String, String> texts() throws IOException {
    List<String> found = ModuleFolder.list(root, inside + "/");
    if (found.isEmpty()) {
      throw new NoSuchFileException(directory, null, "no modules.dep and no module file");
    }
    inOrder(found).forEach(file -> files.putIfAbsent(KernelName.ofPath(file), file));
    files.forEach(this::read);
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
    texts.put("modules.symbols", symbols());
    texts.put("modules.devname", deviceNames());
    return texts;
  }

  /** {@code depmod_modules_sort}: those of modules.order first, in its order. */
  private List<String> inOrder(List<String> found) throws IOException {
    String path = inside + "/modules.order";
    if (root.kind(path) != FileRoot.Kind.FILE) {
      return found;
    }
    Map<String, Integer> places = new HashMap<>();
    ByteText.decode(root.read(path, LARGEST_ORDER))
        .lines()
        .forEach(line -> places.putIfAbsent(withoutSuffix(line), places.size()));
    List<String> sorted = new ArrayList<>(found);
    sorted.sort(
        (a, b) ->
            Integer.compare(
                places.getOrDefault(withoutSuffix(a), Integer.MAX_VALUE),
                places.getOrDefault(withoutSuffix(b), Integer.MAX_VALUE)));
    return sorted;
  }

  private static String withoutSuffix(String file) {
    int suffix = file.lastIndexOf(".ko");
    return suffix < 0 ? file : file.substring(0, suffix);
  }

  /** A file that is no module has a name all the same; depmod says so and goes on. */
  private void read(String name, String file) {
    try {
      objects.put(name, new FileContent(root, inside + "/" + file, List::of).read());
    } catch (IOException | IllegalArgumentException failure) {
      note(file, "it is no module that can be read: " + failure.getMessage());
    }
  }

  private void note(String file, String message) {
    notes.add(new Note(Location.ofFile(directory + "/" + file), message));
  }

  private String dependencies() {
    Map<String, List<String>> direct = new LinkedHashMap<>();
    files.forEach((name, file) -> direct.put(name, needed(name)));
    for (String name : DependencyOrder.cyclic(direct)) {
      direct.put(name, List.of());
      note(
          files.getOrDefault(name, name),
          "it needs a module that needs it, so no dependency counts");
    }
    DependencyOrder order = DependencyOrder.of(direct);
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, file) -> {
          text.append(file).append(':');
          order.line(name).forEach(other -> text.append(' ').append(files.get(other)));
          text.append('\n');
        });
    return text.toString();
  }

  private List<String> needed(String name) {
    KernelObject object = objects.get(name);
    return object == null
        ? List.of()
        : object.definition().dependencies().stream().filter(files::containsKey).toList();
  }

  /** {@code KEY VALUE MODULE}, or {@code KEY MODULE VALUE}. */
  private String lines(String key, boolean moduleFirst) {
    StringBuilder text = new StringBuilder();
    for (String name : files.keySet()) {
      for (String value : values(name, key)) {
        text.append(key).append(' ');
        text.append(moduleFirst ? name : value).append(' ');
        text.append(moduleFirst ? value : name).append('\n');
      }
    }
    return text.toString();
  }

  private List<String> values(String name, String key) {
    KernelObject object = objects.get(name);
    return object == null ? List.of() : object.modinfo().values(key);
  }

  private String symbols() {
    StringBuilder text = new StringBuilder("# Aliases for symbols, used by symbol_request().\n");
    for (String name : files.keySet()) {
      KernelObject object = objects.get(name);
      for (String symbol : object == null ? List.<String>of() : object.exports()) {
        text.append("alias symbol:").append(symbol).append(' ').append(name).append('\n');
      }
    }
    return text.toString();
  }

  /** {@code output_devname}. */
  private String deviceNames() {
    StringBuilder text = new StringBuilder("# Device nodes to trigger on-demand module loading.\n");
    for (String name : files.keySet()) {
      String device = "";
      String number = "";
      for (String alias : values(name, "alias")) {
        Matcher numbers = NUMBERS.matcher(alias);
        if (alias.startsWith(DEVICE_NAME)) {
          device = alias.substring(DEVICE_NAME.length());
        } else if (numbers.matches()) {
          number = numbers.group(1).charAt(0) + numbers.group(2) + ":" + numbers.group(3);
        }
        if (!device.isEmpty() && !number.isEmpty()) {
          text.append(name).append(' ').append(device).append(' ').append(number).append('\n');
          break;
        }
      }
    }
    return text.toString();
  }
}
