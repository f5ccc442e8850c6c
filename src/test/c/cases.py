#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes small C files of the kinds that drivers of Linux 6.12 gave reason for, and records what gcc makes of each.

    src/test/c/cases.py | xz > src/test/resources/dev/modparam/source/c-cases.txt.xz

A case is a line "=== theme", the C text, and after a line "---" what a program of it prints with params.h:
name, type with the length of an array, permissions, value, description; or "refused".
"""
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

R = random.Random(617)
HERE = os.path.dirname(os.path.abspath(__file__))

# type word: C type, other spellings of it, bits, signed
TYPES = {
    "byte": ("unsigned char", ["u8", "uint8_t", "__u8", "char unsigned"], 8, False),
    "short": ("short", ["s16", "short int", "signed short", "short signed int"], 16, True),
    "ushort": ("unsigned short", ["u16", "__u16", "uint16_t", "unsigned short int"], 16, False),
    "int": ("int", ["s32", "signed", "signed int", "int signed"], 32, True),
    "uint": ("unsigned int", ["u32", "uint32_t", "unsigned", "__u32"], 32, False),
    "hexint": ("unsigned int", ["u32", "unsigned"], 32, False),
    "long": ("long", ["long int", "signed long", "int long"], 64, True),
    "ulong": ("unsigned long", ["unsigned long int", "long unsigned"], 64, False),
    "ullong": ("unsigned long long", ["u64", "__u64", "unsigned long long int"], 64, False),
    "bint": ("int", ["s32"], 32, True),
}
NAMES = ["debug", "level", "timeout", "max_size", "irq", "mode", "nr", "x11", "_p", "Speed"]
MODES = ["0", "0444", "0644", "0600", "0400", "0200", "0664", "S_IRUGO", "S_IRUGO | S_IWUSR", "S_IRUSR|S_IWUSR"]
STORAGE = ["static ", "static ", "static ", "", "static volatile ", "static __read_mostly "]
AFTER = ["", "", "", " __read_mostly", " __initdata", " __attribute__((unused))", " __maybe_unused"]


def number(bits=32):
    value = R.choice([0, 1, 2, 3, 5, 7, 8, 10, 15, 16, 30, 42, 64, 100, 127, 128, 255, 256, 500, 1000, 1500, 4095, 65535])
    if bits > 32 and R.random() < 0.3:
        value = R.choice([1 << 31, 1 << 33, (1 << 40) + 7, (1 << 62) - 1])
    form = R.random()
    text = ("%d" if form < 0.6 else "0x%x" if form < 0.8 else "0X%X" if form < 0.85 else "0%o") % value
    return text + R.choice(["", "", "", "", "", "U", "L", "UL", "u", "ULL" if bits > 32 else ""])


CONSTANTS = ["ONE", "TWO", "NEG", "MASK", "SHIFT", "RED", "GREEN", "BLUE", "SUM(1, 2)", "TWICE(3)"]
CONTEXT = """#define ONE 1
#define TWO (ONE + 1)
#define NEG -3
#define MASK 0x0f
#define SHIFT 4 /* bits */
#define SUM(a, b) ((a) + (b))
#define TWICE(x) SUM(x, x)
enum colour { RED, GREEN = 5, BLUE };
static int list[TWO * 4];
static char text[] = "text";
"""
CASTS = ["int", "unsigned int", "u8", "s8", "u16", "short", "long", "unsigned long", "bool", "signed char", "enum colour"]


def expression(depth, bits=32):
    kind = R.random()
    if depth == 0 or kind < 0.2:
        leaf = R.random()
        if leaf < 0.55:
            return number(bits)
        if leaf < 0.8:
            return R.choice(CONSTANTS)
        return R.choice(["'a'", "'\\n'", "'\\0'", "'\\x7f'", "BIT(3)", "sizeof(int)", "sizeof(list)", "ARRAY_SIZE(list)",
                         "sizeof(text)", "SZ_4K", "INT_MAX", "U8_MAX", "GENMASK(7, 4)", "BIT_ULL(33)", "sizeof(char *)",
                         "MSEC_PER_SEC", "UINT_MAX", "ULONG_MAX", "sizeof(\"ab\")", "DIV_ROUND_UP(10, 3)", "0.5", "1e2"])
    inner = lambda: expression(depth - 1, bits)
    if kind < 0.62:
        operator = R.choice(["+", "+", "-", "*", "/", "%", "<<", ">>", "&", "|", "|", "^", "==", "!=", "<", ">", "<=", ">=", "&&", "||"])
        right = str(R.randrange(0, 20)) if operator in ("<<", ">>") else inner()
        return "%s %s %s" % (inner(), operator, right)
    if kind < 0.74:
        return "(%s)" % inner()
    if kind < 0.84:
        return R.choice(["-", "~", "!", "+"]) + "(%s)" % inner() if R.random() < 0.5 else R.choice(["-", "~", "!"]) + number(bits)
    if kind < 0.92:
        return "(%s)(%s)" % (R.choice(CASTS), inner())
    return "%s ? %s : %s" % (inner(), inner(), inner())


def spelled(word):
    plain, others, _, _ = TYPES[word]
    return plain if R.random() < 0.6 else R.choice(others)


def parameter(name, word, initializer, mode=None):
    mode = mode or R.choice(MODES)
    equals = "" if initializer is None else " = " + initializer
    return "%s%s %s%s%s;\nmodule_param(%s, %s, %s);\n" % (
        R.choice(STORAGE), spelled(word), name, R.choice(AFTER), equals, name, word, mode)


def scalars():
    word = R.choice(list(TYPES))
    name = R.choice(NAMES)
    bits = TYPES[word][2]
    text = parameter(name, word, R.choice([None, number(bits), number(bits), "-" + number(bits), "(" + number(bits) + ")"]))
    if R.random() < 0.3:
        flag = R.choice(["true", "false", "1", "0", "!0", "2"])
        text += "static bool on = %s;\nmodule_param(on, %s, %s);\n" % (flag, R.choice(["bool", "invbool"]), R.choice(MODES))
    if R.random() < 0.5:
        text += 'MODULE_PARM_DESC(%s, "%s");\n' % (name, R.choice(["Debug level", "in ms (default: 3)", 'a \\"b\\" c', "one\\n\\ttwo", "50% of \\\\", ""]))
    if R.random() < 0.2:
        text = text.replace("\nmodule_param(", " /* module_param(no, int, 0); */ // x\nmodule_param(", 1)
    return text


def expressions():
    word = R.choice(["int", "int", "int", "uint", "long", "ulong", "ullong", "byte", "short", "ushort", "bint"])
    return CONTEXT + parameter("v", word, expression(R.choice([1, 2, 2, 3]), TYPES[word][2]))


def arrays():
    word = R.choice(list(TYPES))
    length = R.choice(["4", "8", "N", "N + 1", "2 * N", "LAST", "ARRAY_SIZE(other)", "", ""])
    items, open_length = [], length == ""
    for _ in range(R.randrange(1 if open_length else 0, 4)):
        form = R.random()
        value = R.choice(["-1", "0", "ONE", number(), "N - 1"])
        if form < 0.6:
            items.append(value)
        elif form < 0.8:
            items.append("[%s] = %s" % (R.choice(["0", "1", "2", "ONE", "N - 2"]), value))
        else:
            items.append("[%s ... %s] = %s" % (R.choice(["0", "ONE"]), R.choice(["2", "3", "(N - 1)"]), value))
    body = "{ %s%s }" % (", ".join(items), R.choice(["", "", ","]) if items else "")
    initializer = None if not open_length and R.random() < 0.2 else body
    counter = R.choice(["NULL", "NULL", "&count", "(void *)0", "((void *)0)", "&(count)"])
    text = "#define N 4\n#define ONE 1\nenum { FIRST, SECOND, LAST };\nstatic char other[3];\nstatic unsigned int count%s;\n" % R.choice(["", " = 1", " = 2", " = ONE"])
    text += "static %s list[%s]%s;\n" % (spelled(word), length, "" if initializer is None else " = " + initializer)
    mode = R.choice(MODES)
    text += "module_param_array(list, %s, %s, %s);\n" % (word, counter, mode) if R.random() < 0.6 else \
        "module_param_array_named(%s, list, %s, %s, %s);\n" % (R.choice(NAMES), word, counter, mode)
    if R.random() < 0.3:
        text += "module_param_named(second, list[%s], %s, 0444);\n" % (R.choice(["0", "1", "ONE", "SECOND"]), word)
    return text


def members():
    text = "#define ROOM 3\nenum { A, B, COUNT };\n"
    text += "struct inner { int low; %s; };\n" % R.choice(["u8 bytes[2]", "short s, t", "bool on", "int high", "unsigned flag:1; int after"])
    text += "%sstruct outer { struct inner in; %s list[ROOM]; const char *name; %s; };\n" % (
        "", R.choice(["int", "int"]), R.choice(["bool enable", "long l", "union { int u; long w; }", "struct { bool enable; }"]))
    low, item = number(), number()
    one = R.choice([".in = { %s }", ".in.low = %s", ".in = { .low = %s }", "{ %s }", ".in = { .low = 1 }, .in.low = %s"]) % low
    parts = [one]
    if not one.startswith("{") or R.random() < 0.6:
        parts.append((".list = { %s, 2 }" if one.startswith(".") or R.random() < 0.5 else "{ %s, 2 }") % item)
    if R.random() < 0.5:
        parts.append('.name = "n"')
    form = R.random()
    if form < 0.4:
        text += "static struct outer all = { %s };\n" % ", ".join(parts)
        place = "all"
    elif form < 0.7:
        text += "static struct outer table[COUNT] = { [B] = { %s } };\n" % ", ".join(parts)
        place = "table[%s]" % R.choice(["B", "B", "1", "A"])
    elif form < 0.85:
        text += "static struct outer table[] = { { %s }, { } };\n" % ", ".join(parts)
        place = "table[%s]" % R.choice(["0", "A", "1"])
    else:
        text += "static struct outer all;\n"
        place = "all"
    text += "module_param_named(low, %s.in.low, int, 0644);\n" % place
    text += R.choice(["module_param_array_named(list, %s.list, int, NULL, 0444);\n", "module_param_named(item, %s.list[1], int, 0);\n",
                      "module_param_named(item, %s.list[0], int, 0);\n", ""]).replace("%s", place)
    return text


def macros():
    value, other = number(), number()
    return R.choice([
        "#define INT_PARM(n, v) static int n = v; module_param(n, int, 0)\nINT_PARM(full_duplex, %s);\nINT_PARM(second, -%s);\n",
        "#define PARM(type, name, init, perm, text) \\\n\tstatic type name = init; \\\n\tmodule_param(name, type, perm); \\\n\tMODULE_PARM_DESC(name, text)\nPARM(int, debug, %s, 0644, \"Debug\" \" level\");\nPARM(bool, on, %s, 0444, \"On, or off\");\n",
        "#define MAX_NIC 2\n#define UNSET -1\n#define INIT { [0 ... MAX_NIC] = UNSET }\n#define NIC_PARAM(X, desc) \\\n\tstatic int X[MAX_NIC + 1] = INIT; \\\n\tstatic unsigned int num_##X = %s & 1; \\\n\tmodule_param_array_named(X, X, int, &num_##X, 0); \\\n\tMODULE_PARM_DESC(X, desc);\nNIC_PARAM(Speed, \"Speed (0-%s)\")\n",
        "#define ARR(n, ...) static int n[] = { __VA_ARGS__ }; module_param_array(n, int, NULL, 0)\nARR(list, 1, %s, %s);\n",
        "#define ARGS(n, rest...) module_param_named(n, rest)\nstatic int v = %s, w = %s;\nARGS(a, v, int, 0444);\nARGS(b, w, int, 0);\n",
        "struct params { int modeset; bool fast; } params = { .modeset = %s, .fast = %s };\n#define param_named(name, T, perm, desc) \\\n\tmodule_param_named(name, params.name, T, perm); \\\n\tMODULE_PARM_DESC(name, desc)\nparam_named(modeset, int, 0400, \"Mode\");\nparam_named(fast, bool, 0600, \"Fast\");\n",
        "#define PFX(x) my_##x\n#define DECLARE(x, v) static int PFX(x) = v; module_param_named(x, PFX(x), int, 0); MODULE_PARM_DESC(x, #x \" is \" #v)\nDECLARE(speed, %s);\nDECLARE(mode, %s);\n",
        "#define STR_(x) #x\n#define STR(x) STR_(x)\n#define LIMIT %s\nstatic int v = LIMIT + %s;\nmodule_param(v, int, 0);\nMODULE_PARM_DESC(v, \"limit \" STR(LIMIT) \" of \" STR_(LIMIT) \", \" __stringify(LIMIT) __MODULE_STRING(3));\n",
        "#define FOR_EACH(X) X(int, a, %s) X(uint, b, %s)\n#define uint_t unsigned int\n#define VAR(T, n, v) static __PASTE(T, _t) n = v;\n#define int_t int\n#define PAR(T, n, v) module_param(n, T, 0);\nFOR_EACH(VAR)\nFOR_EACH(PAR)\n",
        "#define EMPTY\n#define ID(x) x\n#define CALL ID\nstatic int v = CALL(%s) EMPTY + ID(ID)(%s);\nmodule_param(v, int, ID(0644));\n",
        "#define f(x) x + f(x\n#define g(x, y) x##y\n#define h(x) g(x, x)\nstatic int v = g(1, 2) + h(3) + %s, w = %s;\nmodule_param(v, int, 0);\nmodule_param(w, int, 0);\n",
        "#define A %s\n#define B A\nstatic int v = B;\n#undef A\n#define A %s\nstatic int w = B;\nmodule_param(v, int, 0);\nmodule_param(w, int, 0);\n",
        "#define debug my_debug\nstatic int debug = %s;\nmodule_param_named(level, debug, int, 0644);\n#undef debug\nstatic int debug = %s;\nmodule_param(debug, int, 0);\n",
        "#define V(x, ...) (x + sizeof(#__VA_ARGS__))\nstatic int v = V(%s), w = V(%s, a, \"b\");\nmodule_param(v, int, 0);\nmodule_param(w, int, 0);\n",
    ]) % (value, other)


def condition(depth=2):
    if depth == 0 or R.random() < 0.4:
        return R.choice(["1", "0", "LIMIT > 2", "LIMIT == %d" % R.randrange(5), "defined(LIMIT)", "!defined(GONE)", "defined LIMIT",
                         "defined(GONE)", "LIMIT - 3", "LIMIT * 2 >= 6", "(LIMIT & 1)", "ON", "!ON", "SUM(1, 2) == 3"])
    return "%s %s %s" % (condition(depth - 1), R.choice(["&&", "||"]), "(" + condition(depth - 1) + ")")


def conditions():
    text = "#define LIMIT %d\n#define ON %d\n#define SUM(a, b) ((a) + (b))\n#define GONE\n#undef GONE\n" % (R.randrange(5), R.randrange(2))
    opener = R.choice(["#if %s" % condition(), "#ifdef %s" % R.choice(["LIMIT", "GONE"]), "#ifndef %s" % R.choice(["LIMIT", "GONE"]), "#if 0", "#if 1"])
    middle = "" if R.random() < 0.6 else "#elif %s\nstatic int v = 2%s;\n" % (condition(), "")
    junk = R.choice(["", "", "it's not C \"\n", "#if 0\n'\n#else\n#endif\n", "/* #endif */\n"]) if opener == "#if 0" else ""
    text += "%s\n%sstatic int v = 1;\n%s#else\nstatic int v = 3;\n#endif\nmodule_param(v, int, 0644);\n" % (opener, junk, middle)
    if R.random() < 0.5:
        c = R.choice(["#if 1", "#if 0", "#ifdef LIMIT", "#ifdef GONE", "#if ON"])
        text += "static int f(int x)\n{\n%s\n\tif (x == 1) {\n#else\n\tif (x == 2) {\n#endif\n\t\treturn '}';\n\t}\n\treturn 0;\n}\n" % c
    if R.random() < 0.3:
        text += "%s\nstatic int w = 5;\nmodule_param(w, int, 0);\n#endif\n" % R.choice(["#if 0", "#if 1", "#ifdef MODULE", "#ifndef MODULE", "#if defined(MODULE) && LIMIT < 9"])
    text += "static int last = %s;\nmodule_param(last, int, 0);\n" % number()
    return text


PIECES = ['"a"', '"b c"', '""', '"\\n"', '"\\t\\\\"', '"\\x41" "1"', '"\\101"', '"\\""', "NAME", "STR(ROOM)", '"%d"', '"//"', '"/* */"', '"é"']


def strings():
    pieces = " ".join(R.choice(PIECES) for _ in range(R.randrange(1, 4)))
    head = '#define NAME "name"\n#define ROOM 16\n#define STR(x) __stringify(x)\n'
    if R.random() < 0.4:
        text = "static char *v%s;\nmodule_param(v, charp, %s);\n" % (R.choice(["", " = NULL", " = " + pieces, " = (" + pieces + ")", " = 0"]), R.choice(MODES))
        return head + text + ("MODULE_PARM_DESC(v, %s);\n" % pieces if R.random() < 0.4 else "")
    if R.random() < 0.4:
        return head + "static char *v[%s] = { %s, %s };\nmodule_param_array(v, charp, NULL, 0444);\n" % (
            R.choice(["3", "4", "ROOM", ""]), pieces, R.choice(["NULL", "NAME", "[2] = \"x\""]))
    initializer = R.choice(["", " = " + pieces, " = { " + pieces + " }", " = { 0 }", " = {}", " = { '\\0' }"])
    room = R.choice(["ROOM", "32", "2 * ROOM", "" if initializer.startswith(' = "') or "NAME" in initializer and "{" not in initializer else "24"])
    return head + "static char v[%s]%s;\nmodule_param_string(%s, v, %s, %s);\n" % (
        room, initializer, R.choice(NAMES), R.choice(["sizeof(v)", "sizeof(v)", "sizeof v", "16"]), R.choice(MODES))


def permissions():
    mode = R.choice(["0%o" % R.randrange(0, 512), "0%o" % R.choice([0o444, 0o644, 0o600, 0o640, 0o660, 0o664, 0o440]), R.choice([
        "S_IRUSR | S_IWUSR | S_IRGRP", "S_IRUGO & ~S_IROTH", "PERM", "(PERM)", "S_IRWXU", "0x1a4", "420", "S_IWUSR", "S_IRUGO|S_IWUGO", "S_IRUGO | S_IWUSR | S_IWGRP",
        "0" "644", "ZERO ? 0 : 0444", "0600 + 044"])])
    return "#define PERM (S_IRUGO | S_IWUSR)\n#define ZERO 0\nstatic int v = %s;\nmodule_param(v, int, %s);\n" % (number(), mode)


THEMES = [(scalars, 450), (expressions, 750), (arrays, 450), (members, 400), (macros, 350), (conditions, 400), (strings, 300), (permissions, 200)]


def reads_beyond(source):
    """Whether a second parameter may lie behind an array whose initializer makes its length."""
    return "list[] =" in source and "(second, list[" in source and "(second, list[0]" not in source


def recorded(source, folder, index):
    binary = os.path.join(folder, str(index))
    compiled = subprocess.run(["gcc", "-w", "-funsigned-char", "-std=gnu11", "-I", HERE, "-include", "params.h", "-x", "c", "-", "-o", binary],
                              input=source.encode(), stderr=subprocess.DEVNULL, check=False)
    if compiled.returncode != 0:
        return "refused\n"
    printed = subprocess.run([binary], stdout=subprocess.PIPE, check=True).stdout.decode()
    os.remove(binary)
    return printed


def main():
    seen, cases = set(), []
    for theme, wanted in THEMES:
        left, found = wanted * 40, 0
        while found < wanted and left > 0:
            left -= 1
            source = theme()
            if source not in seen:
                seen.add(source)
                cases.append((theme.__name__, source))
                found += 1
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        printed = list(pool.map(lambda c: recorded(c[1][1], folder, c[0]), enumerate(cases)))
    for (theme, source), result in zip(cases, printed):
        if not reads_beyond(source):
            sys.stdout.write("=== %s\n%s---\n%s" % (theme, source, result))


if __name__ == "__main__":
    main()
