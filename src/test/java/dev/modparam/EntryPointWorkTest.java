// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.args.ArgumentLine;
import dev.modparam.binary.Modinfo;
import dev.modparam.hint.ArgumentHint;
import dev.modparam.kernel.KernelListener;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.modprobe.Modprobe;
import dev.modparam.modprobe.config.KernelCommandLine;
import dev.modparam.modprobe.config.ModprobeConfig;
import dev.modparam.modprobe.tree.ModuleTree;
import dev.modparam.modprobe.tree.TreeCatalog;
import dev.modparam.module.LogLevel;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.module.ModuleHelp;
import dev.modparam.param.Param;
import dev.modparam.param.ParamTypes;
import dev.modparam.source.CSource;
import dev.modparam.source.JavaSource;
import dev.modparam.source.RustSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each call costs that takes a text or a list, at a size and at four times that size; the
 * calls that need files, kernels of many modules or compiled ones have tests in their packages.
 */
class EntryPointWorkTest {

  private static final int SMALL = 200;
  private static final int MOST_GROWTH = 6;

  private static String each(int size, String text) {
    return IntStream.range(0, size)
        .mapToObj(i -> text.replace("#", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  private static ModuleDefinition module(int size) {
    return ModuleDefinition.of(
        "m",
        IntStream.range(0, size)
            .mapToObj(i -> Param.of("p" + i, ParamTypes.INT).description("what it is for"))
            .toList());
  }

  private static ModuleTree tree(int size) {
    ModuleTree.Builder tree = ModuleTree.builder();
    for (int i = 0; i < size; i++) {
      ModuleDefinition module = ModuleDefinition.of("m" + i).addAlias("pci:v" + i + "*");
      tree.addModule(i == 0 ? module : module.dependsOn("m" + (i - 1)));
    }
    return tree.build();
  }

  private static Object listen(int size) {
    SimulatedKernel kernel = new SimulatedKernel();
    List<KernelListener.Registration> all =
        Stream.generate(() -> kernel.addListener(new KernelListener() {})).limit(size).toList();
    all.forEach(KernelListener.Registration::close);
    return kernel;
  }

  private static Object log(int size) {
    SimulatedKernel kernel = SimulatedKernel.builder().logCapacity(1 << 20).build();
    LoadedModule module = kernel.insmod(ModuleDefinition.of("m"));
    for (int i = 0; i < size; i++) {
      module.printk(LogLevel.INFO, "line " + i);
    }
    return kernel.log().dmesg();
  }

  private static Callable<?> plan(int size) {
    String config = each(size, "softdep m# pre: n#\noptions m# a=1\nalias x#* m#\n");
    ModuleTree tree = tree(size);
    String last = "m" + (size - 1);
    return () ->
        Modprobe.of(new SimulatedKernel(), tree, ModprobeConfig.ofText("a.conf", config))
            .resolve(last, "x=1")
            .explain();
  }

  private static Arguments call(String name, IntFunction<Callable<?>> work) {
    return Arguments.of(name, work);
  }

  static Stream<Arguments> entryPoints() {
    return Stream.of(
        call("ArgumentLine.parse", n -> () -> ArgumentLine.parse(each(n, "p#=\"a b\" "))),
        call(
            "ArgumentLine.format",
            n -> () -> ArgumentLine.format(ArgumentLine.parse(each(n, "p#=1 ")).arguments())),
        call(
            "ArgumentLine.ofWords",
            n -> () -> ArgumentLine.ofWords(List.of(each(n, "p#=1,").split(",", -1)))),
        call(
            "ArgumentHint.ofAccepted",
            n -> () -> ArgumentHint.ofAccepted(module(3), each(n, "p1=#k "))),
        call("ArgumentHint.ofUnknown", n -> () -> ArgumentHint.ofUnknown(module(n), "q0=1", "")),
        call("ModuleHelp.toText", n -> () -> ModuleHelp.of(module(n)).toText(80)),
        call("ModuleHelp.toTable", n -> () -> ModuleHelp.of(module(n)).toTable()),
        call("ModuleHelp.toMarkdown", n -> () -> ModuleHelp.of(module(n)).toMarkdown()),
        call("ModuleHelp.toJson", n -> () -> ModuleHelp.of(module(n)).toJson()),
        call("JavaSource.write", n -> () -> JavaSource.write(module(n))),
        call("JavaSource.handles", n -> () -> JavaSource.handles(module(n), "p")),
        call("CSource.write", n -> () -> CSource.write(module(n))),
        call(
            "RustSource.write",
            n -> () -> RustSource.write(module(n), RustSource.Dialect.MODULE_PARAM)),
        call(
            "Modinfo.parse",
            n ->
                () ->
                    Modinfo.parse(
                        each(n, "parm=p#:t\0alias=a#\0").getBytes(StandardCharsets.UTF_8))),
        call("Modinfo.of", n -> () -> Modinfo.of(module(n))),
        call(
            "KernelCommandLine.parse",
            n -> () -> KernelCommandLine.parse(each(n, "m#.p=1 modprobe.blacklist=a#,b# "))),
        call(
            "ModprobeConfig.ofText",
            n ->
                () -> ModprobeConfig.ofText("a", each(n, "options m# \\\n a=1\nx\n")).directives()),
        call("ModuleTree.builder", n -> () -> tree(n)),
        call("ModuleTree.modulesFor", n -> () -> tree(n).modulesFor("pci:v1")),
        call("TreeCatalog.parse", n -> () -> TreeCatalog.parse("a", TreeCatalog.format(tree(n)))),
        call("Modprobe.resolve", EntryPointWorkTest::plan),
        call("KernelLog.dmesg", n -> () -> log(n)),
        call("SimulatedKernel.addListener", n -> () -> listen(n)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entryPoints")
  void fourTimesAsMuchIsAboutFourTimesTheWork(String name, IntFunction<Callable<?>> work)
      throws Exception {
    long small = Allocated.by(work.apply(SMALL));
    assertThat(Allocated.by(work.apply(4 * SMALL)))
        .as("bytes of %s, against %d", name, small)
        .isLessThan(MOST_GROWTH * small);
  }
}
