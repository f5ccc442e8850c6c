/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The macros of linux/moduleparam.h for an ordinary program: it prints each parameter that was
 * declared before main, with its permissions, its length and what the kernel would show of it.
 */
#include <stdio.h>
#include <string.h>

typedef _Bool bool;
enum { false, true };

typedef unsigned char u8, uint8_t, __u8;
typedef signed char s8;
typedef unsigned short u16, uint16_t, __u16;
typedef short s16;
typedef unsigned int u32, uint32_t, __u32;
typedef int s32;
typedef unsigned long long u64, __u64;
typedef long long s64;

#define S_IRUSR 0400
#define S_IWUSR 0200
#define S_IRGRP 0040
#define S_IWGRP 0020
#define S_IROTH 0004
#define S_IWOTH 0002
#define S_IRUGO 0444
#define S_IWUGO 0222
#define S_IRWXU 0700
#define SZ_4K 0x1000
#define SZ_1M 0x100000
#define INT_MAX 0x7fffffff
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX (~0U)
#define ULONG_MAX (~0UL)
#define LONG_MAX ((long)(~0UL >> 1))
#define U8_MAX ((u8)~0U)
#define U16_MAX ((u16)~0U)
#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))
#define BIT(n) (1UL << (n))
#define BIT_ULL(n) (1ULL << (n))
#define GENMASK(h, l) (((~0UL) - (1UL << (l)) + 1) & (~0UL >> (63 - (h))))
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))
#define MSEC_PER_SEC 1000L
#define NSEC_PER_SEC 1000000000L
#define __stringify_1(x...) #x
#define __stringify(x...) __stringify_1(x)
#define __MODULE_STRING(x) __stringify(x)
#define __initdata
#define __read_mostly
#define __init
#define __exit
#define __maybe_unused __attribute__((unused))
#define MODULE 1
#define __KERNEL__ 1
#define KBUILD_MODNAME "m"
#define MODULE_PARAM_PREFIX

struct declared {
	const char *name, *type;
	int mode;
	void *at;
	unsigned int max, *num;
	const char *prefix;
};
struct described {
	const char *name, *text;
};

#define CHECKED(mode)                                                                              \
	((mode) + 0 * sizeof(struct {                                                              \
		 int bad : 1 - 2 * !((mode) >= 0 && (mode) <= 0777 &&                              \
				     (((mode) >> 6) & 4) >= (((mode) >> 3) & 4) &&                 \
				     (((mode) >> 3) & 4) >= ((mode) & 4) &&                        \
				     (((mode) >> 6) & 2) >= (((mode) >> 3) & 2) && !((mode) & 2)); \
	 }))
#define GLUE_(a, b) a##b
#define GLUE(a, b) GLUE_(a, b)
#define __PASTE(a, b) GLUE_(a, b)
#define PUT(name, type, mode, at, max, num)                                                        \
	PUT_IN(declared, __COUNTER__,                                                              \
	       ((struct declared){ name, type, CHECKED(mode), at, max, num, "" MODULE_PARAM_PREFIX }))
