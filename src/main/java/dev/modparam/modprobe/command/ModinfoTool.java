// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.binary.Modinfo;
import dev.modparam.binary.ModinfoFormat;
import dev.modparam.files.FileRoot;
import dev.modparam.files.ModuleFolder;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.engine.Candidate;
import dev.modparam.modprobe.engine.EffectiveConfig;
import dev.modparam.modprobe.engine.KmodContext;
import dev.modparam.modprobe.engine.Lookup;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeModule;
import dev.modparam.param.Errno;
import dev.modparam.text.KernelName;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command {@code modinfo}: {@code do_modinfo}. It heeds no configuration. */
final class ModinfoTool {

  private static final String PREFIX = "modinfo: ERROR: ";

  private static final List<Getopt.LongOption> LONG =
      Getopt.longOptions(
          "author:a description:d license:l parameters:p filename:n null:0 modname:m field=F"
              + " set-version=k basedir=b version:V help:h");

  /** Reads a file. */
  @FunctionalInterface
  private interface Reader<T> {
    T read() throws IOException;
  }

  /** What is shown of a file. */
  private record Content(Reader<Modinfo> strings, Reader<String> buildId) {

    static Content of(TreeModule module) {
      return new Content(module::modinfo, module::buildId);
    }

    /** The number of the build stands before the signature. */
    Modinfo withBuildId() throws IOException {
      List<String> all = new ArrayList<>(strings.read().strings());
      String number = buildId.read();
      if (!number.isEmpty()) {
        int place = all.size();
        for (int i = 0; i < all.size(); i++) {
          place = all.get(i).startsWith("sig_id=") ? i : place;
        }
        all.add(place, "build-id=" + number);
      }
      return Modinfo.of(all);
    }
  }

  private final CommandSetup setup;
  private final ToolOutput out;
  private ModinfoFormat format;
  private boolean filenameOnly;
  private boolean namesOnly;
  private @Nullable String release;
  private @Nullable String root;

  ModinfoTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
    this.format =
        setup.version().has(KmodVersion.Feature.LONG_KEYS_UNPADDED)
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
    ConfigMessages.printCommandLine(setup.config(), out);
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
        out.print(id.equals("h") ? Usage.MODINFO : Usage.version(setup.version()));
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
      return setup.tree();
    }
    return setup.treeAt(
        setup.absolute(
            (root == null ? "" : root)
                + "/lib/modules/"
                + (release == null ? setup.tree().release() : release)));
  }

  private boolean show(String word, ModuleTree tree) {
    Optional<Content> file = namesOnly ? Optional.empty() : file(word, tree);
    if (file.isPresent()) {
      return showFile(KernelName.ofPath(word), setup.absolute(word), file.get());
    }
    KmodContext context =
        new KmodContext(
            tree,
            new EffectiveConfig(ModprobeConfig.empty(), tree),
            setup.kernel(),
            (command, module) -> 0,
            step -> {});
    Optional<List<Candidate>> found = new Lookup(context).find(word);
    if (found.isEmpty()) {
      String kind = namesOnly ? "name " : "alias ";
      out.log(LogPriority.ERROR, "Module " + kind + word + " not found.");
      return false;
    }
    List<Candidate> modules =
        found.get().stream().filter(module -> !namesOnly || module.alias().isEmpty()).toList();
    if (modules.isEmpty()) {
      out.log(LogPriority.ERROR, "Module " + (namesOnly ? "name " : "") + word + " not found.");
      return false;
    }
    boolean good = true;
    for (Candidate module : modules) {
      good &= show(module, tree);
    }
    return good;
  }

  /** A file of a tree, or one outside of all trees. */
  private Optional<Content> file(String word, ModuleTree tree) {
    if (!ModuleFolder.isModuleFile(word)) {
      return Optional.empty();
    }
    String path = setup.absolute(word);
    Optional<TreeModule> module =
        Stream.concat(Stream.of(tree), setup.trees().stream())
            .flatMap(any -> any.moduleAt(path).stream())
            .findFirst();
    if (module.isPresent()) {
      return module.map(Content::of);
    }
    return setup.files().kind(path) == FileRoot.Kind.FILE
        ? Optional.of(
            new Content(
                () -> setup.object(word).modinfoWithSignature(),
                () -> setup.object(word).buildId()))
        : Optional.empty();
  }

  private boolean show(Candidate candidate, ModuleTree tree) {
    String name = candidate.name();
    Optional<TreeModule> module = tree.module(name);
    if (module.isPresent()) {
      return showFile(name, module.get().path(), Content.of(module.get()));
    }
    Optional<Modinfo> known = tree.builtInModinfo(name);
    Modinfo modinfo = known.orElseGet(() -> Modinfo.of(List.of()));
    out.print(format.printBuiltin(name, modinfo));
    complain(modinfo);
    return true;
  }

  private boolean showFile(String name, String path, Content content) {
    try {
      Modinfo modinfo = filenameOnly ? Modinfo.of(List.of()) : read(content);
      out.print(format.print(path, modinfo));
      complain(modinfo);
      return true;
    } catch (IOException | IllegalArgumentException failure) {
      out.print(format.print(path, Modinfo.of(List.of())));
      Errno errno =
          failure instanceof NoSuchFileException ? Errno.ENOENT : setup.damage(path, true);
      out.log(LogPriority.ERROR, "could not get modinfo from '" + name + "': " + errno.message());
      return false;
    }
  }

  private Modinfo read(Content content) throws IOException {
    return setup.has(KmodVersion.Feature.MODINFO_BUILD_ID)
        ? content.withBuildId()
        : content.strings().read();
  }

  private void complain(Modinfo modinfo) {
    for (String error : format.errors(modinfo)) {
      out.log(
          LogPriority.ERROR, error.startsWith(PREFIX) ? error.substring(PREFIX.length()) : error);
    }
  }
}
