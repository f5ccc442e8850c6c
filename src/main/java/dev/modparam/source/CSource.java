// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import dev.modparam.files.FileRoot;
import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.source.c.CHeaders;
import dev.modparam.source.c.CModule;
import dev.modparam.source.c.CWriter;
import dev.modparam.source.text.SourceFile;
import dev.modparam.text.ByteText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Module declarations in C: {@code module_param} and its relatives, {@code MODULE_PARM_DESC} and
 * the tags such as {@code MODULE_LICENSE}.
 *
 * <p>This reads a file as it stands and is not a compiler: it knows the variables, array lengths,
 * {@code #define}s and enum constants of the file itself, evaluates integer expressions of them,
 * and takes both branches of an {@code #if} that it cannot decide. Headers and a configuration it
 * sees only where {@link Options} give them. What it cannot know is a {@link Note}, and the module
 * loads all the same: a default that is not known is zero, a parameter whose rules are not known
 * takes any text.
 *
 * <p>What the compiler refuses is a {@link InvalidInputException}: a variable of the wrong type,
 * permissions outside of the rules, a string or bracket that is not closed.
 */
public final class CSource {

  private static final Options ALONE = Options.builder().build();
  private static final int LARGEST = 16 << 20;

  private CSource() {}

  /**
   * Reads a C file.
   *
   * @param text C code
   * @param moduleName the module's name, which C code does not say; usually that of the file
   * @return the definition, and notes on what the text leaves open
   * @throws InvalidInputException if the text declares something that does not compile
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static SourceModule parse(String text, String moduleName) {
    return parse(text, moduleName, ALONE);
  }

  /**
   * Reads a C text with macros, headers and a configuration.
   *
   * @param text C code
   * @param moduleName the module's name, which C code does not say; usually that of the file
   * @param options what is read besides the text
   * @return the definition, and notes on what is left open
   * @throws InvalidInputException if the text declares something that does not compile
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static SourceModule parse(String text, String moduleName, Options options) {
    requireNonNull(text, "text");
    CModule module = module(moduleName, options);
    module.add(new SourceFile("", text), null);
    return read(module);
  }

  /**
   * Reads a C file by itself. Bytes that are not UTF-8 do no harm outside of strings.
   *
   * @param file a regular file of at most 16 MiB
   * @param moduleName the module's name
   * @return the definition, and notes on what is left open
   * @throws InvalidInputException if the file declares something that does not compile
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static SourceModule read(Path file, String moduleName) throws IOException {
    return read(List.of(requireNonNull(file, "file")), moduleName, ALONE);
  }

  /**
   * Reads the C files that a module is linked from as one: a variable of one may be declared a
   * parameter in another. A file that includes another {@code .c} file, below a folder of the
   * options, brings it along.
   *
   * @param files regular files of at most 16 MiB
   * @param moduleName the module's name
   * @param options what is read besides the files
   * @return the definition, and notes on what is left open
   * @throws InvalidInputException if a file declares something that does not compile
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the name cannot be that of a module
   */
  public static SourceModule read(List<Path> files, String moduleName, Options options)
      throws IOException {
    requireNonNull(files, "files");
    CModule module = module(moduleName, options);
    for (Path file : files) {
      module.add(new SourceFile(file.toString(), text(file)), file.toAbsolutePath().getParent());
    }
    return read(module);
  }

  private static String text(Path file) throws IOException {
    Path name = file.getFileName();
    Path folder = file.toAbsolutePath().getParent();
    if (name == null || folder == null) {
      throw new NoSuchFileException(file.toString());
    }
    return ByteText.decode(FileRoot.of(folder).read("/" + name, LARGEST));
  }

  private static CModule module(String moduleName, Options options) {
    requireNonNull(moduleName, "moduleName");
    return new CModule(moduleName, requireNonNull(options, "options").headers());
  }

  private static SourceModule read(CModule module) {
    ModuleDefinition definition = module.definition();
    List<SourceModule.Parameter> parameters = new ArrayList<>();
    module
        .declarations()
        .forEach(
            (declaration, file) -> parameters.add(SourceModule.Parameter.of(declaration, file)));
    return new SourceModule(definition, module.notes(), module.modinfo(), parameters);
  }

  /**
   * Writes a definition as C code that {@link #parse} reads back.
   *
   * @param definition the module
   * @return the code, and notes on what C or its macros cannot say: bounds, Rust's types, own
   *     operations, dependencies
   */
  public static WrittenSource write(ModuleDefinition definition) {
    CWriter writer = new CWriter(requireNonNull(definition, "definition"));
    return new WrittenSource(writer.write(), writer.notes());
  }

  /**
   * What C files are read with besides their own text: macros as {@code -D} gives them, folders of
   * headers as {@code -I} does, and the configuration of a kernel.
   *
   * <p>Immutable, for any number of threads. Headers are read when a name of theirs is needed, and
   * once for all files that are read with the same options. Nothing outside of the folders is read:
   * links and {@code ..} end at them.
   *
   * <pre>{@code
   * CSource.Options kernel =
   *     CSource.Options.builder()
   *         .addIncludeFolder(Path.of("linux/include"))
   *         .config(Files.readString(Path.of("linux/.config")))
   *         .build();
   * SourceModule module = CSource.read(List.of(Path.of("drivers/net/my_driver.c")), "my_driver", kernel);
   * }</pre>
   */
  public static final class Options {

    private final CHeaders headers;

    private Options(Builder builder) {
      this.headers = new CHeaders(builder.folders, builder.defines, builder.config);
    }

    /**
     * Begins with nothing: a text by itself.
     *
     * @return a builder
     */
    public static Builder builder() {
      return new Builder();
    }

    CHeaders headers() {
      return headers;
    }

    /** Collects options. */
    public static final class Builder {

      private final Map<String, String> defines = new HashMap<>();
      private final List<Path> folders = new ArrayList<>();
      private @Nullable List<String> config;

      private Builder() {}

      /**
       * Adds a macro without parameters, which also decides {@code #if}.
       *
       * @param name its name
       * @param value what it stands for, such as {@code 1}; may be empty
       * @return this builder
       */
      public Builder addDefine(String name, String value) {
        defines.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return this;
      }

      /**
       * Adds a folder in which headers are looked for, after those added before. The folder of a
       * file that includes {@code "x.h"} must be below one of these folders for that header to be
       * read.
       *
       * @param folder such as a kernel's {@code include}, or the module's own folder
       * @return this builder
       */
      public Builder addIncludeFolder(Path folder) {
        folders.add(requireNonNull(folder, "folder"));
        return this;
      }

      /**
       * Takes a kernel's configuration: {@code CONFIG_…} and {@code IS_ENABLED} are decided by it,
       * and an option that it does not have is off. Where it names a machine, such as {@code
       * CONFIG_X86_64}, it also decides the macros that tell machines apart.
       *
       * @param text the content of a {@code .config}
       * @return this builder
       */
      public Builder config(String text) {
        config = requireNonNull(text, "text").lines().toList();
        return this;
      }

      /**
       * Makes the options.
       *
       * @return the options
       */
      public Options build() {
        return new Options(this);
      }
    }
  }
}
