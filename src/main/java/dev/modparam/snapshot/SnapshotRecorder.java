// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.files.FileRoot;
import dev.modparam.files.FileRoot.Kind;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a folder like {@code /sys/module}: a real one, a copy, or a simulated one. */
final class SnapshotRecorder {

  /** More than any file of a parameter has; a file with more cannot be one. */
  private static final int LARGEST = 65_536;

  private static final int ALL_BITS = 07777;

  private final FileRoot root;

  SnapshotRecorder(Path folder) {
    this.root = FileRoot.of(folder);
  }

  List<KernelSnapshot.Module> record() throws IOException {
    List<String> names =
        root.list("/").stream().filter(name -> root.kind("/" + name) == Kind.FOLDER).toList();
    Map<String, List<String>> needs = new HashMap<>();
    for (String name : names) {
      for (String holder : entries("/" + name + "/holders")) {
        needs.computeIfAbsent(holder, any -> new ArrayList<>()).add(name);
      }
    }
    List<KernelSnapshot.Module> modules = new ArrayList<>();
    for (String name : names) {
      modules.add(module(name, needs.getOrDefault(name, List.of())));
    }
    return modules;
  }

  /** The entries of a folder; none, if there is no such folder (any more). */
  private List<String> entries(String path) throws IOException {
    try {
      return root.list(path);
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  private KernelSnapshot.Module module(String name, List<String> needs) throws IOException {
    String start = "/" + name + "/";
    boolean loaded =
        Stream.of("initstate", "refcnt", "holders")
            .anyMatch(file -> root.kind(start + file) != Kind.MISSING);
    String taint = line(start + "taint");
    return new KernelSnapshot.Module(
        name,
        !loaded,
        line(start + "version"),
        taint == null ? "" : taint,
        needs,
        parameters(start + "parameters"));
  }

  private String text(String file) throws IOException {
    return ByteText.decode(root.read(file, LARGEST));
  }

  /** The text of a file without its newline; null if there is none or it cannot be read. */
  private @Nullable String line(String file) {
    try {
      return QuotedText.withoutNewline(text(file));
    } catch (IOException absent) {
      return null;
    }
  }

  private List<KernelSnapshot.Parameter> parameters(String directory) throws IOException {
    List<KernelSnapshot.Parameter> parameters = new ArrayList<>();
    for (String name : entries(directory)) {
      if (isName(name) && root.kind(directory + "/" + name) == Kind.FILE) {
        parameter(directory + "/" + name, name).ifPresent(parameters::add);
      }
    }
    return parameters;
  }

  /** Nothing, if the file has just gone with its module. */
  private Optional<KernelSnapshot.Parameter> parameter(String file, String name)
      throws IOException {
    try {
      int mode = mode(Objects.requireNonNull(root.onDisk(file)));
      // a copy of a file that nobody may read may well be readable, the file itself is not
      return Optional.of(
          (mode & 0444) == 0 ? unreadable(name, mode, Errno.EACCES) : read(file, name, mode));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private KernelSnapshot.Parameter read(String file, String name, int mode)
      throws NoSuchFileException {
    try {
      return new KernelSnapshot.Parameter(
          name, KernelSnapshot.Parameter.UNKNOWN, mode, text(file), null);
    } catch (NoSuchFileException gone) {
      throw gone;
    } catch (IOException failure) {
      return unreadable(name, mode, errnoOf(failure));
    }
  }

  private static KernelSnapshot.Parameter unreadable(String name, int mode, Errno error) {
    return new KernelSnapshot.Parameter(name, KernelSnapshot.Parameter.UNKNOWN, mode, null, error);
  }

  private static boolean isName(String name) {
    try {
      Param.of(name, ParamTypes.INT);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  private static int mode(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return (Integer) Files.getAttribute(file, "unix:mode") & ALL_BITS;
    }
    return Files.isWritable(file) ? 0644 : 0444;
  }

  /** The error itself where the exception has it, else the one whose text the exception shows. */
  private static Errno errnoOf(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return Errno.EACCES;
    }
    String reason =
        failure instanceof FileSystemException named && named.getReason() != null
            ? named.getReason()
            : String.valueOf(failure.getMessage());
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .filter(ErrnoException.class::isInstance)
        .map(cause -> ((ErrnoException) cause).errno())
        .findFirst()
        .or(
            () ->
                Stream.iterate(1, number -> number <= Errno.MAX, number -> number + 1)
                    .map(Errno::of)
                    .filter(errno -> errno.message().equals(reason))
                    .findFirst())
        .orElse(Errno.EIO);
  }
}
