// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import dev.modparam.param.memory.NameIndex;
import dev.modparam.text.KernelName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kernel command line, which sets parameters of built-in code; what is none goes to the first
 * process. Mirrors {@code start_kernel} and {@code unknown_bootoption} of {@code init/main.c}.
 */
public final class BootArguments implements ArgumentTarget {

  /** {@code CONFIG_INIT_ENV_ARG_LIMIT}: with more arguments the kernel panics. */
  private static final int MOST_ARGUMENTS = 32;

  /** The same room, which here starts with HOME and there with the name of the process. */
  private static final int MOST_VARIABLES = MOST_ARGUMENTS - 1;

  private static final List<String> FIRST_VARIABLES = List.of("HOME=/", "TERM=linux");

  private final List<Parameter> parameters;
  private final List<Parameter> ofLevels;
  private final NameIndex index;
  private final NameIndex indexOfLevels;
  private final SetupWords setupWords;
  private final Set<KernelFeature> features;
  private final Printk log;
  private final List<String> arguments = new ArrayList<>();
  private final List<String> environment = new ArrayList<>(FIRST_VARIABLES);
  private final List<Runnable> debugQueries = new ArrayList<>();
  private Set<String> blacklist = Set.of();
  private boolean onlySigned;

  public BootArguments(
      List<Parameter> parameters, Set<String> setupWords, Set<KernelFeature> features, Printk log) {
    this.parameters = parameters.stream().filter(each -> level(each) < 0).toList();
    this.ofLevels = parameters.stream().filter(each -> level(each) >= 0).toList();
    this.index = index(this.parameters);
    this.indexOfLevels = index(ofLevels);
    this.setupWords = new SetupWords(setupWords, features);
    this.features = features;
    this.log = log;
  }

  private static int level(Parameter parameter) {
    return parameter.param().initcallLevel().orElse(-1);
  }

  private static NameIndex index(List<Parameter> parameters) {
    return NameIndex.of(parameters.stream().map(Parameter::name).toList());
  }

  /** Applies the command line to the parameters of a level of initcalls. */
  public void bootLevel(int level, String commandLine) {
    List<Parameter> those = ofLevels.stream().filter(each -> level(each) == level).toList();
    if (!those.isEmpty()) {
      LevelArguments target = new LevelArguments(level, those, log);
      new ArgumentParser(target).parse(commandLine.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The modules that {@code module_blacklist=} names. */
  public Set<String> blacklist() {
    return blacklist;
  }

  /** Whether {@code module.sig_enforce} demands that modules are signed. */
  public boolean onlySigned() {
    return onlySigned;
  }

  /** The arguments of the first process. */
  public List<String> arguments() {
    return arguments;
  }

  /** The environment of the first process. */
  public List<String> environment() {
    return environment;
  }

  /**
   * Applies a command line.
   *
   * @throws IllegalArgumentException if there are more unknown words than the kernel has room for
   */
  public void boot(String commandLine) {
    byte[] line = commandLine.getBytes(StandardCharsets.UTF_8);
    LineOutcome outcome = new ArgumentParser(this).parse(line);
    printUnknown();
    if (outcome.rest() != null && outcome.result() == 0) { // after an error the rest is lost
      ArgumentReader rest = new ArgumentReader();
      rest.start(outcome.rest(), 0);
      while (rest.next(outcome.rest()) && !rest.isDashes(outcome.rest())) {
        arguments.add(word(outcome.rest(), rest));
      }
    }
    requireRoom();
    debugQueries.forEach(Runnable::run); // dynamic debug starts later
  }

  private void requireRoom() {
    int variables = environment.size() - FIRST_VARIABLES.size();
    if (arguments.size() > MOST_ARGUMENTS || variables > MOST_VARIABLES) {
      throw new IllegalArgumentException(
          "a kernel with this command line panics: it has room for "
              + MOST_VARIABLES
              + " unknown words with a value and "
              + MOST_ARGUMENTS
              + " without, not "
              + variables
              + " and "
              + arguments.size());
    }
  }

  private void printUnknown() {
    if (arguments.isEmpty() && environment.size() == FIRST_VARIABLES.size()) {
      return;
    }
    String words =
        Stream.concat(arguments.stream(), environment.stream().skip(FIRST_VARIABLES.size()))
            .collect(Collectors.joining(" "));
    log.print(
        LogLevel.NOTICE,
        "Unknown kernel command line parameters \"" + words + "\", will be passed to user space.");
  }

  /** Nobody gets a report of the words. */
  @Override
  public boolean unknown(byte[] line, ArgumentReader argument) {
    boolean ofLevel = indexOfLevels.find(line, argument.nameStart(), argument.nameEnd()) >= 0;
    if (!ofLevel) { // its turn comes with the initcalls of its level
      takeUnknown(argument.name(line), line, argument);
    }
    return false;
  }

  /** {@code unknown_bootoption}. */
  private void takeUnknown(String name, byte[] line, ArgumentReader argument) {
    noteSetting(name, line, argument);
    noteDebugQuery(line, argument);
    if (setupWords.take(name, argument.hasValue())) {
      if (setupWords.startsInit(name)) {
        arguments.clear(); // boot loaders put words before it that are not for init
      }
    } else if (!name.contains(".")) {
      if (argument.hasValue()) {
        setEnvironment(name + "=", word(line, argument));
      } else {
        arguments.add(word(line, argument));
      }
    }
  }

  /** Parameters that every kernel has and that here say which modules may be loaded. */
  private void noteSetting(String name, byte[] line, ArgumentReader argument) {
    String normal = KernelName.normalize(name);
    if (normal.equals("module_blacklist") && argument.hasValue()) {
      blacklist = Set.of(argument.value(line).split(",", -1));
    } else if (normal.equals("module.sig_enforce")) {
      onlySigned |=
          !argument.hasValue() || argument.value(line).matches("(?s)[yYtT1].*|[oO][nN].*");
    }
  }

  /** {@code ddebug_dyndbg_boot_param_cb}. */
  private void noteDebugQuery(byte[] line, ArgumentReader argument) {
    String name = argument.name(line);
    int dot = name.indexOf('.');
    if (name.substring(dot + 1).equals("dyndbg") && argument.hasValue()) {
      String query = DebugQuery.text(line, argument);
      String module = dot < 0 ? null : name.substring(0, dot);
      debugQueries.add(
          () -> DebugQuery.check(query, features, module, text -> log(LogLevel.ERR, text)));
    }
  }

  private void setEnvironment(String start, String entry) {
    boolean panics = environment.size() > FIRST_VARIABLES.size() + MOST_VARIABLES;
    for (int i = 0; !panics && i < environment.size(); i++) {
      if (environment.get(i).startsWith(start)) {
        environment.set(i, entry);
        return;
      }
    }
    environment.add(entry);
  }

  private static String word(byte[] line, ArgumentReader argument) {
    return argument.hasValue()
        ? argument.name(line) + "=" + argument.value(line)
        : argument.name(line);
  }

  @Override
  public String subject() {
    return "Booting kernel";
  }

  @Override
  public @Nullable Parameter find(byte[] line, int from, int to) {
    int position = index.find(line, from, to);
    return position < 0 ? null : parameters.get(position);
  }

  @Override
  public void log(LogLevel level, byte[] text) {
    log.print(level, "", text);
  }
}
