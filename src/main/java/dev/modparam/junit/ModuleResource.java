// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.binary.KernelObject;
import dev.modparam.input.InvalidInputException;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.CSource;
import dev.modparam.source.RustSource;
import dev.modparam.text.KernelName;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Files on the class path: modules as sources or compiled, and configurations of modprobe. */
final class ModuleResource {

  private static final Pattern FILE =
      Pattern.compile("(?:.*/)?(?<name>[^/]+)\\.(?<kind>rs|c|ko|ko\\.(?:gz|xz|zst))");

  private ModuleResource() {}

  /**
   * Reads a module.
   *
   * @param near the class whose loader and package are searched
   * @param resource the name, absolute with a slash
   * @param name the name of the module, or empty for that which the file says or has
   * @throws ExtensionConfigurationException if there is no such module; it names the resource
   */
  static ModuleDefinition module(Class<?> near, String resource, String name) {
    ModuleDefinition definition;
    try {
      definition = definition(near, resource, name);
    } catch (IOException | IllegalArgumentException problem) {
      throw unreadable(resource, problem);
    }
    if (!name.isEmpty() && !definition.name().equals(name)) {
      throw unreadable(
          resource,
          new IllegalArgumentException(
              "the file says that its module is " + definition.name() + ", not " + name));
    }
    return definition;
  }

  private static ModuleDefinition definition(Class<?> near, String resource, String name)
      throws IOException {
    Matcher file = FILE.matcher(resource);
    if (!file.matches()) {
      throw new IllegalArgumentException(
          "not the name of a module's file: it must end in .rs, .c, .ko, .ko.gz, .ko.xz or"
              + " .ko.zst");
    }
    String named = name.isEmpty() ? KernelName.normalize(file.group("name")) : name;
    byte[] content = bytes(near, resource);
    String kind = file.group("kind");
    if (kind.equals("rs")) {
      return rust(decode(content), named);
    }
    return kind.equals("c")
        ? CSource.parse(decode(content), named).definition()
        : KernelObject.read(content, resource).definition();
  }

  /** Reads Rust code, which may say how its module is called. */
  private static ModuleDefinition rust(String text, String named) {
    try {
      return RustSource.parse(text);
    } catch (InvalidInputException unnamed) {
      return RustSource.parse(text, named);
    }
  }

  /**
   * Reads a text.
   *
   * @throws ExtensionConfigurationException if there is none; it names the resource
   */
  static String text(Class<?> near, String resource) {
    try {
      return decode(bytes(near, resource));
    } catch (IOException problem) {
      throw unreadable(resource, problem);
    }
  }

  private static byte[] bytes(Class<?> near, String resource) throws IOException {
    try (InputStream stream = near.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new FileNotFoundException(
            "there is no such file on the class path"
                + (resource.startsWith("/")
                    ? ""
                    : " in the package of "
                        + near.getName()
                        + "; a slash in front starts at the"
                        + " root"));
      }
      return stream.readAllBytes();
    }
  }

  private static String decode(byte[] content) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException problem) {
      throw new IOException("it is not a text in UTF-8", problem);
    }
  }

  private static ExtensionConfigurationException unreadable(String resource, Exception problem) {
    return new ExtensionConfigurationException(
        "resource " + resource + ": " + problem.getMessage(), problem);
  }
}
