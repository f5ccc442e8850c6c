// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.kernel.event.Listeners;
import dev.modparam.kernel.files.FileException;
import dev.modparam.kernel.line.LineOutcome;
import dev.modparam.kernel.line.ModuleLines;
import dev.modparam.kernel.line.ParameterSet;
import dev.modparam.kernel.sysfs.Directory;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleContext;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A module in a kernel: its parameters, its attributes, who holds it.
 *
 * <p>Safe for use by several threads. After the module is unloaded its parameters can still be
 * read, as they were last; its attributes and its open files answer ENODEV.
 */
public final class LoadedModule implements ModuleContext {

  private final ModuleDefinition definition;
  private final RunningKernel kernel;
  private final ParameterSet parameters;
  private final Store store;
  private final ModuleLines lines;
  private final @Nullable Object instance;
  private final ModuleUse use;
  private final ModuleTaints taints;
  private final Listeners<Consumer<Param<?>>> storeListeners = new Listeners<>();
  private volatile boolean visible;
  private @Nullable ModuleDirectory directory; // made by the first look-up of a file
  private volatile ArgumentReport arguments = ArgumentReport.CLEAN;
  private volatile boolean asyncProbe;

  LoadedModule(
      ModuleDefinition definition,
      RunningKernel kernel,
      ParameterSet parameters,
      @Nullable Object instance,
      ModuleTaints taints,
      State state) {
    this.definition = definition;
    this.kernel = kernel;
    this.parameters = parameters;
    this.store = parameters.store();
    this.lines =
        new ModuleLines(definition, parameters, kernel.version().features(), kernel.printk());
    this.instance = instance;
    this.taints = taints;
    this.use = new ModuleUse(state);
  }

  @Override
  public String name() {
    return definition.name();
  }

  /**
   * Returns what the module was loaded from.
   *
   * @return the definition
   */
  @Override
  public ModuleDefinition definition() {
    return definition;
  }

  /**
   * Returns where the module is in its life.
   *
   * @return the state at this moment
   */
  public State state() {
    return use.state();
  }

  @Override
  public <T extends @Nullable Object> T get(Param<T> param) {
    return parameters.read(requireNonNull(param, "param"));
  }

  @Override
  public int getInt(Param<Integer> param) {
    return (int) store.number(requireNonNull(param, "param"));
  }

  @Override
  public long getLong(Param<Long> param) {
    return store.number(requireNonNull(param, "param"));
  }

  @Override
  public boolean getBoolean(Param<Boolean> param) {
    return store.number(requireNonNull(param, "param")) != 0;
  }

  @Override
  public IntSupplier bindInt(Param<Integer> param) {
    return store.bindInt(requireNonNull(param, "param"));
  }

  @Override
  public LongSupplier bindLong(Param<Long> param) {
    return store.bindLong(requireNonNull(param, "param"));
  }

  @Override
  public BooleanSupplier bindBoolean(Param<Boolean> param) {
    return store.bindBoolean(requireNonNull(param, "param"));
  }

  @Override
  public <T extends @Nullable Object> void set(Param<T> param, T value) {
    parameters.assign(requireNonNull(param, "param"), value);
  }

