#!/bin/sh
# Compiles module.c for each machine of MachinesTest, on x86_64; needs the cross compilers of Debian 12:
# apt-get install gcc-12-{i686,mips,powerpc64,riscv64}-linux-gnu gcc-12-mips64el-linux-gnuabi64
set -eu
cd "$(dirname "$0")"
flags="-c -O2 -ffreestanding -fno-pic -fno-pie -fno-common -fno-toplevel-reorder -fno-asynchronous-unwind-tables -g0 -fno-ident"
i686-linux-gnu-gcc-12 $flags -o i386.ko module.c
mips-linux-gnu-gcc-12 $flags -mno-abicalls -G0 -o mips.ko module.c
mips64el-linux-gnuabi64-gcc-12 $flags -mno-abicalls -G0 -o mips64el.ko module.c
powerpc64-linux-gnu-gcc-12 $flags -o ppc64.ko module.c
powerpc64-linux-gnu-gcc-12 $flags -mlittle-endian -mabi=elfv2 -o ppc64le.ko module.c
riscv64-linux-gnu-gcc-12 $flags -fdata-sections -o riscv64.ko module.c

# For a catalogue: a module with an external variable, and the one that defines it.
gcc $flags -DDEPENDS=provider -o consumer.ko module.c
gcc $flags -o provider.ko provider.c
gcc $flags -o exporter.ko exporter.c

# signed.ko is provider.ko with a signature behind it: openssl cms -sign -binary -noattr -nocerts -md sha512, a key of the
# curve P-256, and the trailer of scripts/sign-file.
