// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path of Unix: names between slashes. The empty path has one name, which is empty. */
final class KernelPath implements Path {

  private final KernelFileSystem fileSystem;
  private final boolean absolute;
  private final List<String> names;
  private @Nullable String text; // made when somebody asks for it

  private KernelPath(KernelFileSystem fileSystem, boolean absolute, List<String> names) {
    this.fileSystem = fileSystem;
    this.absolute = absolute;
    this.names = absolute || !names.isEmpty() ? List.copyOf(names) : List.of("");
  }

  static KernelPath parse(KernelFileSystem fileSystem, String text) {
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new InvalidPathException(text, "Nul character not allowed", nul);
    }
    List<String> names = new ArrayList<>(Arrays.asList(text.split("/", -1)));
    names.removeIf(String::isEmpty);
    return new KernelPath(fileSystem, text.startsWith("/"), names);
  }

  /** The path that a caller gave, which must be one of this file system. */
  static KernelPath of(KernelFileSystem fileSystem, Path path) {
    if (Objects.requireNonNull(path) instanceof KernelPath own && own.fileSystem == fileSystem) {
      return own;
    }
    throw new ProviderMismatchException(path + " is a path of another file system");
  }

  private KernelPath with(boolean isAbsolute, List<String> newNames) {
    return new KernelPath(fileSystem, isAbsolute, newNames);
  }

  /** What the calls of the kernel take. */
  String absoluteText() {
    return toAbsolutePath().toString();
  }

  boolean isEmpty() {
    return !absolute && names.get(0).isEmpty();
  }

  @Override
  public KernelFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable KernelPath getRoot() {
    return absolute ? with(true, List.of()) : null;
  }

  @Override
  public @Nullable KernelPath getFileName() {
    return names.isEmpty() ? null : getName(names.size() - 1);
  }

  @Override
  public @Nullable KernelPath getParent() {
    if (names.size() > 1) {
      return with(absolute, names.subList(0, names.size() - 1));
    }
    return names.isEmpty() ? null : getRoot();
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public KernelPath getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public KernelPath subpath(int beginIndex, int endIndex) {
    if (beginIndex < 0 || endIndex > names.size() || beginIndex >= endIndex) {
      throw new IllegalArgumentException(
          this + " has no names from " + beginIndex + " to " + endIndex);
    }
    return with(false, names.subList(beginIndex, endIndex));
  }

  @Override
  public boolean startsWith(Path other) {
    return Objects.requireNonNull(other) instanceof KernelPath prefix
        && prefix.fileSystem == fileSystem
        && prefix.absolute == absolute
        && prefix.names.size() <= names.size()
        && prefix.names.equals(names.subList(0, prefix.names.size()));
  }

  @Override
  public boolean endsWith(Path other) {
    if (!(Objects.requireNonNull(other) instanceof KernelPath suffix)
        || suffix.fileSystem != fileSystem) {
      return false;
    }
    int from = names.size() - suffix.names.size();
    return suffix.absolute
        ? equals(suffix)
        : from >= 0 && suffix.names.equals(names.subList(from, names.size()));
  }

  @Override
  public KernelPath normalize() {
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      boolean nothingToLeave = kept.isEmpty() || kept.get(kept.size() - 1).equals("..");
      if (name.equals("..") && !nothingToLeave) {
        kept.remove(kept.size() - 1);
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        kept.add(name);
      }
    }
    return with(absolute, kept);
  }

  @Override
  public KernelPath resolve(Path other) {
    KernelPath child = of(fileSystem, other);
    if (child.absolute || isEmpty()) {
      return child;
    }
    if (child.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(child.names);
    return with(absolute, all);
  }

  @Override
  public KernelPath relativize(Path other) {
    KernelPath target = of(fileSystem, other);
    if (target.absolute != absolute) {
      throw new IllegalArgumentException(
          "one of " + this + " and " + target + " is absolute, the other is not");
    }
    if (isEmpty()) {
      return target;
    }
    return normalize().steps(target.normalize());
  }

  /** How to come from here to there: up as often as needed, then down. */
  private KernelPath steps(KernelPath target) {
    List<String> from = isEmpty() ? List.of() : names;
    List<String> to = target.isEmpty() ? List.of() : target.names;
    int common = 0;
    while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
      common++;
    }
    List<String> steps = new ArrayList<>();
    for (String name : from.subList(common, from.size())) {
      if (name.equals("..")) {
        throw new IllegalArgumentException("what is below " + this + " cannot be known");
      }
      steps.add("..");
    }
    steps.addAll(to.subList(common, to.size()));
    return with(false, steps);
  }

  @Override
  public URI toUri() {
    try {
      return new URI(KernelFileSystemProvider.SCHEME, null, absoluteText(), null);
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public KernelPath toAbsolutePath() {
    if (absolute) {
      return this;
    }
    return with(true, isEmpty() ? List.of() : names);
  }

  @Override
  public KernelPath toRealPath(LinkOption... options) throws IOException {
    KernelFileSystemProvider provider = fileSystem.kernelProvider();
    return parse(fileSystem, provider.realPath(this, options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
      throws IOException {
    if (Objects.requireNonNull(watcher) instanceof KernelWatchService own
        && own.fileSystem() == fileSystem) {
      return own.register(this, events);
    }
    throw new ProviderMismatchException("the watch service is of another file system");
  }

  @Override
  public int compareTo(Path other) {
    KernelPath path = (KernelPath) other;
    if (path.fileSystem != fileSystem) {
      throw new ClassCastException(path + " is a path of another kernel");
    }
    return toString().compareTo(path.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KernelPath path
        && path.fileSystem == fileSystem
        && path.absolute == absolute
        && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    String known = text;
    if (known == null) {
      known = (absolute ? "/" : "") + String.join("/", names);
      text = known;
    }
    return known;
  }
}
