// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.binary.Modinfo;
import dev.modparam.binary.ModinfoFormat;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command {@code modinfo}: {@code do_modinfo}. It heeds no configuration. */
final class ModinfoTool {

  private static final String PREFIX = "modinfo: ERROR: ";

  private static final List<Getopt.LongOption> LONG =
      List.of(
          new Getopt.LongOption("author", false, "a"),
          new Getopt.LongOption("description", false, "d"),
          new Getopt.LongOption("license", false, "l"),
          new Getopt.LongOption("parameters", false, "p"),
          new Getopt.LongOption("filename", false, "n"),
          new Getopt.LongOption("null", false, "0"),
          new Getopt.LongOption("modname", false, "m"),
          new Getopt.LongOption("field", true, "F"),
          new Getopt.LongOption("set-version", true, "k"),
          new Getopt.LongOption("basedir", true, "b"),
          new Getopt.LongOption("version", false, "V"),
          new Getopt.LongOption("help", false, "h"));

  private final Environment environment;
  private final ToolOutput out;
  private final ModinfoReader files;
  private ModinfoFormat format;
  private boolean filenameOnly;
  private boolean namesOnly;
  private @Nullable String release;
  private @Nullable String root;

  ModinfoTool(Environment environment, ToolOutput out, ModinfoReader files) {
    this.environment = environment;
    this.out = out;
    this.files = files;
    this.format =
        environment.version().has(KmodVersion.Feature.LONG_KEYS_UNPADDED)
            ? ModinfoFormat.newer()
            : ModinfoFormat.kmod30();
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    List<String> words = new Getopt(out, "adlpn0mF:k:b:Vh", LONG).parse(arguments, this::accept);
    if (words.isEmpty()) {
      out.log(LogPriority.ERROR, "missing module or filename.");
      return 1;
    }
    ModuleTree tree = tree();
    boolean good = true;
    for (String word : words) {
      good &= show(word, tree);
    }
    return good ? 0 : 1;
  }

  private void accept(String id, String value) {
    switch (id) {
      case "a" -> field("author");
      case "d" -> field("description");
      case "l" -> field("license");
      case "p" -> field("parm");
      case "n" -> field("filename");
      case "F" -> field(value);
      case "0" -> format = format.nulSeparated();
      case "m" -> namesOnly = true;
      case "k" -> release = value;
      case "b" -> root = value;
      default -> {
        out.print(id.equals("h") ? Usage.MODINFO : Usage.version(environment.version()));
        throw new ExitException(0);
      }
    }
  }

  private void field(String key) {
    format = format.field(key);
    filenameOnly = key.equals("filename");
  }

  private ModuleTree tree() {
    if (root == null && release == null) {
      return environment.tree();
    }
    return environment.treeAt(
        (root == null ? "" : root)
            + "/lib/modules/"
            + (release == null ? environment.tree().release() : release));
  }

  private boolean show(String word, ModuleTree tree) {
    Optional<ModinfoReader.Content> file = namesOnly ? Optional.empty() : file(word, tree);
    if (file.isPresent()) {
      String path = word.startsWith("/") ? word : Path.of(word).toAbsolutePath().toString();
      return showFile(KernelName.ofPath(word), path, file.get());
    }
    KmodContext context =
        new KmodContext(
            tree, new EffectiveConfig(ModprobeConfig.empty(), tree), environment.kernel());
    Optional<List<Candidate>> found = new Lookup(context).find(word);
    if (found.isEmpty()) {
      String kind = namesOnly ? "name " : "alias ";
      out.log(LogPriority.ERROR, "Module " + kind + word + " not found.");
      return false;
    }
    List<Candidate> modules =
        found.get().stream().filter(module -> !namesOnly || module.alias() == null).toList();
    if (modules.isEmpty()) {
      out.log(LogPriority.ERROR, "Module " + word + " not found.");
      return false;
    }
    boolean good = true;
    for (Candidate module : modules) {
      good &= show(module, tree);
    }
    return good;
  }

  /** A file of a tree, or one beside all trees. */
  private Optional<ModinfoReader.Content> file(String word, ModuleTree tree) {
    if (Stream.of(".ko", ".ko.gz", ".ko.xz", ".ko.zst").noneMatch(word::endsWith)) {
      return Optional.empty();
    }
    Optional<TreeModule> module =
        Stream.concat(Stream.of(tree), environment.trees().stream())
            .flatMap(any -> any.moduleAt(word).stream())
            .findFirst();
    return module.isPresent() ? Optional.of(module.get()::modinfo) : files.find(word);
  }

  private boolean show(Candidate candidate, ModuleTree tree) {
    String name = candidate.name();
    Optional<TreeModule> module = tree.module(name);
    if (module.isPresent()) {
      return showFile(name, module.get().path(), module.get()::modinfo);
    }
    Optional<Modinfo> known = tree.builtInModinfo(name);
    Modinfo modinfo = known.orElseGet(() -> Modinfo.of(List.of()));
    out.print(format.printBuiltin(name, modinfo));
    complain(modinfo);
    return true;
  }

  private boolean showFile(String name, String path, ModinfoReader.Content content) {
    try {
      Modinfo modinfo = filenameOnly ? Modinfo.of(List.of()) : content.read();
      out.print(format.print(path, modinfo));
      complain(modinfo);
      return true;
    } catch (IOException | IllegalArgumentException failure) {
      out.print(format.print(path, Modinfo.of(List.of())));
      Errno errno = failure instanceof NoSuchFileException ? Errno.ENOENT : Errno.ENOEXEC;
      out.log(LogPriority.ERROR, "could not get modinfo from '" + name + "': " + errno.message());
      return false;
    }
  }

  private void complain(Modinfo modinfo) {
    for (String error : format.errors(modinfo)) {
      out.log(
          LogPriority.ERROR, error.startsWith(PREFIX) ? error.substring(PREFIX.length()) : error);
    }
  }
}
