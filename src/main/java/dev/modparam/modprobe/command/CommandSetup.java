// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.binary.KernelObject;
import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.engine.CandidateFile;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the commands find around them.
 *
 * @param trees the tree of the running kernel first
 * @param variables environment variables
 * @param files what they see of a disk
 * @param folder the working folder, an absolute path
 */
record CommandSetup(
    KernelModules kernel,
    List<ModuleTree> trees,
    ModprobeConfig config,
    EffectiveConfig effectiveConfig,
    CommandRunner runner,
    Map<String, String> variables,
    FileRoot files,
    String folder) {

  private static final int LARGEST_MODULE = 128 << 20;

  KmodVersion version() {
    return config.version();
  }

  boolean has(KmodVersion.Feature feature) {
    return version().has(feature);
  }

  CommandSetup with(Map<String, String> others) {
    return new CommandSetup(
        kernel, trees, config, effectiveConfig, runner, Map.copyOf(others), files, folder);
  }

  /** The running kernel's tree. */
  ModuleTree tree() {
    return trees.get(0);
  }

  /** {@code path_make_absolute_cwd}, which writes two slashes in the root. */
  String absolute(String path) {
    return path.startsWith("/") ? path : folder + "/" + path;
  }

  /** The tree in a folder, named as given; one without anything if there is none. */
  ModuleTree treeAt(String directory) {
    String wanted = FilePaths.collapse(directory);
    return trees.stream()
        .filter(tree -> FilePaths.collapse(tree.directory()).equals(wanted))
        .findFirst()
        .map(tree -> tree.directory().equals(directory) ? tree : tree.at(directory))
        .orElseGet(() -> readTree(directory));
  }

  private ModuleTree readTree(String directory) {
    try {
      Path onDisk = files.folderOnDisk(directory);
      if (onDisk != null) {
        return ModuleTree.read(onDisk).at(directory);
      }
    } catch (IOException absent) {
      // As one without anything.
    }
    return ModuleTree.ofIndexFiles(directory, Map.of());
  }

  /** {@code kmod_module_new_from_path}: a file that is there, of a tree or not. */
  Optional<CandidateFile> fileAt(String path) {
    String absolute = absolute(path);
    FileRoot.Kind kind = files.kind(absolute);
    Optional<TreeModule> ofTree =
        Stream.of(canonical(absolute), absolute)
            .flatMap(any -> trees.stream().flatMap(tree -> tree.moduleAt(any).stream()))
            .findFirst();
    if (ofTree.isPresent()) {
      TreeModule module = ofTree.get();
      return Optional.of(new CandidateFile(module.name(), absolute, module::definition));
    }
    String name = KernelName.ofPath(path);
    boolean exists =
        kind == FileRoot.Kind.FILE || kind == FileRoot.Kind.FOLDER || kind == FileRoot.Kind.SPECIAL;
    return exists && !name.isEmpty()
        ? Optional.of(new CandidateFile(name, absolute, () -> object(absolute).definition()))
        : Optional.empty();
  }

  private String canonical(String path) {
    try {
      return files.canonical(path);
    } catch (IOException absent) {
      return FilePaths.normalize(path);
    }
  }

  KernelObject object(String path) throws IOException {
    String absolute = absolute(path);
    if (files.canonical(absolute).equals("/dev/null")) {
      throw new FileSystemException(path, null, FileRoot.NOT_REGULAR);
    }
    Path onDisk = files.onDisk(absolute);
    return onDisk == null
        ? KernelObject.read(files.read(absolute, LARGEST_MODULE), path)
        : KernelObject.read(onDisk);
  }
}
