// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell with scripts. */
class ShellTest {

  private static final String FILES = "/sys/module/my_driver/parameters/";

  @TempDir private Path folder;

  private static Ran demo(String... lines) {
    return Ran.modparam("shell", "--demo", "-c", String.join("\n", lines));
  }

  @Test
  void aModuleIsLoadedReadWrittenAndUnloaded() {
    Ran ran =
        demo(
            "modprobe my_driver buffer_size=8192",
            "cat " + FILES + "buffer_size",
            "echo 1 > " + FILES + "debug",
            "cat " + FILES + "debug",
            "ls -l " + FILES + " | grep debug",
            "lsmod | tail -n 1",
            "rmmod my_driver; dmesg -t");
    assertThat(ran.ends(0).isQuiet().out())
        .isEqualTo(
            """
            8192
            Y
            -rw-r--r-- 1 root root  4096 Jan  1 00:00 debug
            my_driver              16384  0
            my_driver: demo is up
            my_driver: demo is down
            """);
  }

  @Test
  void failuresAreThoseOfAShellAndExplainSaysWhy() {
    Ran ran =
        demo(
            "modprobe my_driver",
            "echo maybe > " + FILES + "debug; echo $?",
            "explain",
            "echo 8192 > " + FILES + "buffer_size",
            "explain",
            "cat /sys/module/nothing/version",
            "rmmod nothing",
            "nosuch",
            "echo $?");
    assertThat(ran.ends(0).err())
        .isEqualTo(
            """
            bash: echo: write error: Invalid argument
            bash: FILES/buffer_size: Permission denied
            cat: /sys/module/nothing/version: No such file or directory
            rmmod: ERROR: Module nothing is not currently loaded
            bash: nosuch: command not found
            """
                .replace("FILES/", FILES));
    assertThat(ran.out())
        .startsWith("1\n")
        .contains("parameter debug refused `maybe\\n'; expected a bool")
        .contains("its mode is 0444, which sysfs enforces for root as well")
        .endsWith("127\n");
  }

  @Test
  void aRefusedLoadIsExplainedWithTheLimits() {
    Ran ran = demo("modprobe my_driver buffer_size=70000", "explain", "dmesg -t", "lsmod | wc -l");
    assertThat(ran.ends(0).err())
        .isEqualTo("modprobe: ERROR: could not insert 'my_driver': Invalid argument\n");
    assertThat(ran.out())
        .contains("`70000' is refused with EINVAL at byte 12; expected an int from 512 to 65536")
        .endsWith("my_driver: `70000' invalid for parameter `buffer_size'\n1\n");
  }

  @Test
  void theStatusOfTheLastCommandIsThatOfTheProgram() {
    assertThat(demo("false").status()).isEqualTo(1);
    assertThat(demo("exit 7; echo never").ends(7).out()).isEmpty();
    assertThat(demo("false || true && echo yes; false && echo no").out()).isEqualTo("yes\n");
    assertThat(demo("echo 'a").ends(2).err()).contains("unexpected EOF while looking for");
    assertThat(demo("echo > ").ends(2).err()).contains("syntax error near unexpected token");
  }

  @Test
  void optionsInFilesCountAtTheNextLoad() {
    Ran ran =
        demo(
            "echo \"options my_driver debug=1 label='a b'\" > /etc/modprobe.d/a.conf",
            "echo 'options my_driver buffer_size=8192' >> /etc/modprobe.d/a.conf",
            "modprobe my_driver",
            "grep . " + FILES + "*",
            "modprobe -r my_driver",
            "explain my_driver buffer_size=1024 | tail -3");
    assertThat(ran.ends(0).out())
        .contains(FILES + "buffer_size:8192\n")
        .contains("buffer_size=8192 (/etc/modprobe.d/a.conf:2")
        .contains("buffer_size=1024 (command line)");
  }

  @Test
  void depmodWritesDownWhichModuleNeedsWhichOthers() {
    Ran ran = demo("depmod", "cat /lib/modules/*/modules.dep", "depmod -n | wc -l");
    assertThat(ran.ends(0).isQuiet().out()).contains("kernel/my_driver.ko:\n");
    assertThat(demo("su nobody", "depmod").err()).contains("modules.dep: Permission denied\n");
  }

  @Test
  void declaredModulesLoadBesideThoseOfAFolder(@TempDir Path root) {
    Image image = new Image(root);
    Ran ran =
        Ran.withInput(
            "declare c other\nstatic int size = 7;\nmodule_param(size, int, 0444);\nend\n"
                + "modprobe other size=8\ncat /sys/module/other/parameters/size\n"
                + "modprobe fixture\nlsmod | grep -c .\ndepmod -n | sort\n",
            "shell",
            "--tree",
            image.path("lib/modules/6.12.0").toString());
    assertThat(ran.ends(0).out())
        .contains("\n8\n")
        .contains("kernel/fixture.ko.xz:\n")
        .contains("kernel/other.ko:\n");
  }

