// SPDX-License-Identifier: Apache-2.0
package dev.modparam.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Loads a module before each test, and in {@linkplain SharedKernel a shared kernel} once before
 * all.
 *
 * <pre>{@code
 * @LoadModule(value = MyDriver.class, arguments = "debug=1")    // a class with @KernelModule
 * @LoadModule(value = Drivers.class, field = "UART")            // a constant of a class
 * @LoadModule(field = "MY_DRIVER")                              // a constant of the test class
 * @LoadModule(resource = "/my_driver.rs")                       // Rust, C or a .ko file
 * @LoadModule(MyDriverFromFile.class)                           // a Supplier<ModuleDefinition>
 * }</pre>
 *
 * <p>Modules are loaded in the order in which they are declared, outer declarations first. A module
 * that is declared again further in stays where it is in that order, with the inner definition and
 * the inner arguments; {@link ModuleArguments} changes the arguments alone. Where there is a {@link
 * ModprobeConfiguration}, modules are loaded as {@code modprobe} does, else as {@code insmod} does.
 * A load that fails makes the test fail, unless {@link LoadFails} expects it.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(KernelExtension.class)
@SuppressWarnings("exports")
@Repeatable(LoadModule.Container.class)
public @interface LoadModule {

  /**
   * The class that the module comes from: one with {@link dev.modparam.module.KernelModule}; or a
   * {@link java.util.function.Supplier} of a {@link dev.modparam.module.ModuleDefinition} that has
   * a constructor without parameters; or with {@link #field()} or {@link #resource()} any class. A
   * supplier is made and asked at least once for each kernel; a definition that was read from an
   * object needs a new object each time.
   *
   * @return the class; by default the test class and those around it, for {@link #field()}
   */
  Class<?> value() default void.class;

  /**
   * The static field that holds the {@link dev.modparam.module.ModuleDefinition}. It may be private
   * or inherited.
   *
   * @return the name, or empty if the module is the class itself
   */
  String field() default "";

  /**
   * The file on the class path that declares the module: Rust ({@code .rs}), C ({@code .c}), or a
   * compiled module ({@code .ko}, perhaps packed with gzip, xz or zstd). It is looked for in the
   * package of {@link #value()}, by default of the class that is annotated; a slash in front starts
   * at the root.
   *
   * @return such as {@code "/my_driver.rs"}, or empty if the module comes from elsewhere
   */
  String resource() default "";

  /**
   * The name of the module of a {@link #resource()} that does not say it itself, as C code does
   * not.
   *
   * @return the name; by default that of the file without its ending, with underscores for dashes
   */
  String name() default "";

  /**
   * The argument line, as {@code insmod} takes it.
   *
   * @return the line, empty for none
   */
  String arguments() default "";

  /** Holds several; the compiler writes it. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @ExtendWith(KernelExtension.class)
  @interface Container {

    /**
     * What is held.
     *
     * @return the annotations in order
     */
    LoadModule[] value();
  }
}
