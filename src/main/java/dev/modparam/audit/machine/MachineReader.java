// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit.machine;

import dev.modparam.audit.machine.MachineSources.NamedText;
import dev.modparam.files.FileRoot;
import dev.modparam.modprobe.config.ConfigFile.Skipped;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads what the rules look at, from folders, archives and texts. */
public final class MachineReader {

  private static final int LARGEST = 16 << 20;

  private static final List<String> MODULES_LOAD =
      List.of(
          "/etc/modules-load.d",
          "/run/modules-load.d",
          "/usr/local/lib/modules-load.d",
          "/usr/lib/modules-load.d",
          "/lib/modules-load.d");

  /** The list of older systems, which systemd reads by a link, and Debian's kmod by itself. */
  private static final String OLD_LIST = "/etc/modules";

  private static final List<String> LOADER_ENTRIES =
      List.of("/boot/loader/entries", "/loader/entries", "/efi/loader/entries");

  private final MachineSources sources;

  public MachineReader(MachineSources sources) {
    this.sources = sources;
  }

  /** The files of a machine, and how a configuration is told of them. */
  private record Root(FileRoot files, UnaryOperator<ModprobeConfig.Builder> into) {

    static Root of(Path path) throws IOException {
      if (Files.isDirectory(path)) {
        return new Root(
            FileRoot.of(path).remembering(), builder -> builder.root(path).systemFolders());
      }
      if (Files.isRegularFile(path)) {
        return of(ArchiveRoot.read(path));
      }
      throw new NoSuchFileException(path.toString(), null, "there is no such folder or archive");
    }

    static Root of(Map<String, String> texts) {
      return new Root(FileRoot.ofTexts(texts), builder -> builder.root(texts).systemFolders());
    }

    static Root none() {
      return new Root(FileRoot.empty(), builder -> builder);
    }
  }

  /** Reads the machine of the sources. */
  public MachineInputs read() throws IOException {
    Path folder = sources.root();
    if (folder != null) {
      return read(folder.toString(), Root.of(folder), true);
    }
    Map<String, String> texts = sources.texts();
    return read("configuration", texts == null ? Root.none() : Root.of(texts), texts != null);
  }

  /** Reads another machine for the same kernels. */
  public MachineInputs read(Path other) throws IOException {
    return new MachineReader(sources.of(other)).read();
  }

  private MachineInputs read(String name, Root machine, boolean wholeMachine) {
    FileRoot root = machine.files();
    Map<String, String> known = new HashMap<>();
    List<BootLine> boots = bootLines(root, wholeMachine);
    ModprobeConfig.Builder builder = ModprobeConfig.builder().version(sources.kmod());
    sources.paths().forEach(builder::addPath);
    for (NamedText file : sources.files()) {
      builder.addText(file.name(), file.text());
      known.put(file.name(), file.text());
    }
    sources.bootFiles().forEach(file -> known.put(file.name(), file.text()));
    if (!boots.isEmpty()) {
      builder.kernelCommandLine(boots.get(0).line().text());
      if (boots.get(0).isOfKernel()) {
        known.put(boots.get(0).file(), boots.get(0).line().text());
      }
    }
    ModprobeConfig config = machine.into().apply(builder).build();
    List<Skipped> skipped = new ArrayList<>();
    List<ModulesLoadFile> lists = wholeMachine ? modulesLoad(root, skipped) : List.of();
    return new MachineInputs(
        name,
        config,
        once(root, config.skipped()),
        boots,
        lists,
        once(root, skipped),
        sources.declarations(),
        sources.upgrade(),
        sources.live(),
        file ->
            Optional.ofNullable(known.get(file)).or(() -> added(file)).or(() -> text(root, file)));
  }

  /** The content of a file that was added by its path, or by that of its folder. */
  private Optional<String> added(String file) {
    return sources.paths().stream()
        .filter(path -> file.equals(path.toString()) || file.startsWith(path + "/"))
        .findFirst()
        .flatMap(path -> text(FileRoot.of(path), "/" + file.substring(path.toString().length())));
  }

