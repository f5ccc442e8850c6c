// SPDX-License-Identifier: Apache-2.0
package dev.modparam.kernel.line;

import dev.modparam.args.scan.ArgumentReader;
import dev.modparam.module.LogLevel;
import dev.modparam.param.memory.NameIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The kernel command line once more, for the parameters of one level of initcalls: {@code
 * do_initcall_level} of {@code init/main.c}. All other words were dealt with before.
 */
final class LevelArguments implements ArgumentTarget {

  /** {@code initcall_level_names}. */
  private static final List<String> NAMES =
      List.of("pure", "core", "postcore", "arch", "subsys", "fs", "device", "late");

  private final String name;
  private final List<Parameter> parameters;
  private final NameIndex index;
  private final Printk log;

  LevelArguments(int level, List<Parameter> parameters, Printk log) {
    this.name = NAMES.get(level);
    this.parameters = parameters;
    this.index = NameIndex.of(parameters.stream().map(Parameter::name).toList());
    this.log = log;
  }

  @Override
  public String subject() {
    return name;
  }

  @Override
  public @Nullable Parameter find(byte[] line, int from, int to) {
    int position = index.find(line, from, to);
    return position < 0 ? null : parameters.get(position);
  }

  /** {@code ignore_unknown_bootoption}. */
  @Override
  public boolean unknown(byte[] line, ArgumentReader argument) {
    return false;
  }

  @Override
  public void log(LogLevel level, byte[] text) {
    log.print(level, "", text);
  }
}
