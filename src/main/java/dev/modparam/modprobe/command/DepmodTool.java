// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import dev.modparam.files.FileRoot;
import dev.modparam.files.ModuleFolder;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code depmod}: {@code do_depmod}, as far as text indexes need it. */
final class DepmodTool {

  private static final List<Getopt.LongOption> LONG =
      Getopt.longOptions(
          "all:a quick:A basedir=b config=C symbol-prefix=P outdir=o errsyms:e filesyms=F"
              + " symvers=E dry-run:n show:n verbose:v warn:w version:V help:h");

  private final CommandSetup setup;
  private final ToolOutput out;
  private String root = "";
  private @Nullable String output;
  private boolean print;
  private boolean quick;

  DepmodTool(CommandSetup setup, ToolOutput out) {
    this.setup = setup;
    this.out = out;
  }

  /** Returns the exit status. */
  int run(List<String> arguments) {
    List<String> words =
        new Getopt(out, "aAb:o:C:E:F:evnP:wVh", LONG).parse(arguments, this::accept);
    String release = words.isEmpty() ? setup.tree().release() : words.get(0);
    String below = "/lib/modules/" + release;
    String directory = setup.absolute(root + below);
    String target = output == null ? directory : setup.absolute(output + below);
    try {
      Path folder = setup.files().folderOnDisk(directory);
      if (folder == null) {
        return fail("could not open directory " + directory + ": it is not on a disk");
      }
      return isUpToDate(folder) ? 0 : write(ModuleTree.indexFiles(folder), target);
    } catch (IOException failure) {
      return fail("could not open directory " + directory + ": No such file or directory");
    }
  }

  private void accept(String id, String value) {
    switch (id) {
      case "b" -> root = value;
      case "o" -> output = value;
      case "n" -> print = true;
      case "A" -> quick = true;
      case "V", "h" -> {
        out.print(id.equals("h") ? Usage.DEPMOD : Usage.version(setup.version()));
        throw new ExitException(0);
      }
      default -> {
        // The rest is about symbols that are missing, which dependencies by name do not miss.
      }
    }
  }

  private int fail(String text) {
    out.log(LogPriority.ERROR, text);
    return 1;
  }

  /** {@code depfile_up_to_date}: with -A nothing is done if no module is newer than the index. */
  private boolean isUpToDate(Path folder) throws IOException {
    Path index = folder.resolve("modules.dep");
    if (!quick || !Files.isRegularFile(index)) {
      return false;
    }
    long written = Files.getLastModifiedTime(index).toMillis();
    for (String file : ModuleFolder.list(FileRoot.of(folder), "/")) {
      if (Files.getLastModifiedTime(folder.resolve(file)).toMillis() > written) {
        return false;
      }
    }
    return true;
  }

  private int write(Map<String, String> files, String target) throws IOException {
    if (print) {
      files.values().forEach(out::print);
      return 0;
    }
    Path folder = setup.files().folderOnDisk(target);
    if (folder == null) {
      return fail("could not open directory " + target + ": it is not on a disk");
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      // A new file takes the place of the old one, so that no link is written through.
      Path fresh = folder.resolve(file.getKey() + ".new");
      Files.deleteIfExists(fresh);
      Files.write(fresh, ByteText.encode(file.getValue()), StandardOpenOption.CREATE_NEW);
      Files.move(fresh, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
    }
    return 0;
  }
}