  private List<BootLine> bootLines(FileRoot root, boolean wholeMachine) {
    List<BootLine> boots = new ArrayList<>();
    String given = sources.kernelCommandLine();
    if (given != null) {
      boots.add(BootLine.ofKernel(given));
    } else if (wholeMachine) {
      text(root, "/proc/cmdline").ifPresent(line -> boots.add(BootLine.ofKernel(line.strip())));
    }
    if (wholeMachine) {
      text(root, "/etc/default/grub")
          .flatMap(text -> BootFiles.grub("/etc/default/grub", text))
          .ifPresent(boots::add);
      Set<String> seen = new HashSet<>();
      for (String folder : LOADER_ENTRIES) {
        for (String name : names(root, folder)) {
          String file = folder + "/" + name;
          if (name.endsWith(".conf") && seen.add(canonical(root, file))) {
            text(root, file)
                .flatMap(text -> BootFiles.loaderEntry(file, text))
                .ifPresent(boots::add);
          }
        }
      }
    }
    for (NamedText file : sources.bootFiles()) {
      BootFiles.read(file.name(), file.text()).ifPresent(boots::add);
    }
    return boots;
  }

  private static List<ModulesLoadFile> modulesLoad(FileRoot root, List<Skipped> skipped) {
    TreeMap<String, String> byName = new TreeMap<>(ByteText::compare);
    for (String folder : MODULES_LOAD) {
      for (String name : names(root, folder)) {
        String file = folder + "/" + name;
        String first = name.endsWith(".conf") ? byName.putIfAbsent(name, file) : null;
        if (first != null) {
          skipped.add(new Skipped(file, Skipped.Reason.HIDDEN, first));
        }
      }
    }
    List<String> files = new ArrayList<>(byName.values());
    String old = canonical(root, OLD_LIST);
    if (files.stream().noneMatch(file -> canonical(root, file).equals(old))) {
      files.add(OLD_LIST);
    }
    List<ModulesLoadFile> lists = new ArrayList<>();
    for (String file : files) {
      text(root, file)
          .ifPresentOrElse(
              text -> lists.add(ModulesLoadFile.parse(file, text)),
              () -> whyUnread(root, file).ifPresent(skipped::add));
    }
    return lists;
  }

  /** Says why a list is not read, unless it is a link to /dev/null, which means just that. */
  private static Optional<Skipped> whyUnread(FileRoot root, String file) {
    return switch (root.kind(file)) {
      case MISSING, SPECIAL -> Optional.empty();
      case FOLDER -> Optional.of(new Skipped(file, Skipped.Reason.FOLDER, ""));
      case DANGLING -> Optional.of(new Skipped(file, Skipped.Reason.DANGLING, ""));
      case FILE, UNREADABLE ->
          Optional.of(new Skipped(file, Skipped.Reason.UNREADABLE, "Permission denied"));
    };
  }

  /** Leaves out what is the same file by another way, as {@code /lib} is {@code /usr/lib}. */
  private static List<Skipped> once(FileRoot root, List<Skipped> skipped) {
    List<Skipped> result = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Skipped file : skipped) {
      boolean itself =
          file.reason() == Skipped.Reason.HIDDEN
              && canonical(root, file.path()).equals(canonical(root, file.detail()));
      if (!itself && seen.add(file.reason() + canonical(root, file.path()))) {
        result.add(file);
      }
    }
    return result;
  }

  private static String canonical(FileRoot root, String path) {
    if (root.kind(path) == FileRoot.Kind.MISSING) {
      return path;
    }
    try {
      return root.canonical(path);
    } catch (IOException notThere) {
      return path;
    }
  }

  private static List<String> names(FileRoot root, String folder) {
    try {
      return root.kind(folder) == FileRoot.Kind.FOLDER ? root.list(folder) : List.of();
    } catch (IOException notThere) {
      return List.of();
    }
  }

  private static Optional<String> text(FileRoot root, String file) {
    if (root.kind(file) != FileRoot.Kind.FILE) {
      return Optional.empty();
    }
    try {
      return Optional.of(ByteText.decode(root.read(file, LARGEST)));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
