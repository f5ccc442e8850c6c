// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Attributes by their names, such as {@code posix:permissions} and {@code unix:mode}. */
final class NamedAttributes {

  private static final Map<String, Function<KernelFileAttributes, Object>> BASIC =
      Map.of(
          "size", KernelFileAttributes::size,
          "creationTime", KernelFileAttributes::creationTime,
          "lastAccessTime", KernelFileAttributes::lastAccessTime,
          "lastModifiedTime", KernelFileAttributes::lastModifiedTime,
          "isDirectory", KernelFileAttributes::isDirectory,
          "isRegularFile", KernelFileAttributes::isRegularFile,
          "isSymbolicLink", KernelFileAttributes::isSymbolicLink,
          "isOther", KernelFileAttributes::isOther,
          "fileKey", KernelFileAttributes::fileKey);

  private static final Map<String, Function<KernelFileAttributes, Object>> OWNER =
      Map.of("owner", KernelFileAttributes::owner);

  private static final Map<String, Function<KernelFileAttributes, Object>> POSIX =
      joined(
          List.of(
              BASIC,
              OWNER,
              Map.of(
                  "group", KernelFileAttributes::group,
                  "permissions", KernelFileAttributes::permissions)));

  private static final Map<String, Function<KernelFileAttributes, Object>> UNIX =
      joined(
          List.of(
              POSIX,
              Map.of(
                  "mode", KernelFileAttributes::mode,
                  "uid", attributes -> attributes.status().uid(),
                  "gid", attributes -> attributes.status().gid(),
                  "nlink", attributes -> attributes.status().links(),
                  "ino", attributes -> Integer.toUnsignedLong(attributes.fileKey().hashCode()),
                  "dev", attributes -> 0L,
                  "rdev", attributes -> 0L,
                  "ctime", KernelFileAttributes::lastModifiedTime)));

  private static final Map<String, Map<String, Function<KernelFileAttributes, Object>>> VIEWS =
      Map.of("basic", BASIC, "owner", OWNER, "posix", POSIX, "unix", UNIX);

  private NamedAttributes() {}

  private static Map<String, Function<KernelFileAttributes, Object>> joined(
      List<Map<String, Function<KernelFileAttributes, Object>>> maps) {
    return maps.stream()
        .flatMap(map -> map.entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static Set<String> views() {
    return VIEWS.keySet();
  }

  /** The attributes of a list such as {@code posix:owner,permissions} or {@code *}. */
  static Map<String, Object> read(KernelFileAttributes attributes, String list) {
    Map<String, Function<KernelFileAttributes, Object>> view = view(list);
    List<String> names = List.of(attributeOf(list).split(",", -1));
    Map<String, Object> result = new LinkedHashMap<>();
    for (String name : names.contains("*") ? view.keySet() : names) {
      Function<KernelFileAttributes, Object> reader = view.get(name);
      if (reader == null) {
        throw new IllegalArgumentException("'" + name + "' not recognized");
      }
      result.put(name, reader.apply(attributes));
    }
    return result;
  }

  /** Changes one attribute through a view. */
  @SuppressWarnings("unchecked") // a wrong element is a ClassCastException, as the contract says
  static void set(KernelAttributeView view, String attribute, Object value) throws IOException {
    String name = attributeOf(attribute);
    if (!view(attribute).containsKey(name)) {
      throw new IllegalArgumentException("'" + name + "' not recognized");
    }
    switch (name) {
      case "permissions" -> view.setPermissions((Set<PosixFilePermission>) value);
      case "mode" -> view.setMode((Integer) value);
      case "owner" -> view.setOwner((UserPrincipal) value);
      case "group" -> view.setGroup((GroupPrincipal) value);
      case "lastModifiedTime" -> view.setTimes((FileTime) value, null, null);
      case "lastAccessTime" -> view.setTimes(null, (FileTime) value, null);
      case "creationTime" -> view.setTimes(null, null, (FileTime) value);
      default -> throw new IllegalArgumentException("'" + name + "' cannot be set");
    }
  }

  private static Map<String, Function<KernelFileAttributes, Object>> view(String attribute) {
    int colon = attribute.indexOf(':');
    String name = colon < 0 ? "basic" : attribute.substring(0, colon);
    Map<String, Function<KernelFileAttributes, Object>> view = VIEWS.get(name);
    if (view == null) {
      throw new UnsupportedOperationException("View '" + name + "' not available");
    }
    return view;
  }

  private static String attributeOf(String attribute) {
    return attribute.substring(attribute.indexOf(':') + 1);
  }
}
