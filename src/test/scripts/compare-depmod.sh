#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares depmod with the real one over the modules of Debian's 6.12 kernel, to the byte.
#
#   [DEPMOD=PATH] compare-depmod.sh FOLDER
#
# Needs apt, dpkg and Maven, and a source of packages as for fetch-debian-modules.sh. Uses the depmod that DEPMOD names, or else
# that of the system, or else that of the package kmod, unpacked in FOLDER. Kernel and kmod take 350 MB there.
set -eu
project=$(cd "$(dirname "$0")/../../.." && pwd)
mkdir -p "${1:?usage: compare-depmod.sh FOLDER}"
folder=$(cd "$1" && pwd)
tree=$("$project/src/test/scripts/fetch-debian-modules.sh" "$folder" | tail -n 1)
cd "$folder"
depmod=${DEPMOD:-$(command -v depmod || true)}
if [ -z "$depmod" ]; then
	ls kmod_*.deb >/dev/null 2>&1 || apt-get download kmod
	dpkg -x kmod_*.deb kmod
	ln -sf "$(find "$PWD/kmod" -type f -path '*/bin/kmod')" depmod
	depmod=$PWD/depmod
fi
"$depmod" -V
release=$(basename "$tree")
base=${tree%/lib/modules/*}
rm -rf real
mkdir -p real/lib/modules
cp -r "$tree" "real/lib/modules/$release"
"$depmod" -C /dev/null -b "$PWD/real" "$release"
cd "$project"
mvn -q test -Dtest=DepmodConformanceTest "-Dmodparam.modules=$base/lib/modules/$release" \
	"-Dmodparam.indexes=$folder/real/lib/modules/$release"
cd "$folder/real/lib/modules/$release"
echo "0 bytes differ in these indexes; lines:"
wc -l modules.dep modules.alias modules.softdep $(ls modules.weakdep 2>/dev/null) modules.symbols modules.devname
