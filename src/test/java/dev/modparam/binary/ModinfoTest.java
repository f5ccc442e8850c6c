// SPDX-License-Identifier: Apache-2.0
package dev.modparam.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.Operations;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModinfoTest {

  private static final ModuleDefinition DRIVER =
      ModuleDefinition.of(
              "my_driver",
              Param.of("debug", ParamTypes.BOOL).description("Enable debug logging"),
              Param.of("buffer_size", ParamTypes.INT.between(512, 65536)).defaultValue(4096),
              Param.of("mode", Operations.on(ParamTypes.INT).named("").type()),
              Param.of("level", Operations.on(ParamTypes.INT).named("").type()).description("how"))
          .addAuthor("Ada")
          .dependsOn("usbcore", "mii");

  @Test
  void splitsASectionAtItsNuls() {
    byte[] section = "\0\0a=1\0\0b\0c=ä\0last=no end".getBytes(StandardCharsets.UTF_8);
    assertThat(Modinfo.parse(section).strings()).containsExactly("a=1", "b", "c=ä", "last=no end");
    assertThat(Modinfo.parse(new byte[0]).strings()).isEmpty();
  }

  @Test
  void findsValuesByKey() {
    Modinfo modinfo = Modinfo.of(List.of("alias=a", "aliases=x", "alias=b=c", "bare", "=v"));
    assertThat(modinfo.values("alias")).containsExactly("a", "b=c");
    assertThat(modinfo.first("alias")).contains("a");
    assertThat(modinfo.first("bare")).contains("");
    assertThat(modinfo.first("ali")).isEmpty();
    assertThat(modinfo.values("")).containsExactly("v");
  }

  @Test
  void joinsParametersByName() {
    Modinfo modinfo =
        Modinfo.of(
            List.of(
                "parmtype=a:int",
                "parm=b:x:y",
                "parm=a:first",
                "parm=a:last",
                "parm=c",
                "parmx=d:e"));
    assertThat(modinfo.parameters())
        .extracting(Modinfo.Parameter::toString)
        .containsExactly("a:last (int)", "b:x:y");
    assertThat(modinfo.parameters().get(0).name()).isEqualTo("a");
    assertThat(modinfo.malformed()).containsExactly("parm=c");
    assertThat(Modinfo.of(List.of("parmtype=a:int")).parameters().get(0)).hasToString("a: (int)");
  }

  @Test
  void isAValue() {
    Modinfo one = Modinfo.of(List.of("a=1", "b=2"));
    assertThat(one).isEqualTo(Modinfo.parse("a=1\0b=2\0".getBytes(StandardCharsets.UTF_8)));
    assertThat(one).hasSameHashCodeAs(Modinfo.of(List.of("a=1", "b=2")));
    assertThat(one).isNotEqualTo(Modinfo.of(List.of("a=1"))).isNotEqualTo("a=1");
    assertThat(one).hasToString("a=1\nb=2");
  }

  @Test
  void writesADefinitionAsItsCompiledFileWouldHoldIt() {
    assertThat(Modinfo.of(DRIVER).strings())
        .containsExactly(
            "license=GPL",
            "author=Ada",
            "depends=usbcore,mii",
            "intree=Y",
            "name=my_driver",
            "parmtype=debug:bool",
            "parm=debug:Enable debug logging",
            "parmtype=buffer_size:int",
            "parm=level:how");
    assertThat(Modinfo.of(DRIVER.outOfTree()).strings()).doesNotContain("intree=Y");
  }

  @Test
  void printsADefinition() {
    assertThat(ModinfoFormat.kmod30().print(DRIVER))
        .isEqualTo(
            """
            license:        GPL
            author:         Ada
            depends:        usbcore,mii
            intree:         Y
            name:           my_driver
            parm:           level:how
            parm:           buffer_size:int
            parm:           debug:Enable debug logging (bool)
            """);
    assertThat(ModinfoFormat.kmod30().field("filename").print(DRIVER)).isEmpty();
  }

  @Test
  void namesModulesThatItCannotTake() {
    ModuleDefinition odd = Modinfo.of(List.of("depends=a b")).definition("x.ko");
    assertThat(odd.dependencies()).isEmpty();
    assertThat(odd.isInTree()).isFalse();
  }

  /** What these strings can say, they say; what they cannot is left out of the definitions. */
  @Test
  void readsBackWhatItWrote() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      ModuleDefinition written = definition(random);
      Modinfo strings = Modinfo.of(written);
      byte[] section = String.join("\0", strings.strings()).getBytes(StandardCharsets.UTF_8);
      ModuleDefinition read = Modinfo.parse(section).definition("other.ko");
      assertThat(describe(read)).isEqualTo(describe(written));
      assertThat(Modinfo.of(read)).isEqualTo(strings);
    }
  }

  private static ModuleDefinition definition(Random random) {
    List<Param<?>> params = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      List<ParamType<?>> types = ParamTypes.scalars();
      Param<?> param = Param.of("p" + i + text(random), types.get(random.nextInt(types.size())));
      params.add(random.nextBoolean() ? param.description("d:" + i + "\n(" + i + ") =") : param);
    }
    ModuleDefinition module = ModuleDefinition.of("m" + text(random), params);
    module = random.nextBoolean() ? module.version("1." + random.nextInt(9)) : module;
    module = random.nextBoolean() ? module.outOfTree() : module;
    module = random.nextBoolean() ? module.addTag("softdep", "pre: x=" + text(random)) : module;
    return random.nextBoolean() ? module.dependsOn("a", "b" + text(random)) : module;
  }

  private static String text(Random random) {
    return Integer.toString(random.nextInt(1 << 20), 36);
  }

  private static List<Object> describe(ModuleDefinition module) {
    List<Object> facts = new ArrayList<>();
    facts.add(module.name());
    facts.add(module.tags());
    facts.add(module.dependencies());
    facts.add(module.isInTree());
    for (Param<?> param : module.parameters()) {
      facts.add(param.name());
      facts.add(param.type());
      facts.add(String.valueOf(param.description()));
    }
    return facts;
  }
}
