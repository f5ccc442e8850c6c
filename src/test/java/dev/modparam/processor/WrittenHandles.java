// SPDX-License-Identifier: Apache-2.0
package dev.modparam.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.modparam.module.ModuleDefinition;
import java.util.Optional;

/** A driver that is compiled with or without the check, to compare the two. */
public final class WrittenHandles {

  private static final String CODE =
      """
      package drivers;
      import dev.modparam.module.*;
      @KernelModule
      public class Uart {
        @ModuleParam(permissions = 0644, description = "Log more") private volatile boolean debug;
        @ModuleParam(min = 1200, max = 115_200, description = "Speed") private int baud = 9600;
        @ModuleParam(counter = "lines", description = "Lines") private int[] irq = {1, 2, 3};
        private int lines = 2;
        @ModuleParam(description = "Name") private String label = "tty";
        public int baud() { return baud; }
      }
      """;

  private final ClassLoader classes;

  private WrittenHandles(ClassLoader classes) {
    this.classes = classes;
  }

  /**
   * Compiles the driver.
   *
   * @param withHandles whether its handles are written
   */
  public static WrittenHandles compile(boolean withHandles) {
    Compiler javac = Compiling.javac();
    Compilation compilation =
        (withHandles ? javac.withProcessors(new ModparamProcessor()) : javac)
            .compile(JavaFileObjects.forSourceString("drivers.Uart", CODE));
    return new WrittenHandles(Compiling.load(compilation));
  }

  /** The class of the driver. */
  public Class<?> driver() {
    try {
      return classes.loadClass("drivers.Uart");
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The definition that was written; empty if none was. */
  public Optional<ModuleDefinition> written() {
    try {
      Object module = classes.loadClass("drivers.UartParams").getField("MODULE").get(null);
      return Optional.of((ModuleDefinition) module);
    } catch (ReflectiveOperationException none) {
      return Optional.empty();
    }
  }
}
