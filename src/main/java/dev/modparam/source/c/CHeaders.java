// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source.c;

import dev.modparam.files.FileRoot;
import dev.modparam.source.c.token.CMachine;
import dev.modparam.source.c.token.CMacro;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What C files may be read with besides their own text: macros that are given, a kernel's
 * configuration, and headers of some folders, which are read when they are needed, and once.
 */
public final class CHeaders {

  private static final int LARGEST = 4 << 20;
  private static final long MOST_BYTES = 256L << 20;

  /** Nothing. */
  public static CHeaders none() {
    return new CHeaders(List.of(), Map.of(), null);
  }

  private final List<Path> folders;
  private final List<FileRoot> roots;
  private final Map<String, CMacro> given;
  private final boolean configured;
  private final CMachine machine;
  private final ConcurrentMap<String, Optional<CHeader>> read = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicInteger count = new AtomicInteger();
  private final CIndex index = new CIndex();

  /**
   * Takes what a caller gives.
   *
   * @param folders where headers are looked for, in this order; nothing outside is read
   * @param defines macros without parameters
   * @param config lines of a kernel's {@code .config}; null if the configuration is not known
   */
  public CHeaders(List<Path> folders, Map<String, String> defines, @Nullable List<String> config) {
    this.folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
    this.roots = folders.stream().map(FileRoot::of).toList();
    this.configured = config != null;
    Map<String, String> macros = new HashMap<>();
    if (config != null) {
      config.forEach(line -> option(line, macros));
    }
    this.machine = new CMachine(macros.keySet());
    macros.putAll(machine.present());
    macros.putAll(defines);
    this.given = new HashMap<>();
    macros.forEach((name, body) -> given.put(name, CBuiltIn.object(body)));
  }

  private static void option(String line, Map<String, String> macros) {
    int equals = line.indexOf('=');
    if (!line.startsWith("CONFIG_") || equals < 0) {
      return;
    }
    String value = line.substring(equals + 1).strip();
    boolean module = value.equals("m");
    String name = line.substring(0, equals) + (module ? "_MODULE" : "");
    macros.put(name, module || value.equals("y") ? "1" : value);
  }

  /** Whether the kernel's configuration is known, so that an option without a value is off. */
  boolean isConfigured() {
    return configured;
  }

  /** Whether nothing but the text itself or a caller defines a name, as the configuration says. */
  boolean isAbsent(String name) {
    return configured && (name.startsWith("CONFIG_") || machine.isAbsent(name));
  }

  @Nullable CMacro given(String name) {
    return given.get(name);
  }

  boolean hasFolders() {
    return !roots.isEmpty();
  }

  /**
   * Finds a header.
   *
   * @param name what the directive says, with its quotes or angle brackets
   * @param from the folder of the file that includes it; null if that is not known
   */
  @Nullable CHeader find(String name, @Nullable Path from) {
    Path here = from == null ? null : from.toAbsolutePath().normalize();
    String plain = name.length() < 2 ? "" : name.substring(1, name.length() - 1);
    for (int i = 0; i < roots.size() && !plain.isEmpty(); i++) {
      boolean near = name.startsWith("\"") && here != null && here.startsWith(folders.get(i));
      CHeader header = near ? header(i, folders.get(i).relativize(here) + "/" + plain) : null;
      if (header != null) {
        return header;
      }
    }
    CHeader found = anywhere(plain);
    boolean wrapper = found == null && plain.startsWith("asm/");
    return wrapper ? anywhere("asm-generic" + plain.substring(3)) : found; // as Kbuild makes it
  }

  private @Nullable CHeader anywhere(String path) {
    for (int i = 0; i < roots.size() && !path.isEmpty(); i++) {
      CHeader header = header(i, path);
      if (header != null) {
        return header;
      }
    }
    return null;
  }

  private @Nullable CHeader header(int root, String path) {
    try {
      Path file = below(folders.get(root), path);
      return read.computeIfAbsent(file.toString(), key -> load(root, path, file)).orElse(null);
    } catch (IllegalArgumentException noPath) {
      return null;
    }
  }

  /** Where a path leads to that takes a folder for the root: {@code ..} stops there. */
  private static Path below(Path folder, String path) {
    Path wall = folder.getFileSystem().getPath("/");
    return folder.resolve(wall.relativize(wall.resolve(path).normalize()));
  }

  private Optional<CHeader> load(int root, String path, Path file) {
    if (bytes.get() > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] content = roots.get(root).read("/" + path, LARGEST);
      bytes.addAndGet(content.length);
      SourceFile text = new SourceFile(file.toString(), ByteText.decode(content));
      return Optional.of(new CHeader(text, file.getParent(), this, count.getAndIncrement()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether a directive includes C code, which may declare parameters, and not a header. */
  static boolean isCode(String name) {
    return name.endsWith(".c\"") || name.endsWith(".c>");
  }

  /** What a file of a module includes and defines, as far as that is known before it is read. */
  CHeader outline(SourceFile file, @Nullable Path folder) {
    return new CHeader(file, folder, this, -1);
  }

  /** The headers among what a file includes. */
  List<CHeader> found(List<String> names, @Nullable Path folder) {
    return names.stream()
        .filter(name -> !isCode(name))
        .map(name -> find(name, folder))
        .filter(Objects::nonNull)
        .toList();
  }

  synchronized CClosure closure(List<CHeader> first) {
    return new CClosure(first);
  }

  synchronized void index(CHeader header, CMacros macros) {
    index.add(header, macros);
  }

  /** What a macro stands for in some headers; null if none of them says so, or if they differ. */
  synchronized @Nullable CMacro macro(String name, CClosure among) {
    return index.macro(name, among);
  }

  /** Asks the headers among some that have a word, in their order. */
  synchronized <T> @Nullable T find(
      String word, CClosure among, Function<CUnit, @Nullable T> question) {
    for (CHeader header : among.headers()) {
      T found = header.mentions(word) ? question.apply(header.unit()) : null;
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
