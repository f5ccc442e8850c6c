// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Many int options, declared by program; picocli keeps the values. */
final class PicocliTable extends Picocli {

  private final CommandLine command;

  PicocliTable(int count) {
    CommandSpec spec = CommandSpec.create();
    for (int i = 0; i < count; i++) {
      spec.addOption(OptionSpec.builder("--param_number_" + i).type(int.class).build());
    }
    this.command = withConverters(new CommandLine(spec));
  }

  @Override
  CommandLine command() {
    return command;
  }

  @Override
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      values.put(option.longestName().substring("--".length()), option.getValue());
    }
    return values;
  }
}
