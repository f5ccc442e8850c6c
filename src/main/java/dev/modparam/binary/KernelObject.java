// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static java.util.Objects.requireNonNull;

import dev.modparam.input.InvalidInputException;
import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled module: a {@code .ko} file, as it is or packed with xz, zstd or gzip, signed or not.
 *
 * <p>Read are the strings of {@code .modinfo} and the table of parameters in {@code __param} with
 * what its relocations lead to. So permissions, defaults, lengths, buffer sizes and flags are known
 * too, which {@code modinfo} does not show. The table decides which parameters there are.
 *
 * <pre>{@code
 * ModuleDefinition e1000e = KernelObject.read(Path.of("e1000e.ko.xz")).definition();
 * }</pre>
 *
 * <p>Immutable. Packed files need {@code org.tukaani:xz} or {@code io.airlift:aircompressor} at run
 * time; gzip is in the JDK.
 */
public final class KernelObject {

  private final String fileName;
  private final String machine;
  private final @Nullable ModuleSignature signature;
  private final Modinfo modinfo;
  private final String buildId;
  private final boolean tableRead;
  private final List<ObjectParameter> parameters;
  private final ModuleDefinition definition;
  private final List<Note> notes;
  private final List<Note> tableNotes;

  /**
   * What {@code depmod} finds in a module file: its strings, and how it is linked to other modules.
   *
   * @param modinfo the strings of {@code .modinfo}
   * @param exports the symbols that others may use, in the order of the file
   * @param imports the symbols that it takes from others or from the kernel, each once: true for
   *     one that it can do without
   */
  public record Linkage(Modinfo modinfo, List<String> exports, Map<String, Boolean> imports) {

