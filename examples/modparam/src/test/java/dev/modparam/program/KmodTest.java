// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of kmod over the folder of an image. */
class KmodTest {

  @TempDir private Path root;

  @BeforeEach
  void makeAnImage() throws IOException {
    Path tree = Files.createDirectories(root.resolve("lib/modules/6.12.0/kernel"));
    Files.copy(Path.of("samples/sample.ko.xz"), tree.resolve("fixture.ko.xz"));
    Files.writeString(tree.resolveSibling("modules.dep"), "kernel/fixture.ko.xz:\n");
    Path etc = Files.createDirectories(root.resolve("etc/modprobe.d"));
    Files.writeString(etc.resolve("a.conf"), "options fixture i_neg=5\n");
    Files.createDirectories(root.resolve("proc"));
    Files.writeString(root.resolve("proc/cmdline"), "quiet fixture.i_zero=1\n");
    Files.writeString(
        root.resolve("proc/modules"),
        "fixture 16384 1 other, Live 0x0000000000000000\n"
            + "other 20480 0 - Live 0x0000000000000000\n");
  }

  private String image() {
    return "--root=" + root;
  }

  @Test
  void modprobeShowsWhatItWouldDo() {
    Ran ran = Ran.modparam("modprobe", image(), "-D", "fixture", "debug=1").ends(0).isQuiet();
    assertThat(ran.out()).matches("insmod \\S+/kernel/fixture.ko.xz i_neg=5 i_zero=1 debug=1 *\n");
  }

  @Test
  void modprobeLoadsNothing() {
    Ran.modparam("modprobe", image(), "fixture").isWrongUsage("nothing is loaded here: give -n");
    Ran ran = Ran.modparam("modprobe", image(), "-n", "nothing").ends(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("modprobe: FATAL: Module nothing not found in directory ");
  }

  @Test
  void modprobeTakesOtherConfigurationsAndReleases() throws IOException {
    Path other = Files.writeString(root.resolve("other.conf"), "options fixture us=7\n");
    Ran ran =
        Ran.modparam(
            "modprobe", image(), "--config", other.toString(), "--cmdline", "", "-D", "fixture");
    assertThat(ran.ends(0).out()).endsWith("fixture.ko.xz us=7 \n");
    assertThat(Ran.modparam("modprobe", "--kmod", "34", "-V").ends(0).out()).contains("34");
    Ran.modparam("modprobe", "--kmod", "3", "-V").isWrongUsage("there is no kmod 3 here");
    Ran.modparam("modprobe", "--config", "/nowhere", "-n", "x")
        .fails("modparam: /nowhere: there is no such file or folder that can be read");
  }

  @Test
  void explainNamesTheLineOfEachWord() {
    Ran ran = Ran.modparam("explain", image(), "fixture", "us=7").ends(0).isQuiet();
    assertThat(Ran.modparam("explain", image(), "fixture", "us=x").ends(1).out())
        .contains("us=x (command line)\n       is refused with EINVAL, so fixture is not loaded");
    assertThat(ran.out())
        .contains("fixture stands for fixture\n")
        .contains("i_neg=5 (/etc/modprobe.d/a.conf:1")
        .contains("i_zero=1 (kernel command line)")
        .contains("us=7 (command line)");
    assertThat(Ran.modparam("explain", image(), "nothing").ends(1).out())
        .contains("nothing is not a module, an alias or a command\n");
  }

  @Test
  void modinfoPrintsAFileAndAModuleOfATree() {
    Ran file = Ran.modparam("modinfo", "-p", "samples/sample.ko.xz").ends(0).isQuiet();
    assertThat(file.out()).contains("i_neg:A negative number (int)\n");
    Ran module = Ran.modparam("modinfo", image(), "-F", "filename", "fixture").ends(0);
    assertThat(module.out()).endsWith("kernel/fixture.ko.xz\n");
    assertThat(Ran.modparam("modinfo", image(), "nothing").ends(1).err())
        .contains("modinfo: ERROR: Module nothing not found.");
  }

  @Test
  void lsmodPrintsTheModulesOfAMachine() throws IOException {
    assertThat(Ran.modparam("lsmod", image()).ends(0).isQuiet().out())
        .isEqualTo(
            """
            Module                  Size  Used by
            fixture                16384  1 other
            other                  20480  0
            """);
    assertThat(Ran.modparam("lsmod", "--machine", "machines/laptop.txt").ends(0).out())
        .containsPattern("snd_pcm +16384 +1 snd_hda_intel\n");
    Files.writeString(root.resolve("proc/modules"), "what is this?\n");
    Ran.modparam("lsmod", image())
        .fails(
            "modparam: "
                + root.resolve("proc/modules")
                + ": this is not a line of /proc/modules: what is this?");
  }

  @Test
  void depmodMakesTheIndexesOfAnImage() throws IOException {
    Path tree = root.resolve("lib/modules/6.12.0");
    Files.delete(tree.resolve("modules.dep"));
    Ran shown = Ran.modparam("depmod", image(), "-n", "6.12.0").ends(0);
    assertThat(shown.out()).contains("kernel/fixture.ko.xz:\n");
    assertThat(tree.resolve("modules.dep")).doesNotExist();
    Ran.modparam("depmod", image()).ends(0);
    assertThat(tree.resolve("modules.dep")).content().isEqualTo("kernel/fixture.ko.xz:\n");
  }
}
