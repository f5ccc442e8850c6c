// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.modparam.House.Room;
import dev.modparam.input.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what users see of the house: how many types, under which names, in which packages. */
class SurfaceTest {
  private static final JavaClasses CODE = new ClassFileImporter().importPath(House.COMPILED);

  /** So many top-level types are public in exported packages, at most. Only ever lower it. */
  private static final int PUBLIC_TYPES = 100;

  /** No source file is longer. */
  private static final int LINES_OF_A_FILE = 400;

  /** Names that say too little. */
  private static final Set<String> EMPTY_NAMES =
      Set.of("Text", "Names", "Kinds", "Session", "Environment", "Failures", "Positions");

  @Test
  void rooms_for_users_are_exported_and_no_others() {
    assertThat(House.exported())
        .containsExactlyInAnyOrderElementsOf(
            House.rooms().stream().filter(Room::forUsers).map(Room::packageName).toList());
  }

  @Test
  void users_meet_a_bounded_number_of_types() {
    List<String> types = publicTypes().map(JavaClass::getName).sorted().toList();
    assertThat(types).as("public types in exported packages").hasSizeBetween(1, PUBLIC_TYPES);
  }

  @Test
  void what_users_see_names_no_hidden_type() {
    Set<String> exported = House.exported();
    List<JavaClass> types = publicTypes().flatMap(SurfaceTest::signatures).toList();
    assertThat(types).isNotEmpty();
    assertThat(types.stream().filter(type -> type.getPackageName().startsWith(House.ROOT)))
        .extracting(JavaClass::getPackageName)
        .allMatch(exported::contains);
  }

  @Test
  void a_note_is_a_note_everywhere() {
    List<JavaMethod> notes =
        CODE.stream()
            .filter(type -> House.exported().contains(type.getPackageName()))
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> method.getName().equals("notes"))
            .toList();
    assertThat(notes).isNotEmpty();
    assertThat(notes)
        .extracting(method -> method.getReturnType().getName())
        .containsOnly("java.util.List<" + Note.class.getName() + ">");
  }

  @Test
  void no_name_stands_for_two_things() {
    Map<String, Set<String>> packages =
        topLevel()
            .collect(
                groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    mapping(JavaClass::getPackageName, toCollection(TreeSet::new))));
    assertThat(packages).isNotEmpty();
    packages.values().removeIf(found -> found.size() < 2);
    assertThat(packages).as("simple names in two packages").isEmpty();
  }

  @Test
  void no_name_is_empty_of_meaning() {
    assertThat(topLevel().map(JavaClass::getSimpleName))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(EMPTY_NAMES);
  }

  @Test
  void no_source_file_is_long() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      List<String> tooLong = new ArrayList<>();
      for (Path source : sources) {
        int lines = Files.readAllLines(source).size();
        if (lines > LINES_OF_A_FILE) {
          tooLong.add(source + ": " + lines + " lines");
        }
      }
      assertThat(tooLong).isEmpty();
    }
  }

  private static Stream<JavaClass> topLevel() {
    return CODE.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().endsWith("-info"));
  }

  private static Stream<JavaClass> publicTypes() {
    Set<String> exported = House.exported();
    return topLevel()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> exported.contains(type.getPackageName()));
  }

  /** The types in the signatures that code outside can see. */
  private static Stream<JavaClass> signatures(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(SurfaceTest::isSeen)
        .flatMap(
            unit ->
                Stream.concat(
                    Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()))
        .map(JavaClass::getBaseComponentType);
  }

  private static boolean isSeen(JavaCodeUnit unit) {
    Set<JavaModifier> modifiers = unit.getModifiers();
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }
}