    /**
     * Says how a module is linked.
     *
     * @param modinfo the strings of {@code .modinfo}
     * @param exports the symbols that others may use
     * @param imports the symbols that it takes, true for one that it can do without
     */
    public Linkage {
      requireNonNull(modinfo, "modinfo");
      exports = List.copyOf(requireNonNull(exports, "exports"));
      imports =
          Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(imports, "imports")));
    }
  }

  private KernelObject(
      String fileName,
      String machine,
      @Nullable ModuleSignature signature,
      Modinfo modinfo,
      String buildId,
      boolean tableRead,
      List<ObjectParameter> parameters,
      List<Note> tableNotes) {
    this.fileName = fileName;
    this.machine = machine;
    this.signature = signature;
    this.modinfo = modinfo;
    this.buildId = buildId;
    this.tableRead = tableRead;
    this.parameters = List.copyOf(parameters);
    this.tableNotes = List.copyOf(tableNotes);
    DefinitionMaker maker = new DefinitionMaker(fileName, modinfo);
    this.definition =
        maker.make(declared(), modinfo.first("intree").isPresent(), signature != null);
    List<Note> all = new ArrayList<>(tableNotes);
    all.addAll(maker.notes());
    this.notes = List.copyOf(all);
  }

  private List<ObjectParameter> declared() {
    return tableRead
        ? parameters.stream().filter(ObjectParameter::isDeclared).toList()
        : parameters;
  }

  /**
   * Reads a file.
   *
   * @param file a {@code .ko} file, perhaps packed
   * @return what it declares
   * @throws InvalidInputException if it is not a module that can be read; the message says why
   * @throws IOException if the file cannot be read
   */
  public static KernelObject read(Path file) throws IOException {
    requireNonNull(file, "file");
    try (FileChannel channel = ByteSource.open(file)) {
      return read(ByteSource.of(channel), file.toString());
    }
  }

  /**
   * Reads the bytes of a file.
   *
   * @param bytes all of them
   * @param fileName what messages call the file, and from which the module gets its name if the
   *     file does not say it
   * @return what the file declares
   * @throws InvalidInputException if it is not a module that can be read; the message says why
   */
  public static KernelObject read(byte[] bytes, String fileName) {
    requireNonNull(bytes, "bytes");
    requireNonNull(fileName, "fileName");
    return read(ByteBuffer.wrap(bytes), fileName);
  }

  /**
   * Reads the bytes of a file.
   *
   * @param bytes the file from the buffer's position to its limit; the buffer does not change
   * @param fileName what messages call the file, and from which the module gets its name if the
   *     file does not say it
   * @return what the file declares
   * @throws InvalidInputException if it is not a module that can be read; the message says why
   */
  public static KernelObject read(ByteBuffer bytes, String fileName) {
    requireNonNull(bytes, "bytes");
    requireNonNull(fileName, "fileName");
    try {
      return read(ByteSource.of(bytes.slice()), fileName);
    } catch (IOException e) {
      throw ObjectNotes.refusal(fileName, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads only what {@code depmod} needs of a file.
   *
   * @param file a {@code .ko} file, perhaps packed
   * @return how it is linked
   * @throws InvalidInputException if it is not a module that can be read; the message says why
   * @throws IOException if the file cannot be read
   */
  public static Linkage linkage(Path file) throws IOException {
    requireNonNull(file, "file");
    try (FileChannel channel = ByteSource.open(file)) {
      return linkage(
          Compression.unpacked(ByteSource.of(channel), file.toString()), file.toString());
    }
  }

  /**
   * Reads only what {@code depmod} needs of the bytes of a file.
   *
   * @param bytes all of them
   * @param fileName what messages call the file
   * @return how it is linked
   * @throws InvalidInputException if it is not a module that can be read; the message says why
   */
  public static Linkage linkage(byte[] bytes, String fileName) {
    ByteBuffer buffer = ByteBuffer.wrap(requireNonNull(bytes, "bytes"));
    requireNonNull(fileName, "fileName");
    try {
      return linkage(Compression.unpacked(ByteSource.of(buffer), fileName), fileName);
    } catch (IOException e) {
      throw ObjectNotes.refusal(fileName, String.valueOf(e.getMessage()), e);
    }
  }

  private static Linkage linkage(ByteSource unpacked, String fileName) throws IOException {
    ElfFile file = ElfFile.read(unpacked, fileName);
    LinkageReader reader = new LinkageReader(file, unpacked.size());
    return new Linkage(modinfo(file), reader.exports(), reader.imports());
  }

  private static Modinfo modinfo(ElfFile file) throws IOException {
    ElfSection info = file.section(".modinfo");
    return info == null || info.isEmpty()
        ? Modinfo.of(List.of())
        : Modinfo.parse(file.content(info));
  }

  private static KernelObject read(ByteSource source, String fileName) throws IOException {
    ByteSource unpacked = Compression.unpacked(source, fileName);
    ElfFile file = ElfFile.read(unpacked, fileName);
    Modinfo modinfo = modinfo(file);
    Map<String, Modinfo.Parameter> words = modinfo.byName();
    ObjectNotes notes = new ObjectNotes(fileName);
    List<ObjectParameter> parameters = new ArrayList<>();
    boolean tableRead = readTable(file, words, parameters, notes);
    addWords(words.values(), parameters, tableRead, notes);
    return new KernelObject(
        fileName,
        file.machineName(),
        ModuleSignature.of(unpacked),
        modinfo,
        BuildId.of(file),
        tableRead,
        parameters,
        notes.list());
  }

  private static boolean readTable(
      ElfFile file,
      Map<String, Modinfo.Parameter> words,
      List<ObjectParameter> parameters,
      ObjectNotes notes)
      throws IOException {
    ElfSection table = file.section("__param");
    if (table == null) {
      return true;
    }
    List<ObjectParameter> found = ParamSection.read(new Memory(file), table, words, notes);
    if (found == null) {
      return false;
    }
    parameters.addAll(found);
    return true;
  }

  private static void addWords(
      Collection<Modinfo.Parameter> words,
      List<ObjectParameter> parameters,
      boolean tableRead,
      ObjectNotes notes) {
    Set<String> declared = new HashSet<>();
    parameters.forEach(parameter -> declared.add(parameter.name()));
    for (Modinfo.Parameter parameter : words) {
      if (!declared.contains(parameter.name())) {
        parameters.add(DefinitionMaker.fromWords(parameter));
        if (tableRead) {
          notes.add(parameter.name(), "in .modinfo, but the module has no such parameter");
        }
      }
    }
  }

  /** Returns the same with a default that another file knows. */
  KernelObject withDefaults(Map<Integer, ObjectParameter> solved) {
    List<ObjectParameter> changed = new ArrayList<>(parameters);
    solved.forEach(changed::set);
    return new KernelObject(
        fileName, machine, signature, modinfo, buildId, tableRead, changed, tableNotes);
  }

  /**
   * Returns the module as a definition.
   *
   * <p>Operations that are code of the module become a text parameter that takes anything; of
   * several declarations of one name the first counts.
   *
   * @return the definition, each time the same object
   */
  public ModuleDefinition definition() {
    return definition;
  }

  /**
   * Returns what is known of each parameter.
   *
   * @return an immutable list: those of {@code __param} in its order, then those that only {@code
   *     .modinfo} names; names can repeat
   */
  public List<ObjectParameter> parameters() {
    return parameters;
  }

  /**
   * Returns the strings of {@code .modinfo}.
   *
   * @return the strings; none if the file has no such section
   */
  public Modinfo modinfo() {
    return modinfo;
  }

  /**
   * Returns the strings that {@code modinfo} shows: those of {@code .modinfo}, and what an appended
   * signature says of itself ({@code sig_id}, {@code signer}, {@code sig_key}, {@code sig_hashalgo}
   * and {@code signature}).
   *
   * @return the strings
   */
  public Modinfo modinfoWithSignature() {
    if (signature == null) {
      return modinfo;
    }
    List<String> strings = new ArrayList<>(modinfo.strings());
    strings.addAll(signature.strings());
    return Modinfo.of(strings);
  }

  /**
   * Returns the number that the linker gave this build.
   *
   * @return hexadecimal bytes such as {@code 0A:FF}; empty if the file has none
   */
  public String buildId() {
    return buildId;
  }

  /**
   * Names the machine that the module was built for.
   *
   * @return such as {@code x86_64} or {@code ppc64le}; {@code machine 2} for one whose parameters
   *     are not read
   */
  public String machine() {
    return machine;
  }

  /**
   * Tells whether a signature is appended to the file. Whether it is a good one is not checked.
   *
   * @return true for a signed module
   */
  public boolean isSigned() {
    return signature != null;
  }

  /**
   * Tells whether the parameters come from {@code __param}.
   *
   * @return false if that section cannot be read, as for an unknown machine, so that they are those
   *     of {@code .modinfo}
   */
  public boolean isTableRead() {
    return tableRead;
  }

  /**
   * Returns the name of the file.
   *
   * @return the name as given
   */
  public String fileName() {
    return fileName;
  }

  /**
   * Returns what is not known, was left out or looks odd.
   *
   * @return an immutable list, empty if there is nothing to say
   */
  public List<Note> notes() {
    return notes;
  }

  /** Returns the file, the machine and the definition. */
  @Override
  public String toString() {
    return fileName + " (" + machine + "): " + definition;
  }
}
