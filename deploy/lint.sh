#!/usr/bin/env bash
# Looks over the files of deploy/ with what is at hand: shellcheck, systemd-analyze, and two linters that npx fetches into
# a folder of their own, as the project does not depend on them.
set -u

here=$(cd "$(dirname "$0")" && pwd -P)
lab=$(mktemp -d "${TMPDIR:-/tmp}/linebeat-lint.XXXXXX")
trap 'rm -rf "$lab"' EXIT
cp "$here/Dockerfile" "$here/compose.yaml" "$here"/linebeat*.service "$here"/linebeat*.timer "$lab" && cd "$lab" || exit 1
failures=0
# lint TOOL COMMAND...
lint() {
  if ! command -v "$1" >/dev/null; then
    echo "     (no $1 here)"
  elif "$@" >out 2>&1; then
    echo "ok   $*"
  else
    echo "FAIL $*" && sed 's/^/       /' out
    failures=$((failures + 1))
  fi
}
# The order of keys is ours, and the ports are meant for everybody.
cat >.dclintrc <<'JSON'
{ "rules": { "no-unbound-port-interfaces": 0, "service-keys-order": 0 } }
JSON
# It would complain of a program that is not installed here.
sed -i.orig 's#/opt/linebeat/linebeat#/bin/true#' ./*.service && rm ./*.service.orig
lint shellcheck "$here/test.sh" "$here/lint.sh"
lint systemd-analyze verify ./linebeat.service ./linebeat-backup.service ./linebeat-backup.timer
# It stumbles over the dash in --start-period.
sed -i.orig "s/ --start-period=60s//" Dockerfile
lint npx --yes dockerfilelint@1.8.0 Dockerfile
lint npx --yes dclint@3.1.0 compose.yaml
[ "$failures" -eq 0 ]
