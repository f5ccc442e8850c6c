// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a simulated kernel as a {@code java.nio} file system, so that any code that takes a
 * {@link Path} works on them.
 *
 * <pre>{@code
 * try (KernelFileSystem files = KernelFileSystem.of(kernel)) {
 *   Path debug = files.getPath("/sys/module/my_driver/parameters/debug");
 *   Files.writeString(debug, "Y\n");          // one store
 *   Files.readString(debug);                  // "Y\n"
 *   Files.getPosixFilePermissions(debug);     // rw-r--r--
 * }
 * }</pre>
 *
 * <p>A view of the kernel through the eyes of one user: what that user may not open is an {@link
 * java.nio.file.AccessDeniedException}, a value that a parameter refuses is a {@link
 * java.nio.file.FileSystemException} whose reason is the text of the error, such as {@code Invalid
 * argument}, as with the JDK on Linux. {@link #errnoOf} tells the errno of either, and its cause
 * explains it: which parameter refused what, and what would be right. Files cannot be created,
 * deleted or moved, and the attempt fails as it does in sysfs.
 *
 * <p>Safe for use by several threads. Closing it closes what was opened through it and leaves the
 * kernel alone. It is not registered with the JDK: {@code Path.of(uri)} does not find it, and it
 * goes away with its last reference.
 */
public final class KernelFileSystem extends FileSystem {

  private final SimulatedKernel kernel;
  private final KernelFiles files;
  private final KernelFileSystemProvider provider = new KernelFileSystemProvider(this);
  private final Set<Closeable> resources = ConcurrentHashMap.newKeySet();
  private volatile boolean open = true;

  private KernelFileSystem(SimulatedKernel kernel, Credentials user) {
    this.kernel = kernel;
    this.files = kernel.files(user);
  }

  /**
   * Returns the files of a kernel as its current user sees them: root, unless {@link
   * SimulatedKernel#callAs} or the builder of the kernel says otherwise.
   *
   * @param kernel the kernel
   * @return a new file system
   */
  public static KernelFileSystem of(SimulatedKernel kernel) {
    return of(kernel, requireNonNull(kernel, "kernel").files().user());
  }

  /**
   * Returns the files of a kernel as a user sees them.
   *
   * @param kernel the kernel
   * @param user who opens, reads and writes
   * @return a new file system
   */
  public static KernelFileSystem of(SimulatedKernel kernel, Credentials user) {
    return new KernelFileSystem(requireNonNull(kernel, "kernel"), requireNonNull(user, "user"));
  }

  /**
   * Returns the kernel.
   *
   * @return the kernel whose files these are
   */
  public SimulatedKernel kernel() {
    return kernel;
  }

  /**
   * Returns who opens, reads and writes.
   *
   * @return the user
   */
  public Credentials user() {
    return files.user();
  }

  /**
   * Finds the error of any exception that a file system of a kernel threw.
   *
   * @param failure the exception, or one that wraps it, such as {@link
   *     java.io.UncheckedIOException}
   * @return the error, or empty if the exception has another origin
   */
  public static Optional<Errno> errnoOf(Throwable failure) {
    for (Throwable each = requireNonNull(failure, "failure");
        each != null;
        each = each.getCause()) {
      if (each instanceof ErrnoException own) {
        return Optional.of(own.errno());
      }
    }
    return Optional.empty();
  }

  /** The calls of the kernel. */
  KernelFiles files() {
    requireOpen();
    return files;
  }

  /** Remembers what is to be closed with the file system. */
  <R extends Closeable> R opened(R resource) throws IOException {
    resources.add(resource);
    if (!open) {
      resource.close();
      throw new ClosedFileSystemException();
    }
    return resource;
  }

  void closed(Closeable resource) {
    resources.remove(resource);
  }

  private void requireOpen() {
    if (!open) {
      throw new ClosedFileSystemException();
    }
  }

  /**
   * Returns a path of this file system.
   *
   * @param first the path or its beginning, such as {@code /sys/module}; a relative path is
   *     relative to {@code /}
   * @param more further parts
   * @return the path
   * @throws java.nio.file.InvalidPathException if the path holds a NUL character
   */
  @Override
  public Path getPath(String first, String... more) {
    requireNonNull(first, "first");
    requireNonNull(more, "more");
    return KernelPath.parse(
        this,
        Stream.concat(Stream.of(first), Stream.of(more))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/")));
  }

  /** Returns the provider, which serves only this file system. */
  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  KernelFileSystemProvider kernelProvider() {
    return provider;
  }

  /** Closes the channels and watch services that are open; the kernel goes on. */
  @Override
  public void close() throws IOException {
    open = false;
    for (Closeable resource : resources) {
      resource.close();
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Returns false: parameters can be written. */
  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    requireOpen();
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    requireOpen();
    return List.of(
        new KernelFileStore("sysfs"), new KernelFileStore("proc"), new KernelFileStore("devtmpfs"));
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return NamedAttributes.views();
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    int colon = requireNonNull(syntaxAndPattern, "syntaxAndPattern").indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("no syntax before a colon in " + syntaxAndPattern);
    }
    String syntax = syntaxAndPattern.substring(0, colon);
    String text = syntaxAndPattern.substring(colon + 1);
    if (syntax.equalsIgnoreCase("glob")) {
      Glob glob = Glob.compile(text);
      return path -> glob.matches(path.toString());
    }
    if (syntax.equalsIgnoreCase("regex")) {
      Pattern pattern = Pattern.compile(text);
      return path -> pattern.matcher(path.toString()).matches();
    }
    throw new UnsupportedOperationException("Syntax '" + syntax + "' not recognized");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return new Principals();
  }

  /**
   * Makes a watch service for directories of this file system. Events are there as soon as the call
   * that caused them returns: {@code ENTRY_MODIFY} in {@code /sys/module/MODULE/parameters} after
   * each accepted write, {@code ENTRY_CREATE} and {@code ENTRY_DELETE} in {@code /sys/module} when
   * modules come and go, and in {@code holders} as well. The key of a directory whose module is
   * unloaded becomes invalid.
   */
  @Override
  public WatchService newWatchService() throws IOException {
    return opened(new KernelWatchService(this));
  }

  /** Returns the kernel and the user. */
  @Override
  public String toString() {
    return "files of " + kernel + " for " + user();
  }
}
