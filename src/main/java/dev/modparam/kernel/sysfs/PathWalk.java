// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;
import dev.modparam.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Finds the file of a path: {@code link_path_walk}. */
final class PathWalk {

  private static final int LONGEST_PATH = 4095;

  /** {@code MAXSYMLINKS}. */
  private static final int MOST_LINKS = 40;

  /** A file on the way, with how it was reached. The root has no name and nothing above. */
  private record Place(KernelFile file, String name, @Nullable Place above) {}

  private final String call;
  private final String path;
  private final Credentials user;
  private Place at;
  private int links;

  private PathWalk(KernelFile root, Credentials user, String call, String path) {
    this.at = new Place(root, "", null);
    this.user = user;
    this.call = call;
    this.path = path;
  }

  /**
   * Walks to the end of a path, or to an index in it.
   *
   * @param follow whether a link at the very end is followed
   */
  static PathWalk of(
      KernelFile root, Credentials user, String call, String path, int end, boolean follow) {
    PathWalk walk = new PathWalk(root, user, call, path);
    if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw walk.failure(Errno.ENAMETOOLONG, "");
    }
    if (path.isEmpty() || path.charAt(0) != '/' || path.indexOf('\0') >= 0) {
      throw walk.failure(Errno.ENOENT, ": give an absolute path");
    }
    walk.steps(path, end, follow);
    return walk;
  }

  /** What the path leads to. */
  KernelFile file() {
    return at.file();
  }

  /** The path without links, dots and doubled slashes. */
  String realPath() {
    Deque<String> names = new ArrayDeque<>();
    Place place = at;
    for (Place above = place.above(); above != null; above = place.above()) {
      names.addFirst(place.name());
      place = above;
    }
    return "/" + String.join("/", names);
  }

  /** Takes a step for each name between slashes, also for an empty one. */
  private void steps(String names, int end, boolean follow) {
    int next = 0;
    while (next <= end) {
      int slash = names.indexOf('/', next);
      int stop = slash < 0 ? end : Math.min(slash, end);
      step(names.substring(next, stop), follow || stop < end);
      next = stop + 1;
    }
  }

  private void step(String name, boolean follow) {
    if (!(at.file() instanceof Directory directory)) {
      throw failure(Errno.ENOTDIR, "");
    }
    if (name.isEmpty() || name.equals(".")) {
      return;
    }
    if (!directory.permits(user, 1)) {
      throw failure(
          Errno.EACCES, String.format(": the mode of %s is %04o", realPath(), directory.mode()));
    }
    if (name.equals("..")) {
      at = at.above() == null ? at : at.above();
    } else {
      enter(directory, name, follow);
    }
  }

  private void enter(Directory directory, String name, boolean follow) {
    KernelFile child = directory.child(name);
    if (child == null) {
      throw failure(Errno.ENOENT, ": there is no " + Excerpt.of(name));
    }
    if (child instanceof KernelFile.Link link && follow) {
      if (++links > MOST_LINKS) {
        throw failure(Errno.ELOOP, ": there are more than " + MOST_LINKS + " links on the way");
      }
      steps(link.target(), link.target().length(), true);
    } else {
      at = new Place(child, name, at);
    }
  }

  private FileException failure(Errno errno, String more) {
    return new FileException(call, path, errno, more);
  }
}