#define PUT_IN(list, id, ...) PUT_AS(list, GLUE(put_, id), __VA_ARGS__)
#define PUT_AS(list, id, ...)                                                                      \
	static struct list id = __VA_ARGS__;                                                       \
	static struct list *GLUE(to_, id) __attribute__((used, section(#list))) = &id
#define TAKES(c_type, pointer) static inline c_type *GLUE(check_, __COUNTER__)(void) { return pointer; }
#define takes_byte(p) TAKES(unsigned char, p)
#define takes_short(p) TAKES(short, p)
#define takes_ushort(p) TAKES(unsigned short, p)
#define takes_int(p) TAKES(int, p)
#define takes_uint(p) TAKES(unsigned int, p)
#define takes_hexint(p) TAKES(unsigned int, p)
#define takes_long(p) TAKES(long, p)
#define takes_ulong(p) TAKES(unsigned long, p)
#define takes_ullong(p) TAKES(unsigned long long, p)
#define takes_bool(p) TAKES(bool, p)
#define takes_invbool(p) TAKES(bool, p)
#define takes_bint(p) TAKES(int, p)
#define takes_charp(p) TAKES(char *, p)

#define module_param(name, type, mode) module_param_named(name, name, type, mode)
#define module_param_named(name, var, type, mode)                                                  \
	takes_##type(&(var)) PUT(#name, #type, mode, &(var), 0, NULL)
#define module_param_unsafe(name, type, mode) module_param(name, type, mode)
#define module_param_array(name, type, nump, mode) module_param_array_named(name, name, type, nump, mode)
#define module_param_array_named(name, var, type, nump, mode)                                      \
	takes_##type(&(var)[0]) PUT(#name, #type, mode, var, ARRAY_SIZE(var), nump)
#define module_param_string(name, var, len, mode) PUT(#name, "string", mode, var, len, NULL)
#define MODULE_PARM_DESC(name, text)                                                               \
	PUT_IN(described, __COUNTER__, ((struct described){ #name, text }))
#define MODULE_LICENSE(text) struct never
#define MODULE_AUTHOR(text) struct never
#define MODULE_DESCRIPTION(text) struct never
#define EXPORT_SYMBOL(name) struct never
#define module_init(f) struct never
#define module_exit(f) struct never

extern struct declared *__start_declared[] __attribute__((weak)), *__stop_declared[] __attribute__((weak));
extern struct described *__start_described[] __attribute__((weak)),
	*__stop_described[] __attribute__((weak));

static void quoted(const char *text)
{
	putchar('"');
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == '"' || *text == '\\')
			printf("\\u%04x", *text);
		else
			putchar(*text);
	putchar('"');
}

static void value(const struct declared *p, int i)
{
	const char *t = p->type;
	if (!strcmp(t, "byte")) printf("%hhu", ((unsigned char *)p->at)[i]);
	else if (!strcmp(t, "short")) printf("%hi", ((short *)p->at)[i]);
	else if (!strcmp(t, "ushort")) printf("%hu", ((unsigned short *)p->at)[i]);
	else if (!strcmp(t, "int") || !strcmp(t, "bint")) printf("%i", ((int *)p->at)[i]);
	else if (!strcmp(t, "uint")) printf("%u", ((unsigned int *)p->at)[i]);
	else if (!strcmp(t, "hexint")) printf("0x%06x", ((unsigned int *)p->at)[i]); /* as vsprintf.c has it for 0, too */
	else if (!strcmp(t, "long")) printf("%li", ((long *)p->at)[i]);
	else if (!strcmp(t, "ulong")) printf("%lu", ((unsigned long *)p->at)[i]);
	else if (!strcmp(t, "ullong")) printf("%llu", ((unsigned long long *)p->at)[i]);
	else if (!strcmp(t, "bool")) putchar(((bool *)p->at)[i] ? 'Y' : 'N');
	else if (!strcmp(t, "invbool")) putchar(((bool *)p->at)[i] ? 'N' : 'Y');
	else if (((char **)p->at)[i]) quoted(((char **)p->at)[i]);
	else printf("null");
}

int main(void)
{
	for (struct declared **each = __start_declared; each < __stop_declared; each++) {
		struct declared *p = *each;
		printf("%s%s %s", p->prefix, p->name, p->type);
		if (p->max && strcmp(p->type, "string"))
			printf("[%u]%s", p->max, p->num ? "#" : "");
		else if (p->max)
			printf("(%u)", p->max);
		printf(" %04o ", p->mode);
		if (!strcmp(p->type, "string")) {
			quoted(p->at);
		} else if (p->max) {
			for (unsigned int i = 0; i < (p->num ? *p->num : p->max); i++) {
				if (i) putchar(',');
				value(p, i);
			}
		} else {
			value(p, 0);
		}
		for (struct described **d = __start_described; d < __stop_described; d++)
			if (!strcmp((*d)->name, p->name)) {
				putchar(' ');
				quoted((*d)->text);
				break;
			}
		putchar('\n');
	}
}
