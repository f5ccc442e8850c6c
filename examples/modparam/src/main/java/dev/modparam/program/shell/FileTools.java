// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program.shell;

import dev.modparam.kernel.files.KernelFiles;
import dev.modparam.param.ErrnoException;
import java.util.ArrayList;
import java.util.List;

/** Commands that look at files and change them. */
final class FileTools {

  private static final String LETTERS = "rwxrwxrwx";

  private FileTools() {}

  static void addTo(Tools tools) {
    tools.add("cat", "[FILE...]: print files", FileTools::cat);
    tools.add("echo", "[-n] WORD...: print words; > FILE writes them", FileTools::echo);
    tools.add("ls", "[-l] [PATH...]: list files", FileTools::ls);
    tools.add("stat", "[-c FORMAT] FILE...: the status of files", FileTools::stat);
    tools.add("chmod", "MODE FILE...: change permissions, such as 0644", FileTools::chmod);
    tools.add("rm", "FILE...: remove files", FileTools::rm);
  }

  private static int cat(Invocation call) {
    if (call.operands().isEmpty()) {
      call.out().append(call.input());
      return 0;
    }
    int status = 0;
    for (String word : call.operands()) {
      try {
        call.out().append(call.files().read(call.path(word)));
      } catch (ErrnoException refusal) {
        status = call.fail(word, refusal);
      }
    }
    return status;
  }

  private static int echo(Invocation call) {
    List<String> words = call.arguments();
    boolean isBare = !words.isEmpty() && words.get(0).equals("-n");
    call.out().append(String.join(" ", isBare ? words.subList(1, words.size()) : words));
    call.out().append(isBare ? "" : "\n");
    return 0;
  }

  private static int ls(Invocation call) {
    List<String> words = call.operands().isEmpty() ? List.of(".") : call.operands();
    boolean isLong = call.flags().contains("l");
    boolean isFolderItself = call.flags().contains("d");
    int status = 0;
    for (String word : words) {
      String path = call.path(word);
      try {
        if (call.files().isFolder(path) && !isFolderItself) {
          if (words.size() > 1) {
            call.print(word + ":");
          }
          list(call, path, isLong);
        } else {
          call.print(line(call.files(), path, word, isLong));
        }
      } catch (ErrnoException refusal) {
        call.fail("cannot access '" + word + "'", refusal);
        status = 2;
      }
    }
    return status;
  }

  private static void list(Invocation call, String folder, boolean isLong) {
    List<String> lines = new ArrayList<>();
    for (String name : call.files().names(folder)) {
      lines.add(line(call.files(), (folder.equals("/") ? "" : folder) + "/" + name, name, isLong));
    }
    if (isLong) {
      call.print("total 0");
    }
    lines.forEach(call::print);
  }

  private static String line(ShellFiles files, String path, String name, boolean isLong) {
    KernelFiles.Status status = files.status(path);
    if (!isLong) {
      return name;
    }
    boolean isLink = files.isLink(path);
    String mode = isLink ? "lrwxrwxrwx" : (status.directory() ? "d" : "-") + letters(status.mode());
    return String.format(
        "%s 1 root root %5d Jan  1 00:00 %s%s",
        mode, isLink ? 0 : status.size(), name, isLink ? " -> " + files.linkTarget(path) : "");
  }

  private static String letters(int mode) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      text.append((mode & 0400 >> bit) == 0 ? '-' : LETTERS.charAt(bit));
    }
    return text.toString();
  }

  private static int stat(Invocation call) {
    List<String> words = new ArrayList<>(call.arguments());
    String format = null;
    if (words.size() > 1 && words.get(0).equals("-c")) {
      format = words.get(1);
      words = words.subList(2, words.size());
    }
    if (words.isEmpty()) {
      return call.fail("missing operand");
    }
    int status = 0;
    for (String word : words) {
      try {
        KernelFiles.Status file = call.files().status(call.path(word));
        call.print(format == null ? status(word, file) : formatted(format, word, file));
      } catch (ErrnoException refusal) {
        status = call.fail("cannot statx '" + word + "'", refusal);
      }
    }
    return status;
  }

  private static String status(String word, KernelFiles.Status file) {
    String kind = file.directory() ? "directory" : "regular file";
    return formatted(
        "  File: %n\n  Size: %s\t" + kind + "\nAccess: (%04a/%A)  Uid: (0/root)  Gid: (0/root)",
        word,
        file);
  }

  private static String formatted(String format, String word, KernelFiles.Status file) {
    String octal = Integer.toOctalString(file.mode() & 07777);
    return format
        .replace("%04a", String.format("%04o", file.mode() & 07777))
        .replace("%a", octal)
        .replace("%A", (file.directory() ? "d" : "-") + letters(file.mode()))
        .replace("%U", "root")
        .replace("%G", "root")
        .replace("%s", Long.toString(file.size()))
        .replace("%n", word);
  }

  private static int chmod(Invocation call) {
    List<String> words = call.arguments();
    if (words.size() < 2) {
      return call.fail("missing operand");
    }
    String mode = words.get(0);
    if (!mode.matches("[0-7]{1,4}") || Integer.parseInt(mode, 8) > 0777) {
      return call.fail("invalid mode: '" + mode + "'");
    }
    int status = 0;
    for (String word : words.subList(1, words.size())) {
      try {
        call.files().chmod(call.path(word), Integer.parseInt(mode, 8));
      } catch (ErrnoException refusal) {
        status = call.fail("changing permissions of '" + word + "'", refusal);
      }
    }
    return status;
  }

  private static int rm(Invocation call) {
    int status = 0;
    for (String word : call.operands()) {
      try {
        call.files().remove(call.path(word));
      } catch (ErrnoException refusal) {
        status = call.fail("cannot remove '" + word + "'", refusal);
      }
    }
    return status;
  }
}
