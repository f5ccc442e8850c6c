// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static dev.modparam.param.ParamTypes.BOOL;
import static dev.modparam.param.ParamTypes.INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.param.Param;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDefinitionTest {

  private static final Param<Boolean> DEBUG = Param.of("debug", BOOL);
  private static final Param<Integer> SIZE = Param.of("buffer_size", INT).defaultValue(1);
  private static final ModuleDefinition DRIVER = ModuleDefinition.of("my_driver", DEBUG, SIZE);

  @Test
  void aModuleStartsInTreeSignedAndUnderTheGpl() {
    assertThat(DRIVER.name()).isEqualTo("my_driver");
    assertThat(DRIVER.isInTree()).isTrue();
    assertThat(DRIVER.isSigned()).isTrue();
    assertThat(DRIVER.tags()).containsExactly(new ModinfoTag("license", "GPL"));
    assertThat(DRIVER.dependencies()).isEmpty();
    assertThat(DRIVER.newInstance()).isNull();
    assertThat(DRIVER.lifecycleOf(null)).isSameAs(ModuleLifecycle.NONE);
    assertThat(DRIVER).hasToString("my_driver[debug: bool 0444, buffer_size: int 0444]");
  }

  @Test
  void parametersKeepTheirOrderAndAreFoundWithEitherDash() {
    assertThat(DRIVER.parameters()).containsExactly(DEBUG, SIZE);
    assertThat(DRIVER.parameter("buffer-size")).containsSame(SIZE);
    assertThat(DRIVER.parameter("buffer_siz")).isEmpty();
    assertThat(DRIVER.nearestParameter("bufer_size")).contains("buffer_size");
  }

  @Test
  void aDashInTheNameBecomesAnUnderscore() {
    assertThat(ModuleDefinition.of("snd-hda-intel").name()).isEqualTo("snd_hda_intel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.b", "a/b", "ä", "a\n"})
  void anotherNameIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.of(name))
        .withMessage(
            "a module's name is of 1 to 55 letters, digits and underscores, not \"" + name + "\"");
  }

  @Test
  void aNameHasAtMost55Letters() {
    assertThat(ModuleDefinition.of("x".repeat(55)).name()).hasSize(55);
    assertThatIllegalArgumentException().isThrownBy(() -> ModuleDefinition.of("x".repeat(56)));
  }

  @Test
  void twoParametersOfOneNameAreRefused() {
    Param<Integer> one = Param.of("max-rate", INT);
    Param<Integer> other = Param.of("max_rate", INT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.of("m", DEBUG, one, other))
        .withMessage(
            "module m declares parameter max_rate twice (- and _ are the same): positions 2 and 3");
    assertThatIllegalArgumentException().isThrownBy(() -> ModuleDefinition.of("m", one, one));
  }

  @Test
  void aDefaultOutsideTheBoundsIsRefusedAtTheLatestHere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.of("m", Param.of("size", INT.between(512, 65_536))))
        .withMessage("the default of parameter size does not fit int: 0 is not from 512 to 65536");
  }

  @Test
  void anAliasIsDeclaredTogetherWithItsOriginal() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleDefinition.of("m", SIZE.sharedAs("size")))
        .withMessage(
            "parameter size shares the variable of buffer_size, which the module does"
                + " not declare");
    assertThat(ModuleDefinition.of("m", SIZE.sharedAs("size"), SIZE).parameters()).hasSize(2);
  }

  @Test
  void laterChangesOfTheListDoNotMatter() {
    List<Param<?>> params = new ArrayList<>(List.of(DEBUG));
    ModuleDefinition definition = ModuleDefinition.of("m", params);
    params.add(SIZE);

    assertThat(definition.parameters()).containsExactly(DEBUG);
    assertThatThrownBy(() -> definition.parameters().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> definition.tags().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> definition.dependencies().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void tagsAreKeptInOrder() {
    ModuleDefinition definition =
        DRIVER
            .addAuthor("Ada")
            .addAuthor("Grace")
            .description("An example")
            .version("1.2")
            .addAlias("pci:v1*")
            .addAlias("pci:v2*")
            .addTag("softdep", "pre: a=b");

    assertThat(definition.tags())
        .extracting(ModinfoTag::toString)
        .containsExactly(
            "license=GPL",
            "author=Ada",
            "author=Grace",
            "description=An example",
            "version=1.2",
            "alias=pci:v1*",
            "alias=pci:v2*",
            "softdep=pre: a=b");
    assertThat(definition.tags("alias")).containsExactly("pci:v1*", "pci:v2*");
    assertThat(definition.tags("firmware")).isEmpty();
    assertThat(DRIVER.tags()).hasSize(1);
  }

  @Test
  void thereIsOneLicence() {
    assertThat(DRIVER.license("MIT").license("Dual BSD/GPL").tags("license"))
        .containsExactly("Dual BSD/GPL");
  }

  @Test
  void aTagHasAKeyWithoutEqualsSign() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DRIVER.addTag("a=b", "c"))
        .withMessage("a modinfo tag has a key without = and no NUL character, not a=b=c");
    assertThatIllegalArgumentException().isThrownBy(() -> DRIVER.addTag("", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> DRIVER.addTag("a", "b\0c"));
  }

  @Test
  void dependenciesReplaceThoseBeforeAndHaveNoRepetition() {
    assertThat(DRIVER.dependsOn("z").dependsOn("a", "b-c", "b_c", "d").dependencies())
        .containsExactly("a", "b_c", "d");
    assertThat(DRIVER.dependsOn("z").dependsOn().dependencies()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> DRIVER.dependsOn("a b"));
  }

  @Test
  void licenceDescriptionAndVersionReplaceTheOneBefore() {
    ModuleDefinition twice =
        DRIVER
            .license("MIT")
            .license("GPL v2")
            .description("old")
            .description("new")
            .version("1")
            .version("2");

    assertThat(twice.tags("license")).containsExactly("GPL v2");
    assertThat(twice.tags("description")).containsExactly("new");
    assertThat(twice.tags("version")).containsExactly("2");
  }

  @Test
  void eachMethodReturnsACopy() {
    ModuleLifecycle lifecycle = new ModuleLifecycle() {};
    ModuleDefinition all =
        DRIVER.outOfTree().unsigned().lifecycle(lifecycle).dependsOn("x").license("MIT");

    assertThat(all.isInTree()).isFalse();
    assertThat(all.isSigned()).isFalse();
    assertThat(all.lifecycleOf(null)).isSameAs(lifecycle);
    assertThat(all.dependencies()).containsExactly("x");
    assertThat(DRIVER.isInTree()).isTrue();
    assertThat(DRIVER.isSigned()).isTrue();
    assertThat(DRIVER.lifecycleOf(null)).isSameAs(ModuleLifecycle.NONE);
  }

  @Test
  void anObjectThatIsALifecycleIsToldInsteadOfTheOneGiven() {
    ModuleLifecycle own = new ModuleLifecycle() {};

    assertThat(DRIVER.lifecycleOf(own)).isSameAs(own);
    assertThat(DRIVER.lifecycleOf("no lifecycle")).isSameAs(ModuleLifecycle.NONE);
  }
}
