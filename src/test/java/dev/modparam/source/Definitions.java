// SPDX-License-Identifier: Apache-2.0
package dev.modparam.source;

import dev.modparam.module.ModuleDefinition;
import dev.modparam.param.ArrayType;
import dev.modparam.param.IntegerType;
import dev.modparam.param.Param;
import dev.modparam.param.ParamType;
import dev.modparam.param.ParamTypes;
import dev.modparam.param.Permissions;
import dev.modparam.source.c.CReserved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions drawn by chance, the same ones from the same seed. */
final class Definitions {

  private static final int[] MODES = {0, 0400, 0444, 0600, 0644, 0664, 0200, 0755, 0555};

  private static final String[] NAMES = {
    "debug",
    "int",
    "static",
    "u8",
    "true",
    "a",
    "_x",
    "Case",
    "sizeof",
    "type",
    "S_IRUGO",
    "x_num",
    "param_int",
    "module_param",
    "default",
    "match",
    "NULL",
    "debug_num",
    "MODULE",
    "x1"
  };

  /** Names that Rust takes only with a prefix, which is then part of the name. */
  private static final Set<String> KEYWORDS = Set.of("static", "true", "type", "match");

  private static final String[] PIECES = {
    "a", " ", "\"", "\\", "\n", "\t", "0", "7", "%", "é", "\u0001", "{", "}", "//", "/*", "??=",
    "'", "\r", "漢", "#", "\u007f", "😀", "$", "\\n"
  };

  private final Random random;

  Definitions(long seed) {
    this.random = new Random(seed);
  }

  /** What C has macros for. */
  ModuleDefinition forC() {
    List<Param<?>> params = new ArrayList<>();
    for (String name : names()) {
      params.add(paramForC(name));
    }
    for (int i = params.size() - 1; i >= 0; i--) {
      Param<?> shared = chance(4) ? second(params.get(i), i) : null;
      if (shared != null) {
        params.add(shared);
      }
    }
    ModuleDefinition definition =
        ModuleDefinition.of("a_module", params).license(text()).addAuthor(text()).addAlias("pci:*");
    definition = definition.description(text()).version("1.2").addTag("softdep", "pre: a");
    return definition
        .addTag("license", "second")
        .addTag("own_key", text())
        .addTag("firmware", "a/b.bin");
  }

  private Param<?> paramForC(String name) {
    ParamType<?> scalar = pick(ParamTypes.scalars().subList(0, 14));
    int kind = random.nextInt(4);
    if (kind == 0) {
      return marked(array(name, scalar), false, chance(5) && plainVariable(name));
    }
    if (kind == 1) {
      int size = 1 + random.nextInt(20);
      return marked(with(Param.of(name, ParamTypes.string(size)), short8(size - 1)), false, false);
    }
    return marked(with(Param.of(name, scalar), value(scalar)), chance(5), chance(5));
  }

  private static boolean plainVariable(String name) {
    return !CReserved.isReserved(name) && !name.startsWith("debug") && !name.endsWith("_num");
  }

  /** What C code can say of memory: parameters on the bytes of others among it. */
  ModuleDefinition withSharedMemory() {
    List<Param<?>> params = new ArrayList<>(forC().parameters());
    for (Param<?> original : List.copyOf(params)) {
      for (int i = random.nextInt(3); i > 0; i--) {
        Param<?> part = part(original, "part" + params.size());
        if (part != null) {
          params.add(part);
        }
      }
    }
    return ModuleDefinition.of("a_module", params);
  }

  /** A parameter on some of the bytes of another one; null if chance found none that fits. */
  private @Nullable Param<?> part(Param<?> original, String name) {
    ParamType<?> scalar = pick(ParamTypes.scalars().subList(0, 14));
    int kind = random.nextInt(4);
    int size = 1 + random.nextInt(4);
    try {
      if (kind == 0) {
        return marked(original.sharedAs(name, ParamTypes.string(size), 0), false, false);
      }
      ParamType<?> type = kind == 1 ? arrayOf(scalar, size) : scalar;
      Param<?> part = original.sharedAs(name, type, random.nextInt(6));
      boolean counted = kind == 1 && original.initialCount().orElse(size + 1) <= size;
      part = counted && part.initialCount().isPresent() ? countedWith(part, original) : part;
      return marked(part, false, false);
    } catch (IllegalArgumentException doesNotFit) {
      return null;
    }
  }

  private <E> ArrayType<E> arrayOf(ParamType<E> element, int max) {
    ArrayType<E> type = ParamTypes.array(element, max);
    return chance(2) ? type.counted(random.nextInt(max + 1)) : type;
  }

  @SuppressWarnings("unchecked") // an array of anything is a list
  private static Param<?> countedWith(Param<?> array, Param<?> other) {
    return array.countedWith((Param<List<Object>>) other);
  }

  @SuppressWarnings("unchecked") // an array of anything is a list
  private @Nullable Param<?> second(Param<?> original, int number) {
    String name = "second" + number;
    if (original.type() instanceof ArrayType<?> array && array.isCounted() && chance(2)) {
      return marked(Param.counterOf(name, (Param<List<Object>>) original), chance(5), false);
    }
    return marked(original.sharedAs(name), false, false);
  }

