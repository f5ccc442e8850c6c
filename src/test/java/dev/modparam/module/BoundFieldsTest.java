// SPDX-License-Identifier: Apache-2.0
package dev.modparam.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modparam.kernel.LoadedModule;
import dev.modparam.kernel.SimulatedKernel;
import dev.modparam.kernel.files.OpenFile;
import dev.modparam.param.Errno;
import dev.modparam.param.ErrnoException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The fields of an annotated object are the variables of its module. */
class BoundFieldsTest {

  static class Base {
    @ModuleParam(permissions = 0644, counter = "used")
    private int[] ports = {1, 2, 3};

    private int used = 2;
  }

  @KernelModule(name = "card")
  static final class Card extends Base implements ModuleLifecycle {
    @ModuleParam(permissions = 0644)
    private volatile boolean debug;

    @ModuleParam(permissions = 0644, min = 512, max = 65_536)
    private int bufferSize = 4096;

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.BYTE)
    private short octet = 200;

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.USHORT)
    private int port = 65_535;

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.UINT)
    private long count = 7;

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.ULLONG)
    private long mask;

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.I8)
    private byte tiny;

    @ModuleParam(permissions = 0644)
    private @Nullable String name;

    @ModuleParam(permissions = 0644, size = 8)
    private @Nullable String buffer;

    @ModuleParam(permissions = 0644)
    private String[] words = {"a", "b"};

    @ModuleParam(permissions = 0644)
    private boolean[] switches = {true, false};

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.BYTE)
    private short[] octets = {1, 2};

    @ModuleParam(permissions = 0644)
    private long[] longs = {1, 2};

    @ModuleParam(permissions = 0644, type = ModuleParam.Type.I8)
    private byte[] bytes = {-1, 1};

    /** Hides nothing: the counter of the superclass's array is that of the superclass. */
    private int used = 99;

    private final List<String> calls = new ArrayList<>();
    private int failure;

    @Override
    public int init(ModuleContext module) {
      calls.add("init " + module.name() + " " + bufferSize);
      return failure;
    }

    @Override
    public void exit(ModuleContext module) {
      calls.add("exit " + used);
    }
  }

  private final SimulatedKernel kernel = new SimulatedKernel();

  private Card load(String arguments) {
    return kernel.insmod(Card.class, arguments).instance(Card.class);
  }

  private void store(String parameter, String text) {
    card().attribute(parameter).store(text);
  }

  private String shown(String parameter) {
    return card().attribute(parameter).show();
  }

  private LoadedModule card() {
    return kernel.module("card").orElseThrow();
  }

  @Test
  void argumentsAreInTheFieldsWhenInitRuns() {
    Card card = load("debug buffer_size=8192 ports=7,8,9 name=eth0");

    assertThat(card.calls).containsExactly("init card 8192");
    assertThat(card.debug).isTrue();
    assertThat(((Base) card).ports).containsExactly(7, 8, 9);
    assertThat(((Base) card).used).isEqualTo(3);
    assertThat(card.used).isEqualTo(99);
    assertThat(card.name).isEqualTo("eth0");
  }

  @Test
  void aStoreToTheAttributeShowsInTheField() {
    Card card = load("");
    store("buffer_size", "1024\n");
    store("octet", "255");
    store("port", "0");
    store("count", "4294967295");
    store("mask", "18446744073709551615");
    store("tiny", "-128");
    store("name", "x");
    store("buffer", "1234567");
    store("debug", "y");

    assertThat(card.bufferSize).isEqualTo(1024);
    assertThat(card.octet).isEqualTo((short) 255);
    assertThat(card.port).isZero();
    assertThat(card.count).isEqualTo(4_294_967_295L);
    assertThat(card.mask).isEqualTo(-1);
    assertThat(card.tiny).isEqualTo((byte) -128);
    assertThat(card.name).isEqualTo("x");
    assertThat(card.buffer).isEqualTo("1234567");
    assertThat(card.debug).isTrue();
  }

  @Test
  void aStoreToAnArrayShowsInItsElements() {
    Card card = load("");
    store("ports", "5");
    store("words", "x");
    store("switches", "n,y");
    store("octets", "255");
    store("longs", "-9223372036854775808,5");
    store("bytes", "-128,127");

    assertThat(((Base) card).ports).containsExactly(5, 2, 3);
    assertThat(((Base) card).used).isEqualTo(1);
    assertThat(card.words).containsExactly("x", "b");
    assertThat(card.switches).containsExactly(false, true);
    assertThat(card.octets).containsExactly((short) 255, (short) 2);
    assertThat(card.longs).containsExactly(Long.MIN_VALUE, 5);
    assertThat(card.bytes).containsExactly((byte) -128, (byte) 127);
    assertThat(shown("switches")).isEqualTo("N,Y\n");
    assertThat(shown("words")).isEqualTo("x,b\n");
  }

  @Test
  void whatTheDriverAssignsShowsInTheAttribute() {
    Card card = load("");
    card.bufferSize = 1;
    card.octet = 300;
    card.mask = -1;
    card.name = null;
    card.buffer = "by the driver";
    card.words[1] = "z";
    ((Base) card).used = 3;

    assertThat(shown("buffer_size")).isEqualTo("1\n");
    assertThat(shown("octet")).isEqualTo("44\n");
    assertThat(shown("mask")).isEqualTo("18446744073709551615\n");
    assertThat(shown("name")).isEqualTo("(null)\n");
    assertThat(shown("buffer")).isEqualTo("by the driver\n");
    assertThat(shown("words")).isEqualTo("a,z\n");
    assertThat(shown("ports")).isEqualTo("1,2,3\n");
  }

  @Test
  void aCounterOutsideTheArrayShowsWhatThereIs() {
    Card card = load("");
    ((Base) card).used = 50;

    assertThat(shown("ports")).isEqualTo("1,2,3\n");

    ((Base) card).used = -1;

    assertThat(shown("ports")).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8SurviveUntilTheDriverAssigns() {
    Card card = load("");
    card().attribute("name").store(new byte[] {'a', (byte) 0xFF});

    assertThat(card.name).isEqualTo("a\uFFFD");
    assertThat(card().attribute("name").showBytes()).containsExactly('a', 0xFF, '\n');

    card.name = "b";

    assertThat(shown("name")).isEqualTo("b\n");
  }

  @Test
  void anEmptyBufferIsNotNull() {
    assertThat(load("").buffer).isEmpty();
  }

  @Test
  void replacingAnArrayByOneOfAnotherLengthIsAMistake() {
    Card card = load("");
    card.words = new String[3];

    assertThatThrownBy(() -> shown("words"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "an array parameter of "
                + Card.class.getName()
                + " must keep its length of 2: assign its elements, not the array");

    card.words = new String[] {"p", "q"};

    assertThat(shown("words")).isEqualTo("p,q\n");
  }

  @Test
  void eachLoadOfAClassHasANewObjectWithTheInitialValues() {
    Card first = load("buffer_size=512 ports=9");
    kernel.rmmod("card");
    Card second = load("");

    assertThat(second).isNotSameAs(first);
    assertThat(second.bufferSize).isEqualTo(4096);
    assertThat(((Base) second).ports).containsExactly(1, 2, 3);
    assertThat(first.bufferSize).isEqualTo(512);
    assertThat(first.calls).containsExactly("init card 512", "exit 99");
  }

  @Test
  void eachLoadOfAnObjectStartsFromWhatItHeldWhenDefined() {
    Card card = new Card();
    card.bufferSize = 600;
    ModuleDefinition definition = ModuleDefinition.ofInstance(card);
    kernel.insmod(definition, "buffer_size=512 ports=9 words=q,r name=n");
    kernel.rmmod("card");
    card.debug = true;
    kernel.insmod(definition, "");

    assertThat(card.bufferSize).isEqualTo(600);
    assertThat(card.debug).isFalse();
    assertThat(card.name).isNull();
    assertThat(card.words).containsExactly("a", "b");
    assertThat(((Base) card).ports).containsExactly(1, 2, 3);
    assertThat(((Base) card).used).isEqualTo(2);
  }

  @Test
  void aSecondLoadThatIsRefusedLeavesTheLiveObjectAlone() {
    Card card = new Card();
    ModuleDefinition definition = ModuleDefinition.ofInstance(card);
    kernel.insmod(definition, "buffer_size=512 ports=9");

    assertThatThrownBy(() -> kernel.insmod(definition, "buffer_size=1024"))
        .isInstanceOfSatisfying(
            ErrnoException.class, failure -> assertThat(failure.errno()).isEqualTo(Errno.EEXIST));
    assertThat(card.bufferSize).isEqualTo(512);
    assertThat(shown("ports")).isEqualTo("9\n");
  }

  @Test
  void aRejectedLineDoesNotReachTheNextLoadOfAnObject() {
    Card card = new Card();
    ModuleDefinition definition = ModuleDefinition.ofInstance(card);

    assertThatThrownBy(() -> kernel.insmod(definition, "buffer_size=512 octet=x"))
        .isInstanceOf(ErrnoException.class);
    assertThat(card.calls).isEmpty();
    kernel.insmod(definition, "");
    assertThat(card.bufferSize).isEqualTo(4096);
  }

  @Test
  void anObjectWhoseInitFailsIsNotLoaded() {
    Card card = new Card();
    card.failure = Errno.ENODEV.result();

    assertThatThrownBy(() -> kernel.insmod(ModuleDefinition.ofInstance(card), ""))
        .isInstanceOf(ErrnoException.class);
    assertThat(kernel.modules()).isEmpty();
    assertThat(card.calls).containsExactly("init card 4096");
  }

  @Test
  void theObjectOfALoadCanBeAskedForByItsClass() {
    LoadedModule module = kernel.insmod(Card.class, "");

    assertThat(module.instance(Base.class)).isSameAs(module.instance(Card.class));
    assertThatThrownBy(() -> module.instance(String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "module card is an object of "
                + Card.class.getName()
                + ", so it has none of java.lang.String");
    assertThatThrownBy(() -> kernel.insmod(ModuleDefinition.of("plain"), "").instance(String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "module plain was not defined with an annotated class, so it has none of"
                + " java.lang.String");
  }

  @Test
  void anArrayThatLostItsLengthCannotBeLoadedAgain() {
    Card card = new Card();
    ModuleDefinition definition = ModuleDefinition.ofInstance(card);
    card.words = new String[5];

    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernel.insmod(definition, ""))
        .withMessage("the array of parameter words has 5 elements, not 2");
    assertThat(kernel.modules()).isEmpty();
  }

  @Test
  void anOpenFileOfAFieldSeesLaterValues() {
    load("");
    try (var file = kernel.files().open("/sys/module/card/parameters/octet", OpenFile.Flag.READ)) {
      store("octet", "1");
      assertThat(new String(file.read(10), StandardCharsets.UTF_8)).isEqualTo("1\n");
    }
  }
}