  /**
   * Applies an argument line to the parameters, as {@code parse_args} does when a module is loaded:
   * from left to right, and on after an argument that is rejected. What was set stays set.
   *
   * <p>Linux has no such call for a module that is loaded: it is for drivers and tests that set
   * several parameters at once. Permissions do not matter, as they do not for a load; store
   * listeners are not told.
   *
   * @param arguments the argument line, as for {@link SimulatedKernel#insmod(ModuleDefinition,
   *     String)}
   * @return what was rejected, unknown, or after {@code --}
   * @throws IllegalStateException if the module is gone
   */
  public ArgumentReport apply(String arguments) {
    return apply(requireNonNull(arguments, "arguments").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Applies an argument line that need not be UTF-8.
   *
   * @param arguments the argument line; it ends at the first NUL byte
   * @return as {@link #apply(String)}
   * @throws IllegalStateException if the module is gone
   * @throws LoadException ENOMEM, if the line is longer than 4 MiB
   */
  public ArgumentReport apply(byte[] arguments) {
    if (state() == State.GONE) {
      throw new IllegalStateException(
          "module " + name() + " is gone: its parameters can be read, and no longer set");
    }
    ModuleLoader.requireRoom(name(), requireNonNull(arguments, "arguments"));
    return ArgumentReport.of(definition, arguments, parse(arguments));
  }

  LineOutcome parse(byte[] arguments) {
    return lines.parse(arguments);
  }

  @Override
  public void printk(LogLevel level, String text) {
    requireNonNull(level, "level");
    requireNonNull(text, "text");
    print(level, text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
  }

  RunningKernel kernel() {
    return kernel;
  }

  void print(LogLevel level, String text) {
    kernel.log().print(level, name(), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the object whose fields are the parameters.
   *
   * @param type the annotated class that the module was defined with
   * @param <D> that class
   * @return the object of this load
   * @throws IllegalStateException if the module has no object of that class
   */
  public <D> D instance(Class<D> type) {
    if (!requireNonNull(type, "type").isInstance(instance)) {
      String is =
          instance == null
              ? "was not defined with an annotated class"
              : "is an object of " + instance.getClass().getName();
      throw new IllegalStateException(
          "module " + name() + " " + is + ", so it has none of " + type.getName());
    }
    return type.cast(instance);
  }

  ParameterSet parameters() {
    return parameters;
  }

  @Nullable Object instance() {
    return instance;
  }

  /**
   * Returns the attribute of a parameter: its file in sysfs.
   *
   * @param parameter the declared name
   * @return the attribute
   * @throws FileException ENOENT, if there is no such parameter, or its permissions are 0
   */
  public Attribute attribute(String parameter) {
    Attribute attribute = attributesByName().get(parameter);
    if (attribute == null) {
      throw Attribute.absent(definition, parameter);
    }
    return attribute;
  }

  /**
   * Returns the attributes.
   *
   * @return an immutable list of those parameters that have a file, in the order of declaration
   */
  public List<Attribute> attributes() {
    return List.copyOf(attributesByName().values());
  }

  /** The same by name. */
  Map<String, Attribute> attributesByName() {
    return files().attributes();
  }

  /** {@code /sys/module/NAME}. */
  Directory directory() {
    return files().root();
  }

  /** Files have modes of their own, which may change, so they are made once. */
  private synchronized ModuleDirectory files() {
    if (directory == null) {
      directory = new ModuleDirectory(this, kernel.sysfs());
    }
    return directory;
  }

  /** Whether the directory is there: from when the arguments are accepted until after exit. */
  boolean isVisible() {
    return visible && state() != State.GONE;
  }

  void makeVisible() {
    visible = true;
  }

  /**
   * Returns what became of the arguments that the module was loaded with.
   *
   * @return the report; it rejects nothing, but may tell of unknown names
   */
  public ArgumentReport arguments() {
    return arguments;
  }

  /** Notes what became of the line of the load. */
  void noteArguments(ArgumentReport report) {
    this.arguments = report;
    this.asyncProbe = lines.asyncProbe();
  }

  /**
   * Tells whether the arguments asked for {@code async_probe}.
   *
   * @return true if they did
   */
  public boolean isAsyncProbeRequested() {
    return asyncProbe;
  }

  /**
   * Returns how many hold the module: modules that depend on it, and {@linkplain #hold()
   * references} of others; the kernel itself while the init function runs. A module that is held
   * cannot be unloaded.
   *
   * @return at least 0; -1 while the exit function runs
   */
  public int referenceCount() {
    return use.count();
  }

  /**
   * Returns the modules that depend on this one.
   *
   * @return their names in the order of loading
   */
  public List<String> holders() {
    return kernel.holdersOf(this);
  }

  /**
   * Returns the loaded modules that this one depends on.
   *
   * @return an immutable list
   */
  public List<LoadedModule> dependencies() {
    return use.dependencies();
  }

  /**
   * Takes a reference, as an open device does ({@code try_module_get}).
   *
   * @return what gives it back
   * @throws IllegalStateException if the module is being unloaded or gone
   */
  public KernelListener.Registration hold() {
    if (!kernel.tryHold(this)) {
      throw new IllegalStateException(
          "module " + name() + " is " + state() + " and cannot be held");
    }
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.getAndSet(false)) {
        use.release();
      }
    };
  }

  /** Where it is in its life and who holds it; for the module table. */
  ModuleUse use() {
    return use;
  }

  /**
   * Returns what this module tainted the kernel with.
   *
   * @return a snapshot
   */
  public Set<Taint> taints() {
    return taints.all();
  }

  /** The same as letters. */
  String taintLetters() {
    return taints.letters();
  }

  /**
   * Registers what is called after each accepted write to a parameter's file, in the thread that
   * wrote, with no lock held. Assignments of driver code are not told.
   *
   * @param listener called with the parameter
   * @return what ends the registration
   */
  public KernelListener.Registration onStore(Consumer<Param<?>> listener) {
    return storeListeners.add(requireNonNull(listener, "listener"))::run;
  }

  /** Adds the event to those that are told when no lock is held. */
  void announceStore(Param<?> param) {
    if (!storeListeners.isEmpty()) {
      kernel.events().add(() -> storeListeners.tell(listener -> listener.accept(param)));
    }
    kernel.announce(listener -> listener.stored(this, param));
  }

  /** {@return name and state, and for each parameter a line with type, mode and value} */
  public String parameterTable() {
    return ParameterTable.of(this);
  }

  /** Returns the name and the state. */
  @Override
  public String toString() {
    return name() + " (" + state() + ")";
  }

  /** Where a module is in its life ({@code enum module_state}). */
  public enum State {
    /** Its arguments are read and its init function runs. */
    COMING,
    /** It is loaded. */
    LIVE,
    /** Its exit function runs. */
    GOING,
    /** It was unloaded, or its load failed. */
    GONE,
    /** It is part of the kernel and can be neither loaded nor unloaded. */
    BUILT_IN
  }
}