  @Test
  void othersThanRootMayLittle() {
    Ran ran =
        demo(
            "modprobe my_driver",
            "su nobody",
            "whoami; id",
            "cat " + FILES + "debug",
            "echo 1 > " + FILES + "debug",
            "rmmod my_driver",
            "echo x > /etc/modprobe.d/x.conf",
            "exit",
            "whoami");
    assertThat(ran.ends(0).out())
        .isEqualTo("nobody\nuid=65534(nobody) gid=65534(nogroup) groups=65534(nogroup)\nN\nroot\n");
    assertThat(ran.err())
        .contains("bash: " + FILES + "debug: Permission denied\n")
        .contains("rmmod: ERROR: could not remove module my_driver: Operation not permitted\n")
        .contains("bash: /etc/modprobe.d/x.conf: Permission denied\n");
  }

  @Test
  void aDeclarationIsReadAndLoaded() {
    Ran rust =
        demo(
            "declare rust other",
            "module_param! { speed: i32 { default: 5, permissions: 0644, description: \"x\" } }",
            "end",
            "insmod other.ko speed=7 && cat /sys/module/other/parameters/speed");
    assertThat(rust.ends(0).out()).isEqualTo("declared: other; modprobe other loads it\n7\n");
    Ran c =
        demo(
            "declare c other",
            "static int speed = 5;",
            "module_param(speed, int, 0444);",
            "end",
            "modprobe other; cat /sys/module/other/parameters/speed; chmod 0600"
                + " /sys/module/other/parameters/speed; stat -c %a"
                + " /sys/module/other/parameters/speed");
    assertThat(c.ends(0).out()).endsWith("5\n600\n");
    Ran wrong = demo("declare rust other", "module_param! { speed: speedy {} }", "end");
    assertThat(wrong.ends(1).err()).contains("speedy").contains("^");
    assertThat(demo("declare cobol x").ends(2).err()).startsWith("usage: declare");
  }

  @Test
  void filtersReadPipesAndFiles() {
    Ran ran =
        demo(
            "echo 'b 2' > /tmp/x; echo 'a 10' >> /tmp/x; echo 'b 2' >> /tmp/x",
            "sort -u /tmp/x | head -n 1",
            "cat /tmp/x | grep -c b",
            "grep -in A /tmp/x",
            "wc /tmp/x",
            "tail -1 /tmp/x",
            "cd /tmp; pwd; ls; rm x; ls | wc -l; cat x");
    assertThat(ran.ends(1).out()).isEqualTo("a 10\n2\n2:a 10\n3 6 13 /tmp/x\nb 2\n/tmp\nx\n0\n");
    assertThat(ran.err()).isEqualTo("cat: x: No such file or directory\n");
  }

  @Test
  void theLessonIsDoneStepByStep() {
    Ran ran =
        Ran.withInput(
            """
            echo something else
            modinfo my_driver | head -n 1
            modprobe my_driver
            cat FILESbuffer_size
            echo 1 > FILESdebug
            echo 8192 > FILESbuffer_size
            rmmod my_driver
            modprobe my_driver buffer_size=70000
            modprobe my_driver bufer_size=8192
            dmesg | tail -n 1
            echo options my_driver buffer_size=8192 > /etc/modprobe.d/my_driver.conf
            rmmod my_driver; modprobe my_driver
            rmmod my_driver; explain my_driver buffer_size=1024
            lesson
            """
                .replace("FILES", FILES),
            "shell",
            "--demo");
    assertThat(ran.ends(0).out())
        .startsWith("A lesson in ten steps;")
        .contains("Step 10 of 10.")
        .endsWith("That was the lesson. help lists the commands; explain works after each.\n");
    assertThat(ran.out().split("Done\\. ", -1)).hasSize(11);
  }

  @Test
  void aRecordedMachineAndATreeOfModulesCanBeTried() throws IOException {
    Ran machine =
        Ran.modparam(
            "shell",
            "--machine",
            "machines/laptop.txt",
            "-c",
            "lsmod; echo 5 > /sys/module/snd_hda_intel/parameters/power_save && grep ."
                + " /sys/module/snd_hda_intel/parameters/power_save");
    assertThat(machine.ends(0).out()).contains("snd_hda_intel").endsWith("\n5\n");
    Path tree = Files.createDirectories(folder.resolve("6.12.0/kernel"));
    Files.copy(Path.of("samples/sample.ko.xz"), tree.resolve("fixture.ko.xz"));
    Ran real =
        Ran.modparam(
            "shell",
            "--tree",
            tree.getParent().toString(),
            "-c",
            "modprobe fixture i_neg=3 && cat /sys/module/fixture/parameters/i_neg; uname -r");
    assertThat(real.ends(0).out()).isEqualTo("3\n6.12.0\n");
    Ran.modparam("shell", "--demo", "--tree", "x").isWrongUsage("mutually exclusive");
    Ran.modparam("shell", "--tree", "/nowhere")
        .fails("modparam: /nowhere: there is no such file or folder");
  }
}
