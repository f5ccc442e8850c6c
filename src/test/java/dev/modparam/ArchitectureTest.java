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
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the house of {@code docs/architecture.md} against the compiled code. */
class ArchitectureTest {
  private static final String ROOT = "dev.modparam";
  private static final Path COMPILED = Path.of("target", "classes");
  private static final JavaClasses CODE = new ClassFileImporter().importPath(COMPILED);

  /** Each package with the packages that it may use. A new package needs a line here. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("text", List.of());
    MAY_USE.put("input", List.of());
    MAY_USE.put("param", List.of("text", "input"));
    MAY_USE.put("args", List.of());
    MAY_USE.put("module", List.of("param", "text", "input"));
    MAY_USE.put("kernel", List.of("module", "param", "args", "text", "input"));
    MAY_USE.put("source", List.of("module", "param", "text", "input"));
    MAY_USE.put("binary", List.of("module", "param", "text", "input"));
    MAY_USE.put(
        "modprobe",
        List.of("kernel", "source", "binary", "module", "param", "args", "text", "input"));
    MAY_USE.put("filesystem", List.of("kernel", "module", "param", "args", "text", "input"));
    MAY_USE.put(
        "audit",
        List.of(
            "modprobe", "kernel", "source", "binary", "module", "param", "args", "text", "input"));
    List<String> all = List.copyOf(MAY_USE.keySet());
    MAY_USE.put("junit", all);
    MAY_USE.put("assertj", all);
  }

  /** Libraries beside the JDK, and where else than everywhere they may be used. */
  private static final List<String> LIBRARIES =
      List.of("java..", "org.slf4j..", "org.jspecify.annotations..");

  private static final Map<String, List<String>> LIBRARIES_OF =
      Map.of(
          "binary", List.of("org.tukaani.xz..", "io.airlift.compress.."),
          "junit",
              List.of("org.junit.jupiter..", "org.junit.platform.commons..", "org.opentest4j.."),
          "assertj", List.of("org.assertj.core.."));

  /** Static fields, without those that the compiler adds for enums and switches. */
  private static final DescribedPredicate<JavaField> STATIC =
      describe(
          "static",
          field ->
              field.getModifiers().contains(JavaModifier.STATIC)
                  && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                  && !field.getOwner().getModifiers().contains(JavaModifier.SYNTHETIC));

  static Set<String> packages() {
    return MAY_USE.keySet();
  }

  @Test
  void every_package_has_its_place_in_the_table() {
    String[] known = packages().stream().map(ArchitectureTest::tree).toArray(String[]::new);
    holds(classes().should().resideInAnyPackage(known));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void arrows_only_point_down(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), MAY_USE.get(name).stream())
            .map(ArchitectureTest::tree)
            .toArray(String[]::new);
    holds(
        noClasses()
            .that()
            .resideInAPackage(tree(name))
            .should()
            .dependOnClassesThat(
                are(
                    resideInAPackage(ROOT + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(allowed))))));
  }

  @ParameterizedTest
  @MethodSource("packages")
  void only_declared_libraries_are_used(String name) {
    String[] allowed =
        Stream.of(List.of(ROOT + ".."), LIBRARIES, LIBRARIES_OF.getOrDefault(name, List.of()))
            .flatMap(List::stream)
            .toArray(String[]::new);
    holds(
        classes()
            .that()
            .resideInAPackage(tree(name))
            .should()
            .onlyDependOnClassesThat(
                are(
                    resideInAnyPackage(allowed)
                        .or(describe("a primitive or an array", ArchitectureTest::isBuiltIn)))));
  }

  @Test
  void packages_are_free_of_cycles() {
    holds(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
  }

  @Test
  void public_types_live_in_exported_packages() throws IOException {
    Set<String> exported =
        module().exports().stream()
            .filter(e -> !e.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(toSet());
    assertThat(exported).isNotEmpty();
    holds(
        classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackage(ROOT + ".text")
            .should()
            .resideInAnyPackage(exported.toArray(String[]::new)));
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
    rule.allowEmptyShould(true).check(CODE);
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }

  private static ModuleDescriptor module() throws IOException {
    try (InputStream compiled = Files.newInputStream(COMPILED.resolve("module-info.class"))) {
      return ModuleDescriptor.read(compiled);
    }
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
                                .map(JavaField::getModifiers)
                                .anyMatch(
                                    m ->
                                        !m.contains(JavaModifier.STATIC)
                                            && !m.contains(JavaModifier.FINAL)))))
        .as("types whose objects change");
  }
}
