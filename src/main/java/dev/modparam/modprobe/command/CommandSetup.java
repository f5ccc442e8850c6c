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
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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

  /** How files that are packed with zstd, xz and gzip begin. */
  private static final List<String> PACKED =
      List.of("(\u00b5/\u00fd", "\u00fd7zXZ\0", "\u001f\u008b");

  private static final int LONGEST_MAGIC = 6;
  private static final int IDENTITY = 16;

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
      // Without indexes, modprobe and modinfo find nothing there.
      if (onDisk != null && files.kind(directory + "/modules.dep") == FileRoot.Kind.FILE) {
        return ModuleTree.read(onDisk).at(directory);
      }
    } catch (IOException absent) {
      // As one without anything.
    }
    return ModuleTree.ofIndexFiles(directory, Map.of());
  }

  /** Whether a path leads to anything: {@code stat(2)}. */
  boolean exists(String path) {
    String last = FilePaths.baseName(path);
    boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
    return !path.isEmpty()
        && switch (files.kind(absolute(path))) {
          case FOLDER -> true;
          case FILE, SPECIAL -> !folder;
          default -> false;
        };
  }

  /** Why {@link #fileAt} finds nothing. */
  Errno absence(String path) {
    try {
      files.canonical(absolute(path));
      return path.isEmpty() || exists(path) ? Errno.ENOENT : Errno.ENOTDIR;
    } catch (NotDirectoryException failure) {
      return Errno.ENOTDIR;
    } catch (FileSystemLoopException failure) {
      return Errno.ELOOP;
    } catch (AccessDeniedException failure) {
      return Errno.EACCES;
    } catch (IOException failure) {
      return Errno.ENOENT;
    }
  }

  /** {@code kmod_module_new_from_path}: a file that is there, of a tree or not. */
  Optional<CandidateFile> fileAt(String path) {
    String last = FilePaths.baseName(path);
    if (last.isEmpty()) {
      return Optional.empty();
    }
    String absolute = absolute(path);
    Optional<TreeModule> ofTree =
        Stream.of(canonical(absolute), absolute)
            .filter(any -> !last.equals(".") && !last.equals(".."))
            .flatMap(any -> trees.stream().flatMap(tree -> tree.moduleAt(any).stream()))
            .findFirst();
    if (ofTree.isPresent()) {
      TreeModule module = ofTree.get();
      return Optional.of(new CandidateFile(module.name(), absolute, module::definition));
    }
    return exists(path)
        ? Optional.of(
            new CandidateFile(
                KernelName.ofPath(path), absolute, () -> object(absolute).definition()))
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
    try {
      return onDisk == null
          ? KernelObject.read(files.read(absolute, LARGEST_MODULE), path)
          : KernelObject.read(onDisk);
    } catch (IOException | IllegalArgumentException failure) {
      if (damage(absolute, false).equals(Errno.EINVAL)) {
        throw new FileSystemException(path, null, CandidateFile.DAMAGED);
      }
      throw failure;
    }
  }

  /**
   * What kmod says of a file that is not a module.
   *
   * @param parsed whether kmod itself looks into the file; else it leaves that to the kernel
   */
  Errno damage(String path, boolean parsed) {
    try {
      String absolute = absolute(path);
      Path onDisk = files.onDisk(absolute);
      byte[] head;
      try (InputStream in =
          onDisk == null
              ? new ByteArrayInputStream(files.read(absolute, LARGEST_MODULE))
              : Files.newInputStream(onDisk)) {
        head = in.readNBytes(IDENTITY + 1);
      }
      String text = new String(head, StandardCharsets.ISO_8859_1);
      boolean unreadable =
          head.length < LONGEST_MAGIC || PACKED.stream().anyMatch(text::startsWith);
      boolean cut = parsed && head.length > IDENTITY && text.startsWith("\u007fELF");
      return unreadable || cut ? Errno.EINVAL : Errno.ENOEXEC;
    } catch (NoSuchFileException failure) {
      return Errno.ENOENT;
    } catch (IOException failure) {
      return Errno.ENOEXEC;
    }
  }
}
