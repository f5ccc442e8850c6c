// SPDX-License-Identifier: Apache-2.0
package dev.modparam.docs;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.BOOL_ENABLE_ONLY;
import static dev.modparam.param.ParamTypes.BYTE;
import static dev.modparam.param.ParamTypes.CHARP;
import static dev.modparam.param.ParamTypes.I32;
import static dev.modparam.param.ParamTypes.INT;
import static dev.modparam.param.ParamTypes.INVBOOL;
import static dev.modparam.param.ParamTypes.UINT;
import static dev.modparam.param.ParamTypes.ULONG;
import static dev.modparam.param.ParamTypes.array;
import static dev.modparam.param.ParamTypes.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.args.ArgumentLine;
import dev.modparam.kernel.ArgumentReport;
import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.Credentials;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The code of docs/semantics.md. */
class SemanticsTest {

  private static final Param<Integer> I = Param.of("i", INT).permissions(0644);
  private static final Param<Integer> B8 = Param.of("b8", BYTE).permissions(0644);
  private static final Param<Long> U = Param.of("u", UINT).permissions(0644);
  private static final Param<Long> UL = Param.of("ul", ULONG).permissions(0644);
  private static final Param<Boolean> B = Param.of("b", BOOL).permissions(0644);
  private static final Param<Boolean> INV = Param.of("inv", INVBOOL).permissions(0644);
  private static final Param<Boolean> ONCE_ON =
      Param.of("once_on", BOOL_ENABLE_ONLY).permissions(0644);
  private static final Param<String> S = Param.of("s", CHARP).permissions(0644);
  private static final Param<String> S8 = Param.of("s8", string(8)).permissions(0644);
  private static final Param<List<Integer>> A3 =
      Param.of("a3", array(INT, 3)).defaultValue(List.of(1, 2, 3)).permissions(0644);
  private static final Param<List<Integer>> N3 =
      Param.of("n3", array(INT, 3).counted()).permissions(0644);
  private static final Param<Integer> RUST = Param.of("rust", I32).permissions(0);
  private static final ModuleDefinition M =
      ModuleDefinition.of("m", I, B8, U, UL, B, INV, ONCE_ON, S, S8, A3, N3, RUST);

  private final SimulatedKernel kernel = new SimulatedKernel();

  private LoadedModule load(String line) {
    kernel.module("m").ifPresent(loaded -> kernel.rmmod("m"));
    kernel.log().clear();
    return kernel.insmod(M, line);
  }

  private static Optional<Errno> errno(String line) {
    return ArgumentReport.check(M, line).errno();
  }

  private static Optional<Errno> errno(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (ErrnoException failure) {
      return Optional.of(failure.errno());
    }
  }

  private String log() {
    return kernel.log().records().isEmpty() ? "" : kernel.log().records().get(0).text();
  }

  @Test
  void theLine() {
    // snippet: semantics-line
    assertThat(load("s=\"a b\"").get(S)).isEqualTo("a b"); // double quotes group
    assertThat(load("\"s=a b\"").get(S)).isEqualTo("a b"); // around the whole word, too
    assertThat(load("s='a b'").get(S)).isEqualTo("'a"); // single quotes mean nothing
    assertThat(load("s=a\\ b").get(S)).isEqualTo("a\\"); // nor does a backslash
    assertThat(load("i=1 i=2").getInt(I)).isEqualTo(2); // the last one wins
    assertThat(load("ON-CE=1 once-on=1").getBoolean(ONCE_ON)).isTrue(); // - is _, case matters
    assertThat(load("s=à").get(S)).isEqualTo("\uFFFD"); // A0, half of à in UTF-8, is a space
    assertThat(load("s=\"à\"").get(S)).isEqualTo("à");
    // end
  }

  @Test
  void writingLines() {
    // snippet: semantics-format
    assertThat(ArgumentLine.format("s", "a b")).isEqualTo("s=\"a b\"");
    assertThat(ArgumentLine.format("s", "5\" disk")).isEqualTo("\"s=\"5\" disk\"");
    assertThatThrownBy(() -> ArgumentLine.format("s", "a b\""))
        .isInstanceOf(IllegalArgumentException.class); // no text makes the kernel read that
    // end
  }

  @Test
  void errorsInALine() {
    // snippet: semantics-errors
    assertThat(errno("i=x b8=256")).contains(Errno.ERANGE); // all is read; the last error counts
    assertThat(errno("b8=256 i=x")).contains(Errno.EINVAL);
    assertThat(errno("no_such_name=1")).isEmpty(); // an unknown name never fails a load
    load("no_such.name=1");
    assertThat(log()).isEqualTo("m: unknown parameter 'no_such' ignored"); // cut at the dot
    load("i=1 -- i=2");
    assertThat(log()).isEqualTo("m: parameters 'i=2' after `--' ignored");
    // end
  }

