// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as text. */
public final class FilePaths {

  private FilePaths() {}

  /** Returns a path with one slash where it has several, and none at its end. */
  public static String collapse(String path) {
    StringBuilder result = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
        result.append(path.charAt(i));
      }
    }
    int length = result.length();
    if (length > 1 && result.charAt(length - 1) == '/') {
      result.setLength(length - 1);
    }
    return result.toString();
  }

  /** Returns a path as seen from a working folder. */
  public static String absolute(String folder, String path) {
    return path.startsWith("/") ? path : (folder.equals("/") ? "/" : folder + "/") + path;
  }

  /** Returns what stands after the last slash. */
  public static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns an absolute path without {@code .}, {@code ..} and double slashes, by its text. */
  public static String normalize(String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return "/" + String.join("/", names);
  }
}
