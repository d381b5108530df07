#!/usr/bin/env bash
# Tries nginx.conf and backup on a running Linebeat of its own. Needs nginx, openssl and curl.
set -u

root=$(cd "$(dirname "$0")/.." && pwd -P)
PATH=$PATH:/usr/sbin:/sbin # where nginx is, for users whose PATH leaves it out
for tool in nginx openssl curl; do
  command -v $tool >/dev/null || { echo "FAIL the test needs $tool" && exit 1; }
done
lab=$(cd "$(mktemp -d "${TMPDIR:-/tmp}/linebeat-deploy.XXXXXX")" && pwd -P)
failures=0
server='' proxy='' sender=''
finish() {
  for process in $sender $proxy $server; do kill "$process" 2>/dev/null; done
  wait 2>/dev/null
  rm -rf "$lab"
}
trap finish EXIT
trap 'exit 1' INT TERM

# check NAME COMMAND...: one line for each check.
check() {
  local name=$1
  shift
  if "$@"; then
    echo "ok   $name"
  else
    echo "FAIL $name"
    failures=$((failures + 1))
    sed 's/^/       /' "$lab/answer" "$lab/nginx.err" 2>/dev/null | tail -n 5
  fi
}
eventually() {
  local i
  for ((i = 0; i < 300; i++)); do
    "$@" && return
    sleep 0.1
  done
  return 1
}
in_folder() { (cd "$1" && shift && "$@"); }
contains() { grep -q -i -e "$2" "$1"; }
lacks() { ! contains "$@"; }
free_port() { # one that nobody listens on, above those that are given to clients
  local port
  for ((port = 61000 + $$ % 2000; port < 65000; port++)); do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
  done
}

"$root/linebeat" serve --port 0 --data "$lab/data" >"$lab/out" 2>"$lab/err" &
server=$!
until contains "$lab/out" '^Linebeat is ready'; do # a build may come first
  kill -0 "$server" 2>/dev/null || { cat "$lab/err" && echo "FAIL no Linebeat to try it on" && exit 1; }
  sleep 0.2
done
upstream=$(sed -n 's/.*ready: .*:\([0-9]*\)$/\1/p' "$lab/out")

# The conf as it is, but for its ports and paths.
https=$(free_port)
http=$((https + 1))
mkdir -p "$lab/nginx"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=linebeat.example.com \
  -keyout "$lab/nginx/key.pem" -out "$lab/nginx/cert.pem" 2>/dev/null
printf 'camera:%s\n' "$(openssl passwd -apr1 secret)" >"$lab/nginx/users"
chmod -R a+rX "$lab" # nginx's workers give up root
sed -e "s#/etc/nginx/linebeat/#$lab/nginx/#; s#/var/log/nginx/#$lab/#; s#127.0.0.1:8080#127.0.0.1:$upstream#" \
  -e "s#listen \[::\].*##; s#listen 443#listen 127.0.0.1:$https#; s#listen 80#listen 127.0.0.1:$http#" \
  "$root/deploy/nginx.conf" >"$lab/linebeat.conf"
cat >"$lab/nginx.conf" <<CONF
pid $lab/nginx.pid;
daemon off;
error_log $lab/nginx.err info;
events {}
http {
  client_body_temp_path $lab/nginx/body;
  proxy_temp_path $lab/nginx/proxy;
  fastcgi_temp_path $lab/nginx/f;
  uwsgi_temp_path $lab/nginx/u;
  scgi_temp_path $lab/nginx/s;
  include $lab/linebeat.conf;
}
CONF
check "nginx takes the configuration" nginx -q -t -c "$lab/nginx.conf" -e "$lab/nginx.err"
nginx -c "$lab/nginx.conf" -e "$lab/nginx.err" &
proxy=$!

name=linebeat.example.com
site=https://$name:$https
# ask CODE NAME CURL-ARGUMENTS...: is the answer of that status? It is left in $lab/answer, its head in $lab/head.
ask() {
  local code=$1 name_of_check=$2 got
  shift 2
  got=$(curl -sk -m 60 --resolve "$name:$https:127.0.0.1" --resolve "$name:$http:127.0.0.1" -u camera:secret \
    -o "$lab/answer" -D "$lab/head" -w '%{http_code}' "$@")
  check "$name_of_check ($got)" [ "$got" = "$code" ]
}
eventually curl -sk -o "$lab/answer" "https://127.0.0.1:$https/"
n=0
event() { # one more fact, in $fact
  n=$((n + 1))
  printf -v fact '{"timestamp":"2026-01-15T%02d:%02d:%02dZ","worker_id":"W1","workstation_id":"S1","event_type":"working","confidence":0.9,"event_id":"deploy-%d"}' \
    $((n / 3600 % 24)) $((n / 60 % 60)) $((n % 60)) "$n"
}
event
json=(-H 'Content-Type: application/json')
events=$site/api/events

ask 200 "a question is answered" "$site/api/metrics/factory"
check "... by Linebeat" contains "$lab/answer" total_productive_time_hours
ask 401 "... but not without a login" "$site/api/metrics/factory" -u :
ask 401 "... nor with a wrong one" "$site/api/metrics/factory" -u camera:wrong
ask 200 "health is answered without one" "$site/health" -u :
ask 421 "another name is not answered" "$site/health" -H 'Host: evil.example.org'
ask 301 "plain HTTP is sent on" "http://$name:$http/docs"
check "... to the same page, encrypted" contains "$lab/head" "^Location: https://$name/docs"
ask 302 "Linebeat sends on ..." "$site/docs"
check "... within the site that was asked" lacks "$lab/head" '^Location: http://localhost'
ask 200 "a long list is answered in pages" "$events?limit=2"
check "... whose next one is at this site" contains "$lab/head" "^Link: <$site/api/events?.*>; rel=\"next\""
next=$(sed -n 's/^[Ll]ink: <\(.*\)>; rel="next".*/\1/p' "$lab/head")
ask 200 "... and is there" "$next"
ask 201 "an event is taken" "$events" "${json[@]}" -d "$fact"
event
ask 201 "... from a page of this site too" "$events" "${json[@]}" -d "$fact" -H "Origin: $site" -H 'Sec-Fetch-Site: same-origin'
for origin in https://evil.example.org null "http://$name:$https" "https://$name" "$site.evil.example.org" \
  "https://evil.example.org|$site" ''"$site|$site"; do
  ask 403 "an event from a page of $origin is refused" "$events" "${json[@]}" -d "$fact" -H "Origin: $origin"
