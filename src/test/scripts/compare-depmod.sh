#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares depmod with the real one over the modules of Debian's 6.12 kernel, to the byte.
#
#   compare-depmod.sh FOLDER
#
# Needs apt, dpkg and Maven, and a source of packages as for fetch-debian-modules.sh. Uses the depmod of the system; if there
# is none, that of the package kmod, unpacked in FOLDER.
set -eu
project=$(cd "$(dirname "$0")/../../.." && pwd)
folder=${1:?usage: compare-depmod.sh FOLDER}
tree=$("$project/src/test/scripts/fetch-debian-modules.sh" "$folder" | tail -n 1)
cd "$folder"
depmod=$(command -v depmod || true)
if [ -z "$depmod" ]; then
	ls kmod_*.deb >/dev/null 2>&1 || apt-get download kmod
	dpkg -x kmod_*.deb kmod
	ln -sf "$(find "$PWD/kmod" -type f -name kmod -perm /1)" depmod
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
	"-Dmodparam.indexes=$(cd "$folder" && pwd)/real/lib/modules/$release"
wc -l "$folder/real/lib/modules/$release"/modules.dep "$folder/real/lib/modules/$release"/modules.alias \
	"$folder/real/lib/modules/$release"/modules.symbols
