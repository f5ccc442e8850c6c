// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads the number that a linker gives each build: the note {@code NT_GNU_BUILD_ID}. */
final class BuildId {

  private static final int TYPE = 3;
  private static final byte[] GNU = {'G', 'N', 'U', 0};
  private static final int HEADER = 12;
  private static final int LARGEST = 1 << 12;

  private BuildId() {}

  /** Returns the number as {@code modinfo} writes bytes; an empty text if the file has none. */
  static String of(ElfFile file) throws IOException {
    ElfSection section = file.section(".note.gnu.build-id");
    if (section == null || section.isEmpty() || section.size() > LARGEST) {
      return "";
    }
    ByteBuffer notes = file.content(section);
    int at = 0;
    while (at + HEADER <= notes.limit()) {
      int name = notes.getInt(at);
      int length = notes.getInt(at + 4);
      int start = at + HEADER + aligned(name);
      if (name < 0 || name > LARGEST || length < 0 || length > notes.limit() - start) {
        return "";
      }
      ByteBuffer owner = notes.slice(at + HEADER, name);
      if (owner.equals(ByteBuffer.wrap(GNU)) && notes.getInt(at + 8) == TYPE) {
        byte[] bytes = new byte[length];
        notes.get(start, bytes);
        return ModuleSignature.hexadecimal(bytes);
      }
      at = start + aligned(length);
    }
    return "";
  }

  private static int aligned(int length) {
    return (length + 3) & -4;
  }
}
