// SPDX-License-Identifier: Apache-2.0
package dev.modparam.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.ModprobePlan;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a module's name or the alias of a device to the plan of what modprobe would load, with which
 * arguments, under 1,000 lines of modprobe.d.
 *
 * <p>The tree is Debian's: 4,230 modules with all their 27,459 aliases (27,440 that differ). The
 * lines are made for the benchmark: 7 of 10 are options, the others blacklist, alias and softdep.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class ModprobeBenchmark {

  private static final int LINES = 1000;
  private static final int MODULES = 4230;
  private static final int ALIASES = 27_459;

  private String text;
  private Modprobe modprobe;

  /** What is asked for, and the module that it must lead to. */
  @State(Scope.Benchmark)
  public static class Request {

    @Param({"name", "pci", "usb", "acpi", "unknown"})
    String device;

    private String word;

    /** Picks the word, as the kernel says it in {@code MODALIAS}, and tries it. */
    @Setup
    public void prepare(ModprobeBenchmark benchmark) {
      word = word();
      List<ModprobePlan.Load> loads = benchmark.resolve(this).loads();
      String last = loads.isEmpty() ? "" : loads.get(loads.size() - 1).module();
      Expect.same("the module for " + word, module(), last);
      if (device.equals("pci")) {
        Expect.same("its arguments", "IntMode=1", loads.get(0).arguments().strip());
      }
    }

    private String word() {
      return switch (device) {
        case "name" -> "snd-hda-intel";
        case "pci" -> "pci:v00008086d000010D3sv00008086sd0000A01Fbc02sc00i00";
        case "usb" -> "usb:v0BDAp8153d3100dc00dsc00dp00icFFiscFFip00in00";
        case "acpi" -> "acpi:PNP0C50:";
        case "unknown" -> "pci:v0000FFFFd0000FFFFsv00000000sd00000000bcFFscFFi00";
        default -> throw new IllegalArgumentException("no device is called " + device);
      };
    }

    private String module() {
      return switch (device) {
        case "name" -> "snd_hda_intel";
        case "pci" -> "e1000e";
        case "usb" -> "r8152";
        case "acpi" -> "i2c_hid_acpi";
        default -> "";
      };
    }
  }

  @Setup
  public void prepare() {
    Recorded recorded = Recorded.read();
    text = configuration(recorded);
    ModuleTree tree = recorded.tree();
    Expect.same("the aliases", ALIASES, recorded.aliases());
    Expect.same("the modules", MODULES, tree.modules().size());
    ModprobeConfig config = parse();
    Expect.same("the directives", LINES, config.directives().size());
    Expect.same("the warnings", List.of(), config.notes());
    modprobe = Modprobe.of(new SimulatedKernel(), tree, config);
  }

  private static String configuration(Recorded recorded) {
    List<String> lines = new ArrayList<>();
    for (JsonNode module : recorded.modules()) {
      JsonNode parameters = module.path("parms");
      if (!parameters.isEmpty() && lines.size() < LINES) {
        String parameter = parameters.path(parameters.size() / 2).path("name").asText();
        lines.add(line(lines.size(), module.path("name").asText(), parameter));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(int number, String module, String parameter) {
    if (module.equals("e1000e")) {
      return "options e1000e IntMode=1";
    }
    return switch (number % 10) {
      case 7 -> "blacklist " + module;
      case 8 -> "alias local-" + number + " " + module;
      case 9 -> "softdep " + module + " pre: early-" + number;
      default -> "options " + module + " " + parameter + "=1";
    };
  }

  @Benchmark
  public ModprobePlan resolve(Request request) {
    return modprobe.resolve(request.word);
  }

  @Benchmark
  public ModprobeConfig parse() {
    return ModprobeConfig.ofText("benchmark.conf", text);
  }
}
