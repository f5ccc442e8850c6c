// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.param.ParamTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code __param} section: a table of {@code struct kernel_param}. */
final class ParamSection {

  private static final int MOST_ENTRIES = 65_536;
  private static final String THIS_MODULE = "__this_module";
  private static final String THIS_MODULE_SECTION = ".gnu.linkonce.this_module";

  private final Memory memory;
  private final ElfSection section;
  private final Map<String, Modinfo.Parameter> info;
  private final ObjectNotes notes;
  private final int pointer;
  private final int entrySize;

  private ParamSection(
      Memory memory, ElfSection section, Map<String, Modinfo.Parameter> info, ObjectNotes notes) {
    this.memory = memory;
    this.section = section;
    this.info = info;
    this.notes = notes;
    this.pointer = memory.file().pointerSize();
    this.entrySize = 5 * pointer;
  }

  /**
   * Reads all entries.
   *
   * @return the parameters in the order of the section, or null if they cannot be read at all
   */
  static @Nullable List<ObjectParameter> read(
      Memory memory, ElfSection section, Map<String, Modinfo.Parameter> info, ObjectNotes notes)
      throws IOException {
    return new ParamSection(memory, section, info, notes).read();
  }

  private @Nullable List<ObjectParameter> read() throws IOException {
    String problem = problem();
    if (problem != null) {
      notes.add(null, "__param is not read: " + problem);
      return null;
    }
    List<ObjectParameter> found = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      ObjectParameter.Draft entry = entry(i);
      if (entry != null) {
        found.add(entry.finish());
      }
    }
    return found;
  }

  private long count() {
    return section.size() / entrySize;
  }

  private @Nullable String problem() throws IOException {
    if (section.isEmpty() && section.size() != 0) {
      return "it has no content";
    }
    if (Long.remainderUnsigned(section.size(), entrySize) != 0) {
      return "its " + section.size() + " bytes are not a multiple of " + entrySize;
    }
    if (count() > MOST_ENTRIES) {
      return "it has " + count() + " entries, more than " + MOST_ENTRIES;
    }
    if (memory.file().machine() == null) {
      return "the relocations of " + memory.file().machineName() + " are not known";
    }
    if (memory.symbols() == null) {
      return "the file has no symbols, so its " + count() + " parameters have no names";
    }
    return count() > 0 && !hasKnownLayout()
        ? "its entries are not those of Linux 4.2 or newer"
        : null;
  }

  private boolean hasKnownLayout() throws IOException {
    for (int i = 0; i < count(); i++) {
      if (belongsToModule(start(i).plus(pointer))) {
        return true;
      }
    }
    return false;
  }

  private boolean belongsToModule(Pointer.Place at) throws IOException {
    try {
      Pointer module = memory.pointer(at);
      return module instanceof Pointer.Null
          || (module instanceof Pointer.External external && external.symbol().equals(THIS_MODULE))
          || (module instanceof Pointer.Place place
              && (memory.file().name(place.section()).equals(THIS_MODULE_SECTION)
                  || THIS_MODULE.equals(memory.nameOf(place))));
    } catch (UnknownValueException e) {
      return false;
    }
  }

  private Pointer.Place start(int index) {
    return new Pointer.Place(section, (long) index * entrySize);
  }

  private ObjectParameter.@Nullable Draft entry(int index) throws IOException {
    Pointer.Place at = start(index);
    try {
      ObjectParameter.Draft draft = new ObjectParameter.Draft(name(at), ParamTypes.CHARP);
      draft.declared = true;
      draft.permissions = (int) memory.number(at.plus(3L * pointer), 2) & 0xffff;
      draft.level = (int) memory.number(at.plus(3L * pointer + 2), 1);
      draft.flags = (int) memory.number(at.plus(3L * pointer + 3), 1) & 0xff;
      Modinfo.Parameter described = info.get(draft.name);
      if (described != null) {
        draft.typeWord = described.type().orElse(null);
        draft.description = described.description().orElse(null);
      }
      new OperationsReader(memory, draft).read(at.plus(2L * pointer), at.plus(4L * pointer));
      draft.footprint = Footprint.of(draft, memory.file());
      return draft;
    } catch (UnknownValueException e) {
      notes.add(null, "entry " + (index + 1) + " of __param is left out: " + e.reason());
      return null;
    }
  }

  private String name(Pointer.Place at) throws IOException, UnknownValueException {
    if (memory.pointer(at) instanceof Pointer.Place place) {
      return memory.string(place);
    }
    throw new UnknownValueException("its name is not in the file");
  }
}
