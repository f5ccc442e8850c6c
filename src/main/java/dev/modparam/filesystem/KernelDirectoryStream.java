// SPDX-License-Identifier: Apache-2.0
package dev.modparam.filesystem;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entries that a directory had when the stream was made, filtered as they are taken. */
final class KernelDirectoryStream implements DirectoryStream<Path> {

  private final Iterator<KernelPath> entries;
  private final Filter<? super Path> filter;
  private boolean closed;
  private boolean iterated;

  KernelDirectoryStream(List<KernelPath> entries, Filter<? super Path> filter) {
    this.entries = entries.iterator();
    this.filter = filter;
  }

  @Override
  public synchronized Iterator<Path> iterator() {
    if (closed) {
      throw new IllegalStateException("Directory stream is closed");
    }
    if (iterated) {
      throw new IllegalStateException("Iterator already obtained");
    }
    iterated = true;
    return new Entries();
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private synchronized @Nullable Path take() {
    while (!closed && entries.hasNext()) {
      Path entry = entries.next();
      try {
        if (filter.accept(entry)) {
          return entry;
        }
      } catch (IOException failure) {
        throw new DirectoryIteratorException(failure);
      }
    }
    return null;
  }

  private final class Entries implements Iterator<Path> {

    private @Nullable Path next;

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = take();
      }
      return next != null;
    }

    @Override
    public Path next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Path result = next;
      next = null;
      return Objects.requireNonNull(result);
    }
  }
}
