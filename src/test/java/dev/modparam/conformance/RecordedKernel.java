// SPDX-License-Identifier: Apache-2.0
package dev.modparam.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.modprobe.tree.KernelModules;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.text.ByteText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kernel of the recordings: looks at no arguments, and fails where it is told to. */
final class RecordedKernel implements KernelModules {

  /** A system call that reached the kernel; fields as in the recordings. */
  record Call(String op, String module, String args, int flags, boolean force, int errno) {

    static Call of(JsonNode call) {
      return new Call(
          call.path("op").asText(),
          call.path("module").asText(),
          call.path("args").asText(),
          call.path("flags").asInt(),
          call.path("force").asBoolean() || call.path("force").asInt() != 0,
          call.path("errno").asInt());
    }
  }

  private final ModuleTree tree;
  private final JsonNode references;
  private final JsonNode errors;
  private final Set<String> loaded = new LinkedHashSet<>();
  private final List<Call> calls = new ArrayList<>();

  RecordedKernel(ModuleTree tree, JsonNode recorded) {
    this.tree = tree;
    this.references = recorded.path("refs");
    this.errors = recorded.path("kernel");
    recorded.path("loaded").forEach(name -> loaded.add(name.asText()));
  }

  List<Call> calls() {
    return calls;
  }

  @Override
  public Optional<Status> status(String name) {
    if (!loaded.contains(name)) {
      return Optional.empty();
    }
    int count = holders(name).size() + references.path(name).asInt();
    return Optional.of(new Status(LoadedModule.State.LIVE, count, 16384));
  }

  @Override
  public List<String> holders(String name) {
    List<String> holders = new ArrayList<>();
    for (TreeModule module : tree.modules()) {
      if (loaded.contains(module.name()) && module.dependencies().contains(name)) {
        holders.add(module.name());
      }
    }
    return holders;
  }

  @Override
  public List<String> loaded() {
    List<String> newestFirst = new ArrayList<>(loaded);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  @Override
  public void load(ModuleDefinition module, byte[] arguments, Set<LoadFlag> flags) {
    int errno = errors.path("load:" + module.name()).asInt();
    if (errno == 0 && loaded.contains(module.name())) {
      errno = Errno.EEXIST.number();
    }
    int bits =
        (flags.contains(LoadFlag.IGNORE_MODVERSIONS) ? 1 : 0)
            + (flags.contains(LoadFlag.IGNORE_VERMAGIC) ? 2 : 0);
    String text = ByteText.decode(arguments);
    calls.add(new Call("load", module.name(), text, bits, false, errno));
    failWith(errno);
    loaded.add(module.name());
  }

  @Override
  public void unload(String name, boolean force) {
    int errno = errors.path("unload:" + name).asInt();
    Optional<Status> status = status(name);
    if (errno == 0 && status.isEmpty()) {
      errno = Errno.ENOENT.number();
    } else if (errno == 0 && !force && status.get().references() > 0) {
      errno = Errno.EAGAIN.number();
    }
    calls.add(new Call("unload", name, "", 0, force, errno));
    failWith(errno);
    loaded.remove(name);
  }

  private static void failWith(int errno) {
    if (errno != 0) {
      throw Errno.of(errno).exception("as recorded");
    }
  }
}
