// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The parameters of {@link Driver#SMALL} as options. */
@Command(name = "my_driver")
final class PicocliDriver extends Picocli {

  @Option(names = "--debug", arity = "1")
  private boolean debug;

  @Option(names = "--buffer_size")
  private int bufferSize = 4096;

  @Option(names = "--name")
  private @Nullable String name;

  @Option(names = "--irqs", split = ",")
  private int[] irqs = {};

  private final CommandLine command = withConverters(new CommandLine(this));

  @Override
  CommandLine command() {
    return command;
  }

  @Override
  public Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("debug", debug);
    values.put("buffer_size", bufferSize);
    values.put("name", name);
    values.put("irqs", List.of(Arrays.stream(irqs).boxed().toArray()));
    return values;
  }
}
