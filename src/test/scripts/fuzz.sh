#!/usr/bin/env bash
# Runs every fuzz target in search mode, one after the other, and prints a table of what each did.
#
#   src/test/scripts/fuzz.sh -Dfuzz.minutes=30            every target for 30 minutes
#   src/test/scripts/fuzz.sh -Dfuzz.minutes=1 Snapshot    only targets whose class or method matches
#
# The table is target/fuzz/table.md. A finding is written next to the seeds of its target, and the exit status is 1.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

minutes=10
pattern=.
for word in "$@"; do
  case $word in
    -Dfuzz.minutes=*) minutes=${word#*=} ;;
    -*)
      echo "unknown option $word; known: -Dfuzz.minutes=N" >&2
      exit 2
      ;;
    *) pattern=$word ;;
  esac
done
[[ $minutes =~ ^[1-9][0-9]*$ ]] || {
  echo "fuzz.minutes is a whole number of minutes, not $minutes" >&2
  exit 2
}

targets=$(
  grep -rl --include='*Test.java' '@FuzzTest' src/test/java | sort | while read -r file; do
    awk -v class="$(basename "$file" .java)" '
      /@FuzzTest/ { target = 1; next }
      target && match($0, /[A-Za-z0-9_]+\(/) { print class "#" substr($0, RSTART, RLENGTH - 1); target = 0 }' "$file"
  done | grep -E "$pattern"
) || {
  echo "no target matches $pattern" >&2
  exit 2
}

out=target/fuzz
mkdir -p "$out"
mvn -q test-compile -Djacoco.skip
status=0
{
  echo "| target | executions | coverage (edges) | new inputs kept | finding |"
  echo "| --- | --- | --- | --- | --- |"
} >"$out/table.md"
for target in $targets; do
  log=$out/${target/\#/.}.log
  finding=none
  JAZZER_FUZZ=1 JAZZER_MAX_DURATION=${minutes}m mvn -B surefire:test -Djacoco.skip -DfailIfNoTests=true \
    -Dtest.jvm= "-Dtest=$target" >"$log" 2>&1 || {
    finding="see $log"
    status=1
  }
  runs=$(grep -aoE 'Done [0-9]+ runs' "$log" | grep -aoE '[0-9]+' | tail -1 || true)
  [ -n "$runs" ] || runs=$(grep -aoE '^#[0-9]+' "$log" | tr -d '#' | tail -1 || true)
  [ -n "$runs" ] || {
    finding="did not search: see $log"
    status=1
  }
  edges=$(grep -aoE ' cov: [0-9]+' "$log" | grep -aoE '[0-9]+' | tail -1 || true)
  kept=$(grep -acE '^#[0-9]+.*(NEW|REDUCE)' "$log" || true)
  echo "| \`$target\` | ${runs:-0} | ${edges:-0} | $kept | $finding |" | tee -a "$out/table.md"
done
exit $status
