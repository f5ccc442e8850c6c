#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Reads every module of Debian's 6.12 kernel twice, compiled and from its C files, and prints how many parameters the
# reader of C files finds and says right: each file alone, then each module with its headers and configuration.
#
#   mvn -q test-compile && src/test/scripts/compare-sources.sh FOLDER
#
# Fetches linux-source-6.12 and the image of the same version into FOLDER (2 GB unpacked) unless they are there. Needs apt,
# dpkg and a source of packages that has them (bookworm-security). JAVA_OPTIONS=-Dmodparam.verbose=true lists each
# difference, and -Dmodparam.only=REGEX takes only modules such as drivers/net/dummy, with their notes. Further jars, such
# as xz, are taken from CLASSPATH.
set -eu
folder=${1:?usage: compare-sources.sh FOLDER}
release=6.12.117+deb12-amd64
home=$(cd "$(dirname "$0")/../../.." && pwd)
mkdir -p "$folder"
cd "$folder"
if [ ! -d image ]; then
	ls linux-image-"$release"_*.deb >/dev/null 2>&1 || apt-get download "linux-image-$release"
	dpkg-deb -x linux-image-"$release"_*.deb image
fi
if [ ! -d source ]; then
	ls linux-source-6.12_*.deb >/dev/null 2>&1 || apt-get download linux-source-6.12
	dpkg-deb -x linux-source-6.12_*.deb packed
	mkdir source
	tar -xf packed/usr/src/linux-source-6.12.tar.xz -C source --strip-components=1
	rm -r packed
fi
# shellcheck disable=SC2086 # options are words
exec java ${JAVA_OPTIONS:-} -cp "$home/target/classes:$home/target/test-classes:${CLASSPATH:-}" \
	dev.modparam.source.KernelTreeComparison source "image/lib/modules/$release" "image/boot/config-$release"
