// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Param;
import dev.modparam.param.memory.LaidOut;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a module declares: name, parameters, modinfo, dependencies, and what it does when loaded.
 *
 * <p>Immutable; each method that changes something returns a copy. Can be loaded any number of
 * times, in any number of kernels.
 *
 * <pre>{@code
 * static final ModuleDefinition MY_DRIVER =
 *     ModuleDefinition.of("my_driver", DEBUG, BUFFER_SIZE).license("GPL").author("Ada");
 * }</pre>
 */
@SuppressWarnings("exports") // its superclass is for the library
public final class ModuleDefinition extends LaidOut {

  private final Declared said;

  private ModuleDefinition(Declared said) {
    super(said.layout());
    this.said = said;
  }

  /**
   * Defines a module as {@link #of(String, List)} does.
   *
   * @param name the module's name
   * @param params its parameters in order
   * @return the definition
   */
  public static ModuleDefinition of(String name, Param<?>... params) {
    requireNonNull(name, "name");
    return of(name, List.of(requireNonNull(params, "params")));
  }

  /**
   * Defines a module that is in-tree, signed, under the GPL and does nothing when loaded.
   *
   * @param name the module's name; {@code -} becomes {@code _}, as when a kernel is built
   * @param params its parameters in order
   * @return the definition
   * @throws IllegalArgumentException as {@link #of(String, Param[])}
   */
  public static ModuleDefinition of(String name, List<? extends Param<?>> params) {
    requireNonNull(name, "name");
    return new ModuleDefinition(Declared.of(name, requireNonNull(params, "params")));
  }

  /**
   * Reads the definition of a class with {@link KernelModule}. Each load makes a new object of it.
   *
   * @param type the class, in a package that is open to {@code dev.modparam} or in no named module
   * @return the definition
   * @throws IllegalArgumentException if the class is declared wrongly; the message says what and
   *     how to mend it
   */
  public static ModuleDefinition ofClass(Class<?> type) {
    return ofClass(type, MethodHandles.lookup());
  }

  /**
   * Reads the definition of a class with {@link KernelModule} that only its own code may look into.
   *
   * @param type the class
   * @param lookup {@code MethodHandles.lookup()} of that class or its neighbours
   * @return the definition
   * @throws IllegalArgumentException as {@link #ofClass(Class)}
   */
  public static ModuleDefinition ofClass(Class<?> type, MethodHandles.Lookup lookup) {
    requireNonNull(type, "type");
    return AnnotatedModule.read(type, requireNonNull(lookup, "lookup"));
  }

  /**
   * Reads the definition of an object whose class has {@link KernelModule}. Each load uses that
   * very object and first puts what its fields hold now back into them; so it can be loaded in one
   * kernel at a time.
   *
   * @param driver the object
   * @return the definition
   * @throws IllegalArgumentException as {@link #ofClass(Class)}
   */
  public static ModuleDefinition ofInstance(Object driver) {
    return ofInstance(driver, MethodHandles.lookup());
  }

  /**
   * Reads the definition of an object whose class only its own code may look into.
   *
   * @param driver the object
   * @param lookup {@code MethodHandles.lookup()} of its class or its neighbours
   * @return the definition
   * @throws IllegalArgumentException as {@link #ofClass(Class)}
   */
  public static ModuleDefinition ofInstance(Object driver, MethodHandles.Lookup lookup) {
    requireNonNull(driver, "driver");
    return AnnotatedModule.read(driver, requireNonNull(lookup, "lookup"));
  }

  /**
   * Sets the licence, in place of the one before. One that is not compatible with the GPL taints
   * the kernel.
   *
   * @param license such as {@code "Dual BSD/GPL"}
   * @return a copy
   */
  public ModuleDefinition license(String license) {
    return replaceTag("license", requireNonNull(license, "license"));
  }

  /**
   * Sets the description, in place of the one before.
   *
   * @param description one line
   * @return a copy
   */
  public ModuleDefinition description(String description) {
    return replaceTag("description", requireNonNull(description, "description"));
  }

  /**
   * Sets the version, in place of the one before. A loaded module shows it in {@code
   * /sys/module/NAME/version}.
   *
   * @param version such as {@code "1.2"}
   * @return a copy
   */
  public ModuleDefinition version(String version) {
    return replaceTag("version", requireNonNull(version, "version"));
  }

  private ModuleDefinition replaceTag(String key, String value) {
    Stream<ModinfoTag> others = said.tags().stream().filter(tag -> !tag.key().equals(key));
    return tags(Stream.concat(others, Stream.of(new ModinfoTag(key, value))).toList());
  }

  /**
   * Adds an author.
   *
   * @param author such as {@code "Ada <ada@example.org>"}
   * @return a copy
   */
  public ModuleDefinition addAuthor(String author) {
    return addTag("author", requireNonNull(author, "author"));
  }

  /**
   * Adds an alias.
   *
   * @param pattern such as {@code "pci:v00008086d*"}
   * @return a copy
   */
  public ModuleDefinition addAlias(String pattern) {
    return addTag("alias", requireNonNull(pattern, "pattern"));
  }

  /**
   * Adds any other modinfo tag.
   *
   * @param key such as {@code softdep} or {@code firmware}
   * @param value the text
   * @return a copy
   * @throws IllegalArgumentException if the key is empty or holds {@code =}
   */
  public ModuleDefinition addTag(String key, String value) {
    return tags(
        Stream.concat(said.tags().stream(), Stream.of(new ModinfoTag(key, value))).toList());
  }

  /**
   * Replaces all modinfo tags, the licence too: those of a module that was read from its file. A
   * module without a licence taints the kernel.
   *
   * @param newTags the tags in order, without those that describe parameters
   * @return a copy
   */
  public ModuleDefinition tags(List<ModinfoTag> newTags) {
    return new ModuleDefinition(said.withTags(List.copyOf(requireNonNull(newTags, "newTags"))));
  }

