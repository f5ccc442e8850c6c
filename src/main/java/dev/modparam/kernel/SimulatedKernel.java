// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel;

import static java.util.Objects.requireNonNull;

import dev.modparam.args.ArgumentLine;
import dev.modparam.declaration.ClassRules;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.kernel.sysfs.TreeFiles;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Linux kernel that has only module parameters.
 *
 * <pre>{@code
 * SimulatedKernel kernel = new SimulatedKernel();
 * LoadedModule driver = kernel.insmod(MY_DRIVER, "debug=1 buffer_size=8192");
 * driver.getInt(BUFFER_SIZE);               // 8192
 * driver.attribute("debug").store("0\n");   // echo 0 > /sys/module/my_driver/parameters/debug
 * kernel.rmmod("my_driver");
 * }</pre>
 *
 * <p>Safe for use by several threads. Kernels do not see each other, start no threads and do no
 * input or output but for log records to SLF4J.
 */
public final class SimulatedKernel {

  private final RunningKernel running;

  /** Boots a kernel without built-in modules and with an empty command line. */
  public SimulatedKernel() {
    this(new KernelBuilder());
  }

  SimulatedKernel(KernelBuilder builder) {
    this.running = new RunningKernel(builder);
    running.runInitCalls();
  }

  /** {@return a builder of a kernel with nothing built in} */
  public static KernelBuilder builder() {
    return new KernelBuilder();
  }

  /**
   * Loads a module: {@code insmod my_driver.ko debug=1}. Waits for a load in another thread.
   *
   * @param definition the module
   * @param arguments its argument line, as the kernel gets it; empty for none
   * @return the live module
   * @throws RejectedArgumentsException if arguments are rejected; all of them are listed
   * @throws InitFailedException if the init function failed
   * @throws LoadException if the kernel refuses the module whatever its arguments; EPERM, if the
   *     current user is not root
   */
  public LoadedModule insmod(ModuleDefinition definition, String arguments) {
    return running.loader().load(definition, utf8(arguments), 0);
  }