  @Test
  void numbers() {
    // snippet: semantics-numbers
    assertThat(load("i=010").getInt(I)).isEqualTo(8); // a leading 0 is octal
    assertThat(load("i=0x10").getInt(I)).isEqualTo(16);
    assertThat(load("i=+5").getInt(I)).isEqualTo(5);
    assertThat(errno("i=08")).contains(Errno.EINVAL);
    assertThat(errno("i=1_000")).contains(Errno.EINVAL);
    assertThat(errno("b8=256")).contains(Errno.ERANGE); // too large for the type
    assertThat(errno("u=-1")).contains(Errno.EINVAL); // not ERANGE: no number of that type
    assertThat(load("ul=18446744073709551615").getLong(UL)).isEqualTo(-1); // the bits
    assertThat(errno("rust=1 rust=2")).contains(Errno.EEXIST); // Rust's can be set once
    assertThat(errno("rust=0b101")).isEmpty();
    // end
  }

  @Test
  void truthValues() {
    // snippet: semantics-bools
    assertThat(load("b").getBoolean(B)).isTrue(); // a bare name is enough ...
    assertThat(errno("inv")).contains(Errno.EINVAL); // ... but not for invbool
    assertThat(load("b=tomato").getBoolean(B)).isTrue(); // only the first letter counts
    assertThat(load("b=01").getBoolean(B)).isFalse();
    assertThat(errno("b=2")).contains(Errno.EINVAL);
    assertThat(load("inv=y").getBoolean(INV)).isFalse(); // the variable is the opposite
    assertThat(load("inv=y").attribute("inv").show()).isEqualTo("Y\n"); // of what is shown
    assertThat(errno("once_on=1 once_on=0")).contains(Errno.EROFS);
    // end
  }

  @Test
  void arrays() {
    // snippet: semantics-arrays
    LoadedModule module = load("");
    assertThat(errno(() -> module.attribute("a3").store("7,x"))).contains(Errno.EINVAL);
    assertThat(module.get(A3)).containsExactly(7, 2, 3); // what was set before the error stays
    assertThat(errno(() -> module.attribute("n3").store("1,2,3,4"))).contains(Errno.EINVAL);
    assertThat(module.get(N3)).containsExactly(1, 2, 3);
    assertThat(errno(() -> module.attribute("n3").store("x"))).contains(Errno.EINVAL);
    assertThat(module.attribute("n3").show()).isEmpty(); // no elements: not even a newline
    assertThat(errno("a3=1,2,")).contains(Errno.EINVAL); // an empty third element
    // end
  }

  @Test
  void sharedVariables() {
    // snippet: semantics-shared
    Param<Integer> flags = Param.of("flags", INT).defaultValue(0x1ff).permissions(0644);
    Param<Integer> low = flags.sharedAs("low", BYTE, 0).permissions(0644); // its lowest byte
    Param<Long> unsigned = flags.sharedAs("unsigned", UINT, 0);
    SimulatedKernel kernel = new SimulatedKernel();
    LoadedModule module =
        kernel.insmod(ModuleDefinition.of("shared", flags, low, unsigned), "low=0 flags=-2");
    assertThat(module.attribute("unsigned").show()).isEqualTo("4294967294\n");
    module.attribute("low").store("1");
    assertThat(module.getInt(flags)).isEqualTo(-255);
    // end
  }

  @Test
  void strings() {
    // snippet: semantics-strings
    LoadedModule module = load("");
    assertThat(module.attribute("s").show()).isEqualTo("(null)\n");
    module.attribute("s").store("text\n"); // what echo writes
    assertThat(module.get(S)).isEqualTo("text\n"); // the newline is part of the value
    assertThat(errno(() -> module.attribute("s8").store("1234567\n"))).contains(Errno.ENOSPC);
    // end
  }

  @Test
  void files() {
    // snippet: semantics-files
    LoadedModule module = load("i=5");
    assertThat(module.attribute("i").store("")).isZero(); // a write of nothing sets nothing
    module.attribute("i").store("6\0rubbish"); // a C string ends at NUL
    assertThat(module.getInt(I)).isEqualTo(6);

    String path = module.attribute("i").path();
    kernel.files().chmod(path, 0444);
    assertThat(errno(() -> module.attribute("i").store("7"))).contains(Errno.EACCES); // root, too
    assertThat(errno(() -> kernel.files(Credentials.NOBODY).chmod(path, 0644)))
        .contains(Errno.EPERM);

    OpenFile open = kernel.files().open(path, OpenFile.Flag.READ);
    kernel.rmmod("m"); // an open file does not hold a module
    assertThat(errno(() -> open.read(100))).contains(Errno.ENODEV);
    // end
  }

  @Test
  void ownResults() {
    // snippet: semantics-positive
    Param<Integer> odd =
        Param.of("odd", Operations.on(INT).set((text, variable) -> 1).type()); // not 0, not -errno
    ModuleDefinition module = ModuleDefinition.of("odd", I, odd);
    kernel.insmod(module, "i=x odd=1"); // loads, although i was refused
    assertThat(kernel.log().dmesg())
        .contains("odd: `x' invalid for parameter `i'")
        .contains("odd: `1' invalid for parameter `odd'")
        .contains("odd: parameters '(efault)' after `--' ignored");
    // end
  }
}
