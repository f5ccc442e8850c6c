// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.program.command.Commands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The help texts are files, so that a change of one is seen; {@code -Dmodparam.help=update} writes
 * them anew.
 */
class HelpTest {

  private static final Path FOLDER = Path.of("src/test/resources/help");

  static Stream<String> commands() {
    return Stream.concat(Stream.of(""), Commands.names().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theHelpOfEachCommandIsTheTextInItsFile(String command) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        Console.of(new ByteArrayInputStream(new byte[0]), out, err, Map.of("COLUMNS", "80"));
    String[] words = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
    int status = console.close(Program.run(console, words));
    String help = out.toString(StandardCharsets.UTF_8);
    Path file = FOLDER.resolve((command.isEmpty() ? "modparam" : "modparam-" + command) + ".txt");
    if (System.getProperty("modparam.help", "").equals("update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, help);
    }

    assertThat(status).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(help).isEqualTo(Files.readString(file));
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theJarPrintsHelpAndVersion() throws IOException {
    Ran help = Ran.modparam("help", "params").ends(0).isQuiet();
    assertThat(help.out()).isEqualTo(Files.readString(FOLDER.resolve("modparam-params.txt")));
    Ran version = Ran.modparam("--version").ends(0).isQuiet();
    assertThat(version.out()).matches("modparam \\d+\\.\\d+\\.\\d+\n");
    assertThat(Ran.modparam("-V").ends(0).out()).isEqualTo(version.out());
  }

  @Test
  void wrongUsageIsOneLineAndStatusTwo() {
    Ran.modparam().isWrongUsage("modparam: a command is missing");
    Ran.modparam("parms").isWrongUsage("Unmatched argument at index 0: 'parms'");
    Ran.modparam("params").isWrongUsage("MODULE|FILE|FOLDER");
    Ran.modparam("explain").isWrongUsage("Missing required parameter: 'NAME'");
    Ran.modparam("diff", "a").isWrongUsage("Missing required parameter: 'TREE'");
    Ran.modparam("catalog").isWrongUsage("Missing required parameter: 'WORD'");
    Ran.modparam("manual").isWrongUsage("Missing required parameter: 'FOLDER'");
    Ran.modparam("shell", "--demo", "--tree", "a").isWrongUsage("mutually exclusive");
    Ran.modparam("params", "--frmat", "json", "x.ko").isWrongUsage("--frmat");
    Ran.modparam("params", "--to", "cobol", "x.ko").isWrongUsage("cobol");
    Ran.modparam("--color", "pink", "params", "x.ko").isWrongUsage("pink");
  }
}
