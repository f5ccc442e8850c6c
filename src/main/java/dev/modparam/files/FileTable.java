// SPDX-License-Identifier: Apache-2.0
package dev.modparam.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where files are, by absolute paths without links, {@code .} and {@code ..}. */
interface FileTable {

  /** What a name is when links are not followed. */
  enum Kind {
    FILE,
    FOLDER,
    SPECIAL,
    LINK,
    MISSING
  }

  Kind kind(String path) throws IOException;

  String linkTarget(String path) throws IOException;

  List<String> list(String folder) throws IOException;

  /** Reads a regular file, but no more than some bytes of it. */
  byte[] read(String path, int most) throws IOException;

  @Nullable Path onDisk(String path);
}
