// SPDX-License-Identifier: Apache-2.0
package dev.modparam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.snapshot.KernelSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an audit finds without knowing a single module. */
class WithoutModulesTest {

  private static List<String> found(Audit.Builder audit) throws IOException {
    return audit.build().run().findings().stream().map(Finding::toString).toList();
  }

  private static List<String> inFile(String text) throws IOException {
    return found(Audit.builder().addText("a.conf", text));
  }

  @Test
  void linesThatTakeEffectFromEachOtherAreFound() throws IOException {
    assertThat(
            inFile(
                """
                install a /bin/x
                install a* /bin/y
                install ab /bin/z
                softdep a pre: b
                softdep b pre: a
                options a x=1
                """))
        .containsExactly(
            "a.conf:1:1: error: this command is not run and a is loaded: it has a soft dependency"
                + " (a.conf:4) [MP502]",
            "a.conf:3:1: warning: this line has no effect: a.conf:2 comes first for ab [MP501]",
            "a.conf:4:1: warning: these soft dependencies go in a circle: a → b → a [MP505]");
  }

  @Test
  void anAliasThatIsOffIsFoundAndOtherTargetsAreNotJudged() throws IOException {
    assertThat(inFile("alias x off\nalias y whatever\noptions y a=1\ninstall off /bin/true\n"))
        .containsExactly(
            "a.conf:3:9: info: these options count only if whatever is loaded by the alias y, not"
                + " by its own name or as a dependency [MP303]");
    assertThat(inFile("alias x off\n"))
        .containsExactly(
            "a.conf:1:9: warning: this does not switch x off quietly: modprobe x looks for a module"
                + " called off and fails; dependencies and other aliases load it all the same"
                + " [MP302]");
  }

  @Test
  void oddTextIsFoundWithoutKnowingTheParameter() throws IOException {
    assertThat(inFile("options a x='1' y=$Z \"z\n"))
        .containsExactly(
            "a.conf:1:11: warning: x: single quotes are letters to the kernel and stay in the"
                + " value; write \" [MP106]",
            "a.conf:1:17: warning: y gets the text $Z itself: nobody expands it here [MP107]",
            "a.conf:1:22: warning: z: the double quote is never closed, so the kernel takes all"
                + " that follows as part of the value [MP106]");
  }

  @Test
  void listsOfModulesAreReadForArgumentsAndTheBlacklist() throws IOException {
    Map<String, String> files =
        Map.of(
            "/etc/modules-load.d/a.conf", "x\ny a=1\nz # why\noptions y a=1\n",
            "/etc/modules", "x a=1\n",
            "/etc/modprobe.d/b.conf", "blacklist x\n");
    assertThat(found(Audit.builder().root(files)))
        .containsExactly(
            "/etc/modules-load.d/a.conf:1:1: warning: x is not loaded: it is blacklisted (b.conf:1)"
                + " [MP306]",
            "/etc/modules-load.d/a.conf:2:3: warning: arguments are not supported here: the whole"
                + " line is taken for the name of a module; write them into a line options y … in"
                + " modprobe.d [MP306]",
            "/etc/modules-load.d/a.conf:3:3: warning: a comment needs a line of its own: the whole"
                + " line is taken for the name of a module [MP306]",
            "/etc/modules-load.d/a.conf:4:9: warning: the whole line is taken for the name of a"
                + " module; a line with options belongs into a file in modprobe.d [MP306]",
            "/etc/modules:1:1: warning: x is not loaded: it is blacklisted (b.conf:1) [MP306]");
  }

  @Test
  void aNameWithADashOnTheCommandLineBlocksNothing() throws IOException {
    assertThat(
            found(
                Audit.builder().kernelCommandLine("modprobe.blacklist=a-b,c modprobe.blacklist=")))
        .containsExactly(
            "kernel command line:1:20: error: a-b blocks nothing: the names of modules have _ in"
                + " place of - [MP602]");
  }

  @Test
  void whatIsLoadedThoughItIsForbiddenIsFound() throws IOException {
    KernelSnapshot live = KernelSnapshot.parse("module a\nmodule b\nmodule c needs=b\nmodule d\n");
    assertThat(
            found(
                Audit.builder()
                    .addText("a.conf", "install a /bin/false\nblacklist b\ninstall d /bin/echo\n")
                    .kernelCommandLine("modprobe.blacklist=d")
                    .live(live)))
        .containsExactly(
            "a.conf:1:9: warning: a is loaded although this line forbids it [MP702]",
            "kernel command line:1:20: warning: d is loaded although the kernel command line"
                + " blacklists it [MP702]");
  }

  @Test
  void olderReleasesOfKmodReadOtherLinesAndFiles() throws IOException {
    Map<String, String> files =
        Map.of("/etc/modprobe.d/a.conf", "weakdep a b\n", "/etc/modprobe.d/b.alias", "junk\n");
    assertThat(found(Audit.builder().root(files).kmod(KmodVersion.KMOD_30)))
        .containsExactly(
            "/etc/modprobe.d/a.conf:1:1: error: kmod ignores this line: kmod 30 does not know"
                + " weakdep [MP101]",
            "/etc/modprobe.d/b.alias:1:1: error: kmod ignores this line: \"junk\" is not a"
                + " directive [MP101]");
    assertThat(found(Audit.builder().root(files)))
        .containsExactly(
            "/etc/modprobe.d/b.alias: warning: this file is not read: its name does not end in"
                + " .conf [MP202]");
  }
}
