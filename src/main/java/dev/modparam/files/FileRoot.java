// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files below one folder, by the paths that programs inside know, such as {@code
 * /etc/modprobe.d/a.conf}. The folder is a wall: {@code ..} stops at it, and links, also absolute
 * ones, are followed inside it, as {@code openat2(2)} does with {@code RESOLVE_IN_ROOT}.
 *
 * <p>Only regular files are read, and never more than the caller allows. {@code /dev/null} exists
 * in every root and is an empty file, because links to it are the custom for "nothing".
 *
 * <p>A folder that others change while it is read is not guarded against.
 */
public final class FileRoot {

  /** What a path leads to when links are followed. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** A FIFO, a socket or a device. */
    SPECIAL,
    /** The path leads by a link to nothing, or in circles, or out and to nothing inside. */
    DANGLING,
    /** Nothing has that name. */
    MISSING,
    /** The file system refuses to tell. */
    UNREADABLE
  }

  /** The reason of the exception for a folder that is read as a file. */
  public static final String FOLDER = "Is a directory";

  /** The reason of the exception for a FIFO, a socket or a device that is read. */
  public static final String NOT_REGULAR = "is not a regular file";

  private final FileTable files;

  private FileRoot(FileTable files) {
    this.files = files;
  }

  /**
   * Checks a file that the caller names, links on its way included: to open a FIFO would wait for a
   * writer.
   *
   * @throws FileSystemException if it is not there, or not a regular file
   */
  public static void requireRegular(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(
          file.toString(), null, attributes.isDirectory() ? FOLDER : NOT_REGULAR);
    }
  }

  /** Takes a folder as the root. A link in its own path is the caller's and is followed. */
  public static FileRoot of(Path folder) {
    return new FileRoot(new DiskTable(folder));
  }

  /** Makes a root without files. */
  public static FileRoot empty() {
    return ofTexts(Map.of());
  }

  /** Makes a root of texts by absolute path. */
  public static FileRoot ofTexts(Map<String, String> texts) {
    return of(texts, Map.of(), Set.of());
  }

  /**
   * Makes a root in memory.
   *
   * @param texts content by absolute path
   * @param links targets by the absolute path of the link
   * @param folders folders that may be empty
   */
  public static FileRoot of(
      Map<String, String> texts, Map<String, String> links, Set<String> folders) {
    return new FileRoot(new MemoryTable(texts, links, folders));
  }

  /**
   * Makes a view of the same files for one reading, during which nothing changes: folders are
   * listed once, and names are looked at once. Contents are not kept.
   */
  public FileRoot remembering() {
    return new FileRoot(new RememberedTable(files));
  }

  /** Tells what a path leads to. Relative paths start at the root. */
  public Kind kind(String path) {
    try {
      PathResolver.Found found = new PathResolver(files).resolve(path);
      if (found.kind() != FileTable.Kind.MISSING) {
        return Kind.valueOf(found.kind().name());
      }
      return found.dangling() ? Kind.DANGLING : Kind.MISSING;
    } catch (NotDirectoryException notFound) {
      return Kind.MISSING;
    } catch (FileSystemLoopException endless) {
      return Kind.DANGLING;
    } catch (IOException refused) {
      return Kind.UNREADABLE;
    }
  }

  /**
   * Returns the names in a folder, in the order of bytes.
   *
   * @throws NoSuchFileException if nothing has that name
   * @throws NotDirectoryException if it is not a folder
   * @throws IOException if the folder cannot be read
   */
  public List<String> list(String folder) throws IOException {
    PathResolver.Found found = existing(folder);
    if (found.kind() != FileTable.Kind.FOLDER) {
      throw new NotDirectoryException(named(folder));
    }
    return files.list(found.path()).stream().sorted(ByteText::compare).toList();
  }

  /**
   * Reads a regular file.
   *
   * @param limit the most bytes that it may have
   * @throws NoSuchFileException if nothing has that name
   * @throws AccessDeniedException if it may not be read
   * @throws FileSystemException if it is not a regular file or larger; the reason says so
   */
  public byte[] read(String path, int limit) throws IOException {
    byte[] bytes = files.read(regular(path), limit + 1);
    if (bytes.length > limit) {
      throw new FileSystemException(path, null, "has more than " + limit + " bytes");
    }
    return bytes;
  }

  /**
   * Returns the path of a regular file without links, as the inside knows it.
   *
   * @throws IOException as {@link #read}
   */
  public String canonical(String path) throws IOException {
    return existing(path).path();
  }

  /**
   * Finds the file of the disk behind a path, for readers that look at few bytes of large files.
   *
   * @return the file, which is regular; null if this root is not on a disk
   * @throws IOException as {@link #read}
   */
  public @Nullable Path onDisk(String path) throws IOException {
    return files.onDisk(regular(path));
  }

  /**
   * Finds the folder of the disk behind a path.
   *
   * @return the folder; null if this root is not on a disk
   * @throws IOException if there is no such folder
   */
  public @Nullable Path folderOnDisk(String path) throws IOException {
    PathResolver.Found found = existing(path);
    if (found.kind() != FileTable.Kind.FOLDER) {
      throw new NotDirectoryException(path);
    }
    return files.onDisk(found.path());
  }

  private String regular(String path) throws IOException {
    PathResolver.Found found = existing(path);
    if (found.kind() == FileTable.Kind.FOLDER) {
      throw new FileSystemException(path, null, FOLDER);
    }
    if (found.kind() != FileTable.Kind.FILE) {
      throw new FileSystemException(path, null, NOT_REGULAR);
    }
    return found.path();
  }

  private PathResolver.Found existing(String path) throws IOException {
    PathResolver.Found found = new PathResolver(files).resolve(path);
    if (found.kind() == FileTable.Kind.MISSING) {
      throw new NoSuchFileException(named(path));
    }
    return found;
  }

  /** The root itself is named as the caller did. */
  private String named(String path) {
    return path.equals("/") ? files.toString() : path;
  }

  /** Returns the folder. */
  @Override
  public String toString() {
    return files.toString();
  }
}
