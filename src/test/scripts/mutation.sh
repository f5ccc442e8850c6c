#!/usr/bin/env bash
# Breaks the code of one room after the other, a small change at a time, and counts the changes that a test finds.
#
#   src/test/scripts/mutation.sh                 every room, which takes hours
#   src/test/scripts/mutation.sh args module     these rooms
#   src/test/scripts/mutation.sh -Dmutation.tests='dev.modparam.args.*,dev.modparam.kernel.*' args
#                                                with the tests of some packages: sooner, and the score is a lower bound
#
# The table is target/mutation/table.md, the reports are target/mutation/ROOM/index.html.
# The exit status is 1 when fewer than 90 % are found in a room (95 % in args, module and kernel).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

tests='dev.modparam.*'
rooms=()
for word in "$@"; do
  case $word in
    -Dmutation.tests=*) tests=${word#*=} ;;
    -*)
      echo "unknown option $word; known: -Dmutation.tests=PACKAGES" >&2
      exit 2
      ;;
    *) rooms+=("$word") ;;
  esac
done
[ ${#rooms[@]} -gt 0 ] || rooms=(param args module kernel modprobe binary source filesystem snapshot)
for room in "${rooms[@]}"; do
  [ -d "src/main/java/dev/modparam/${room//.//}" ] || {
    echo "there is no room $room; rooms are the folders of src/main/java/dev/modparam" >&2
    exit 2
  }
done

mvn -q test-compile -Djacoco.skip
mkdir -p target/mutation
status=0
{
  echo "| room | changes | found | not found | not reached | score |"
  echo "| --- | ---: | ---: | ---: | ---: | ---: |"
} >target/mutation/table.md
for room in "${rooms[@]}"; do
  wanted=90
  case $room in args | module | kernel) wanted=95 ;; esac
  mvn -B -Pmutation "-Dmutation.room=$room" "-Dmutation.threshold=$wanted" "-Dmutation.tests=$tests" \
    org.pitest:pitest-maven:mutationCoverage >"target/mutation/$room.log" 2>&1 || status=1
  awk -F, -v room="$room" '
    { all++; seen[$6]++ }
    END {
      missed = seen["SURVIVED"]; unreached = seen["NO_COVERAGE"]; found = all - missed - unreached
      printf "| %s | %d | %d | %d | %d | %.1f %% |\n", room, all, found, missed, unreached, all ? 100 * found / all : 0
    }' "target/mutation/$room/mutations.csv" >>target/mutation/table.md || status=1
done
cat target/mutation/table.md
exit $status
