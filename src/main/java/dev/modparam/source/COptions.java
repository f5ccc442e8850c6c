// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import static java.util.Objects.requireNonNull;

import dev.modparam.source.c.CHeaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What C files are read with besides their own text: macros as {@code -D} gives them, folders of
 * headers as {@code -I} does, and the configuration of a kernel.
 *
 * <p>Immutable, for any number of threads. Headers are read when a name of theirs is needed, and
 * once for all files that are read with the same options. Nothing outside of the folders is read:
 * links and {@code ..} end at them.
 *
 * <pre>{@code
 * COptions kernel =
 *     COptions.builder()
 *         .addIncludeFolder(Path.of("linux/include"))
 *         .config(Files.readString(Path.of("linux/.config")))
 *         .build();
 * SourceModule module = CSource.read(List.of(Path.of("drivers/net/my_driver.c")), "my_driver", kernel);
 * }</pre>
 */
public final class COptions {

  private final CHeaders headers;

  private COptions(Builder builder) {
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
     * Adds a folder in which headers are looked for, after those added before. The folder of a file
     * that includes {@code "x.h"} must be below one of these folders for that header to be read.
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
     * and an option that it does not have is off.
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
    public COptions build() {
      return new COptions(this);
    }
  }
}
