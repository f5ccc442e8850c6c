// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.text.ByteText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Where configuration is read from, by paths as kmod names them. */
interface ConfigFiles {

  /** What a path leads to. A link that leads nowhere is DANGLING as an entry of a folder. */
  enum Kind {
    FILE,
    FOLDER,
    DANGLING,
    MISSING
  }

  Kind kind(String path);

  List<String> list(String folder) throws IOException;

  InputStream open(String file) throws IOException;

  static ConfigFiles onDisk(Function<String, Path> paths) {
    return new OnDisk(paths);
  }

  static ConfigFiles inMemory(Map<String, String> files) {
    return new InMemory(files);
  }

  /** Files of any file system. */
  final class OnDisk implements ConfigFiles {

    private final Function<String, Path> paths;

    private OnDisk(Function<String, Path> paths) {
      this.paths = paths;
    }

    @Override
    public Kind kind(String path) {
      Path file = paths.apply(path);
      if (Files.isDirectory(file)) {
        return Kind.FOLDER;
      }
      if (Files.exists(file)) {
        return Kind.FILE;
      }
      return Files.isSymbolicLink(file) ? Kind.DANGLING : Kind.MISSING;
    }

    @Override
    public List<String> list(String folder) throws IOException {
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(paths.apply(folder))) {
        for (Path entry : entries) {
          names.add(String.valueOf(entry.getFileName()));
        }
      } catch (DirectoryIteratorException failure) {
        throw failure.getCause();
      }
      return names;
    }

    @Override
    public InputStream open(String file) throws IOException {
      return Files.newInputStream(paths.apply(file));
    }
  }

  /** Texts by absolute path. */
  final class InMemory implements ConfigFiles {

    private final TreeMap<String, byte[]> files = new TreeMap<>();

    private InMemory(Map<String, String> texts) {
      texts.forEach((path, text) -> files.put(Names.collapse(path), ByteText.encode(text)));
    }

    @Override
    public Kind kind(String path) {
      String file = Names.collapse(path);
      if (files.containsKey(file)) {
        return Kind.FILE;
      }
      String below = files.higherKey(inside(file));
      return below != null && below.startsWith(inside(file)) ? Kind.FOLDER : Kind.MISSING;
    }

    @Override
    public List<String> list(String folder) {
      String prefix = inside(Names.collapse(folder));
      TreeSet<String> names = new TreeSet<>();
      for (String path : files.tailMap(prefix).keySet()) {
        if (!path.startsWith(prefix)) {
          break;
        }
        int slash = path.indexOf('/', prefix.length());
        names.add(path.substring(prefix.length(), slash < 0 ? path.length() : slash));
      }
      return List.copyOf(names);
    }

    @Override
    public InputStream open(String file) throws IOException {
      byte[] content = files.get(Names.collapse(file));
      if (content == null) {
        throw new NoSuchFileException(file);
      }
      return new ByteArrayInputStream(content);
    }

    private static String inside(String folder) {
      return folder.equals("/") ? folder : folder + "/";
    }
  }
}
