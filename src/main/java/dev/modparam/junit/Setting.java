// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.input.Note;
import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.KernelVersion;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One thing that an annotation, or a call of the builder, says about the kernel of a test. */
sealed interface Setting {

  /** Who says so, for messages: the annotation and what it is on. */
  String source();

  /** What is set: of two settings with equal slots only one can hold. */
  default Object slot() {
    return getClass();
  }

  /** What it is set to: two settings of one slot contradict each other unless this is equal. */
  Object content();

  /** The same, said elsewhere. */
  Setting from(String newSource);

  /** A module to load. What it was declared by is its content: a definition has no equals. */
  record Load(ModuleDefinition definition, String arguments, Object declaration, String source)
      implements Setting {

    @Override
    public Object slot() {
      return List.of(Load.class, definition.name());
    }

    @Override
    public Object content() {
      return List.of(declaration, arguments);
    }

    @Override
    public Load from(String newSource) {
      return new Load(definition, arguments, declaration, newSource);
    }

    Load with(Arguments other) {
      return new Load(definition, other.line(), declaration, other.source());
    }
  }

  /**
   * Other arguments for a module; an empty name is that of the only one.
   *
   * @param ifLoaded whether it does not matter if no module is loaded
   */
  record Arguments(String module, String line, boolean ifLoaded, String source) implements Setting {

    @Override
    public Object content() {
      return line;
    }

    @Override
    public Arguments from(String newSource) {
      return new Arguments(module, line, ifLoaded, newSource);
    }
  }

  /** A module to build in. */
  record InKernel(ModuleDefinition definition, Object declaration, String source)
      implements Setting {

    @Override
    public Object slot() {
      return List.of(InKernel.class, definition.name());
    }

    @Override
    public Object content() {
      return declaration;
    }

    @Override
    public InKernel from(String newSource) {
      return new InKernel(definition, declaration, newSource);
    }
  }

  /** Anything else about the kernel. All of these hold, one after the other. */
  record Boot(Consumer<KernelBuilder> action, String words, String source) implements Setting {

    static Boot version(KernelVersion version, String source) {
      return new Boot(builder -> builder.version(version), "", source);
    }

    @Override
    public Object slot() {
      return new Object();
    }

    @Override
    public Object content() {
      return action;
    }

    @Override
    public Boot from(String newSource) {
      return new Boot(action, words, newSource);
    }
  }

  /** Lines of modprobe.d. All of these hold, one after the other. */
  record Configuration(String file, String text, String source) implements Setting {

    /**
     * Reads lines.
     *
     * @throws IllegalArgumentException if there is none, or kmod would ignore one
     */
    static Configuration ofLines(List<String> lines, String source) {
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("give lines or a resource");
      }
      return checked("modprobe.conf", String.join("\n", lines) + "\n", source);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if kmod would ignore a line
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is none
     */
    static Configuration ofResource(Class<?> near, String resource, String source) {
      String file = resource.substring(resource.lastIndexOf('/') + 1);
      return checked(file, ModuleResource.text(near, resource), source);
    }

    private static Configuration checked(String file, String text, String source) {
      List<Note> notes = ModprobeConfig.ofText(file, text).notes();
      if (!notes.isEmpty()) {
        throw new IllegalArgumentException(
            notes.stream().map(Note::toString).collect(Collectors.joining("; ")));
      }
      return new Configuration(file, text, source);
    }

    @Override
    public Object slot() {
      return new Object();
    }

    @Override
    public Object content() {
      return text;
    }

    @Override
    public Configuration from(String newSource) {
      return new Configuration(file, text, newSource);
    }
  }

  /** Who opens files. */
  record User(Credentials content, String source) implements Setting {

    @Override
    public User from(String newSource) {
      return new User(content, newSource);
    }
  }

  /** Whether the tests of a class share their kernel. */
  record Shared(Boolean content, String source) implements Setting {

    @Override
    public Shared from(String newSource) {
      return new Shared(content, newSource);
    }
  }

  /** A load that must fail; an empty name is that of the last module, no error is any. */
  record Failure(String module, @Nullable Errno errno, String source) implements Setting {

    @Override
    public Object content() {
      return module + " " + errno;
    }

    @Override
    public Failure from(String newSource) {
      return new Failure(module, errno, newSource);
    }
  }
}
