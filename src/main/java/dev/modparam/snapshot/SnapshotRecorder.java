// SPDX-License-Identifier: Apache-2.0
package dev.modparam.snapshot;

import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a folder like {@code /sys/module}: a real one, a copy, or a simulated one. */
final class SnapshotRecorder {

  private final Path folder;

  SnapshotRecorder(Path folder) {
    this.folder = folder;
  }

  List<ModuleSnapshot> record() throws IOException {
    Map<String, Path> directories = new TreeMap<>();
    for (Path directory : entries(folder, Files::isDirectory)) {
      directories.put(nameOf(directory), directory);
    }
    Map<String, List<String>> needs = new HashMap<>();
    for (Path directory : directories.values()) {
      for (Path holder : entries(directory.resolve("holders"), entry -> true)) {
        needs.computeIfAbsent(nameOf(holder), name -> new ArrayList<>()).add(nameOf(directory));
      }
    }
    List<ModuleSnapshot> modules = new ArrayList<>();
    for (Path directory : directories.values()) {
      modules.add(module(directory, needs.getOrDefault(nameOf(directory), List.of())));
    }
    return modules;
  }

  /** The entries of a directory; none, if there is no such directory (any more). */
  private List<Path> entries(Path directory, DirectoryStream.Filter<Path> filter)
      throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, filter)) {
      entries.forEach(found::add);
    } catch (NoSuchFileException gone) {
      if (directory.equals(folder)) {
        throw gone;
      }
    }
    return found;
  }

  private ModuleSnapshot module(Path directory, List<String> needs) throws IOException {
    boolean loaded =
        Stream.of("initstate", "refcnt", "holders")
            .anyMatch(name -> Files.exists(directory.resolve(name)));
    String taint = line(directory.resolve("taint"));
    return new ModuleSnapshot(
        nameOf(directory),
        !loaded,
        line(directory.resolve("version")),
        taint == null ? "" : taint,
        needs,
        parameters(directory.resolve("parameters")));
  }

  /** The text of a file without its newline; null if there is none or it cannot be read. */
  private static @Nullable String line(Path file) {
    try {
      String text = ByteText.decode(Files.readAllBytes(file));
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    } catch (IOException absent) {
      return null;
    }
  }

  private List<ParameterSnapshot> parameters(Path directory) throws IOException {
    List<ParameterSnapshot> parameters = new ArrayList<>();
    for (Path file : entries(directory, Files::isRegularFile)) {
      parameter(file).ifPresent(parameters::add);
    }
    return parameters;
  }

  /** Nothing, if the file is no parameter or has just gone with its module. */
  private static Optional<ParameterSnapshot> parameter(Path file) throws IOException {
    String name = nameOf(file);
    if (!isName(name)) {
      return Optional.empty();
    }
    int mode = mode(file);
    String value = null;
    Errno error = null;
    try {
      if ((mode & 0444) == 0) {
        error = Errno.EACCES; // a copy of it may be readable to root, the file itself is not
      } else {
        value = ByteText.decode(Files.readAllBytes(file));
      }
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException failure) {
      error = errnoOf(failure);
    }
    return Optional.of(new ParameterSnapshot(name, ParameterSnapshot.UNKNOWN, mode, value, error));
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
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return Files.isWritable(file) ? 0644 : 0444;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    String letters = PosixFilePermissions.toString(permissions);
    return IntStream.range(0, letters.length())
        .filter(i -> letters.charAt(i) != '-')
        .map(i -> 0400 >> i)
        .sum();
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

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }
}
