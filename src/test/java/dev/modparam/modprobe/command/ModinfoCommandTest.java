// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modparam.binary.Modinfo;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Drivers;
import dev.modparam.modprobe.config.KmodVersion;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeOf;
import dev.modparam.module.ModuleDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModinfoCommandTest {

  private static final String VECTORS = "/dev/modparam/vectors/kmod/modinfo.jsonl.gz";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KmodCommands commands =
      KmodCommands.builder(new SimulatedKernel()).addTree(Drivers.TREE).build();

  @TempDir private Path folder;

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asText()));
    return strings;
  }

  private static KmodCommands.Output replay(JsonNode line, KmodVersion version) {
    Modinfo modinfo = Modinfo.of(strings(line.get("strings")));
    List<String> argv = strings(line.get("argv"));
    String path = argv.get(argv.size() - 1);
    int slash = path.lastIndexOf('/');
    return KmodCommands.builder(new SimulatedKernel())
        .addTree(TreeOf.modinfo(path.substring(0, slash), path.substring(slash + 1), modinfo))
        .config(ModprobeConfig.builder().version(version).build())
        .build()
        .run(argv);
  }

  private static void compare(
      JsonNode line, JsonNode expected, KmodVersion version, List<String> differences) {
    KmodCommands.Output output = replay(line, version);
    boolean same =
        output.stdout().equals(expected.get("stdout").asText())
            && output.stderr().equals(expected.path("stderr").asText(output.stderr()))
            && output.exitStatus() == expected.path("exit").asInt(output.exitStatus());
    if (!same) {
      differences.add(line.get("id").asText() + " of " + version + ": " + output);
    }
  }

  @Test
  void printsWhatTheProgramPrinted() throws IOException {
    List<String> differences = new ArrayList<>();
    int cases = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(ModinfoCommandTest.class.getResourceAsStream(VECTORS))),
                StandardCharsets.UTF_8))) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        JsonNode line = JSON.readTree(text);
        compare(line, line, KmodVersion.KMOD_30, differences);
        if (line.path("newer").has("stdout")) {
          compare(line, line.get("newer"), KmodVersion.KMOD_35, differences);
        }
        cases++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(cases).isGreaterThan(300);
  }

  @Test
  void namesAndAliasesAreLookedUpInTheTree() {
    assertThat(commands.modinfo("-p", "my-driver").stdout())
        .isEqualTo("buffer_size: (int)\ndebug: (bool)\n");
    assertThat(commands.modinfo("-n", "pci:v00001234d1", "my_bus").stdout())
        .isEqualTo(
            """
            /lib/modules/6.12.0/kernel/my_driver.ko
            /lib/modules/6.12.0/kernel/my_bus.ko
            """);
    assertThat(commands.modinfo("/lib/modules/6.12.0/kernel/my_driver.ko").stdout())
        .startsWith("filename:       /lib/modules/6.12.0/kernel/my_driver.ko\n")
        .contains("depends:        my_bus\n");
  }

  @Test
  void builtInModulesAreShownWithoutAFile() {
    assertThat(commands.modinfo("serial").stdout())
        .startsWith("name:           serial\nfilename:       (builtin)\n")
        .contains("alias:          tty-serial-*\n");
    ModuleTree tree =
        ModuleTree.ofIndexFiles(
            "/lib/modules/1.0",
            Map.of(
                "modules.dep", "",
                "modules.builtin", "kernel/bi-core.ko\n",
                "modules.builtin.modinfo", "bi_core.license=GPL\0bi_core.parm=x:An x\0"));
    KmodCommands other =
        KmodCommands.builder(new SimulatedKernel()).addTree(Drivers.TREE).addTree(tree).build();
    assertThat(other.modinfo("-k", "1.0", "-l", "bi-core").stdout()).isEqualTo("GPL\n");
    assertThat(other.modinfo("--set-version=1.0", "-p", "bi_core").stdout()).isEqualTo("x:An x\n");
    assertThat(other.modinfo("-l", "bi_core").exitStatus()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nosuch      | ERROR: Module nosuch not found.",
        "/nosuch.ko  | ERROR: Module /nosuch.ko not found.",
        "a[b         | ERROR: Module alias a[b not found.",
        "-m          | ERROR: missing module or filename."
      })
  void whatIsNotThereIsNamed(String word, String message) {
    KmodCommands.Output output = commands.modinfo(word);
    assertThat(output.stderr()).isEqualTo("modinfo: " + message + "\n");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAModuleThatIsNotThere() {
    KmodCommands.Output output = commands.modinfo("-n", "nosuch", "extra");
    assertThat(output.stdout()).isEqualTo("/lib/modules/6.12.0/kernel/extra.ko\n");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void aNameIsNoAliasIfOnlyNamesAreWanted() {
    assertThat(commands.modinfo("-m", "my-alias").stderr())
        .isEqualTo("modinfo: ERROR: Module name my-alias not found.\n");
    assertThat(commands.modinfo("-mn", "extra").exitStatus()).isZero();
  }

  @Test
  void aFileBesideTheTreeIsReadAndADamagedOneNamed() throws IOException {
    Path damaged = Files.writeString(folder.resolve("damaged.ko"), "no module");
    Files.createDirectory(folder.resolve("sub"));
    KmodCommands rooted =
        KmodCommands.builder(new SimulatedKernel()).root(folder).workingFolder("/sub").build();
    KmodCommands.Output output = rooted.modinfo("../damaged.ko");
    assertThat(output.stdout()).isEqualTo("filename:       /sub/../damaged.ko\n");
    assertThat(commands.modinfo(damaged.toString()).stderr()).contains("not found");
    assertThat(output.stderr())
        .isEqualTo("modinfo: ERROR: could not get modinfo from 'damaged': Exec format error\n");
    assertThat(output.exitStatus()).isEqualTo(1);
  }

  @Test
  void nulEndsEachValueIfWanted() {
    KmodCommands own =
        KmodCommands.builder(new SimulatedKernel())
            .addTree(ModuleTree.of(ModuleDefinition.of("a").license("GPL")))
            .build();
    assertThat(own.modinfo("-0", "--field", "license", "a").stdout()).isEqualTo("GPL\0");
  }

  @Test
  void aModuleOfATreeIsShownAsItsFileHasItWithItsSignature() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("image/lib/modules/5.0/kernel"));
    try (InputStream in =
        Objects.requireNonNull(
            ModinfoCommandTest.class.getResourceAsStream(
                "/dev/modparam/binary/machines/signed.ko"))) {
      Files.copy(in, tree.resolve("signed.ko"));
    }
    Files.writeString(tree.resolveSibling("modules.dep"), "kernel/signed.ko:\n");
    KmodCommands rooted = KmodCommands.builder(new SimulatedKernel()).root(folder).build();
    String byName = rooted.modinfo("-b", "/image", "-k", "5.0", "signed").stdout();
    String byFile = rooted.modinfo("/image/lib/modules/5.0/kernel/signed.ko").stdout();
    assertThat(byName)
        .isEqualTo(byFile)
        .startsWith("filename:       /image/lib/modules/5.0/kernel/signed.ko\n")
        .contains("sig_id:         PKCS#7\n");
    assertThat(rooted.modinfo("--basedir=/image", "--set-version=5.0", "-n", "signed").stdout())
        .isEqualTo("/image/lib/modules/5.0/kernel/signed.ko\n");
  }

  @Test
  void aParameterWithoutAnythingIsNamedAsTheProgramNamesIt() {
    KmodCommands own =
        KmodCommands.builder(new SimulatedKernel())
            .addTree(TreeOf.modinfo("/m", "a.ko", Modinfo.of(List.of("parm", "parmtype=x"))))
            .build();
    assertThat(own.modinfo("-p", "/m/a.ko").messages())
        .extracting(KmodCommands.Output.Message::text)
        .containsExactly(
            "Found invalid \"parm=\": missing ':'", "Found invalid \"parmtype=x\": missing ':'");
  }
}
