#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Fetches the modules of Debian's 6.12 kernel, with which the recordings of ModuleFileConformanceTest were made.
#
#   fetch-debian-modules.sh FOLDER [unpack]
#
# Needs apt and dpkg, and a source of packages that has linux-image-6.12.117+deb12-amd64 (bookworm-security). Prints the
# tree for -Dmodparam.modules; with "unpack" also one without compression, for the benchmark.
set -eu
package=linux-image-6.12.117+deb12-amd64
folder=${1:?usage: fetch-debian-modules.sh FOLDER [unpack]}
mkdir -p "$folder"
cd "$folder"
ls "$package"_*.deb >/dev/null 2>&1 || apt-get download "$package"
dpkg -x "$package"_*.deb tree
tree=$PWD/tree/lib/modules/6.12.117+deb12-amd64
echo "$tree"
if [ "${2:-}" = unpack ]; then
	rm -rf plain
	cp -r "$tree" plain
	find plain -name '*.ko.xz' -print0 | xargs -0 -P "$(nproc)" -n 50 xz -d
	echo "$PWD/plain"
fi
