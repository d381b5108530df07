# shellcheck shell=bash
# Builds the product when something changed, and starts it. Sourced, with $root set. Written for bash 3.2 (macOS).

: "${root:?is set by whoever sources this}"

# shellcheck source=launcher/toolchain.sh
. "$root/launcher/toolchain.sh"

# Training run and start must agree on these, or the JVM turns the AOT cache down. LINEBEAT_JAVA_OPTS is appended at the
# start only; another collector needs -XX:-UseSerialGC first, and starts slower, without the cache.
JVM_OPTS=(-Xms32m -Xmx512m -XX:+UseSerialGC -Xss512k -XX:MaxDirectMemorySize=64m -XX:+ExitOnOutOfMemoryError
  --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dspring.aot.enabled=true)
# A JVM that cannot use the cache works without it, but says so, to stdout by default.
JVM_LOG=(-Xlog:disable '-Xlog:all=error,aot*=off,cds*=off:stderr')

WORK=$root/.linebeat
APP= # the folder of the extracted product, once is_current or build has returned

# inputs: what the build is made of, as one line of checksum, size and name for each file. Contents, not times: times
# miss a deleted file or one that came with an old date, and see a change in every checkout. Costs some 20 ms.
inputs() {
  local path paths=()
  cd "$root" || return
  for path in pom.xml */pom.xml */src/main web .mvn launcher/build.sh; do
    # Programs of their own, built when they are asked for (launcher/programs.sh).
    case $path in bench/* | torture/*) continue ;; esac
    [ ! -e "$path" ] || paths+=("$path")
  done
  pwd -P # the cache is bound to the path
  cksum "$JDK/release"
  find "${paths[@]}" \( -path web/node_modules -o -path web/dist -o -path web/target \) -prune -o \
    -type f ! -name .DS_Store ! -name '*.tsbuildinfo' ! -name '*.gen.ts' -exec cksum {} + | LC_ALL=C sort -u
}

is_current() {
  [ -r "$WORK/current" ] && IFS= read -r APP <"$WORK/current" && [ -f "$APP/linebeat.jar" ] || return 1
  (inputs) | cmp -s - "$APP/inputs"
}

# One build at a time. The lock is a link that names its owner: made in one step, with its content, on every system
# (macOS has no flock). ./test holds it while it calls us, and hands it down.
lock() {
  local lock=$WORK/build.lock owner said='' until=$((SECONDS + ${LINEBEAT_LOCK_SECONDS:-1800}))
  if ! mkdir -p "$WORK" 2>/dev/null || [ ! -w "$WORK" ]; then
    # A service, say, whose program was updated and not built yet. Nobody else holds the lock, so do not wait for it.
    fail "Linebeat changed and has to be built anew, which cannot be done here, as $WORK cannot be written: run" \
      "./linebeat version as the user it belongs to."
  fi
  while ! ln -s "$$" "$lock" 2>/dev/null; do
    owner=$(readlink "$lock") || owner=
    if [ -n "$owner" ]; then
      [ "$owner" != "${LINEBEAT_LOCK_OWNER:-}" ] || return 0
      # Our own id is one that was used before us, as happens in containers.
      if [ "$owner" = "$$" ] || ! kill -0 "$owner" 2>/dev/null; then
        break_lock "$lock" "$owner"
      elif [ -z "$said" ]; then
        say "Linebeat is being built by another start (process $owner); waiting for it ..."
        said=yes
      fi
    fi
    [ "$SECONDS" -lt "$until" ] || fail "Waited too long for the lock $lock: remove it if nothing builds Linebeat, and start again."
    sleep 0.2
  done
  LOCK=$lock
}

# Only one of those who see a dead owner may remove the lock, or the second would remove the first one's new lock.
break_lock() {
  local breaker
  if ln -s "$$" "$1.break" 2>/dev/null; then
    [ "$(readlink "$1")" != "$2" ] || rm -f "$1"
    rm -f "$1.break"
  elif breaker=$(readlink "$1.break") && ! kill -0 "$breaker" 2>/dev/null; then
    rm -f "$1.break"
  fi
}

minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# child COMMAND...: runs it as our child and waits: a signal that reaches only this script then stops both (bash holds
# traps back while a foreground child runs).
child() {
  local result=0
  "$@" &
  CHILD=$!
  wait "$CHILD" || result=$?
  CHILD=
  return "$result"
}

# clock on|off: shows the time that passes, on a terminal.
clock() {
  local started=$SECONDS
  [ -t 2 ] || return 0
  if [ "$1" = on ]; then
    while sleep 1; do printf '\r%s ' "$(minutes $((SECONDS - started)))" >&2; done >/dev/null </dev/null &
    CLOCK=$!
  elif [ -n "$CLOCK" ]; then
    kill "$CLOCK" 2>/dev/null || true
    wait "$CLOCK" 2>/dev/null || true
    CLOCK=
    printf '\r' >&2
  fi
}

package() {
  cd "$root" || return
  JAVA_HOME=$JDK exec "$MAVEN" -B -q -Dquick -DskipTests -pl server -am package >"$WORK/build.log" 2>&1
}

# train: starts the product once, to record what its start needs. A cache is a gain, not a need.
train() {
  local result=0 data=$APP/training-data deadline=$((SECONDS + ${LINEBEAT_TRAIN_SECONDS:-180}))
  mkdir -p "$data"
  "$JDK/bin/java" -XX:AOTCacheOutput="$APP/linebeat.aot" "${JVM_OPTS[@]}" -jar "$APP/linebeat.jar" \
    serve --train --data "$data" --port 0 >"$WORK/train.log" 2>&1 &
  CHILD=$!
  while kill -0 "$CHILD" 2>/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || kill -9 "$CHILD" 2>/dev/null || true
    sleep 0.1
  done
  wait "$CHILD" 2>/dev/null || result=$?
  CHILD=
  rm -rf "$data"
  # A run that failed leaves a cache all the same: a cache of the failure.
  if [ "$result" -ne 0 ] || [ ! -s "$APP/linebeat.aot" ]; then
    rm -f "$APP"/linebeat.aot*
    say "The training run failed, so starts are slower than they could be; see $WORK/train.log."
  fi
}

build() {
  local started=$SECONDS previous='' folder text='Building Linebeat ...'
  need_maven
  need_node
  if [ ! -r "$WORK/current" ]; then
    text='Building Linebeat (the first time takes a few minutes) ...'
  else
    IFS= read -r previous <"$WORK/current" || true
  fi
  # A folder for each build: a server that runs must not find other jars under its feet.
  APP=$WORK/app/$(date +%Y%m%d-%H%M%S)-$$
  UNFINISHED=$APP
  mkdir -p "$APP"
  (inputs) >"$APP/inputs" # before the build: who edits while it runs gets another one
  say "$text"
  clock on
  if ! child package; then
    clock off
    tail -n 30 "$WORK/build.log" >&2
    fail "The build failed; the whole log is in $WORK/build.log."
  fi
  [ -f "$root/server/target/linebeat.jar" ] || fail "The build made no server/target/linebeat.jar; see $WORK/build.log."
  if ! "$JDK/bin/java" -Djarmode=tools -jar "$root/server/target/linebeat.jar" \
    extract --destination "$APP" --force >>"$WORK/build.log" 2>&1 || [ ! -f "$APP/linebeat.jar" ]; then
    tail -n 30 "$WORK/build.log" >&2
    fail "The built jar could not be extracted; see $WORK/build.log."
  fi
  train
  clock off
  printf '%s\n' "$APP" >"$WORK/current.$$" && mv "$WORK/current.$$" "$WORK/current"
  UNFINISHED=
  # The previous build stays: a server may still run from it.
  for folder in "$WORK"/app/*; do
    [ "$folder" = "$APP" ] || [ "$folder" = "$previous" ] || rm -rf "$folder"
  done
  say "Built in $(minutes $((SECONDS - started)))."
}

# start COMMAND ARGS...: never returns. Java takes this process over, so signals reach it, and keeps the caller's folder.
start() {
  local options=()
  need_jdk
  if ! is_current; then
    lock
    is_current || build # whoever held the lock may have built it
  fi
  [ ! -s "$APP/linebeat.aot" ] || options+=(-XX:AOTCache="$APP/linebeat.aot")
  options+=("${JVM_LOG[@]}" "${JVM_OPTS[@]}")
  # The server's heap starts small, for it stays; a command that soon ends would spend its time on collecting.
  [ "${1:-}" = serve ] || options+=(-Xms256m)
  local extra=()
  read -r -a extra <<<"${LINEBEAT_JAVA_OPTS:-}" || true
  clean_up
  exec "$JDK/bin/java" "${options[@]}" ${extra[@]+"${extra[@]}"} -jar "$APP/linebeat.jar" "$@"
}
