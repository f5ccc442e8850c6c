// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import dev.modparam.kernel.KernelBuilder;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Declares in code what the annotations of this package declare. Not thread-safe. Contradictions
 * are found when a test runs, together with those of the annotations.
 */
public final class KernelExtensionBuilder {

  private final List<Setting> settings = new ArrayList<>();

  KernelExtensionBuilder() {}

  /**
   * Loads a module without arguments, as {@link LoadModule}.
   *
   * @param definition the module
   * @return this
   */
  public KernelExtensionBuilder load(ModuleDefinition definition) {
    Objects.requireNonNull(definition, "definition");
    return load(definition, "");
  }

  /**
   * Loads a module, as {@link LoadModule}.
   *
   * @param definition the module
   * @param arguments its argument line, empty for none
   * @return this
   */
  public KernelExtensionBuilder load(ModuleDefinition definition, String arguments) {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(arguments, "arguments");
    return add(
        new Setting.Load(
            definition,
            arguments,
            definition,
            "load(" + definition.name() + ", \"" + arguments + "\")"));
  }

  /**
   * Loads a module that is a class, as {@link LoadModule}.
   *
   * @param type a class with {@link dev.modparam.module.KernelModule}
   * @param arguments its argument line, empty for none
   * @return this
   * @throws IllegalArgumentException if the class is declared wrongly
   */
  public KernelExtensionBuilder load(Class<?> type, String arguments) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(arguments, "arguments");
    return load(ModuleDefinition.ofClass(type), arguments);
  }

  /**
   * Loads a module that a file on the class path declares, as {@link LoadModule#resource()}.
   *
   * @param near the class whose loader and package are searched
   * @param resource the file: Rust, C or compiled; a slash in front starts at the root. The module
   *     has the name that the file says, or else its own
   * @param arguments its argument line, empty for none
   * @return this
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is no such
   *     file, or it declares no module; the cause says more
   */
  public KernelExtensionBuilder loadResource(Class<?> near, String resource, String arguments) {
    Objects.requireNonNull(near, "near");
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(arguments, "arguments");
    return add(
        new Setting.Load(
            ModuleResource.module(near, resource, ""),
            arguments,
            List.of(near, resource),
            "loadResource(" + resource + ", \"" + arguments + "\")"));
  }

  /**
   * Builds modules in, as {@link BuiltIn}.
   *
   * @param definitions the modules
   * @return this
   */
  public KernelExtensionBuilder builtIn(ModuleDefinition... definitions) {
    Objects.requireNonNull(definitions, "definitions");
    for (ModuleDefinition definition : definitions) {
      add(new Setting.InKernel(definition, definition, "builtIn(" + definition.name() + ")"));
    }
    return this;
  }

  /**
   * Builds in a module that a file on the class path declares, as {@link BuiltIn#resource()}.
   *
   * @param near the class whose loader and package are searched
   * @param resource the file, as of {@link #loadResource}
   * @return this
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is no such
   *     file, or it declares no module; the cause says more
   */
  public KernelExtensionBuilder builtInResource(Class<?> near, String resource) {
    Objects.requireNonNull(near, "near");
    Objects.requireNonNull(resource, "resource");
    return add(
        new Setting.InKernel(
            ModuleResource.module(near, resource, ""),
            List.of(near, resource),
            "builtInResource(" + resource + ")"));
  }

  /**
   * Configures modprobe and lets it load the modules, as {@link ModprobeConfiguration}.
   *
   * @param lines a line or more each
   * @return this
   * @throws IllegalArgumentException if there is none, or modprobe would skip one with a warning
   */
  public KernelExtensionBuilder modprobeConfiguration(String... lines) {
    Objects.requireNonNull(lines, "lines");
    String source = "modprobeConfiguration(\"" + String.join("\", \"", lines) + "\")";
    return add(Setting.Configuration.ofLines(List.of(lines), source));
  }

  /**
   * Configures modprobe by a file on the class path and lets it load the modules, as {@link
   * ModprobeConfiguration#resource()}.
   *
   * @param near the class whose loader and package are searched
   * @param resource the file; a slash in front starts at the root
   * @return this
   * @throws IllegalArgumentException if modprobe would skip a line with a warning
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if there is no such
   *     file
   */
  public KernelExtensionBuilder modprobeConfigurationResource(Class<?> near, String resource) {
    Objects.requireNonNull(near, "near");
    Objects.requireNonNull(resource, "resource");
    String source = "modprobeConfigurationResource(" + resource + ")";
    return add(Setting.Configuration.ofResource(near, resource, source));
  }

  /**
   * Appends to the command line of the kernel, as {@link BootCommandLine}.
   *
   * @param words the text, as in {@code /proc/cmdline}
   * @return this
   */
  public KernelExtensionBuilder commandLine(String words) {
    Objects.requireNonNull(words, "words");
    return add(new Setting.Boot(builder -> {}, words, "commandLine(\"" + words + "\")"));
  }

  /**
   * Configures the kernel before it boots: clock, lockdown, size of the log, core parameters.
   * Called once for each kernel, after the modules and the command line are set.
   *
   * @param action what to do; it must not keep the builder
   * @return this
   */
  public KernelExtensionBuilder boot(Consumer<KernelBuilder> action) {
    Objects.requireNonNull(action, "action");
    return add(new Setting.Boot(action, "", "boot(…)"));
  }

  /**
   * Says who opens files, as {@link RunAs}.
   *
   * @param user the user; by default root
   * @return this
   */
  public KernelExtensionBuilder runAs(Credentials user) {
    Objects.requireNonNull(user, "user");
    return add(new Setting.User(user, "runAs(" + user + ")"));
  }

  /**
   * Gives all tests of a class one kernel, as {@link SharedKernel}. The field must be static, or
   * one instance serve all tests.
   *
   * @return this
   */
  public KernelExtensionBuilder shared() {
    return add(new Setting.Shared(true, "shared()"));
  }

  /**
   * Says that the load of the last module must fail, as {@link LoadFails}.
   *
   * @param errno the error
   * @return this
   */
  public KernelExtensionBuilder loadFails(Errno errno) {
    Objects.requireNonNull(errno, "errno");
    return add(new Setting.Failure("", errno, "loadFails(" + errno + ")"));
  }

  /**
   * Says that the load of a module must fail, as {@link LoadFails}.
   *
   * @param module its name
   * @param errno the error
   * @return this
   */
  public KernelExtensionBuilder loadFails(String module, Errno errno) {
    Objects.requireNonNull(module, "module");
    Objects.requireNonNull(errno, "errno");
    return add(new Setting.Failure(module, errno, "loadFails(" + module + ", " + errno + ")"));
  }

  private KernelExtensionBuilder add(Setting setting) {
    settings.add(setting);
    return this;
  }

  /**
   * Makes the extension.
   *
   * @return an extension for a field with {@link org.junit.jupiter.api.extension.RegisterExtension}
   */
  public KernelExtension build() {
    return new KernelExtension(settings);
  }
}
