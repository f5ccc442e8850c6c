// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe;

import dev.modparam.text.ByteText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an administrator configured: modprobe.d and the kernel command line, read as kmod reads
 * them.
 *
 * <p>Immutable. Reading never fails for what a file holds: a bad line is a {@linkplain #warnings()
 * warning}. Files are read when it is built.
 *
 * <pre>{@code
 * ModprobeConfig config = ModprobeConfig.ofText("a.conf", "options my_driver debug=1\n");
 * }</pre>
 */
public final class ModprobeConfig {

  private final KmodVersion version;
  private final ConfigFiles root;
  private final String kernelCommandLine;
  private final List<ConfigFile> files;
  private final List<ConfigWarning> listingWarnings;
  private final ConfigFile commandLine;

  private ModprobeConfig(
      KmodVersion version, ConfigFiles root, List<ConfigSource> sources, String kernelCommandLine) {
    this.version = version;
    this.root = root;
    this.kernelCommandLine = kernelCommandLine;
    ConfigLoader loader = new ConfigLoader(version);
    this.files = loader.load(sources);
    this.listingWarnings = loader.warnings();
    ConfigSink sink = new ConfigSink();
    new KernelCommandLine(ByteText.toByteString(kernelCommandLine), sink).parse();
    this.commandLine =
        new ConfigFile(SourceLocation.KERNEL_COMMAND_LINE, sink.entries(), sink.warnings());
  }

  /**
   * Returns a configuration without directives.
   *
   * @return a configuration of {@link KmodVersion#KMOD_30}
   */
  public static ModprobeConfig empty() {
    return builder().build();
  }

  /**
   * Reads one text.
   *
   * @param name the file's name, such as {@code "a.conf"}
   * @param text its content
   * @return a configuration of {@link KmodVersion#KMOD_30}
   */
  public static ModprobeConfig ofText(String name, String text) {
    return builder().text(name, text).build();
  }

  /**
   * Reads a folder such as {@code /etc/modprobe.d}.
   *
   * @param folder the folder; one that is not there is an empty one
   * @return a configuration of {@link KmodVersion#KMOD_30}
   */
  public static ModprobeConfig ofFolder(Path folder) {
    return builder().path(folder).build();
  }

  /**
   * Starts a configuration.
   *
   * @return a builder that reads nothing yet
   */
  public static Builder builder() {
    return new Builder();
  }

  /** The same with other paths: what {@code -C} does. */
  ModprobeConfig withPaths(List<String> paths) {
    return new ModprobeConfig(version, root, ConfigSource.of(root, paths), kernelCommandLine);
  }

  /**
   * Returns the release of kmod that everything is read and done as.
   *
   * @return the version
   */
  public KmodVersion version() {
    return version;
  }

  /**
   * Returns the kernel command line.
   *
   * @return the text given, empty by default
   */
  public String kernelCommandLine() {
    return kernelCommandLine;
  }

  /**
   * Returns all directives in the order in which kmod reads them.
   *
   * @return an immutable list; those of the kernel command line are last, those of the module tree
   *     are not in it
   */
  public List<Directive> directives() {
    return Stream.concat(files.stream(), Stream.of(commandLine))
        .flatMap(file -> file.entries().stream())
        .map(ConfigEntry::directive)
        .toList();
  }

  /**
   * Returns what is wrong with the configuration.
   *
   * @return an immutable list in the order in which kmod finds it
   */
  public List<ConfigWarning> warnings() {
    return Stream.of(
            listingWarnings.stream(),
            files.stream().flatMap(file -> file.warnings().stream()),
            commandLine.warnings().stream())
        .flatMap(warnings -> warnings)
        .toList();
  }

  List<ConfigFile> files() {
    return files;
  }

  ConfigFile commandLineFile() {
    return commandLine;
  }

  List<ConfigWarning> listingWarnings() {
    return listingWarnings;
  }

  /** Returns the number of directives. */
  @Override
  public String toString() {
    return "ModprobeConfig of " + directives().size() + " directives";
  }

  /** Collects where a configuration is to be read from. Not thread-safe. */
  public static final class Builder {

    private KmodVersion version = KmodVersion.KMOD_30;
    private ConfigFiles root = ConfigFiles.onDisk(Path::of);
    private String kernelCommandLine = "";
    private boolean systemFolders;
    private final List<ConfigSource> sources = new ArrayList<>();

    private Builder() {}

    /**
     * Sets whose behaviour is wanted; by default that of {@link KmodVersion#KMOD_30}.
     *
     * @param kmod the version
     * @return this
     */
    public Builder version(KmodVersion kmod) {
      this.version = kmod;
      return this;
    }

    /**
     * Sets the folder that stands for {@code /}, for {@link #systemFolders()} and for the option
     * {@code -C} of the command. Messages name paths without it.
     *
     * @param folder such as the root of a mounted image
     * @return this
     */
    public Builder root(Path folder) {
      this.root =
          ConfigFiles.onDisk(path -> folder.resolve(Names.collapse("/" + path).substring(1)));
      return this;
    }

    /**
     * Puts texts in the place of a root folder.
     *
     * @param files text by absolute path, such as {@code /etc/modprobe.d/a.conf}
     * @return this
     */
    public Builder root(Map<String, String> files) {
      this.root = ConfigFiles.inMemory(files);
      return this;
    }

    /**
     * Reads {@code /etc/modprobe.d} and the other folders of the version, below the root, after
     * (and so with less precedence than) all other paths.
     *
     * @return this
     */
    public Builder systemFolders() {
      this.systemFolders = true;
      return this;
    }

    /**
     * Reads a folder, or one file whatever its name, as {@code -C} does. Of two files with the same
     * base name only that of the earlier path is read.
     *
     * @param path the folder or file; one that is not there is an empty one
     * @return this
     */
    public Builder path(Path path) {
      ConfigFiles files = ConfigFiles.onDisk(name -> path.getFileSystem().getPath(name));
      sources.add(new ConfigSource(files, path.toString()));
      return this;
    }

    /**
     * Reads a text as if it were a file.
     *
     * @param name the file's name or path, which messages show; its last part says where among the
     *     other files it is read
     * @param text its content
     * @return this
     */
    public Builder text(String name, String text) {
      sources.add(new ConfigSource(ConfigFiles.inMemory(Map.of(name, text)), name));
      return this;
    }

    /**
     * Sets the kernel command line, of which kmod reads the first 4,095 bytes.
     *
     * @param line the content of {@code /proc/cmdline}
     * @return this
     */
    public Builder kernelCommandLine(String line) {
      this.kernelCommandLine = line;
      return this;
    }

    /**
     * Reads everything.
     *
     * @return the configuration
     */
    public ModprobeConfig build() {
      List<ConfigSource> all = new ArrayList<>(sources);
      if (systemFolders) {
        all.addAll(ConfigSource.of(root, version.configFolders()));
      }
      return new ModprobeConfig(version, root, all, kernelCommandLine);
    }
  }
}
