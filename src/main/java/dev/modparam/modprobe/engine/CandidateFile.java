// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.engine;

import dev.modparam.files.FileRoot;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * A module file, of a tree or not.
 *
 * @param name the module's name, which comes from the file's
 * @param path the path as the user meets it
 * @param content what the file declares
 */
public record CandidateFile(String name, String path, Content content) {

  /** The reason of the exception for a file that is too short or cannot be unpacked. */
  public static final String DAMAGED = "is cut or not packed as it says";

  /** Reads what a module file declares. */
  @FunctionalInterface
  public interface Content {
    ModuleDefinition definition() throws IOException;
  }

  public static CandidateFile of(TreeModule module) {
    return new CandidateFile(module.name(), module.path(), module::definition);
  }

  /**
   * Returns what the module declares.
   *
   * @throws ErrnoException ENOENT, EACCES, EISDIR, EINVAL for a device or a damaged file, or
   *     ENOEXEC for a file that is not a module
   */
  public ModuleDefinition definition() {
    try {
      return content.definition();
    } catch (NoSuchFileException failure) {
      throw refusal(Errno.ENOENT, "there is no such file", failure);
    } catch (AccessDeniedException failure) {
      throw refusal(Errno.EACCES, "it may not be read", failure);
    } catch (FileSystemException failure) {
      Errno errno =
          switch (String.valueOf(failure.getReason())) {
            case FileRoot.FOLDER -> Errno.EISDIR;
            case FileRoot.NOT_REGULAR, DAMAGED -> Errno.EINVAL;
            default -> Errno.ENOEXEC;
          };
      throw refusal(errno, String.valueOf(failure.getReason()), failure);
    } catch (IOException | IllegalArgumentException failure) {
      throw refusal(Errno.ENOEXEC, "it is not a module: " + failure.getMessage(), failure);
    }
  }

  private ErrnoException refusal(Errno errno, String why, Exception cause) {
    ErrnoException refused = errno.exception("cannot load " + path + ": " + why);
    refused.initCause(cause);
    return refused;
  }
}
