// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.kernel.line.ParameterSet;
import dev.modparam.kernel.sysfs.Descriptor;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.Param;
import dev.modparam.param.memory.PageBytes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The file of a parameter in {@code /sys/module/MODULE/parameters}, in short form: {@link #show} is
 * {@code cat} and {@link #store} is {@code echo -n}, by root or whom {@link KernelBuilder#user} or
 * {@link SimulatedKernel#callAs} says.
 *
 * <p>For other users, open files and pieces of reads there is {@link SimulatedKernel#files()}.
 */
public final class Attribute {

  private final String path;
  private final ParameterFile file;

  private Attribute(String path, ParameterFile file) {
    this.path = path;
    this.file = file;
  }

  /** The attributes of a module by name, in the order of declaration. */
  static Map<String, Attribute> all(LoadedModule module, ParameterSet parameters) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (int i = 0; i < module.definition().parameters().size(); i++) {
      Param<?> param = module.definition().parameters().get(i);
      if (param.permissions().isVisible()) {
        attributes.put(
            param.name(),
            new Attribute(
                path(module.name(), param.name()), new ParameterFile(module, parameters.at(i))));
      }
    }
    return Collections.unmodifiableMap(attributes);
  }

  /** Makes the exception for a name that has no file, saying why. */
  static FileException absent(ModuleDefinition definition, String parameter) {
    String reason =
        definition
            .parameter(parameter)
            .map(
                param ->
                    param.permissions().isVisible()
                        ? ": the file's name is " + param.name()
                        : ": its permissions are 0, so it has no file")
            .or(
                () ->
                    definition
                        .nearestParameter(parameter)
                        .map(near -> ": did you mean " + near + "?"))
            .orElse(": module " + definition.name() + " has no such parameter");
    return new FileException("open", path(definition.name(), parameter), Errno.ENOENT, reason);
  }

  private static String path(String module, String parameter) {
    return "/sys/module/" + module + "/parameters/" + parameter;
  }

  /**
   * Returns the name of the file.
   *
   * @return the parameter's declared name
   */
  public String name() {
    return file.param().name();
  }

  /**
   * Returns the parameter.
   *
   * @return its declaration
   */
  public Param<?> param() {
    return file.param();
  }

  /**
   * Returns the path of the file.
   *
   * @return such as {@code /sys/module/my_driver/parameters/debug}
   */
  public String path() {
    return path;
  }

  /**
   * Returns the permission bits that the file has now.
   *
   * @return from 0 to 0777; what was declared, masked by 0664, until somebody changes it
   */
  public int mode() {
    return file.mode();
  }

  /**
   * Reads the file.
   *
   * @return its content as UTF-8, nearly always with a newline at its end
   * @throws FileException EACCES, if nobody may read it, or the current user may not; ENODEV, if
   *     the module is gone; EPERM, if the type has no get function; or the error of that function
   */
  public String show() {
    return new String(showBytes(), StandardCharsets.UTF_8);
  }

  /**
   * Reads the file as bytes.
   *
   * @return its content
   * @throws FileException as {@link #show}
   */
  public byte[] showBytes() {
    try (OpenFile open = Descriptor.open(file, path, OpenFile.Flag.READ, file.user())) {
      return open.read(PageBytes.SIZE);
    }
  }

  /**
   * Writes the file with one {@code write(2)}.
   *
   * @param text what to write, as UTF-8; at most 4096 bytes of it are taken, and none is a legal
   *     write that sets nothing
   * @return the number of bytes taken, or the positive result of an own set function
   * @throws StoreException if the parameter refuses the text
   * @throws FileException EACCES, if nobody may write it, or the current user may not; ENODEV, if
   *     the module is gone
   */
  public int store(String text) {
    return store(requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes to the file with one {@code write(2)}.
   *
   * @param text what to write
   * @return the number of bytes taken, or the positive result of an own set function
   * @throws FileException as {@link #store(String)}
   */
  public int store(byte[] text) {
    try (OpenFile open = Descriptor.open(file, path, OpenFile.Flag.WRITE, file.user())) {
      return open.write(requireNonNull(text, "text"));
    }
  }

  /**
   * Tells whether a user can open the file to read it.
   *
   * @param user who
   * @return true if open succeeds
   */
  public boolean isReadableBy(Credentials user) {
    return (mode() & 0444) != 0 && requireNonNull(user, "user").mayAccess(file.status(), 4);
  }

  /**
   * Tells whether a user can open the file to write it.
   *
   * @param user who
   * @return true if open succeeds; the write may still fail
   */
  public boolean isWritableBy(Credentials user) {
    return (mode() & 0222) != 0 && requireNonNull(user, "user").mayAccess(file.status(), 2);
  }

  ParameterFile file() {
    return file;
  }

  /** Returns the path and the mode. */
  @Override
  public String toString() {
    return String.format("%s %04o", path, mode());
  }
}