done
for from in cross-site same-site 'none, cross-site' 'cross-site, none'; do
  ask 403 "an event that is $from is refused" "$events" "${json[@]}" -d "$fact" -H "Sec-Fetch-Site: $from"
done
ask 403 "... however it is written" "$events" -X DELETE -H 'Sec-Fetch-Site: cross-site'
ask 403 "a preflight from elsewhere is refused" "$events" -X OPTIONS -u : -H 'Origin: https://evil.example.org' \
  -H 'Access-Control-Request-Method: POST'
ask 200 "a link from elsewhere may be followed" "$site/api/metrics/factory" -H 'Sec-Fetch-Site: cross-site'

head -c 40000000 /dev/zero | tr '\0' ' ' >"$lab/large"
ask 413 "a body of 40 MB is too large" "$events/batch" "${json[@]}" --data-binary "@$lab/large"
check "... in Linebeat's own words" contains "$lab/answer" 'longer than 33554432 bytes'
for ((i = 0; i < 20000; i++)); do
  printf '{"timestamp":"2026-02-%02dT%02d:%02d:%02dZ","worker_id":"W2","workstation_id":"S2","event_type":"working","confidence":0.9,"event_id":"stream-%d"}\n' \
    $((i / 86400 + 1)) $((i / 3600 % 24)) $((i / 60 % 60)) $((i % 60)) "$i"
done >"$lab/facts.ndjson"
stream=("$site/api/events/stream" -H 'Content-Type: application/x-ndjson')
ask 201 "20,000 facts are streamed" "${stream[@]}" -T "$lab/facts.ndjson" -X POST
check "... every one of them new" contains "$lab/answer" 20000
# Half of a line is sent and the rest held back: what came before must not wait in nginx.
mkfifo "$lab/slow"
curl -sk --resolve "$name:$https:127.0.0.1" -u camera:secret "${stream[@]}" -X POST -T - <"$lab/slow" >"$lab/slow.answer" &
sender=$!
exec 7>"$lab/slow"
sed 's/stream-/slow-/; s/2026-02-/2026-03-/; s/"W2"/"W3"/' "$lab/facts.ndjson" >&7
arrived() {
  curl -s "localhost:$upstream/api/metrics/workers/W3?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z" >"$lab/answer"
  lacks "$lab/answer" '"event_count":0[,}]'
}
check "a stream that is still open has its facts counted already" eventually arrived
exec 7>&-
wait "$sender"
sender=''
check "... and is answered when it ends" contains "$lab/slow.answer" 20000
# One who watches, and a fact that is news to him.
curl -skN --resolve "$name:$https:127.0.0.1" -u camera:secret "$site/api/v2/live" >"$lab/live" &
sender=$!
boards() { [ "$(grep -c '^event: *board' "$lab/live")" -eq "$1" ]; }
check "who watches gets a board at once" eventually boards 1
event
ask 201 "... and after one more fact" "$events" "${json[@]}" -d "$fact"
check "... what it changed, while the connection stays open" eventually boards 2
kill "$sender" && wait "$sender" 2>/dev/null
sender=''
check "nginx's log has no path in it" lacks "$lab/access.log" /api/

# A backup while facts come in.
(
  while event; do curl -s -w '%{http_code}\n' -o /dev/null "localhost:$upstream/api/events" "${json[@]}" -d "$fact"; done >"$lab/sent"
) &
sender=$!
eventually [ -s "$lab/sent" ]
sent=$(wc -l <"$lab/sent")
"$root/linebeat" backup "$lab/backups" --data "$lab/data" >"$lab/answer" 2>&1
copy=$(sed -n 's/^Backed up to \(.*\), .*/\1/p' "$lab/answer")
check "a backup is made while the server writes" [ -f "$copy/linebeat.db" ]
check "... which it goes on doing" [ "$(wc -l <"$lab/sent")" -gt "$sent" ]
kill "$sender" && wait "$sender" 2>/dev/null
sender=''
check "... the server stays healthy" curl -sf -o "$lab/answer" "localhost:$upstream/health"
check "... its checksums are what sha256sum reads" in_folder "$copy" sha256sum --quiet -c SHA256SUMS
"$root/linebeat" restore "$copy" --data "$lab/back" >"$lab/answer" 2>&1
"$root/linebeat" verify --data "$lab/back" >"$lab/answer" 2>&1
check "... and every figure of what it restores is right" contains "$lab/answer" '^No difference'
kill "$server" && wait "$server" 2>/dev/null
server=''
check "a stopped server leaves one file to copy" [ ! -e "$lab/data/linebeat.db-wal" ]
mkdir "$lab/restored" && cp "$lab/data/linebeat.db" "$lab/restored/"
"$root/linebeat" verify --data "$lab/restored" >"$lab/answer" 2>&1
check "... whose copy is right too" contains "$lab/answer" '^No difference'

echo
if [ "$failures" -gt 0 ]; then
  echo "FAIL $failures of the deployment's checks"
  exit 1
fi
echo "ok   all of the deployment's checks"