  private static byte[] utf8(String arguments) {
    return requireNonNull(arguments, "arguments").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Loads a module with an argument line that need not be UTF-8.
   *
   * @param definition the module
   * @param arguments its argument line; it ends at the first NUL byte
   * @return the live module
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   */
  public LoadedModule insmod(ModuleDefinition definition, byte[] arguments) {
    return running.loader().load(definition, requireNonNull(arguments, "arguments").clone(), 0);
  }

  /**
   * Loads a module with words, each quoted as {@code modprobe} quotes the words that a shell gives
   * it: {@code label=my disk} becomes {@code label="my disk"}. No word is no argument; a single
   * string is taken as a whole {@linkplain #insmod(ModuleDefinition, String) line}.
   *
   * @param definition the module
   * @param words words of the form {@code NAME=VALUE} or {@code NAME}
   * @return the live module
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   * @throws IllegalArgumentException if the kernel has no form for one of the words
   */
  public LoadedModule insmod(ModuleDefinition definition, String... words) {
    requireNonNull(definition, "definition");
    return insmod(definition, ArgumentLine.ofWords(List.of(requireNonNull(words, "words"))));
  }

  /**
   * Loads a module, but not with an argument that it does not know: Linux warns of such an argument
   * and goes on, and a misspelt name then goes unnoticed. {@link KernelBuilder#strict} makes each
   * load so.
   *
   * @param definition the module
   * @param arguments its argument line
   * @return the live module
   * @throws RejectedArgumentsException ENOENT, if an argument is unknown, whose report says which;
   *     else as {@link #insmod(ModuleDefinition, String)}
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   */
  public LoadedModule insmodStrict(ModuleDefinition definition, String arguments) {
    return running.loader().loadStrict(definition, utf8(arguments));
  }

  /**
   * Loads a module that is a class with {@link dev.modparam.module.KernelModule}; {@link
   * LoadedModule#instance} gives its object. No object is made if a module of that name is loaded
   * already.
   *
   * @param type the class
   * @param arguments its argument line; empty for none
   * @return the live module
   * @throws LoadException as {@link #insmod(ModuleDefinition, String)}
   * @throws IllegalArgumentException if the class is declared wrongly
   */
  public LoadedModule insmod(Class<?> type, String arguments) {
    requireNonNull(arguments, "arguments");
    KernelModule declared = requireNonNull(type, "type").getAnnotation(KernelModule.class);
    if (declared != null) {
      String name = ClassRules.moduleName(declared.name(), type.getSimpleName());
      running.loader().requireFree(ModuleDefinition.of(name).license(declared.license()));
    }
    return insmod(ModuleDefinition.ofClass(type), arguments);
  }

  /**
   * Loads a module with flags: {@code finit_module(2)}.
   *
   * @param definition the module
   * @param arguments its argument line, which ends at the first NUL byte; null for an address that
   *     cannot be read
   * @param flags 1 to ignore the versions of symbols, 2 to ignore the release that the module was
   *     built for; both taint the kernel
   * @return the live module
   * @throws LoadException EINVAL for another flag; EFAULT, if the arguments cannot be read; else as
   *     {@link #insmod(ModuleDefinition, String)}
   */
  public LoadedModule finitModule(
      ModuleDefinition definition, byte @Nullable [] arguments, int flags) {
    return running.loader().load(definition, arguments == null ? null : arguments.clone(), flags);
  }

  /**
   * Loads a module from the bytes of a file: {@code init_module(2)}, which looks at the image
   * before it looks at anything else.
   *
   * @param image the bytes
   * @param arguments as for {@link #finitModule}
   * @param reader makes the definition of an image that is one, such as that of {@code
   *     KernelObject}
   * @return the live module
   * @throws LoadException ENOEXEC, if the image is not that of a module; the log says why; else as
   *     {@link #finitModule}
   */
  public LoadedModule initModule(
      byte[] image, byte @Nullable [] arguments, Function<byte[], ModuleDefinition> reader) {
    requireNonNull(reader, "reader");
    byte[] copy = requireNonNull(image, "image").clone();
    running.loader().requireImage(copy);
    return finitModule(requireNonNull(reader.apply(copy), "reader"), arguments, 0);
  }

  /**
   * Unloads a module: {@code delete_module(2)}.
   *
   * @param name its exact name, in which {@code -} is not {@code _}
   * @throws UnloadException ENOENT, if there is none; EAGAIN, if it is held; EBUSY, if it is being
   *     loaded or unloaded, or has no exit function; EPERM, if modules are disabled or the current
   *     user is not root
   */
  public void rmmod(String name) {
    deleteModule(name, 0);
  }

  /**
   * Unloads a module with flags: {@code delete_module(2)}.
   *
   * @param name its exact name
   * @param flags {@code 01000} ({@code O_TRUNC}) to unload a module by force that has no exit
   *     function or is held by something else than a module, which taints the kernel; others are
   *     ignored
   * @throws UnloadException as {@link #rmmod}
   */
  public void deleteModule(String name, int flags) {
    running.loader().unload(requireNonNull(name, "name"), flags);
  }

  /**
   * Finds a module that is loaded, or built in.
   *
   * @param name its exact name
   * @return the module, if it is there
   */
  public Optional<LoadedModule> module(String name) {
    return running.table().find(requireNonNull(name, "name"));
  }

  /** {@return the modules that were loaded, newest first as {@code lsmod} lists them, immutable} */
  public List<LoadedModule> modules() {
    return running.table().loaded();
  }

  /** {@return the built-in modules, immutable} */
  public List<LoadedModule> builtInModules() {
    return running.table().builtIn();
  }

  /** {@return the kernel log, which goes on growing} */
  public KernelLog log() {
    return running.log();
  }

  /**
   * Returns the files as the current user sees them: root, unless {@link KernelBuilder#user} or
   * {@link #callAs} says otherwise.
   *
   * @return the calls of a process of that user
   */
  public KernelFiles files() {
    return files(running.user().get());
  }

  /**
   * Makes calls as another user: what the action loads, unloads, shows and stores, and the {@link
   * #files()} that it asks for, in this thread and in those that it starts. Only root may load and
   * unload modules. The code of modules runs in the kernel and is bound by nothing.
   *
   * @param user who makes the calls
   * @param action what is done
   * @param <T> what it returns
   * @return the result of the action
   */
  public <T extends @Nullable Object> T callAs(Credentials user, Supplier<T> action) {
    return running.user().callAs(requireNonNull(user, "user"), requireNonNull(action, "action"));
  }

  /**
   * Makes calls as another user, as {@link #callAs}.
   *
   * @param user who makes the calls
   * @param action what is done
   */
  public void runAs(Credentials user, Runnable action) {
    requireNonNull(action, "action");
    callAs(
        user,
        () -> {
          action.run();
          return this;
        });
  }

  /**
   * Orders faults for the stores of a parameter. The function is called before each store that
   * would otherwise reach the set function, in the thread that stores and with no lock held; so it
   * may also wait, and other files can be used meanwhile.
   *
   * <pre>{@code
   * kernel.faultStores("my_driver", "debug", n -> n == 2 ? Errno.EIO : null);
   * }</pre>
   *
   * @param module the name of the module, which need not be loaded yet
   * @param parameter the declared name of the parameter
   * @param fault gets the number of the store, from 1, and returns its error, or null to let it go
   *     on; it replaces one that was there
   * @return what ends the faults
   */
  public KernelListener.Registration faultStores(
      String module, String parameter, IntFunction<@Nullable Errno> fault) {
    return running.faults().ofStores(module, parameter, fault);
  }

  /**
   * Orders faults for the init function of a module, which then is not called. Otherwise as {@link
   * #faultStores}.
   *
   * @param module the name of the module
   * @param fault gets the number of the call, from 1, and returns its error, or null to let it go
   *     on
   * @return what ends the faults
   */
  public KernelListener.Registration faultInits(String module, IntFunction<@Nullable Errno> fault) {
    return running.faults().ofInits(module, fault);
  }

  /**
   * Returns the files as a user sees them.
   *
   * @param user who makes the calls
   * @return the calls of a process of that user
   */
  public KernelFiles files(Credentials user) {
    return new TreeFiles(running.root(), requireNonNull(user, "user"));
  }

  /** {@return the {@linkplain Taint#mask masks} of all taints, 0 for none} */
  public long taint() {
    return running.taints().mask();
  }

  /** {@return what taints the kernel, in a new set} */
  public Set<Taint> taints() {
    Set<Taint> result = EnumSet.allOf(Taint.class);
    result.removeIf(flag -> !running.taints().has(flag));
    return result;
  }

  /** {@return the release of Linux that the kernel answers as} */
  public KernelVersion version() {
    return running.version();
  }

  /** {@return how far the kernel is locked down} */
  public Lockdown lockdown() {
    return running.lockdown().level();
  }

  /**
   * Locks the kernel down further, as a write to {@code /sys/kernel/security/lockdown} does.
   *
   * @param level the level; one that is not above the present one changes nothing
   * @return false if it changed nothing
   */
  public boolean lockDown(Lockdown level) {
    return running.lockdown().raise(requireNonNull(level, "level"));
  }

  /** {@return the kernel command line that the kernel was built with} */
  public String commandLine() {
    return running.commandLine();
  }

  /** {@return what the first process got from the command line} */
  public InitProcess initProcess() {
    return running.initProcess();
  }

  /**
   * Registers a listener.
   *
   * @param listener who is told
   * @return what ends the registration
   */
  public KernelListener.Registration addListener(KernelListener listener) {
    return running.listeners().add(requireNonNull(listener, "listener"))::run;
  }

  /**
   * Shows all parameters to a person.
   *
   * @return the {@linkplain LoadedModule#parameterTable tables} of the modules loaded, oldest
   *     first, and of those built in; a line that says so if there are none
   */
  public String parameterTable() {
    return ParameterTable.of(this);
  }

  /** Returns how many modules are loaded. */
  @Override
  public String toString() {
    return "SimulatedKernel with " + running.table().loaded().size() + " modules loaded";
  }

  /**
   * What the first process gets from the kernel command line: the words that are not parameters.
   *
   * @param arguments its arguments, without its own name
   * @param environment its environment, {@code NAME=value} each
   */
  public record InitProcess(List<String> arguments, List<String> environment) {

    /**
     * Makes a description.
     *
     * @param arguments copied
     * @param environment copied
     */
    public InitProcess {
      requireNonNull(arguments, "arguments");
      requireNonNull(environment, "environment");
      arguments = List.copyOf(arguments);
      environment = List.copyOf(environment);
    }
  }
}
