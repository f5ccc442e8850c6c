// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.hint.ArgumentHint;
import dev.modparam.kernel.feature.KernelFeature;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.memory.Layout;
import dev.modparam.param.memory.NameIndex;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** The argument lines of a module: that of its load, and those applied later. */
public final class ModuleLines implements ArgumentTarget {

  private final ModuleDefinition definition;
  private final ParameterSet parameters;
  private final Set<KernelFeature> features;
  private final Printk log;
  private final ArgumentParser parser = new ArgumentParser(this);
  private final NameIndex index;
  private boolean asyncProbe;

  public ModuleLines(
      ModuleDefinition definition,
      ParameterSet parameters,
      Set<KernelFeature> features,
      Printk log) {
    this.definition = definition;
    this.features = features;
    this.parameters = parameters;
    this.log = log;
    this.index = Layout.of(definition).index();
  }

  /** Applies a line as one step: no other thread sets a parameter in between. */
  public LineOutcome parse(byte[] line) {
    Lock lock = parameters.lock();
    lock.lock();
    try {
      ArgumentParser free = parser.isParsing() ? new ArgumentParser(this) : parser;
      return free.parse(line);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String subject() {
    return definition.name();
  }

  @Override
  public @Nullable Parameter find(byte[] line, int from, int to) {
    int position = index.find(line, from, to);
    return position < 0 ? null : parameters.at(position);
  }

  /** {@code unknown_module_param_cb}: nothing unknown ever fails a load. */
  @Override
  public boolean unknown(byte[] line, ArgumentReader argument) {
    String name = argument.name(line);
    if (name.equals("async_probe")) {
      asyncProbe |= !argument.hasValue() || !isFalse(argument.value(line));
      return false;
    }
    int dot = name.indexOf('.');
    if (name.substring(dot + 1).equals("dyndbg")) {
      String module = dot < 0 ? definition.name() : name.substring(0, dot);
      String query = argument.hasValue() ? DebugQuery.text(line, argument) : "+p";
      DebugQuery.check(query, features, module, text -> log(LogLevel.ERR, text));
      return false;
    }
    int end = argument.nameStart();
    while (end < argument.nameEnd() && line[end] != '.') {
      end++; // the search for "module.dyndbg" has cut the name at its first dot
    }
    log(
        LogLevel.WARNING,
        LogText.of(definition.name())
            .add(": unknown parameter '")
            .add(line, argument.nameStart(), end)
            .add("' ignored")
            .toBytes());
    return true;
  }

  @Override
  public @Nullable String nearest(String name) {
    return index.nearest(name).orElse(null);
  }

  @Override
  public @Nullable String hint(Param<?> param, String value) {
    return ArgumentHint.ofRefused(definition, param, value).orElse(null);
  }

  @Override
  public @Nullable String hint(String word, String before) {
    return ArgumentHint.ofUnknown(definition, word, before).orElse(null);
  }

  /** Any value that is not false requests it, nonsense included ({@code kstrtobool}). */
  private boolean isFalse(String value) {
    String letters =
        features.contains(KernelFeature.BOOL_TAKES_ENABLE_AND_DISABLE)
            ? "nNfF0dD"
            : features.contains(KernelFeature.BOOL_TAKES_TRUE_AND_FALSE) ? "nNfF0" : "nN0";
    return value.matches("(?s)[" + letters + "].*|[oO][fF].*");
  }

  @Override
  public void log(LogLevel level, byte[] text) {
    log.print(level, definition.name(), text);
  }

  /** Whether the line asked for {@code async_probe}. */
  public boolean asyncProbe() {
    return asyncProbe;
  }
}
