// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.sysfs;

import dev.modparam.kernel.files.FileException;
import dev.modparam.param.Errno;
import dev.modparam.param.memory.PageBytes;
import java.util.Arrays;

/**
 * The reader of an open file, as {@code struct seq_file}: reads that follow each other go on in the
 * text that was made, and take as many new records as they need; a read from elsewhere makes the
 * text anew. Its user holds a lock.
 */
final class SequenceReader {

  private static final byte[] NOTHING = {};

  private final KernelFile file;
  private final String path;
  private byte[] text = NOTHING;
  private int from;
  private int next; // the index of the record after those in the text
  private long position;

  SequenceReader(KernelFile file, String path) {
    this.file = file;
    this.path = path;
  }

  /** {@code seq_read_iter}. */
  byte[] read(int size, long wanted) {
    if (size == 0) {
      return NOTHING;
    }
    if (wanted == 0) {
      forget();
    }
    if (wanted != position) {
      traverse(wanted);
    }
    byte[] left = take(size);
    int missing = size - left.length;
    if (from < text.length || missing == 0) {
      position += left.length;
      return left;
    }
    byte[] more;
    try {
      fill(missing);
      more = take(missing);
    } catch (FileException failure) {
      if (left.length == 0) {
        throw failure;
      }
      more = NOTHING; // it fails again next time
    }
    byte[] result = Arrays.copyOf(left, left.length + more.length);
    System.arraycopy(more, 0, result, left.length, more.length);
    position += result.length;
    return result;
  }

  private void forget() {
    text = NOTHING;
    from = 0;
    next = 0;
  }

  private byte[] take(int size) {
    int count = Math.min(size, text.length - from);
    byte[] taken = Arrays.copyOfRange(text, from, from + count);
    from += count;
    return taken;
  }

  /** Makes the text again and skips what stands before a position. */
  private void traverse(long wanted) {
    forget();
    position = 0;
    long skipped = 0;
    Records records = records();
    while (next < records.count() && skipped < wanted) {
      byte[] each = records.get(next++);
      if (skipped + each.length > wanted) {
        text = each;
        from = (int) (wanted - skipped);
        break;
      }
      skipped += each.length;
    }
    position = wanted;
  }

  /** Puts a record that is not empty into the buffer, and more if they are wanted and fit. */
  private void fill(int wanted) {
    Records records = records();
    text = NOTHING;
    from = 0;
    while (next < records.count() && text.length < wanted) {
      byte[] each = records.get(next);
      if (text.length > 0 && text.length + each.length >= PageBytes.SIZE) {
        break;
      }
      next++;
      int end = text.length;
      text = Arrays.copyOf(text, end + each.length);
      System.arraycopy(each, 0, text, end, each.length);
    }
  }

  private Records records() {
    if (!file.isAlive()) {
      throw new FileException("read", path, Errno.ENODEV, ": its module is gone");
    }
    return file.records(path);
  }
}
