// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.files.FileRoot;
import dev.modparam.files.ModuleFolder;
import dev.modparam.modprobe.config.ConfigFile;
import dev.modparam.modprobe.config.KmodVersion.Feature;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.depmod.DepmodConfig;
import dev.modparam.modprobe.depmod.DepmodIndexes;
import dev.modparam.modprobe.depmod.TreePlace;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command {@code depmod}: {@code do_depmod}, with text indexes only. */
final class DepmodTool {

  private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d.*", Pattern.DOTALL);
  private static final String ABSENT = ": No such file or directory";

  private final CommandSetup setup;
  private final ToolOutput out;
  private final DepmodOptions options;
  private final DepmodMessages messages;

  DepmodTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
    this.options = new DepmodOptions(setup, out);
    this.messages = new DepmodMessages(out, options);
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    List<String> words = options.parse(arguments);
    String release = words.isEmpty() ? setup.tree().release() : words.get(0);
    if (!RELEASE.matcher(release).matches()) {
      return fail("Bad version passed " + release);
    }
    String directory = options.directory(release);
    boolean all = options.all || words.size() <= 1;
    if (options.quick) {
      if (options.print || isUpToDate(directory)) {
        return 0;
      }
      all = true;
    }
    Set<String> kernelSymbols = kernelSymbols();
    DepmodIndexes indexes =
        new DepmodIndexes(
            new TreePlace(setup.files(), directory, directory), config(release, all), messages);
    try {
      if (all) {
        indexes.readAll();
      } else {
        indexes.readOnly(named(words.subList(1, words.size())));
      }
    } catch (IOException failure) {
      out.log(LogPriority.ERROR, "could not open directory " + directory + ABSENT);
      out.log(LogPriority.FATAL, "could not search modules" + ABSENT);
    }
    if (!indexes.link(kernelSymbols, options.reportUnknown)) {
      return 1;
    }
    return write(indexes, options.outputDirectory(release));
  }

  private int fail(String text) {
    out.log(LogPriority.ERROR, text);
    return 1;
  }

  private Set<String> kernelSymbols() {
    KernelSymbols symbols = new KernelSymbols(setup.files(), out);
    if (!options.symbolVersions.isEmpty()) {
      return symbols.ofVersions(setup.absolute(options.symbolVersions));
    } else if (!options.systemMap.isEmpty()) {
      return symbols.ofMap(setup.absolute(options.systemMap));
    } else if (options.reportUnknown) {
      out.log(LogPriority.WARNING, "-e needs -E or -F");
      options.reportUnknown = false;
    }
    return Set.of();
  }

  /** {@code cfg_load}; files that are named are taken without it. */
  private DepmodConfig config(String release, boolean all) {
    List<ConfigFile> files = List.of();
    Path root = all ? rootOnDisk() : null;
    if (root != null) {
      ModprobeConfig none = ModprobeConfig.builder().version(setup.version()).root(root).build();
      List<String> paths =
          options.configPaths.isEmpty()
              ? setup.version().configFolders().stream()
                  .map(folder -> folder.replace("modprobe.d", "depmod.d"))
                  .toList()
              : options.configPaths;
      ModprobeConfig config = none.withPaths(setup.folder(), paths);
      config.skipped().forEach(messages::skipped);
      files = config.files().stream().filter(file -> !file.path().endsWith(".alias")).toList();
    }
    return DepmodConfig.of(files, release, messages);
  }

  private @Nullable Path rootOnDisk() {
    try {
      return setup.files().folderOnDisk("/");
    } catch (IOException absent) {
      return null;
    }
  }

  private List<String> named(List<String> paths) {
    for (String path : paths) {
      if (!path.startsWith("/")) {
        out.log(LogPriority.FATAL, path + ": not absolute path.");
      } else if (setup.files().kind(path) == FileRoot.Kind.MISSING) {
        out.log(LogPriority.FATAL, "could not create module " + path + ABSENT);
      }
    }
    return paths;
  }

  /** {@code depfile_up_to_date}: whether no module is newer than the index. */
  private boolean isUpToDate(String directory) {
    try {
      List<String> modules = ModuleFolder.list(setup.files(), directory);
      if (setup.files().kind(directory + "/modules.dep") != FileRoot.Kind.FILE) {
        out.log(LogPriority.ERROR, "could not fstatat(" + directory + ", modules.dep)" + ABSENT);
        return false;
      }
      long written = seconds(directory + "/modules.dep");
      for (String module : modules) {
        if (seconds(directory + "/" + module) > written) {
          return false;
        }
      }
      return true;
    } catch (IOException absent) {
      out.log(LogPriority.ERROR, "could not open directory " + directory + ABSENT);
      return false;
    }
  }

  private long seconds(String file) throws IOException {
    Path onDisk = setup.files().onDisk(file);
    return onDisk == null ? 0 : Files.getLastModifiedTime(onDisk).to(TimeUnit.SECONDS);
  }

  /** {@code depmod_output}. */
  private int write(DepmodIndexes indexes, String target) {
    if (options.print) {
      texts(indexes, DepmodIndexes.Binary.NONE).values().forEach(out::print);
      return 0;
    }
    try {
      Path folder = OutputFolder.of(setup.files(), target);
      Map<String, String> texts =
          texts(
              indexes,
              options.reportDuplicates
                  ? DepmodIndexes.Binary.WITH_DUPLICATES
                  : DepmodIndexes.Binary.WRITTEN);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        // A new file takes the place of the old one, so that no link is written through.
        Path fresh = folder.resolve(text.getKey() + ".new");
        Files.deleteIfExists(fresh);
        Files.write(fresh, ByteText.encode(text.getValue()), StandardOpenOption.CREATE_NEW);
        Files.move(fresh, folder.resolve(text.getKey()), StandardCopyOption.REPLACE_EXISTING);
      }
      return 0;
    } catch (IOException failure) {
      out.log(LogPriority.FATAL, "could not open directory " + target + ABSENT);
      return 1;
    }
  }

  private Map<String, String> texts(DepmodIndexes indexes, DepmodIndexes.Binary binary) {
    Map<String, String> texts = indexes.texts(binary);
    if (!setup.has(Feature.WEAKDEP)) {
      texts.remove("modules.weakdep");
    }
    return texts;
  }
}
