// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.input;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.program.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The modules of a machine as {@code /proc/modules} lists them. Nothing can be changed. */
public final class ProcModules implements KernelModules {

  private record Line(long size, int references, List<String> holders, String state) {}

  private final Map<String, Line> lines = new LinkedHashMap<>();

  /**
   * Reads the file.
   *
   * @param file such as {@code /proc/modules}
   */
  public ProcModules(Path file) {
    List<String> content = Failure.unlessRead(file, () -> Files.readAllLines(file));
    for (String line : content) {
      String[] words = line.split(" +", -1);
      if (words.length < 5 || !(words[1] + words[2]).matches("[0-9]{2,18}")) {
        throw new Failure(file + ": this is not a line of /proc/modules: " + line);
      }
      List<String> holders =
          Stream.of(words[3].split(",", -1))
              .filter(name -> !name.isEmpty() && !name.equals("-") && !name.startsWith("["))
              .toList();
      lines.put(
          words[0],
          new Line(Long.parseLong(words[1]), Integer.parseInt(words[2]), holders, words[4]));
    }
  }

  @Override
  public Optional<Status> status(String name) {
    return Optional.ofNullable(lines.get(name))
        .map(line -> new Status(state(line.state()), line.references(), line.size()));
  }

  private static LoadedModule.State state(String word) {
    return switch (word) {
      case "Loading" -> LoadedModule.State.COMING;
      case "Unloading" -> LoadedModule.State.GOING;
      default -> LoadedModule.State.LIVE;
    };
  }

  @Override
  public List<String> holders(String name) {
    return Optional.ofNullable(lines.get(name)).map(Line::holders).orElse(List.of());
  }

  @Override
  public List<String> loaded() {
    return List.copyOf(lines.keySet());
  }

  @Override
  public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
    throw Errno.EPERM.exception("this program loads nothing into a real kernel");
  }

  @Override
  public void unload(String name, boolean force) {
    throw Errno.EPERM.exception("this program unloads nothing from a real kernel");
  }
}
