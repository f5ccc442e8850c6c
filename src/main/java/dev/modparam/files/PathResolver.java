// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Walks one path inside a root: {@code link_path_walk} with {@code RESOLVE_IN_ROOT}. */
final class PathResolver {

  /**
   * Where a path leads.
   *
   * @param path the path without links; of a missing file the first name that is missing
   * @param kind what is there, never LINK
   * @param dangling whether it is missing because its last name is a link
   */
  record Found(String path, FileTable.Kind kind, boolean dangling) {}

  private static final int MOST_LINKS = 40;
  private static final String NULL_DEVICE = "/dev/null";

  private final FileTable files;
  private final List<String> done = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int links;

  private boolean lastIsLink;

  PathResolver(FileTable files) {
    this.files = files;
  }

  /**
   * Follows a path.
   *
   * @throws FileSystemLoopException after 40 links
   * @throws NotDirectoryException if a file stands where a folder must be
   * @throws NoSuchFileException if a folder on the way is missing and no link led there
   */
  Found resolve(String path) throws IOException {
    if (path.isEmpty()) {
      return new Found("", FileTable.Kind.MISSING, false);
    }
    push(path);
    FileTable.Kind kind = FileTable.Kind.FOLDER;
    while (!open.isEmpty()) {
      String name = open.pop();
      if (name.equals("..")) {
        if (!done.isEmpty()) {
          done.remove(done.size() - 1);
        }
        continue;
      }
      done.add(name);
      String here = here();
      kind = files.kind(here);
      if (kind != FileTable.Kind.LINK && NULL_DEVICE.equals(rest(here))) {
        return new Found(NULL_DEVICE, FileTable.Kind.FILE, false);
      }
      if (kind == FileTable.Kind.LINK) {
        follow(here, path);
        kind = FileTable.Kind.FOLDER;
      } else if (kind == FileTable.Kind.MISSING) {
        return new Found(here, kind, lastIsLink);
      } else if (kind != FileTable.Kind.FOLDER && !open.isEmpty()) {
        throw new NotDirectoryException(path);
      }
    }
    if (kind != FileTable.Kind.FOLDER && path.endsWith("/")) {
      throw new NotDirectoryException(path);
    }
    if (done.isEmpty()) {
      kind = files.kind("/");
    }
    return new Found(here(), kind, false);
  }

  private void follow(String link, String path) throws IOException {
    if (++links > MOST_LINKS) {
      throw new FileSystemLoopException(path);
    }
    lastIsLink |= open.isEmpty();
    done.remove(done.size() - 1);
    String target = files.linkTarget(link);
    if (target.startsWith("/")) {
      done.clear();
    }
    push(target);
  }

  private void push(String path) {
    String[] names = path.split("/", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty() && !names[i].equals(".")) {
        open.push(names[i]);
      }
    }
  }

  /** The null device is there also where no {@code /dev} is. */
  private String rest(String here) {
    return open.isEmpty() ? here : here + "/" + String.join("/", open);
  }

  private String here() {
    return "/" + String.join("/", done);
  }
}
