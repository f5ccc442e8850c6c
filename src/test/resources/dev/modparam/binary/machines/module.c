/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A module as the kernel's build would compile it, for machines that no distribution's kernel is at hand for. The
 * structures have the layout of Linux 4.2 and newer; no header of the kernel is needed. Compile with build.sh.
 */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef _Bool bool;
#define NULL ((void *)0)

struct module;
struct kernel_param;

struct kernel_param_ops {
	u32 flags;
	int (*set)(const char *, const struct kernel_param *);
	int (*get)(char *, const struct kernel_param *);
	void (*free)(void *);
};

struct kparam_string {
	u32 maxlen;
	char *string;
};

struct kparam_array {
	u32 max;
	u32 elemsize;
	u32 *num;
	const struct kernel_param_ops *ops;
	void *elem;
};

struct kernel_param {
	const char *name;
	struct module *mod;
	const struct kernel_param_ops *ops;
	const u16 perm;
	signed char level;
	u8 flags;
	union {
		void *arg;
		const struct kparam_string *str;
		const struct kparam_array *arr;
	};
};

extern struct module __this_module;
extern const struct kernel_param_ops param_ops_byte, param_ops_short, param_ops_ushort, param_ops_int, param_ops_uint,
	param_ops_long, param_ops_ulong, param_ops_ullong, param_ops_hexint, param_ops_bool, param_ops_invbool,
	param_ops_bint, param_ops_charp, param_ops_string, param_array_ops;
extern int param_get_int(char *, const struct kernel_param *);
extern int elsewhere;

#define INFO_(line, text) \
	static const char info_##line[] __attribute__((used, section(".modinfo"), aligned(1))) = text
#define INFO(line, text) INFO_(line, text)
#define ENTRY(pname, pops, pperm, pflags, parg)                                                     \
	static const char __param_str_##pname[] = #pname;                                           \
	static const struct kernel_param __param_##pname                                            \
		__attribute__((used, section("__param"), aligned(sizeof(void *)))) = {              \
			__param_str_##pname, &__this_module, pops, pperm, -1, pflags, { parg } }
#define PARAM(pname, type, pperm, pflags)                                                           \
	INFO(type_##pname, "parmtype=" #pname ":" #type);                                           \
	ENTRY(pname, &param_ops_##type, pperm, pflags, &pname)
#define ARRAY(pname, type, pnum, pperm)                                                             \
	INFO(type_##pname, "parmtype=" #pname ":array of " #type);                                  \
	static const struct kparam_array __param_arr_##pname = { sizeof(pname) / sizeof(pname[0]),  \
		sizeof(pname[0]), pnum, &param_ops_##type, pname };                                 \
	ENTRY(pname, &param_array_ops, pperm, 0, (void *)&__param_arr_##pname)
#define STRING(pname, pperm)                                                                        \
	INFO(type_##pname, "parmtype=" #pname ":string");                                           \
	static const struct kparam_string __param_string_##pname = { sizeof(pname), pname };        \
	ENTRY(pname, &param_ops_string, pperm, 0, (void *)&__param_string_##pname)

INFO(license, "license=GPL");
#ifdef DEPENDS
INFO(name, "name=consumer");
INFO(depends, "depends=provider");
#else
INFO(name, "name=machines");
INFO(depends, "depends=");
#endif
INFO(intree, "intree=Y");

static u8 by = 200;
static short sh = -32768;
static u16 us = 65535;
static int i = -7;
static int i_zero;
static u32 ui = 4000000000u;
static long lo = -2147483647L - 1;
static unsigned long ul = 4294967295ul;
static unsigned long long ull = 18446744073709551615ull;
static u32 hx = 42;
static bool bo = 1;
static bool ib = 1;
static int bi = 5;
static const int ro = 43;
static char *cp_null;
static char *cp = "hello, world";
static char *cp_middle = (char *)"abcdef" + 3;
static char text[16] = "seed";
static char text_zero[80];
static int a_plain[4] = { 1, -2, 3 };
static short a_num[5] = { 9, 8, 7 };
static u32 a_num_count = 2;
static int a_zero[8] = { 5, 6 };
static u32 a_zero_count;
static char *a_cp[3] = { "x", NULL, "z" };
static u8 a_bss[6];
static int own = 77;
static unsigned long addr = (unsigned long)&own;

static __attribute__((noinline)) int my_set(const char *value, const struct kernel_param *kp)
{
	return value && kp ? 0 : -22;
}

static __attribute__((noinline)) int my_get(char *buffer, const struct kernel_param *kp)
{
	return buffer && kp ? 0 : -22;
}

static const struct kernel_param_ops own_ops = { 1, my_set, param_get_int, NULL };
static const struct kernel_param_ops own_get_ops = { 0, my_set, my_get, NULL };
static const struct kernel_param_ops no_get_ops = { 0, my_set, NULL, NULL };

PARAM(by, byte, 0644, 0);
PARAM(sh, short, 0644, 0);
PARAM(us, ushort, 0444, 0);
PARAM(i, int, 0600, 0);
PARAM(i_zero, int, 0, 0);
PARAM(ui, uint, 0644, 1);
PARAM(lo, long, 0644, 0);
PARAM(ul, ulong, 0644, 0);
PARAM(ull, ullong, 0644, 0);
PARAM(hx, hexint, 0644, 2);
PARAM(bo, bool, 0644, 0);
PARAM(ib, invbool, 0644, 0);
PARAM(bi, bint, 0644, 3);
INFO(type_ro, "parmtype=ro:int");
ENTRY(ro, &param_ops_int, 0444, 0, (void *)&ro);
PARAM(cp_null, charp, 0444, 0);
PARAM(cp, charp, 0444, 0);
PARAM(cp_middle, charp, 0444, 0);
STRING(text, 0644);
STRING(text_zero, 0644);
ARRAY(a_plain, int, NULL, 0444);
ARRAY(a_num, short, &a_num_count, 0644);
ARRAY(a_zero, int, &a_zero_count, 0644);
ARRAY(a_cp, charp, NULL, 0444);
ARRAY(a_bss, byte, NULL, 0444);
ENTRY(own, &own_ops, 0644, 0, &own);
ENTRY(own_get, &own_get_ops, 0644, 0, NULL);
ENTRY(no_get, &no_get_ops, 0200, 0, NULL);
ENTRY(ext, &param_ops_int, 0444, 0, &elsewhere);
PARAM(addr, ulong, 0400, 0);
INFO(desc_i, "parm=i:a signed number");
INFO(absent, "parm=absent:described only");