  /**
   * Sets the modules that must be loaded, or built in, before this one, in place of those before.
   *
   * @param modules their names; {@code -} becomes {@code _}
   * @return a copy
   * @throws IllegalArgumentException if one is not a name
   */
  public ModuleDefinition dependsOn(String... modules) {
    return new ModuleDefinition(said.withDependencies(requireNonNull(modules, "modules")));
  }

  /**
   * Marks the module as built outside the kernel's tree, which taints the kernel.
   *
   * @return a copy
   */
  public ModuleDefinition outOfTree() {
    return new ModuleDefinition(said.outOfTree());
  }

  /**
   * Marks the module as not signed with a key that the kernel knows, which taints the kernel, and
   * which a locked-down kernel refuses.
   *
   * @return a copy
   */
  public ModuleDefinition unsigned() {
    return new ModuleDefinition(said.unsigned());
  }

  /**
   * Sets what is known of the module's code.
   *
   * @param known its size, its symbols, whether it can be unloaded
   * @return a copy
   */
  public ModuleDefinition code(ModuleLifecycle.Code known) {
    return new ModuleDefinition(said.withCode(requireNonNull(known, "known")));
  }

  /**
   * Sets what the module does when it is loaded and unloaded, in place of what an annotated class
   * that is itself a {@link ModuleLifecycle} does.
   *
   * @param actions the functions
   * @return a copy
   */
  public ModuleDefinition lifecycle(ModuleLifecycle actions) {
    return new ModuleDefinition(said.withLifecycle(requireNonNull(actions, "actions")));
  }

  /**
   * Makes fields the variables of each load. The code that the compile-time check writes for an
   * annotated class calls this; {@link #ofClass} and {@link #ofInstance} do it by themselves.
   *
   * @param maker makes, or just returns, the object whose fields the {@linkplain Param#boundTo
   *     bound} parameters are
   * @return a copy
   */
  public ModuleDefinition instances(Supplier<?> maker) {
    return new ModuleDefinition(said.withInstances(requireNonNull(maker, "maker")));
  }

  /** {@return the name, with underscores} */
  public String name() {
    return said.name();
  }

  /**
   * Returns the parameters.
   *
   * @return an immutable list in the order of declaration
   */
  public List<Param<?>> parameters() {
    return said.params();
  }

  /**
   * Finds a parameter by name, {@code -} and {@code _} being the same.
   *
   * @param parameter the name
   * @return the parameter, if there is one
   */
  public Optional<Param<?>> parameter(String parameter) {
    int position = said.layout().index().find(requireNonNull(parameter, "parameter"));
    return position < 0 ? Optional.empty() : Optional.of(said.params().get(position));
  }

  /**
   * Returns the parameter of a name.
   *
   * @param parameter the name, {@code -} and {@code _} being the same
   * @return the parameter
   * @throws IllegalArgumentException if there is none; the message names the nearest
   */
  public Param<?> requireParameter(String parameter) {
    return parameter(parameter)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "module "
                        + name()
                        + " has no parameter "
                        + parameter
                        + nearestParameter(parameter)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("")));
  }

  /**
   * Finds the parameter that somebody may have meant.
   *
   * @param parameter a name that no parameter has
   * @return the nearest name, if one is near
   */
  public Optional<String> nearestParameter(String parameter) {
    return said.layout().index().nearest(requireNonNull(parameter, "parameter"));
  }

  /**
   * Returns the modinfo tags, without those that describe parameters.
   *
   * @return an immutable list in order
   */
  public List<ModinfoTag> tags() {
    return said.tags();
  }

  /**
   * Returns the values of a modinfo tag.
   *
   * @param key such as {@code alias}
   * @return an immutable list in order, perhaps empty
   */
  public List<String> tags(String key) {
    requireNonNull(key, "key");
    List<String> values = new ArrayList<>(0);
    for (ModinfoTag tag : said.tags()) {
      if (tag.key().equals(key)) {
        values.add(tag.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** {@return the names of the modules that must be there before this one, immutable} */
  public List<String> dependencies() {
    return said.dependencies();
  }

  /**
   * {@return what is known of the module's code, {@link ModuleLifecycle.Code#USUAL} if nothing was
   * said}
   */
  public ModuleLifecycle.Code code() {
    return said.code();
  }

  /** {@return whether the module was built in the kernel's tree} */
  public boolean isInTree() {
    return said.inTree();
  }

  /** {@return whether the module has a good signature} */
  public boolean isSigned() {
    return said.signed();
  }

  /**
   * Returns the object whose fields shall be the variables of one load.
   *
   * @return a new object of an annotated class, the object itself if the definition was read from
   *     one, or null if the parameters are not fields
   */
  public @Nullable Object newInstance() {
    Supplier<?> instances = said.instances();
    return instances == null ? null : instances.get();
  }

  /**
   * Returns who is told of load and unload.
   *
   * @param instance what {@link #newInstance()} returned
   * @return the one given to {@link #lifecycle(ModuleLifecycle)}, else the object itself if it is a
   *     {@link ModuleLifecycle}, else {@link ModuleLifecycle#NONE}
   */
  public ModuleLifecycle lifecycleOf(@Nullable Object instance) {
    ModuleLifecycle lifecycle = said.lifecycle();
    if (lifecycle != null) {
      return lifecycle;
    }
    return instance instanceof ModuleLifecycle own ? own : ModuleLifecycle.NONE;
  }

  /** Returns the name and the parameters. */
  @Override
  public String toString() {
    return name() + parameters();
  }
}
