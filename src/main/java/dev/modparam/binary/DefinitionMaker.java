// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.input.Note;
import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import dev.modparam.text.KernelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a definition of what is known of a module, and notes what a definition cannot hold. */
final class DefinitionMaker {

  private final String fileName;
  private final Modinfo modinfo;
  private final ObjectNotes notes;

  DefinitionMaker(String fileName, Modinfo modinfo) {
    this.fileName = fileName;
    this.modinfo = modinfo;
    this.notes = new ObjectNotes(fileName);
  }

  List<Note> notes() {
    return notes.list();
  }

  /** Takes a parameter of which only the words in {@code .modinfo} are known. */
  static ObjectParameter fromWords(Modinfo.Parameter words) {
    String word = words.type().orElse("");
    ParamType<?> type = ParamTypes.named(word).orElseGet(() -> ParamTypes.unknown(word));
    ObjectParameter.Draft draft = new ObjectParameter.Draft(words.name(), type);
    draft.typeWord = words.type().orElse(null);
    draft.description = words.description().orElse(null);
    draft.unknownBecause = "not in __param";
    return draft.finish();
  }

  ModuleDefinition make(List<ObjectParameter> parameters, boolean inTree, boolean signed) {
    ModuleDefinition definition = named(params(parameters)).tags(modinfo.tags());
    definition = inTree ? definition : definition.outOfTree();
    definition = signed ? definition : definition.unsigned();
    return withDependencies(definition);
  }

  private ModuleDefinition named(List<Param<?>> params) {
    String name = modinfo.first("name").orElseGet(() -> KernelName.ofPath(fileName));
    try {
      return ModuleDefinition.of(name, params);
    } catch (IllegalArgumentException e) {
      throw ObjectNotes.refusal(fileName, String.valueOf(e.getMessage()), e);
    }
  }

  private ModuleDefinition withDependencies(ModuleDefinition definition) {
    String depends = modinfo.first("depends").orElse("");
    List<String> names = new ArrayList<>();
    for (String name : depends.split(",", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    try {
      return names.isEmpty() ? definition : definition.dependsOn(names.toArray(String[]::new));
    } catch (IllegalArgumentException e) {
      note(null, "its dependencies are left out: " + e.getMessage());
      return definition;
    }
  }

  private List<Param<?>> params(List<ObjectParameter> parameters) {
    List<ObjectParameter> first = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ObjectParameter parameter : parameters) {
      if (names.add(KernelName.normalize(parameter.name()))) {
        first.add(parameter);
      } else {
        note(parameter, "declared again; arguments reach the first declaration only");
      }
    }
    SharedVariables shared = new SharedVariables();
    Map<ObjectParameter, Param<?>> made = new HashMap<>();
    SharedVariables.ordered(first).forEach(each -> make(each, shared, made));
    return new ArrayList<>(first.stream().map(made::get).filter(Objects::nonNull).toList());
  }

  private void make(
      ObjectParameter facts, SharedVariables shared, Map<ObjectParameter, Param<?>> made) {
    try {
      Param<?> same = shared.find(facts);
      String other = same == null ? shared.other(facts) : null;
      if (other != null) {
        note(facts, "its variable is that of " + other + " in another type; here each has its own");
      }
      Param<?> bare = same == null ? shared.counted(facts, bare(facts, facts.type())) : same;
      Param<?> param = decorated(facts, bare);
      shared.add(facts, param);
      made.put(facts, param);
    } catch (IllegalArgumentException e) {
      note(facts, "left out of the definition: " + e.getMessage());
    }
  }

  private <T extends @Nullable Object> Param<T> bare(ObjectParameter facts, ParamType<T> type) {
    Param<T> param = Param.of(facts.name(), type);
    if (facts.isDefaultKnown()) {
      return param.defaultValue(type.cast(facts.defaultValue()));
    }
    noteUnknown(facts);
    return param.withUnknownDefault();
  }

  private Param<?> decorated(ObjectParameter facts, Param<?> bare) {
    Param<?> param = bare.permissions(permissions(facts));
    if (facts.description().isPresent()) {
      param = param.description(facts.description().get());
    }
    param = facts.isUnsafe() ? param.unsafe() : param;
    return facts.isHardware() ? param.hardware() : param;
  }

  private void noteUnknown(ObjectParameter facts) {
    facts
        .unknownBecause()
        .filter(reason -> facts.isDeclared())
        .ifPresent(reason -> note(facts, "its default is not known: " + reason));
  }

  /** The bits of the file, or none if no kernel takes them. */
  private Permissions permissions(ObjectParameter facts) {
    int bits = facts.permissions().orElse(0);
    try {
      return Permissions.ofBits(bits);
    } catch (IllegalArgumentException e) {
      note(facts, e.getMessage() + "; taken as 0");
      return Permissions.NONE;
    }
  }

  private void note(@Nullable ObjectParameter parameter, String text) {
    notes.add(parameter == null ? null : parameter.name(), text);
  }
}
