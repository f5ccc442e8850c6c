// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a folder is wanted and none can be read, the status is 2 and one line names it. */
class UnreadableFolderTest {

  private static final String NOT_THERE = ": there is no such file or folder";
  private static final String NO_FOLDER = ": it is not a folder";

  @TempDir private Path folder;
  private String machine;

  @BeforeEach
  void makeAMachine() throws IOException {
    machine = Files.createDirectories(folder.resolve("machine/etc/modprobe.d")).toString();
  }

  private static void isNamed(String place, String reason, String... words) {
    Ran.modparam(words).fails("modparam: " + place + reason);
  }

  @Test
  void aLinkThatLeadsNowhere() throws IOException {
    String link = Files.createSymbolicLink(folder.resolve("link"), Path.of("gone")).toString();
    isNamed(link, NOT_THERE, "audit", link);
    isNamed(link, NOT_THERE, "audit", machine, "--tree", link);
    isNamed(link, NOT_THERE, "explain", "--root", link, "fixture");
    isNamed(link, NOT_THERE, "explain", "--tree", link, "fixture");
    isNamed(link, NOT_THERE, "diff", link, machine);
    isNamed(link, NOT_THERE, "catalog", link);
    isNamed(link, NOT_THERE, "live", link);
    isNamed(link, NOT_THERE, "params", link);
    isNamed(link, NOT_THERE, "shell", "--tree", link, "-c", "ls");
  }

  @Test
  void anEmptyNameIsNotTheWorkingFolder() {
    String empty = "the name of a file or folder is empty";
    isNamed("", empty, "audit", "");
    isNamed("", empty, "catalog", "");
    isNamed("", empty, "params", "");
    for (String command : List.of("audit --tree", "explain x --root", "explain x --tree")) {
      List<String> words = new ArrayList<>(List.of(command.split(" ")));
      words.add("");
      Ran.modparam(words.toArray(String[]::new)).isWrongUsage(": " + empty);
    }
    Ran.modparam("diff", machine, "").isWrongUsage(": " + empty);
    Ran.modparam("live", "").isWrongUsage(": " + empty);
  }

  @Test
  void aFileInTheMiddleOfAPath() throws IOException {
    String path = Files.writeString(folder.resolve("file"), "").resolve("inner").toString();
    isNamed(path, NOT_THERE, "audit", path);
    isNamed(path, NOT_THERE, "modprobe", "-n", "--root", path, "fixture");
    isNamed(path, NOT_THERE, "lsmod", "--root", path);
  }

  @Test
  void aFileWhereTheRootOfAMachineIsWanted() throws IOException {
    String file = Files.writeString(folder.resolve("file"), "").toString();
    isNamed(file, NO_FOLDER, "explain", "--root", file, "fixture");
    isNamed(file, NO_FOLDER, "modprobe", "-n", "--root", file, "fixture");
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo(1) here");
    String pipe = folder.resolve("pipe").toString();
    new ProcessBuilder("mkfifo", pipe).inheritIO().start().waitFor();
    isNamed(pipe, NO_FOLDER, "audit", pipe);
    isNamed(pipe, NO_FOLDER, "audit", machine, "--tree", pipe);
    isNamed(pipe, NO_FOLDER, "live", pipe);
    isNamed(pipe, NO_FOLDER, "shell", "--machine", pipe, "-c", "ls");
  }

  @Test
  void aFolderThatThePersonMayNotRead() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "permissions do not hold for this user");
    isNamed(closed.toString(), ": permission denied", "audit", closed.toString());
    isNamed(closed.toString(), ": permission denied", "catalog", closed.toString());
  }
}
