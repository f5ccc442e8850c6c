// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.modparam.Allocated;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCatalogTest {

  @TempDir Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    Path drivers = Files.createDirectories(tree.resolve("kernel/drivers"));
    Files.write(
        drivers.resolve("consumer.ko.xz"), Packing.XZIP.pack(TestFiles.machine("consumer")));
    Files.write(drivers.resolve("provider.ko"), TestFiles.machine("provider"));
    Files.write(drivers.resolve("fixture.ko"), TestFiles.fixture("fixture-arm64.ko"));
    Files.writeString(drivers.resolve("readme.txt"), "no module");
    Files.writeString(
        tree.resolve("modules.builtin.modinfo"),
        "8250.parmtype=nr_uarts:uint\0"
            + "8250.license=GPL\0"
            + "no-dot=x\0"
            + "b.file=drivers/b\0");
  }

  @Test
  void findsModulesByName() throws IOException {
    ModuleCatalog catalog = ModuleCatalog.read(tree);
    assertThat(catalog.objects())
        .extracting(object -> object.definition().name())
        .containsExactly("consumer", "fixture", "provider");
    assertThat(catalog.definitions())
        .extracting(ModuleDefinition::name)
        .containsExactly("8250", "b", "consumer", "fixture", "provider");
    assertThat(catalog.definition("fixture").orElseThrow().parameters()).hasSize(39);
    assertThat(catalog.object("fixture").orElseThrow().machine()).isEqualTo("arm64");
    assertThat(catalog.object("8250")).isEmpty();
    assertThat(catalog.definition("none")).isEmpty();
    assertThat(catalog.damaged()).isEmpty();
  }

  @Test
  void knowsBuiltInCode() throws IOException {
    ModuleCatalog catalog = ModuleCatalog.read(tree);
    assertThat(catalog.builtin()).containsOnlyKeys("8250", "b");
    ModuleDefinition serial = catalog.definition("8250").orElseThrow();
    assertThat(serial.isInTree()).isTrue();
    assertThat(serial.parameter("nr_uarts")).isPresent();
  }

  @Test
  void findsVariablesInTheModulesThatDefineThem() throws IOException {
    ModuleCatalog catalog = ModuleCatalog.read(tree);
    KernelObject consumer = catalog.object("consumer").orElseThrow();
    ObjectParameter external =
        consumer.parameters().stream()
            .filter(parameter -> parameter.name().equals("ext"))
            .findFirst()
            .orElseThrow();
    assertThat(external.defaultText()).contains("42");
    assertThat(external.unknownBecause()).isEmpty();
    assertThat(external.storage()).contains("ext:elsewhere");
    assertThat(external.defaultOrigin()).contains("provider:.data");
    assertThat(consumer.definition().parameter("ext").orElseThrow().defaultValue()).isEqualTo(42);
    assertThat(consumer.notes()).noneMatch(note -> note.message().startsWith("ext:"));
  }

  @Test
  void opensAModuleOnceForAllThatUseItsVariables() throws Exception {
    Path drivers = tree.resolve("kernel/drivers");
    byte[] large = Arrays.copyOf(TestFiles.machine("provider"), 1 << 22);
    Files.delete(drivers.resolve("provider.ko"));
    Files.write(drivers.resolve("provider.ko.xz"), Packing.XZIP.pack(large));
    String consumer = new String(TestFiles.machine("consumer"), StandardCharsets.ISO_8859_1);
    for (int i = 10; i < 50; i++) {
      String another = consumer.replace("name=consumer\0", "name=consum" + i + "\0");
      Files.writeString(drivers.resolve(i + ".ko"), another, StandardCharsets.ISO_8859_1);
    }

    ModuleCatalog catalog = ModuleCatalog.read(tree);
    assertThat(catalog.objects()).hasSize(43);
    assertThat(catalog.definition("consum49").orElseThrow().parameter("ext").orElseThrow())
        .extracting(Param::defaultValue)
        .isEqualTo(42);
    assertThat(Allocated.by(() -> ModuleCatalog.read(tree))).isLessThan(20L * large.length);
  }

  @Test
  void whatProgressThrowsReachesTheCallerFromWhateverThread() throws Exception {
    Thread caller = Thread.currentThread();
    ModuleCatalog.Progress failing =
        (file, done, total) -> {
          if (Thread.currentThread() != caller) {
            throw new IllegalStateException("enough");
          }
        };
    Executor elsewhere =
        task -> {
          Thread worker = new Thread(task);
          worker.start();
          try {
            worker.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> ModuleCatalog.read(tree, elsewhere, 2, failing))
        .withMessage("enough");
  }

  @Test
  void leavesVariablesUnknownWhereTheModuleIsMissing() throws IOException {
    Files.delete(tree.resolve("kernel/drivers/provider.ko"));
    KernelObject consumer = ModuleCatalog.read(tree).object("consumer").orElseThrow();
    assertThat(consumer.notes())
        .extracting(Note::message)
        .contains("ext: its default is not known: storage: ext");
  }

  @Test
  void leavesVariablesUnknownWhereTheModuleDefinesNone() throws IOException {
    byte[] other = TestFiles.machine("provider");
    String name = new String(other, StandardCharsets.ISO_8859_1);
    other[name.indexOf("elsewhere")] = 'E';
    Files.write(tree.resolve("kernel/drivers/provider.ko"), other);
    KernelObject consumer = ModuleCatalog.read(tree).object("consumer").orElseThrow();
    assertThat(consumer.notes())
        .extracting(Note::message)
        .contains("ext: its default is not known: storage: ext");
  }

  @Test
  void reportsDamagedFilesAndReadsTheOthers() throws IOException {
    Path damaged = Files.writeString(tree.resolve("kernel/bad.ko"), "x".repeat(100));
    Path twice = tree.resolve("kernel/fixture-2.ko");
    Files.write(twice, TestFiles.fixture("fixture-arm.ko"));
    Path linked = tree.resolve("kernel/linked.ko");
    Files.createSymbolicLink(linked, damaged);
    ModuleCatalog catalog = ModuleCatalog.read(tree);
    assertThat(catalog.objects()).hasSize(3);
    assertThat(catalog.damaged())
        .containsExactly(
            new ModuleCatalog.Damaged(
                damaged, damaged + ": it is not an ELF file: the first bytes are not \\x7fELF"),
            new ModuleCatalog.Damaged(
                twice, "module fixture is also in " + tree.resolve("kernel/drivers/fixture.ko")));
  }

  @Test
  void reportsBuiltInCodeWithoutAName() throws IOException {
    Files.writeString(tree.resolve("modules.builtin.modinfo"), "a b.license=GPL\0");
    ModuleCatalog catalog = ModuleCatalog.read(tree);
    assertThat(catalog.damaged()).hasSize(1);
    assertThat(catalog.damaged().get(0).problem()).contains("a b");
    assertThat(catalog.objects()).hasSize(3);
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    Queue<Integer> seen = new ConcurrentLinkedQueue<>();
    Queue<Path> files = new ConcurrentLinkedQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      ModuleCatalog catalog =
          ModuleCatalog.read(
              tree,
              pool,
              3,
              (file, done, total) -> {
                assertThat(total).isEqualTo(3);
                seen.add(done);
                files.add(file);
              });
      assertThat(catalog.objects()).hasSize(3);
    } finally {
      pool.shutdown();
    }
    assertThat(seen).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(Set.copyOf(files)).hasSize(3);
  }

  @Test
  void readsAloneWhenNobodyHelps() throws IOException {
    ModuleCatalog alone =
        ModuleCatalog.read(
            tree,
            task -> {
              throw new RejectedExecutionException();
            },
            4,
            ModuleCatalog.Progress.NONE);
    assertThat(alone.objects()).hasSize(3);
    assertThat(ModuleCatalog.read(tree, task -> {}, 4, ModuleCatalog.Progress.NONE).objects())
        .hasSize(3);
  }

  @Test
  void needsAWorkerAndATree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleCatalog.read(tree, Runnable::run, 0, ModuleCatalog.Progress.NONE))
        .withMessage("reading takes at least 1 worker, not 0");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> ModuleCatalog.read(tree.resolve("none")));
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> ModuleCatalog.read(tree));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void theCallerIsOneOfTheWorkers() throws IOException {
    List<Runnable> given = new ArrayList<>();
    ModuleCatalog catalog = ModuleCatalog.read(tree, given::add, 3, (file, done, total) -> {});
    assertThat(given).hasSize(2);
    assertThat(catalog.objects()).hasSize(3);
  }
}