  /** What a dialect of Rust has words for. */
  ModuleDefinition forRust(RustSource.Dialect dialect) {
    List<Param<?>> params = new ArrayList<>();
    for (String name : names()) {
      if (!KEYWORDS.contains(name)) {
        params.add(paramForRust(name, dialect));
      }
    }
    boolean ascii = dialect == RustSource.Dialect.MODULE;
    ModuleDefinition definition = ModuleDefinition.of("a_module", params);
    return dialect == RustSource.Dialect.MODULE_PARAM
        ? definition
        : definition
            .license(text(ascii))
            .addAuthor("A")
            .addAuthor(text(ascii))
            .addAlias(text(ascii))
            .description(text())
            .addTag("firmware", text(ascii))
            .addTag("import_ns", "NS");
  }

  private Param<?> paramForRust(String name, RustSource.Dialect dialect) {
    int mode = dialect == RustSource.Dialect.MODULE ? 0 : pick(MODES);
    IntegerType<?> integer = (IntegerType<?>) pick(ParamTypes.scalars().subList(14, 24));
    boolean again =
        dialect == RustSource.Dialect.MODULE_PARAM
            || (dialect == RustSource.Dialect.PROTOTYPE && (mode & 0222) != 0);
    ParamType<?> type = again ? integer.repeatable() : integer;
    if (dialect != RustSource.Dialect.MODULE && chance(3)) {
      type = chance(2) ? ParamTypes.BOOL : ParamTypes.CHARP;
    }
    if (dialect == RustSource.Dialect.PROTOTYPE && chance(4)) {
      ParamType<?> element = type instanceof IntegerType<?> number ? number.repeatable() : type;
      return described(countedArray(name, element)).permissions(Permissions.ofBits(mode));
    }
    Param<?> plain = with(Param.of(name, type), noNull(value(type)));
    Param<?> param =
        dialect == RustSource.Dialect.MODULE ? plain.description(text()) : described(plain);
    return param.permissions(mode);
  }

  private static Object noNull(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private <E> Param<?> countedArray(String name, ParamType<E> element) {
    int max = 1 + random.nextInt(6);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = random.nextInt(max + 1); i > 0; i--) {
      values.add(noNull(value(element)));
    }
    return with(Param.of(name, ParamTypes.array(element, max).counted()), values);
  }

  private <E> Param<?> array(String name, ParamType<E> element) {
    int max = 1 + random.nextInt(6);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = random.nextInt(max + 1); i > 0; i--) {
      values.add(value(element));
    }
    ArrayType<E> type = ParamTypes.array(element, max);
    type = chance(2) ? type.counted(random.nextInt(max + 1)) : type;
    return with(Param.of(name, type), Collections.unmodifiableList(values));
  }

  /** Anything at all, own operations, bounds and dots in names among it. */
  ModuleDefinition anything() {
    List<Param<?>> params = new ArrayList<>(forC().parameters());
    params.add(Param.of("with.dot", ParamTypes.INT.between(-5, 5)).permissions(0));
    params.add(Param.of("with-dash", ParamTypes.U64).defaultValue(-1L));
    params.add(Param.of("with_dot", ParamTypes.parsed("colour", t -> t, t -> t, "red")));
    params.add(Param.of("11n", ParamTypes.I8).unsafe());
    params.add(Param.of("self", ParamTypes.array(ParamTypes.USIZE.repeatable(), 3)));
    return ModuleDefinition.of("anything", params).dependsOn("other").addTag("odd-key", text());
  }

  private List<String> names() {
    List<String> all = new ArrayList<>(List.of(NAMES));
    Collections.shuffle(all, random);
    return all.subList(0, random.nextInt(8));
  }

  private Param<?> marked(Param<?> param, boolean unsafe, boolean hardware) {
    Param<?> marked = described(param).permissions(Permissions.ofBits(pick(MODES)));
    marked = unsafe ? marked.unsafe() : marked;
    return hardware ? marked.hardware() : marked;
  }

  private Param<?> described(Param<?> param) {
    return chance(3) ? param : param.description(text());
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // values are made for the type
  private static <T> Param<T> with(Param<T> param, @Nullable Object value) {
    return param.defaultValue((T) value);
  }

  private @Nullable Object value(ParamType<?> type) {
    if (type instanceof IntegerType<?> integer) {
      int choice = random.nextInt(5);
      Number edge = choice == 0 ? integer.min() : integer.max();
      long bits = choice < 2 ? edge.longValue() : choice == 2 ? 0 : random.nextLong();
      return integer.ofBits(bits);
    }
    if (type.equals(ParamTypes.BINT)) {
      return random.nextInt(3);
    }
    if (type.equals(ParamTypes.CHARP)) {
      return chance(4) ? null : text();
    }
    return random.nextBoolean();
  }

  private String short8(int longest) {
    return "x".repeat(random.nextInt(longest + 1));
  }

  private String text(boolean ascii) {
    return ascii ? text().replaceAll("[^\\x00-\\x7f]", "") : text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private int pick(int[] numbers) {
    return numbers[random.nextInt(numbers.length)];
  }
}
