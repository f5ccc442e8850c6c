#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What action.yml runs: turns its inputs, which are variables here, into a command line.
set -eu
here=$(dirname "$0")
# shellcheck disable=SC2086 # the paths are patterns, and several
set -- audit $MODPARAM_PATHS --fail-on "${MODPARAM_FAIL_ON:-warning}" --format "${MODPARAM_FORMAT:-github}"
[ -z "${MODPARAM_CATALOG:-}" ] || set -- "$@" --catalog "$MODPARAM_CATALOG"
[ -z "${MODPARAM_CMDLINE:-}" ] || set -- "$@" --cmdline "$MODPARAM_CMDLINE"
if [ -n "${MODPARAM_OUTPUT:-}" ]; then
  exec "$here/../bin/modparam" "$@" > "$MODPARAM_OUTPUT"
fi
exec "$here/../bin/modparam" "$@"
