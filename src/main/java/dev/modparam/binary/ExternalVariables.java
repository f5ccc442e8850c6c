// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import dev.modparam.input.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the defaults of parameters whose variable another module defines. Each of those modules is
 * opened once, however many ask for its variables.
 */
final class ExternalVariables {

  private static final String EXTERNAL = "ext:";

  /**
   * A parameter whose variable one of the modules that its own depends on may define.
   *
   * @param module whose parameter it is
   * @param index its place among the parameters of that module
   * @param symbol the variable
   * @param rank the place of the module that is asked among those that {@code module} depends on
   */
  private record Question(
      String module, int index, ObjectParameter parameter, String symbol, int rank) {}

  private record Answer(int rank, ObjectParameter parameter) {

    /** What the first of the modules says that another one depends on. */
    Answer orEarlier(Answer other) {
      return other.rank < rank ? other : this;
    }
  }

  private final Map<String, KernelObject> objects;
  private final Map<String, Path> paths;

  /** By the name of the module that asked, and the place of its parameter. */
  private final Map<String, Map<Integer, Answer>> answers = new HashMap<>();

  ExternalVariables(Map<String, KernelObject> objects, Map<String, Path> paths) {
    this.objects = objects;
    this.paths = paths;
  }

  /** Replaces each object of which something new is known. */
  void solve() {
    questions().forEach(this::ask);
    for (Map.Entry<String, KernelObject> entry : objects.entrySet()) {
      Map<Integer, Answer> answered = answers.get(entry.getKey());
      if (answered != null) {
        Map<Integer, ObjectParameter> solved = new HashMap<>();
        answered.forEach((index, answer) -> solved.put(index, answer.parameter()));
        entry.setValue(entry.getValue().withDefaults(solved));
      }
    }
  }

  /** Returns what is asked of each module. */
  private Map<String, List<Question>> questions() {
    Map<String, List<Question>> questions = new TreeMap<>();
    objects.forEach(
        (module, object) ->
            wanted(object.parameters())
                .forEach(
                    (index, symbol) -> {
                      ObjectParameter parameter = object.parameters().get(index);
                      List<String> dependencies = object.definition().dependencies();
                      for (int i = 0; i < dependencies.size(); i++) {
                        questions
                            .computeIfAbsent(dependencies.get(i), name -> new ArrayList<>())
                            .add(new Question(module, index, parameter, symbol, i));
                      }
                    }));
    return questions;
  }

  /** Returns the symbols of variables of scalar parameters that are not in their file. */
  private static Map<Integer, String> wanted(List<ObjectParameter> parameters) {
    Map<Integer, String> wanted = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      ObjectParameter parameter = parameters.get(i);
      String storage = parameter.storage().orElse("");
      if (storage.startsWith(EXTERNAL)
          && !parameter.isDefaultKnown()
          && standard(parameter) != null) {
        wanted.put(i, storage.substring(EXTERNAL.length()));
      }
    }
    return wanted;
  }

  private static @Nullable StandardType standard(ObjectParameter parameter) {
    return StandardType.ofOperations(parameter.operations().orElse(""));
  }

  private void ask(String module, List<Question> questions) {
    Path path = paths.get(module);
    Memory memory = path == null ? null : open(path);
    if (memory == null || memory.symbols() == null) {
      return;
    }
    Map<String, Pointer.Place> places =
        memory
            .symbols()
            .definitions(questions.stream().map(Question::symbol).collect(Collectors.toSet()));
    for (Question question : questions) {
      look(question.parameter(), places.get(question.symbol()), module, memory)
          .ifPresent(
              found ->
                  answers
                      .computeIfAbsent(question.module(), name -> new HashMap<>())
                      .merge(
                          question.index(), new Answer(question.rank(), found), Answer::orEarlier));
    }
  }

  /** Opens a module that was read before; null if that is no longer possible. */
  private static @Nullable Memory open(Path path) {
    try {
      String name = path.toString();
      ByteSource bytes = ByteSource.of(ByteBuffer.wrap(Files.readAllBytes(path)));
      return new Memory(ElfFile.read(Compression.unpacked(bytes, name), name));
    } catch (IOException | InvalidInputException e) {
      return null;
    }
  }

  private static Optional<ObjectParameter> look(
      ObjectParameter parameter, Pointer.@Nullable Place place, String module, Memory memory) {
    StandardType type = standard(parameter);
    if (place == null || type == null) {
      return Optional.empty();
    }
    try {
      String origin = module + ":" + memory.file().name(place.section());
      return Optional.of(parameter.withDefault(type.read(memory, place), origin));
    } catch (IOException | InvalidInputException | UnknownValueException e) {
      return Optional.empty();
    }
  }
}
