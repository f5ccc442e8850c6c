// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static java.util.Objects.requireNonNull;

import dev.modparam.param.Param;
import dev.modparam.param.memory.LaidOut;
import dev.modparam.param.memory.Layout;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

  /** The longest name that the kernel has room for ({@code MODULE_NAME_LEN - 1}). */
  private static final int LONGEST_NAME = 55;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1," + LONGEST_NAME + "}");

  private final String name;
  private final List<Param<?>> params;
  private final Layout layout;
  private final List<ModinfoTag> tags;
  private final List<String> dependencies;
  private final boolean inTree;
  private final boolean signed;
  private final ModuleLifecycle.Code code;
  private final ModuleLifecycle lifecycle;
  private final @Nullable Supplier<?> instances;

  private ModuleDefinition(Draft draft) {
    super(draft.layout);
    this.name = draft.name;
    this.params = draft.params;
    this.layout = draft.layout;
    this.tags = draft.tags;
    this.dependencies = draft.dependencies;
    this.inTree = draft.inTree;
    this.signed = draft.signed;
    this.code = draft.code;
    this.lifecycle = draft.lifecycle;
    this.instances = draft.instances;
  }

  /** What a definition is made of: a copy to change one thing in. */
  private static final class Draft {

    private final String name;
    private final List<Param<?>> params;
    private final Layout layout;
    private List<ModinfoTag> tags = List.of();
    private List<String> dependencies = List.of();
    private boolean inTree = true;
    private boolean signed = true;
    private ModuleLifecycle.Code code = ModuleLifecycle.Code.USUAL;
    private ModuleLifecycle lifecycle = ModuleLifecycle.NONE;
    private @Nullable Supplier<?> instances;

    Draft(String name, List<Param<?>> params, Layout layout) {
      this.name = name;
      this.params = params;
      this.layout = layout;
    }
  }

  private ModuleDefinition with(Consumer<Draft> change) {
    Draft draft = new Draft(name, params, layout);
    draft.tags = tags;
    draft.dependencies = dependencies;
    draft.inTree = inTree;
    draft.signed = signed;
    draft.code = code;
    draft.lifecycle = lifecycle;
    draft.instances = instances;
    change.accept(draft);
    return new ModuleDefinition(draft);
  }

  /**
   * Defines a module as {@link #of(String, List)} does.
   *
   * @param name the module's name
   * @param params its parameters in order
   * @return the definition
   */
  public static ModuleDefinition of(String name, Param<?>... params) {
    return of(name, List.of(params));
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
    String checked = checkName(name);
    List<Param<?>> kept = List.copyOf(params);
    Layout layout = Layout.of(kept);
    for (int i = 0; i < kept.size(); i++) {
      String param = kept.get(i).name();
      int first = layout.index().find(param);
      if (first != i) {
        throw new IllegalArgumentException(
            "module "
                + checked
                + " declares parameter "
                + param
                + " twice (- and _ are the same): positions "
                + (first + 1)
                + " and "
                + (i + 1));
      }
    }
    return new ModuleDefinition(new Draft(checked, kept, layout)).license("GPL");
  }

  private static String checkName(String name) {
    String kernelName = name.replace('-', '_');
    if (!NAME.matcher(kernelName).matches()) {
      throw new IllegalArgumentException(
          "a module's name is of 1 to "
              + LONGEST_NAME
              + " letters, digits and underscores, not \""
              + name
              + "\"");
    }
    return kernelName;
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
    return AnnotatedModule.read(type, lookup);
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
    return AnnotatedModule.read(driver, lookup);
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
    Stream<ModinfoTag> others = tags.stream().filter(tag -> !tag.key().equals(key));
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
    return tags(Stream.concat(tags.stream(), Stream.of(new ModinfoTag(key, value))).toList());
  }

  /**
   * Replaces all modinfo tags, the licence too: those of a module that was read from its file. A
   * module without a licence taints the kernel.
   *
   * @param newTags the tags in order, without those that describe parameters
   * @return a copy
   */
  public ModuleDefinition tags(List<ModinfoTag> newTags) {
    List<ModinfoTag> kept = List.copyOf(requireNonNull(newTags, "newTags"));
    return with(draft -> draft.tags = kept);
  }

  /**
   * Names modules that must be loaded, or built in, before this one, in addition to those named
   * before.
   *
   * @param modules their names; {@code -} becomes {@code _}
   * @return a copy
   * @throws IllegalArgumentException if one is not a name
   */
  public ModuleDefinition dependsOn(String... modules) {
    Stream<String> more =
        Stream.of(requireNonNull(modules, "modules")).map(ModuleDefinition::checkName);
    List<String> all = Stream.concat(dependencies.stream(), more).distinct().toList();
    return with(draft -> draft.dependencies = all);
  }

  /**
   * Marks the module as built outside the kernel's tree, which taints the kernel.
   *
   * @return a copy
   */
  public ModuleDefinition outOfTree() {
    return with(draft -> draft.inTree = false);
  }

  /**
   * Marks the module as not signed with a key that the kernel knows, which taints the kernel, and
   * which a locked-down kernel refuses.
   *
   * @return a copy
   */
  public ModuleDefinition unsigned() {
    return with(draft -> draft.signed = false);
  }

  /**
   * Sets what is known of the module's code.
   *
   * @param known its size, its symbols, whether it can be unloaded
   * @return a copy
   */
  public ModuleDefinition code(ModuleLifecycle.Code known) {
    return with(draft -> draft.code = requireNonNull(known, "known"));
  }

  /**
   * Sets what the module does when it is loaded and unloaded. An object of a class that is itself a
   * {@link ModuleLifecycle} is told instead.
   *
   * @param actions the functions
   * @return a copy
   */
  public ModuleDefinition lifecycle(ModuleLifecycle actions) {
    return with(draft -> draft.lifecycle = actions);
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
    requireNonNull(maker, "maker");
    return with(draft -> draft.instances = maker);
  }

  /** {@return the name, with underscores} */
  public String name() {
    return name;
  }

  /**
   * Returns the parameters.
   *
   * @return an immutable list in the order of declaration
   */
  public List<Param<?>> parameters() {
    return params;
  }

  /**
   * Finds a parameter by name, {@code -} and {@code _} being the same.
   *
   * @param parameter the name
   * @return the parameter, if there is one
   */
  public Optional<Param<?>> parameter(String parameter) {
    int position = layout.index().find(requireNonNull(parameter, "parameter"));
    return position < 0 ? Optional.empty() : Optional.of(params.get(position));
  }

  /**
   * Finds the parameter that somebody may have meant.
   *
   * @param parameter a name that no parameter has
   * @return the nearest name, if one is near
   */
  public Optional<String> nearestParameter(String parameter) {
    return layout.index().nearest(requireNonNull(parameter, "parameter"));
  }

  /**
   * Returns the modinfo tags, without those that describe parameters.
   *
   * @return an immutable list in order
   */
  public List<ModinfoTag> tags() {
    return tags;
  }

  /**
   * Returns the values of a modinfo tag.
   *
   * @param key such as {@code alias}
   * @return an immutable list in order, perhaps empty
   */
  public List<String> tags(String key) {
    List<String> values = new ArrayList<>(0);
    for (ModinfoTag tag : tags) {
      if (tag.key().equals(key)) {
        values.add(tag.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** {@return the names of the modules that must be there before this one, immutable} */
  public List<String> dependencies() {
    return dependencies;
  }

  /**
   * {@return what is known of the module's code, {@link ModuleLifecycle.Code#USUAL} if nothing was
   * said}
   */
  public ModuleLifecycle.Code code() {
    return code;
  }

  /** {@return whether the module was built in the kernel's tree} */
  public boolean isInTree() {
    return inTree;
  }

  /** {@return whether the module has a good signature} */
  public boolean isSigned() {
    return signed;
  }

  /**
   * Returns the object whose fields shall be the variables of one load.
   *
   * @return a new object of an annotated class, the object itself if the definition was read from
   *     one, or null if the parameters are not fields
   */
  public @Nullable Object newInstance() {
    return instances == null ? null : instances.get();
  }

  /**
   * Returns who is told of load and unload.
   *
   * @param instance what {@link #newInstance()} returned
   * @return the object itself if it is a {@link ModuleLifecycle}, else the one given to {@link
   *     #lifecycle(ModuleLifecycle)}
   */
  public ModuleLifecycle lifecycleOf(@Nullable Object instance) {
    return instance instanceof ModuleLifecycle own ? own : lifecycle;
  }

  /** Returns the name and the parameters. */
  @Override
  public String toString() {
    return name + params;
  }
}
