// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what {@code Files} asks; one for each file system. */
final class KernelFileSystemProvider extends FileSystemProvider {

  static final String SCHEME = "modparam";

  private final KernelFileSystem fileSystem;
  private final FixedTree tree;
  private final RealPaths places;

  KernelFileSystemProvider(KernelFileSystem fileSystem) {
    this.fileSystem = fileSystem;
    this.tree = new FixedTree(fileSystem);
    this.places = new RealPaths(fileSystem);
  }

  private KernelPath own(Path path) {
    return KernelPath.of(fileSystem, path);
  }

  private KernelFiles files() {
    return fileSystem.files();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new FileSystemAlreadyExistsException("KernelFileSystem.of makes others");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    checkScheme(uri);
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    checkScheme(uri);
    if (uri.getPath() == null) {
      throw new IllegalArgumentException(uri + " has no path");
    }
    return fileSystem.getPath(uri.getPath());
  }

  private static void checkScheme(URI uri) {
    if (!SCHEME.equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException(uri + " does not start with " + SCHEME + ":");
    }
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    KernelPath file = own(path);
    OpenMode mode = OpenMode.of(options);
    for (FileAttribute<?> attribute : attributes) {
      if (!attribute.name().equals("posix:permissions")) {
        throw new UnsupportedOperationException(
            "'" + attribute.name() + "' not supported as initial attribute");
      }
    }
    KernelFiles files = files();
    String text = file.absoluteText();
    OpenFile open = NioExceptions.translating(file, () -> files.open(text, mode.flags()));
    long size = NioExceptions.translating(file, open::stat).size();
    return fileSystem.opened(new KernelChannel(file, open, mode, size, fileSystem::closed));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    KernelPath folder = own(directory);
    KernelFiles files = files();
    List<String> names;
    try {
      names = files.list(folder.absoluteText());
    } catch (ErrnoException failure) {
      throw directoryFailure(folder, failure);
    }
    return new KernelDirectoryStream(
        names.stream().map(name -> folder.resolve(KernelPath.parse(fileSystem, name))).toList(),
        filter);
  }

  static IOException directoryFailure(KernelPath directory, ErrnoException failure) {
    if (!failure.errno().equals(Errno.ENOTDIR)) {
      return NioExceptions.of(directory, failure);
    }
    NotDirectoryException result = new NotDirectoryException(directory.toString());
    result.initCause(failure);
    return result;
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    tree.refuseToCreate(own(directory));
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    own(target);
    tree.refuseToCreate(own(link));
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    tree.refuseToLink(own(link), own(existing));
  }

  @Override
  public void delete(Path path) throws IOException {
    tree.refuseToDelete(own(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    tree.refuseToCopy(own(source), own(target), options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    tree.refuseToMove(own(source), own(target), options);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    KernelPath path = own(link);
    KernelFiles files = files();
    try {
      return fileSystem.getPath(files.readLink(path.absoluteText()));
    } catch (ErrnoException failure) {
      throw failure.errno().equals(Errno.EINVAL)
          ? new NotLinkException(path.toString())
          : NioExceptions.of(path, failure);
    }
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    KernelPath file = own(path);
    if (file.equals(other)) {
      return true;
    }
    return other instanceof KernelPath second
        && second.getFileSystem() == fileSystem
        && places.followed(file).equals(places.followed(second));
  }

  /** The path without dots, and without links unless they are not to be followed. */
  String realPath(KernelPath path, LinkOption... options) throws IOException {
    return follows(options) ? places.followed(path) : places.withoutDots(path).toString();
  }

  private static boolean follows(LinkOption... options) {
    return !Arrays.asList(options).contains(LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public boolean isHidden(Path path) {
    KernelPath name = own(path).getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    String place = places.followed(own(path));
    return new KernelFileStore(
        place.startsWith("/sys")
            ? "sysfs"
            : place.startsWith("/proc") ? "proc" : place.equals("/") ? "rootfs" : "devtmpfs");
  }

  /** {@code access(2)}: root may read and write whatever the mode, though an open may then fail. */
  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    KernelPath file = own(path);
    KernelFiles files = files();
    int wanted =
        Stream.of(modes)
            .mapToInt(
                mode ->
                    switch (mode) {
                      case READ -> 4;
                      case WRITE -> 2;
                      case EXECUTE -> 1;
                    })
            .reduce(0, (before, bit) -> before | bit);
    NioExceptions.translating(file, () -> files.access(file.absoluteText(), wanted));
  }

  KernelFileAttributes attributes(KernelPath path, LinkOption... options) throws IOException {
    KernelFiles files = files();
    String text = path.absoluteText();
    boolean follow = follows(options);
    KernelFiles.Status status =
        NioExceptions.translating(path, () -> follow ? files.stat(text) : files.lstat(text));
    String place = follows(options) ? places.followed(path) : places.ofItself(path);
    return new KernelFileAttributes(status, place);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    KernelPath file = own(path);
    if (type != BasicFileAttributes.class && type != PosixFileAttributes.class) {
      throw new UnsupportedOperationException(type + " is not available");
    }
    return type.cast(attributes(file, options));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String list, LinkOption... options)
      throws IOException {
    return NamedAttributes.read(attributes(own(path), options), list);
  }

  /** The name of a kind of view, or null if there is none of it. */
  static @Nullable String viewName(Class<? extends FileAttributeView> type) {
    if (type == BasicFileAttributeView.class) {
      return "basic";
    }
    if (type == PosixFileAttributeView.class) {
      return "posix";
    }
    return type == FileOwnerAttributeView.class ? "owner" : null;
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    KernelPath file = own(path);
    String name = viewName(type);
    return name == null ? null : type.cast(new KernelAttributeView(this, file, name, options));
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    NamedAttributes.set(
        new KernelAttributeView(this, own(path), "posix", options), attribute, value);
  }

  void changeMode(KernelPath path, int mode) throws IOException {
    KernelFiles files = files();
    NioExceptions.translating(path, () -> files.chmod(path.absoluteText(), mode));
  }

  /** Changes the user and the group of a file; -1 leaves what there is. */
  void changeOwner(KernelPath path, int user, int group) throws IOException {
    KernelFiles files = files();
    NioExceptions.translating(path, () -> files.chown(path.absoluteText(), user, group));
  }

  /** There are no times to change; who may change them may try, as {@code touch} does. */
  void changeTimes(KernelPath path) throws IOException {
    int owner = attributes(path).status().uid();
    int user = fileSystem.user().uid();
    if (user != 0 && user != owner) {
      throw NioExceptions.of(path, Errno.EPERM, "the owner is user " + owner);
    }
  }
}
