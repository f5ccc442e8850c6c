#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Compares reading a tree of unpacked modules with modinfo given the same files in one process.
#
#   mvn -q test-compile && src/test/scripts/benchmark.sh TREE
#
# Prints wall times in milliseconds: best and median of RUNS runs each, alternating; then 10 rounds in one JVM.
set -eu
tree=${1:?usage: benchmark.sh TREE}
runs=${RUNS:-7}
workers=${WORKERS:-$(nproc)}
options=${JAVA_OPTIONS--XX:TieredStopAtLevel=1 -XX:+UseSerialGC}
cd "$(dirname "$0")/../../.."
files=$(mktemp)
times=$(mktemp -d)
trap 'rm -rf "$files" "$times"' EXIT
find "$tree" -name '*.ko' >"$files"

ms() {
	start=$(date +%s%N)
	"$@" >/dev/null
	echo $((($(date +%s%N) - start) / 1000000))
}
with_modinfo() { xargs -n 100000 -s 2000000 modinfo <"$files"; }
# shellcheck disable=SC2086 # options are words
with_java() { java $options -cp target/classes:target/test-classes dev.modparam.binary.TreeBenchmark "$tree" "$workers" "$1"; }

with_modinfo >/dev/null
for _ in $(seq "$runs"); do
	ms with_modinfo >>"$times/modinfo"
	ms with_java 1 >>"$times/java"
done
middle=$(((runs + 1) / 2))
for what in modinfo java; do
	sort -n "$times/$what" | awk -v what="$what" -v middle="$middle" \
		'NR == 1 { best = $1 } NR == middle { print what ": best " best " ms, median " $1 " ms" }'
done
echo "java options: $options"
with_java 10
