// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.modprobe.tree.ModuleTree;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A catalogue that is read while the command line is being understood, which takes as long. What is
 * wrong with the file is said when somebody asks for it, and never if nobody does.
 */
public final class ReadAhead {

  private final Path file; // null if nothing is read
  private final FutureTask<ModuleTree> reading;

  private ReadAhead(Path file) {
    this.file = file;
    this.reading = new FutureTask<>(() -> ModuleSource.read(file));
  }

  /**
   * Reads nothing ahead.
   *
   * @return that
   */
  public static ReadAhead none() {
    return new ReadAhead(null);
  }

  /**
   * Starts to read the catalogue of an audit, if the words name one.
   *
   * @param words the words of the command line
   * @return what is being read
   */
  public static ReadAhead of(String... words) {
    if (words.length > 0 && words[0].equals("audit")) {
      for (int i = 1; i < words.length; i++) {
        String word = words[i];
        if (word.equals("--catalog") && i + 1 < words.length) {
          return start(words[i + 1]);
        }
        if (word.startsWith("--catalog=")) {
          return start(word.substring(word.indexOf('=') + 1));
        }
      }
    }
    return none();
  }

  private static ReadAhead start(String name) {
    try {
      ReadAhead ahead = new ReadAhead(Path.of(name));
      if (Files.isRegularFile(ahead.file)) {
        Thread thread = new Thread(ahead.reading, "read ahead");
        thread.setDaemon(true);
        thread.start();
        return ahead;
      }
    } catch (InvalidPathException wrong) {
      return none(); // which is said with the other words
    }
    return none();
  }

  /**
   * Reads modules, or waits for those that are being read.
   *
   * @param place a folder such as {@code /lib/modules/VERSION}, or a catalogue file
   * @return the modules
   */
  public ModuleTree read(Path place) {
    if (!place.equals(file)) {
      return ModuleSource.read(place);
    }
    try {
      return reading.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (failed.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + place, interrupted);
    }
  }
}
