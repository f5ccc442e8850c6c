// SPDX-License-Identifier: Apache-2.0
package dev.modparam;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasType.Predicates.rawType;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.modparam.House.ROOT;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.modparam.House.Room;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house of {@code docs/architecture.md} against the compiled code. */
class ArchitectureTest {
  private static final JavaClasses CODE = new ClassFileImporter().importPath(House.COMPILED);

  /** Libraries that every package may use. */
  private static final List<String> LIBRARIES =
      List.of("java..", "org.slf4j..", "org.jspecify.annotations..");

  /** Static fields, without those that the compiler adds for enums and switches. */
  private static final DescribedPredicate<JavaField> STATIC =
      describe(
          "static",
          field ->
              field.getModifiers().contains(JavaModifier.STATIC)
                  && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                  && !field.getOwner().getModifiers().contains(JavaModifier.SYNTHETIC));

  static List<Room> rooms() {
    return House.rooms();
  }

  @Test
  void the_table_names_every_package_and_no_other() {
    Set<String> packages = CODE.stream().map(JavaClass::getPackageName).collect(toSet());
    packages.remove(""); // module-info
    assertThat(rooms()).extracting(Room::packageName).containsExactlyInAnyOrderElementsOf(packages);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void arrows_only_point_down(Room room) {
    String[] allowed = House.allowed(room).stream().map(Room::packageName).toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage(room.packageName())
            .should()
            .dependOnClassesThat(
                are(
                    resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(allowed))))));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void only_declared_libraries_are_used(Room room) {
    String[] allowed =
        Stream.of(List.of(ROOT + ".."), LIBRARIES, room.libraries())
            .flatMap(List::stream)
            .toArray(String[]::new);
    holds(
        classes()
            .that()
            .resideInAPackage(room.packageName())
            .should()
            .onlyDependOnClassesThat(
                are(
                    resideInAnyPackage(allowed)
                        .or(describe("a primitive or an array", ArchitectureTest::isBuiltIn)))));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void declared_libraries_are_used(Room room) {
    for (String library : room.libraries()) {
      assertThat(CODE.that(resideInAPackage(room.packageName())))
          .as("%s uses %s", room, library)
          .anyMatch(
              type ->
                  type.getDirectDependenciesFromSelf().stream()
                      .map(Dependency::getTargetClass)
                      .anyMatch(resideInAPackage(library)));
    }
  }

  @Test
  void packages_are_free_of_cycles() {
    holds(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked =
        CODE.stream()
            .map(JavaClass::getPackage)
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(toSet());
    assertThat(unmarked).as("packages without @NullMarked in package-info.java").isEmpty();
  }

  @Test
  void nothing_is_printed() {
    holds(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
  }

  @Test
  void nothing_logs_past_slf4j() {
    holds(
        noClasses()
            .should()
            .dependOnClassesThat(
                have(nameMatching("java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger.*"))));
  }

  @Test
  void the_virtual_machine_belongs_to_the_caller() {
    holds(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "the target ends the virtual machine",
                    call ->
                        Set.of("java.lang.System", "java.lang.Runtime")
                                .contains(call.getTargetOwner().getName())
                            && Set.of("exit", "halt").contains(call.getName()))));
  }

  @Test
  void no_threads_are_made() {
    holds(
        noClasses()
            .should()
            .callConstructorWhere(
                describe(
                    "the target is a thread or a pool of threads",
                    call -> makesThreads().test(call.getTargetOwner())))
            .orShould()
            .dependOnClassesThat(
                have(
                    nameMatching(
                        "java\\.util\\.concurrent\\.(Executors|CompletableFuture|ForkJoinPool)"))));
  }

  @Test
  void no_streams_are_parallel() {
    holds(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "the target makes a parallel stream",
                    call -> Set.of("parallel", "parallelStream").contains(call.getName()))));
  }

  @Test
  void static_fields_are_final() {
    holds(fields().that(are(STATIC)).should().beFinal());
  }

  @Test
  void static_fields_hold_nothing_that_changes() {
    holds(noFields().that(are(STATIC)).should().haveRawType(mutable()));
  }

  @Test
  void static_arrays_are_private_tables() {
    holds(
        fields()
            .that(are(STATIC))
            .and(have(rawType(describe("an array", JavaClass::isArray))))
            .should()
            .bePrivate());
  }

  private static void holds(ArchRule rule) {
    rule.check(CODE);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT + ".");
  }

  private static boolean isBuiltIn(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    return base.isPrimitive() || base.getPackageName().startsWith("java.");
  }

  private static DescribedPredicate<JavaClass> makesThreads() {
    return assignableTo(Thread.class)
        .or(assignableTo(java.util.Timer.class))
        .or(assignableTo(java.util.concurrent.ExecutorService.class));
  }

  /** Types whose objects change; of our own, those with a field that is not final. */
  private static DescribedPredicate<JavaClass> mutable() {
    return resideInAPackage("java.util.concurrent.atomic..")
        .or(assignableTo(java.util.AbstractCollection.class))
        .or(assignableTo(java.util.AbstractMap.class))
        .or(assignableTo(ConcurrentMap.class))
        .or(assignableTo(java.util.BitSet.class))
        .or(assignableTo(java.util.Random.class))
        .or(assignableTo(java.util.Date.class))
        .or(assignableTo(java.nio.Buffer.class))
        .or(assignableTo(ThreadLocal.class))
        .or(assignableTo("java.lang.AbstractStringBuilder"))
        .or(
            resideInAPackage(ROOT + "..")
                .and(
                    describe(
                        "has a field that is not final",
                        type ->
                            type.getAllFields().stream()
                                .filter(field -> isOurs(field.getOwner())) // Enum has a hash
                                .map(JavaField::getModifiers)
                                .anyMatch(
                                    m ->
                                        !m.contains(JavaModifier.STATIC)
                                            && !m.contains(JavaModifier.FINAL)))))
        .as("types whose objects change");
  }
}
