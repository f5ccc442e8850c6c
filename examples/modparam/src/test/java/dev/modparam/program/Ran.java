// SPDX-License-Identifier: Apache-2.0
package dev.modparam.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of the built jar as a process of its own. */
record Ran(int status, String out, String err) {

  private static final String JAR = System.getProperty("modparam.jar", "target/modparam.jar");

  static Ran modparam(String... args) {
    return run("", Map.of(), args);
  }

  static Ran withInput(String input, String... args) {
    return run(input, Map.of(), args);
  }

  static Ran run(String input, Map<String, String> variables, String... args) {
    try {
      Path in = Files.createTempFile("modparam", ".in");
      Path out = Files.createTempFile("modparam", ".out");
      Path err = Files.createTempFile("modparam", ".err");
      Files.writeString(in, input);
      ProcessBuilder builder =
          new ProcessBuilder(command(args))
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().remove("COLUMNS");
      builder.environment().putAll(variables);
      Process process = builder.start();
      Ran ran = new Ran(process.waitFor(), read(out), read(err));
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
      return ran;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** The words that start the jar; the options make a short run shorter. */
  static List<String> command(String... args) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words =
        new ArrayList<>(
            List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-jar"));
    words.add(new File(JAR).getAbsolutePath());
    words.addAll(List.of(args));
    return words;
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  Ran ends(int expected) {
    assertThat(status).as("status; stderr: %s; stdout: %s", err, out).isEqualTo(expected);
    return this;
  }

  /** Nothing was complained of. */
  Ran isQuiet() {
    assertThat(err).isEmpty();
    return this;
  }

  /** The program could not run: one line says why, and nothing is on standard output. */
  Ran fails(String line) {
    ends(2);
    assertThat(out).isEmpty();
    assertThat(err).isEqualTo(line + "\n");
    return this;
  }

  /** The command was used in a wrong way: one line says so. */
  Ran isWrongUsage(String part) {
    ends(2);
    assertThat(out).isEmpty();
    assertThat(err).contains(part).matches("[^\n]+\n");
    return this;
  }
}
