// SPDX-License-Identifier: Apache-2.0
package dev.modparam.it.options;

import dev.modparam.args.ArgumentLine;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.module.KernelModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleHelp;
import dev.modparam.module.ModuleParam;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;

/** The options of a compiler plugin: {@code -Xplugin:Lint level=2 exclude=gen,test verbose}. */
@KernelModule(name = "lint")
public final class LintOptions {

  private static final ModuleDefinition DEFINITION =
      ModuleDefinition.ofClass(LintOptions.class, MethodHandles.lookup());

  @ModuleParam(min = 0, max = 3, description = "How much is reported")
  private int level = 1;

  @ModuleParam(counter = "excludes", description = "Packages that are left out")
  private String[] exclude = new String[8];

  private int excludes = 0;

  @ModuleParam(description = "Report what is right, too")
  private boolean verbose;

  /** For the library, which makes one for each call of {@link #parse}. */
  LintOptions() {}

  /**
   * Parses the words after the name of the plugin.
   *
   * @throws IllegalArgumentException if a word is not an option, or its value is not allowed
   */
  public static LintOptions parse(String... words) {
    String line = ArgumentLine.ofWords(List.of(words));
    ArgumentReport report = ArgumentReport.check(DEFINITION, line);
    if (!report.isClean()) {
      throw new IllegalArgumentException(
          String.join("\n", report.explanations()) + "\n\n" + help());
    }
    return new SimulatedKernel().insmod(DEFINITION, line).instance(LintOptions.class);
  }

  /** What the plugin shows for {@code help}. */
  public static String help() {
    return ModuleHelp.of(DEFINITION).toText(80);
  }

  public int level() {
    return level;
  }

  public List<String> exclude() {
    return Arrays.asList(exclude).subList(0, excludes);
  }

  public boolean isVerbose() {
    return verbose;
  }
}
