/* SPDX-License-Identifier: Apache-2.0 */
/* Defines the variable that module.c only refers to. */
static const char info[] __attribute__((used, section(".modinfo"))) = "name=provider\0license=GPL\0depends=\0intree=Y";
int elsewhere = 42;
