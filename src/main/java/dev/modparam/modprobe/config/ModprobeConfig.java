// SPDX-License-Identifier: Apache-2.0
package dev.modparam.modprobe.config;

import static java.util.Objects.requireNonNull;

import dev.modparam.files.FilePaths;
import dev.modparam.files.FileRoot;
import dev.modparam.input.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an administrator configured: modprobe.d and the kernel command line, read as kmod reads
 * them.
 *
 * <p>Immutable. Reading never fails for what a file holds: a bad line is a {@linkplain #notes()
 * note}. Files are read when it is built.
 *
 * <pre>{@code
 * ModprobeConfig config = ModprobeConfig.ofText("a.conf", "options my_driver debug=1\n");
 * }</pre>
 */
public final class ModprobeConfig {

  private final KmodVersion version;
  private final FileRoot root;
  private final KernelCommandLine commandLine;
  private final List<ConfigFile> files;
  private final List<ConfigFile.Skipped> skipped;

  private ModprobeConfig(
      KmodVersion version,
      FileRoot root,
      List<ConfigSource> sources,
      KernelCommandLine commandLine) {
    this.version = version;
    this.root = root;
    this.commandLine = commandLine;
    ConfigLoader loader = new ConfigLoader(version);
    this.files = List.copyOf(loader.load(sources));
    this.skipped = List.copyOf(loader.skipped());
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
    return builder().addText(name, text).build();
  }

  /**
   * Reads a folder such as {@code /etc/modprobe.d}.
   *
   * @param folder the folder; one that is not there is an empty one
   * @return a configuration of {@link KmodVersion#KMOD_30}
   */
  public static ModprobeConfig ofFolder(Path folder) {
    return builder().addPath(requireNonNull(folder, "folder")).build();
  }

  /**
   * Starts a configuration.
   *
   * @return a builder that reads nothing yet
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads other files, with the same version, root and kernel command line: what {@code -C} does.
   *
   * @param paths folders and files below the root, highest precedence first
   * @return another configuration
   */
  public ModprobeConfig withPaths(List<String> paths) {
    return withPaths("/", paths);
  }

  /**
   * Reads other files, as a process in a folder does with {@code -C}.
   *
   * @param workingFolder where relative paths begin, an absolute path
   * @param paths folders and files below the root, highest precedence first
   * @return another configuration
   */
  public ModprobeConfig withPaths(String workingFolder, List<String> paths) {
    requireNonNull(workingFolder, "workingFolder");
    List<ConfigSource> sources =
        requireNonNull(paths, "paths").stream()
            .map(
                path -> new ConfigSource(root, FilePaths.absolute(workingFolder, path), path, true))
            .toList();
    return new ModprobeConfig(version, root, sources, commandLine);
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
   * Returns the files that were read.
   *
   * @return an immutable list in the order in which kmod reads them, by the bytes of their base
   *     names; those of the module tree are not in it
   */
  public List<ConfigFile> files() {
    return files;
  }

  /**
   * Returns the files and folders that were met but not read.
   *
   * @return an immutable list in the order in which they were met
   */
  public List<ConfigFile.Skipped> skipped() {
    return skipped;
  }

  /**
   * Returns the kernel command line, which kmod reads after all files.
   *
   * @return the line, empty by default
   */
  public KernelCommandLine kernelCommandLine() {
    return commandLine;
  }

  /**
   * Returns all directives in the order in which kmod reads them.
   *
   * @return an immutable list; those of the kernel command line are last, those of the module tree
   *     are not in it
   */
  public List<Directive> directives() {
    return Stream.concat(
            files.stream().flatMap(ConfigFile::directivesOf), commandLine.directives().stream())
        .toList();
  }

  /**
   * Returns what is wrong with the configuration, whether kmod says it or not.
   *
   * @return an immutable list in the order in which kmod meets it
   */
  public List<Note> notes() {
    return ConfigNotes.of(this);
  }

  /** Returns the number of directives. */
  @Override
  public String toString() {
    return "ModprobeConfig of " + directives().size() + " directives";
  }

  /** Collects where a configuration is to be read from. Not thread-safe. */
  public static final class Builder {

    private KmodVersion version = KmodVersion.KMOD_30;
    private FileRoot root = FileRoot.empty();
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
      this.version = requireNonNull(kmod, "kmod");
      return this;
    }

    /**
     * Sets the folder that stands for {@code /}, for {@link #systemFolders()} and for the option
     * {@code -C} of the command; by default there is none. Links are followed inside it, and
     * nothing outside it is read. Messages name paths without it.
     *
     * @param folder such as the root of a mounted image; {@code /} for this machine
     * @return this
     */
    public Builder root(Path folder) {
      return root(FileRoot.of(requireNonNull(folder, "folder")));
    }

    /**
     * Puts texts in the place of a root folder.
     *
     * @param files text by absolute path, such as {@code /etc/modprobe.d/a.conf}
     * @return this
     */
    public Builder root(Map<String, String> files) {
      return root(FileRoot.ofTexts(requireNonNull(files, "files")));
    }

    Builder root(FileRoot files) {
      this.root = files;
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
     * Reads a folder, or one file whatever its name, as {@code -C} does. If two files have the same
     * base name, only the file of the earlier path is read. Links that lead out of the folder lead
     * nowhere.
     *
     * @param path the folder or file; one that is not there is an empty one
     * @return this
     */
    public Builder addPath(Path path) {
      FileRoot files = FileRoot.of(requireNonNull(path, "path"));
      sources.add(new ConfigSource(files, "/", path.toString(), true));
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
    public Builder addText(String name, String text) {
      FileRoot files =
          FileRoot.ofTexts(Map.of(requireNonNull(name, "name"), requireNonNull(text, "text")));
      sources.add(new ConfigSource(files, name, name, true));
      return this;
    }

    /**
     * Sets the kernel command line, of which kmod reads the first 4,095 bytes.
     *
     * @param line the content of {@code /proc/cmdline}
     * @return this
     */
    public Builder kernelCommandLine(String line) {
      this.kernelCommandLine = requireNonNull(line, "line");
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
        all.addAll(ConfigSource.of(root.remembering(), version.configFolders()));
      }
      return new ModprobeConfig(version, root, all, KernelCommandLine.parse(kernelCommandLine));
    }
  }
}
