// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import dev.modparam.param.Errno;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds the file of a path: {@code link_path_walk}. No chain of links is followed too long, as
 * links lead to directories of modules and those hold no links above them.
 */
final class PathWalk {

  private static final int LONGEST_PATH = 4095;

  private final String call;
  private final String path;
  private final Credentials user;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final Deque<KernelFile> above = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private KernelFile at;

  private PathWalk(KernelFile root, Credentials user, String call, String path) {
    this.at = root;
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
    if (path.length() > LONGEST_PATH) {
      throw walk.failure(Errno.ENAMETOOLONG, "");
    }
    if (path.isEmpty() || path.charAt(0) != '/' || path.indexOf('\0') >= 0) {
      throw walk.failure(Errno.ENOENT, ": give an absolute path");
    }
    walk.ahead.addAll(Arrays.asList(path.substring(0, end).split("/", -1)));
    while (!walk.ahead.isEmpty()) {
      walk.step(walk.ahead.pop(), follow);
    }
    return walk;
  }

  /** What the path leads to. */
  KernelFile file() {
    return at;
  }

  /** The path without links, dots and doubled slashes. */
  String realPath() {
    return "/" + String.join("/", names);
  }

  private void step(String name, boolean follow) {
    if (!(at instanceof KernelFile.Directory directory)) {
      throw failure(Errno.ENOTDIR, "");
    }
    if (name.isEmpty() || name.equals(".")) {
      return;
    }
    if (!user.mayAccess(at.mode(), 1)) {
      throw failure(Errno.EACCES, String.format(": the mode of %s is %04o", realPath(), at.mode()));
    }
    if (name.equals("..")) {
      leave();
    } else {
      enter(directory, name, follow);
    }
  }

  private void leave() {
    if (!names.isEmpty()) {
      names.removeLast();
      at = above.pop();
    }
  }

  private void enter(KernelFile.Directory directory, String name, boolean follow) {
    KernelFile child = directory.child(name);
    if (child == null) {
      throw failure(Errno.ENOENT, ": there is no " + Excerpt.of(name));
    }
    if (child instanceof KernelFile.Link link && (follow || !ahead.isEmpty())) {
      List<String> parts = Arrays.asList(link.target().split("/", -1));
      for (int i = parts.size() - 1; i >= 0; i--) {
        ahead.push(parts.get(i));
      }
    } else {
      above.push(at);
      names.addLast(name);
      at = child;
    }
  }

  private FileException failure(Errno errno, String more) {
    return new FileException(call, path, errno, more);
  }
}
