// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.program.Failure;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads words as paths. An empty word, such as that of a variable that is not set, is a mistake and
 * does not stand for the working folder.
 */
public final class NamedPath implements ITypeConverter<Path> {

  private static final String EMPTY = "the name of a file or folder is empty";

  /** Makes a converter for options. */
  public NamedPath() {}

  /**
   * Reads a word.
   *
   * @param word a word of a command line
   * @return the path
   * @throws Failure if it is empty
   */
  public static Path of(String word) {
    if (word.isEmpty()) {
      throw new Failure(EMPTY);
    }
    return Path.of(word);
  }

  @Override
  public Path convert(String word) {
    if (word.isEmpty()) {
      throw new TypeConversionException(EMPTY);
    }
    return Path.of(word);
  }
}
