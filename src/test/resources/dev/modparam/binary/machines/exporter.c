/* SPDX-License-Identifier: Apache-2.0 */
/* Exports a symbol as EXPORT_SYMBOL does, and names a device node. */
static const char info[] __attribute__((used, section(".modinfo"))) =
    "name=exporter\0license=GPL\0alias=char-major-10-200\0alias=devname:net/tun\0depends=\0intree=Y";
static const char names[] __attribute__((used, section("__ksymtab_strings"))) = "shared_number";
int shared_number = 42;
int *__ksymtab_shared_number __attribute__((used, section("___ksymtab+shared_number"))) = &shared_number;
