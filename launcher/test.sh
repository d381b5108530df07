#!/usr/bin/env bash
# The launcher's test: run, linebeat and test in a copy of their own, with a fake JDK, Maven, Node.js, browser and download server; and at
# the end the real JDK with its AOT cache. Nothing leaves this machine. ./test calls it; it also runs alone.
# shellcheck disable=SC2012,SC2016 # names here are tame; and code for fakes is quoted
set -u

root=$(cd "$(dirname "$0")/.." && pwd -P)
real_jdk=$(
  . "$root/launcher/toolchain.sh"
  find_jdk && printf '%s' "$JDK"
) || { echo "FAIL no JDK 25 for the test" && exit 1; }

lab=$(cd "$(mktemp -d "${TMPDIR:-/tmp}/linebeat-test.XXXXXX")" && pwd -P)
repo="$lab/a repo" # with a space, as on many desks
tools=$lab/tools wget_tools=$lab/wget-tools
home=$lab/home
server='' calling='' failures=0

# Under a minute on an idle machine, several on a busy one; whatever waits for ever is a failure.
(
  end=$((SECONDS + ${LINEBEAT_TEST_SECONDS:-300}))
  while [ "$SECONDS" -lt "$end" ]; do sleep 1 >/dev/null 2>&1; done
  echo "FAIL the launcher's test took too long"
  kill -TERM $$
) &
watchdog=$!
finish() {
  local process
  for process in $watchdog $server $calling; do kill "$process" 2>/dev/null; done
  if [ -n "$calling" ]; then sleep 0.5 && kill -9 "$calling" 2>/dev/null; fi # it may hold the signal back
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
    if [ -f "$lab/out" ]; then sed 's/^/       out: /' "$lab/out"; fi
    if [ -f "$lab/err" ]; then sed 's/^/       err: /' "$lab/err"; fi
  fi
}
not() { ! "$@"; }
said() { grep -q -e "$1" "$lab/err"; }
silent() { [ ! -s "$lab/err" ]; }
lines() { [ "$(wc -l <"$lab/$1" | tr -d ' ')" -eq "$2" ]; }
code() { [ "$result" -eq "$1" ]; }
builds() { [ "$(sed -n '$=' "$lab/mvn.log" 2>/dev/null)" = "${1#0}" ]; }
started_with() { [ "$(cat "$lab/out")" = "started:$1" ]; }
contains() { grep -q -e "$2" "$1"; }
gone() { ! kill -0 "$1" 2>/dev/null; }
eventually() {
  local i
  for ((i = 0; i < 100; i++)); do
    "$@" && return
    sleep 0.05
  done
  return 1
}

# fake_jdk HOME VERSION: its java notes its calls in $LAB/java.log and says what it starts.
fake_jdk() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Fake"\nJAVA_VERSION="%s"\nOS_NAME="Fake"\n' "$2" >"$1/release"
  cat >"$1/bin/java" <<'JAVA'
#!/usr/bin/env bash
echo "$$ $0 $*" >>"$LAB/java.log"
jar='' cache='' destination=''
while [ $# -gt 0 ]; do
  case $1 in
    -jar) jar=$2 && shift 2 && break ;;
    -cp) shift 3 && break ;; # and the name of the class
    -XX:AOTCacheOutput=*) cache=${1#*=} ;;
  esac
  shift
done
case $1 in
  extract)
    mkdir -p "$3/lib" && cp "$jar" "$3/linebeat.jar"
    ;;
  *)
    if [ -n "$cache" ]; then
      echo "training noise"
      echo cache >"$cache"
      [ -z "${FAKE_TRAIN_HANGS:-}" ] || exec sleep 600
      exit "${FAKE_TRAIN_RESULT:-0}"
    fi
    printf 'started:'
    printf ' [%s]' "$@"
    printf '\n'
    ;;
esac
JAVA
  printf '#!/bin/sh\n' >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# fake_maven HOME VERSION
fake_maven() {
  mkdir -p "$1/bin"
  cat >"$1/bin/mvn" <<MVN
#!/usr/bin/env bash
if [ "\$1" = -v ]; then echo "Apache Maven $2 (fake)" && exit; fi
MVN
  cat >>"$1/bin/mvn" <<'MVN'
echo "$0 $JAVA_HOME $*" >>"$LAB/mvn.log"
echo "maven noise"
type -P npm >"$LAB/npm.path"
echo "${LINEBEAT_BROWSER:-none}" >"$LAB/browser.path"
if [ -n "${FAKE_MVN_HANGS:-}" ]; then echo $$ >"$LAB/pid" && exec sleep 600; fi
sleep "${FAKE_MVN_DELAY:-0}"
if [ -n "${FAKE_MVN_FAILS:-}" ]; then echo "[ERROR] it broke" && exit 7; fi
case " $* " in
  *" -pl bench "*) mkdir -p bench/target && cp pom.xml bench/target/linebeat-bench.jar ;;
  *" -pl torture "*) mkdir -p torture/target && cp pom.xml torture/target/linebeat-torture.jar ;;
  *) mkdir -p server/target && cp "${FAKE_JAR:-pom.xml}" server/target/linebeat.jar ;;
esac
MVN
  chmod +x "$1/bin/mvn"
}

# fake_node FOLDER VERSION: only Maven's call of npm would run it, and Maven is a fake.
fake_node() {
  mkdir -p "$1"
  printf '#!/bin/sh\necho v%s\n' "$2" >"$1/node"
  printf '#!/bin/sh\n' >"$1/npm"
  chmod +x "$1/node" "$1/npm"
}

# fake_browser FILE [RESULT]: one that starts, or ends with RESULT.
fake_browser() {
  mkdir -p "${1%/*}"
  printf '#!/bin/sh\nexit %s\n' "${2:-0}" >"$1"
  chmod +x "$1"
}

# A PATH with the plain tools only, so that this machine's java, mvn and the rest stay out of sight.
mkdir -p "$tools" "$wget_tools" "$home"
for tool in bash sh env cat cp mv rm mkdir ln ls readlink dirname basename sort cksum cmp cut find sed grep tr head tail tar \
  gzip date sleep touch uname wc kill sha256sum sha512sum shasum perl; do
  if path=$(type -P "$tool"); then ln -s "$path" "$tools/$tool" && ln -s "$path" "$wget_tools/$tool"; fi
done
if path=$(type -P curl); then ln -s "$path" "$tools/curl"; fi
if path=$(type -P wget); then ln -s "$path" "$wget_tools/wget"; fi

extra=() # NAME=VALUE for the next calls
# bare COMMAND...: takes the process over, so call it in one of its own.
bare() {
  exec env -i PATH="$tools" HOME="$home" LAB="$lab" LINEBEAT_SYSTEM_ROOT="$lab/system" LINEBEAT_LOCK_SECONDS=20 \
  LINEBEAT_ADOPTIUM_URL=http://127.0.0.1:9 LINEBEAT_MAVEN_URL=http://127.0.0.1:9 LINEBEAT_NODE_URL=http://127.0.0.1:9 \
  ${extra[@]+"${extra[@]}"} "$@"
}
call() {
  result=0
  bare "$@" >"$lab/out" 2>"$lab/err" &
  calling=$! # not in the foreground, where it would keep the watchdog's signal waiting
  wait "$calling" || result=$?
  calling=''
}
java_home() { # the home of the java that was started last
  sed -n '$s/^[0-9]* \(.*\)\/bin\/java .*/\1/p' "$lab/java.log"
}
fresh() { # a repository that was never built, on a machine with nothing
  rm -rf "$repo" "$home" "$lab/system" "$lab/mvn.log" "$lab/java.log"
  extra=()
  mkdir -p "$repo/core/src/main/java" "$repo/server/src/main/java" "$repo/web/node_modules/x" "$repo/.mvn" "$home"
  cp -R "$root/run" "$root/test" "$root/linebeat" "$root/launcher" "$repo/"
  echo '<project/>' | tee "$repo/pom.xml" "$repo/core/pom.xml" >"$repo/server/pom.xml"
  echo 'class A {}' >"$repo/core/src/main/java/A.java"
  echo 'class B {}' >"$repo/server/src/main/java/B.java"
}
equipped() { # the same with a JDK, Maven, Node.js and a browser
  fresh
  fake_jdk "$lab/system/usr/lib/jvm/jdk-25" 25.0.1
  fake_maven "$lab/system/usr/share/maven" 3.8.1
  fake_node "$lab/system/usr/bin" 22.13.0
  fake_browser "$lab/system/usr/bin/chromium"
}

echo "# without a build"
fresh
call "$repo/run" --help
check "run --help answers without a JDK" code 0
options=$(sed -n 's/^  \(--[a-z-]*\).*/\1/p' "$lab/out" | tr '\n' ' ')
check "run --help lists exactly the options" [ "$options" = "--port --host --data --empty --live-demo --zone --hold --help " ]
check "run --help touches nothing" [ ! -e "$repo/.linebeat" ]
call "$repo/run" --prot 8081
check "an unknown option is answered before a build, with 2" code 2
check "... and named" said 'no option --prot'
call "$repo/run" --port
check "an option without its value is answered before a build" code 2
call "$repo/test" --help
check "test --help answers without a JDK" code 0

echo "# build and start"
equipped
call "$repo/run" --port 8081 --data "my data" --empty --zone=-05:00 --hold 2m
check "a first run builds and starts" started_with ' [serve] [--port] [8081] [--data] [my data] [--empty] [--zone=-05:00] [--hold] [2m]'
check "... with one call of Maven" builds 1
check "... as agreed" contains "$lab/mvn.log" ' -B -q -Dquick -DskipTests -pl server -am package$'
check "... and the npm that was found" [ "$(cat "$lab/npm.path")" = "$lab/system/usr/bin/npm" ]
check "... with the JDK that was found" contains "$lab/mvn.log" " $lab/system/usr/lib/jvm/jdk-25 "
check "... saying so on stderr" said 'the first time takes a few minutes'
check "... after a training run" contains "$lab/java.log" ' serve --train --data .* --port 0$'
app=$(cat "$repo/.linebeat/current")
check "... with the cache, and one absolute path of the jar" contains "$lab/java.log" "-XX:AOTCache=$app/linebeat.aot .* -jar $app/linebeat.jar serve --port"
check "... and leaves no training data and no lock" [ ! -e "$app/training-data" -a ! -L "$repo/.linebeat/build.lock" ]
rm "$lab/system/usr/bin/node" "$lab/system/usr/bin/chromium"
call "$repo/linebeat" report --json
fake_node "$lab/system/usr/bin" 22.13.0
check "a start with nothing changed calls no Maven" builds 1
check "... needs no Node.js and no browser, and says nothing of its own" silent
check "... and leaves stdout to the product" started_with ' [report] [--json]'
check "... with a heap that a command need not fill first" contains "$lab/java.log" ' -Xms256m -jar .* report --json$'
call "$repo/linebeat"
check "linebeat without arguments leaves the help to the product" started_with ' []'
extra=(LINEBEAT_JAVA_OPTS="-Xmx1g -Dx=*")
call "$repo/linebeat" version
check "LINEBEAT_JAVA_OPTS comes after our own options" contains "$lab/java.log" '-Xmx512m .* -Xmx1g -Dx=\* -jar'
extra=()
ln -s "$repo/linebeat" "$home/linebeat"
call "$home/linebeat" version
check "linebeat works through a link" started_with ' [version]'
mkdir -p "$lab/elsewhere"
printf '#!/usr/bin/env bash\npwd\n' >"$lab/pwd-java"
chmod +x "$lab/pwd-java"
cp "$lab/system/usr/lib/jvm/jdk-25/bin/java" "$lab/kept-java"
cp "$lab/pwd-java" "$lab/system/usr/lib/jvm/jdk-25/bin/java"
(cd "$lab/elsewhere" && call "$repo/run" --data data)
check "java keeps the caller's folder" [ "$(cat "$lab/out")" = "$lab/elsewhere" ]
printf '#!/usr/bin/env bash\necho $$ >"$LAB/pid"\nexec sleep 60\n' >"$lab/system/usr/lib/jvm/jdk-25/bin/java"
bare "$repo/run" >/dev/null 2>&1 &
calling=$!
eventually [ -s "$lab/pid" ]
check "java takes the script's process over, so signals reach it" [ "$(cat "$lab/pid")" = "$calling" ]
kill "$calling"
wait "$calling" 2>/dev/null
calling=''
cp "$lab/kept-java" "$lab/system/usr/lib/jvm/jdk-25/bin/java"

echo "# what counts as changed"
touch "$repo/core/src/main/java/A.java" "$repo/pom.xml"
call "$repo/linebeat" version
check "a new date alone builds nothing" builds 1
for change in "echo x >>core/src/main/java/A.java" "rm core/src/main/java/A.java" "echo x >core/src/main/java/C.java" \
  "echo '<project></project>' >server/pom.xml" "echo x >.mvn/jvm.config" "echo x >web/index.html" \
  "mv web/index.html web/main.html" "touch -t 200001010000 new && cp -p new server/src/main/java/B.java && rm new"; do
  rm -f "$lab/mvn.log"
  (cd "$repo" && eval "$change")
  call "$repo/linebeat" version
  check "rebuilds after: $change" builds 1
done
rm -f "$lab/mvn.log"
for change in "echo x >web/node_modules/x/y.js" "echo x >web/types.gen.ts" "echo x >README.md" "mkdir -p core/src/test && echo x >core/src/test/T.java"; do
  (cd "$repo" && eval "$change")
  call "$repo/linebeat" version
  check "builds nothing after: $change" builds 0
done
before=$(cat "$repo/.linebeat/current")
echo y >>"$repo/pom.xml"
call "$repo/linebeat" version
check "a rebuild leaves the folder that a server may run from" [ -f "$before/linebeat.jar" ]
check "... and removes older ones" [ "$(ls "$repo/.linebeat/app" | wc -l | tr -d ' ')" -eq 2 ]
rm "$(cat "$repo/.linebeat/current")/linebeat.jar" "$lab/mvn.log"
call "$repo/linebeat" version
check "rebuilds when the jar is missing" builds 1
fake_jdk "$lab/system/usr/lib/jvm/jdk-25" 25.0.2
call "$repo/linebeat" version
check "rebuilds when the JDK was updated" builds 2
mv "$repo" "$lab/moved"
call "$lab/moved/linebeat" version
check "rebuilds where it was moved to, as the cache is bound to the path" builds 3
mv "$lab/moved" "$repo"

echo "# the programs beside the product"
equipped
mkdir -p "$repo"/{bench,torture,oracle,core,wire,store}/src/main/java
echo '<project/>' | tee "$repo"/{bench,torture,oracle,core,wire,store}/pom.xml >/dev/null
echo 'class D {}' >"$repo/bench/src/main/java/D.java"
call "$repo/linebeat" version
check "the product is built without the bench" not contains "$lab/mvn.log" '-pl bench'
rm -f "$lab/mvn.log"
call "$repo/linebeat" bench intake --seconds 3
check "linebeat bench builds the bench" contains "$lab/mvn.log" ' -B -q -Dquick -DskipTests -pl bench -am package$'
check "... and nothing else" builds 1
check "... and starts it with what it was told" started_with ' [intake] [--seconds] [3]'
check "... on a classpath of its own" contains "$lab/java.log" "-Dlinebeat.root=$repo -cp $repo/bench/target/linebeat-bench.jar:$repo/bench/target/lib/\* io.linebeat.bench.command.Main intake"
call "$repo/linebeat" bench --help
check "... once" builds 1
check "... silently then" silent
echo 'class D2 {}' >"$repo/bench/src/main/java/D.java"
call "$repo/linebeat" version
check "a change in the bench builds no product" builds 1
call "$repo/linebeat" bench
check "... but the bench" builds 2
echo y >>"$repo/bench/pom.xml"
extra=(FAKE_MVN_FAILS=yes)
call "$repo/linebeat" bench
check "a failed build of the bench ends with an error" code 1
check "... shows the end of the log" said 'it broke'
check "... and leaves no lock" [ ! -L "$repo/.linebeat/build.lock" ]
extra=()
rm -f "$lab/mvn.log"
call "$repo/linebeat" torture --minutes 1
check "linebeat torture builds its program alone" contains "$lab/mvn.log" ' -B -q -Dquick -DskipTests -pl torture -am package$'
check "... and starts it" contains "$lab/java.log" "-Dlinebeat.root=$repo -cp $repo/torture/target/linebeat-torture.jar:$repo/torture/target/lib/\* io.linebeat.torture.Main --minutes 1"

echo "# quick"
for i in 0 1 2 3 4; do for j in 0 1 2 3 4 5 6 7 8 9; do for k in 0 1 2 3 4 5 6 7 8 9; do
  cp "$root/launcher/build.sh" "$repo/core/src/main/java/F$i$j$k.java"
done; done; done
call "$repo/linebeat" version
TIMEFORMAT=%R
best=9
for i in 1 2 3 4 5 6 7 8 9 10; do # the best of ten, as the machine may be busy
  time=$({ time call "$repo/linebeat" version; } 2>&1)
  best=$(printf '%s\n%s\n' "$best" "${time/,/.}" | sort -n | head -n 1)
  if [ "$(printf '%s\n0.150\n' "$best" | sort -n | tail -n 1)" = 0.150 ]; then break; fi
done
check "a start of 500 sources costs under 150 ms ($best s)" [ "$(printf '%s\n0.150\n' "$best" | sort -n | tail -n 1)" = 0.150 ]

echo "# when something fails"
equipped
extra=(FAKE_MVN_FAILS=yes)
call "$repo/run"
check "a failed build ends with an error" code 1
check "... shows the end of the log" said 'it broke'
check "... and says where the whole of it is" said "$repo/.linebeat/build.log"
check "... starts nothing" [ ! -s "$lab/out" ]
check "... and leaves no lock and no half product" [ ! -L "$repo/.linebeat/build.lock" -a -z "$(ls "$repo/.linebeat/app")" ]
extra=(FAKE_TRAIN_RESULT=1)
call "$repo/run"
check "a failed training run still starts the product" started_with ' [serve]'
check "... says so" said 'training run failed'
check "... and throws its cache away" not contains "$lab/java.log" 'AOTCache='
echo y >>"$repo/pom.xml"
extra=(FAKE_TRAIN_HANGS=yes LINEBEAT_TRAIN_SECONDS=1)
call "$repo/run"
check "a training run that hangs is stopped, and the product starts" started_with ' [serve]'
check "... and says so" said 'training run failed'
extra=()
equipped
printf '#!/usr/bin/env bash\n[ "$1" != -v ] || echo "Apache Maven 3.8.1"\n' >"$lab/system/usr/share/maven/bin/mvn"
call "$repo/run"
check "a build that makes no jar is an error" said 'made no server/target/linebeat.jar'

echo "# two at once"
equipped
extra=(FAKE_MVN_DELAY=1)
bare "$repo/linebeat" one >"$lab/out1" 2>"$lab/err1" &
first=$!
eventually [ -L "$repo/.linebeat/build.lock" ]
call "$repo/linebeat" two
wait "$first"
check "two starts build once" builds 1
check "... the second waits and says so" said 'being built by another start'
check "... and both start" [ "$(cat "$lab/out1" "$lab/out")" = "started: [one]
started: [two]" ]
extra=()
rm "$repo/.linebeat/current"
true &
dead=$!
wait "$dead"
ln -s "$dead" "$repo/.linebeat/build.lock"
call "$repo/linebeat" version
check "a lock whose owner died is broken" started_with ' [version]'
rm "$repo/.linebeat/current"
call bash -c 'ln -s $$ "$0/.linebeat/build.lock" && exec "$0/linebeat" version' "$repo"
check "... even if its number is now ours" started_with ' [version]'
rm "$repo/.linebeat/current" "$lab/mvn.log"
ln -s "$dead" "$repo/.linebeat/build.lock"
starts=()
for i in 1 2 3 4 5 6; do
  bare "$repo/linebeat" version >/dev/null 2>&1 &
  starts+=($!)
done
wait "${starts[@]}"
check "... by one of many" builds 1
rm "$repo/.linebeat/current"
ln -s $$ "$repo/.linebeat/build.lock"
extra=(LINEBEAT_LOCK_SECONDS=1)
call "$repo/linebeat" version
check "a lock that is held is respected, to a limit" code 1
check "... and left alone" [ -L "$repo/.linebeat/build.lock" ]
extra=(LINEBEAT_LOCK_OWNER=$$)
call "$repo/linebeat" version
check "whoever runs under ./test does not wait for it" started_with ' [version]'
rm -f "$repo/.linebeat/build.lock" "$repo/.linebeat/current" "$lab/mvn.log"
rm -f "$lab/pid"
extra=(FAKE_MVN_HANGS=yes)
bare "$repo/linebeat" version >"$lab/out" 2>"$lab/err" &
calling=$!
eventually [ -s "$lab/pid" ]
kill -TERM "$calling"
result=0
wait "$calling" 2>/dev/null || result=$?
check "SIGTERM stops a build" code 143
check "... Maven with it" eventually gone "$(cat "$lab/pid")"
check "... and leaves no lock" [ ! -L "$repo/.linebeat/build.lock" ]
extra=()

echo "# which JDK and Maven"
equipped
jvm=$lab/system/usr/lib/jvm
# picks NAME HOME: does a start use the JDK at HOME?
picks() {
  rm -rf "$repo/.linebeat"
  call "$repo/linebeat" version
  check "$1" [ "$(java_home)" = "$2" ]
}
rm -rf "$jvm" # from the last place to the first
fake_jdk "$home/.cache/linebeat/jdk/jdk-25/Contents/Home" 25 && picks "the cache, as macOS lays it out" "$home/.cache/linebeat/jdk/jdk-25/Contents/Home"
fake_jdk "$home/.cache/linebeat/jdk/jdk-25" 25 && picks "the cache" "$home/.cache/linebeat/jdk/jdk-25"
fake_jdk "$home/.jdks/temurin-25" 25.0.3 && picks "the folder of IDEs" "$home/.jdks/temurin-25"
fake_jdk "$home/.sdkman/candidates/java/25.0.1-tem" 25.0.1 && picks "SDKMAN" "$home/.sdkman/candidates/java/25.0.1-tem"
mac="$lab/system/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"
fake_jdk "$mac" 25.0.1 && picks "macOS" "$mac"
fake_jdk "$jvm/a-26" 26-ea && picks "a newer JDK comes after a JDK 25 elsewhere" "$mac"
fake_jdk "$jvm/b-17" 17.0.1 && fake_jdk "$jvm/c-25" 25.0.1 && picks "Linux, past an old JDK" "$jvm/c-25"
fake_jdk "$jvm/bb-25" 25.0.1 && rm "$jvm/bb-25/bin/javac" && picks "past a JRE" "$jvm/c-25"
fake_jdk "$lab/on-path" 25.0.1 && mkdir -p "$lab/path" && ln -s ../on-path/bin/java "$lab/path/java"
extra=(PATH="$lab/path:$tools")
picks "java on the PATH, through links" "$lab/path/../on-path"
call "$repo/linebeat" version
extra=(PATH="$tools")
call "$repo/linebeat" version
check "the JDK found before is kept" [ "$(java_home)" = "$lab/path/../on-path" ]
rm -rf "$lab/on-path"
call "$repo/linebeat" version
check "... until it is gone" [ "$(java_home)" = "$jvm/c-25" ]
fake_jdk "$lab/jh" 25.0.1
extra=(JAVA_HOME="$lab/jh")
call "$repo/linebeat" version
check "JAVA_HOME comes before the one found before" [ "$(java_home)" = "$lab/jh" ]
fake_jdk "$lab/ljh" 27
extra+=(LINEBEAT_JAVA_HOME="$lab/ljh")
picks "LINEBEAT_JAVA_HOME, newer too, comes first" "$lab/ljh"
extra=(LINEBEAT_JAVA_HOME="$jvm/b-17" JAVA_HOME="$jvm/b-17")
picks "an old JDK there is passed over" "$jvm/c-25"
check "... and said" said 'LINEBEAT_JAVA_HOME=.*b-17 is not the home of a JDK 25'
extra=()

# takes NAME MVN
takes() {
  rm -rf "$repo/.linebeat"
  call "$repo/linebeat" version
  check "$1" contains "$lab/mvn.log" "$2 "
  rm -f "$lab/mvn.log"
}
rm -rf "$lab/system/usr/share/maven" "$lab/mvn.log"
fake_maven "$home/.cache/linebeat/maven/apache-maven-3.9.11" 3.9.11 && takes "Maven: the cache" "^$home/.cache/linebeat/maven/apache-maven-3.9.11/bin/mvn"
fake_maven "$home/.sdkman/candidates/maven/3.9.9" 3.9.9 && takes "Maven: SDKMAN" "^$home/.sdkman/candidates/maven/3.9.9/bin/mvn"
fake_maven "$lab/system/opt/apache-maven-3.10" 3.10.0 && takes "Maven: /opt" "/opt/apache-maven-3.10/bin/mvn"
fake_maven "$lab/system/usr/share/maven" 3.6.3 && takes "Maven: 3.6 is passed over" "/opt/apache-maven-3.10/bin/mvn"
fake_maven "$lab/m2" 4.0.0
extra=(M2_HOME="$lab/m2")
takes "Maven: M2_HOME" "^$lab/m2/bin/mvn"
fake_maven "$lab/mh" 3.9.9
extra=(MAVEN_HOME="$lab/mh" M2_HOME="$lab/m2")
takes "Maven: MAVEN_HOME" "^$lab/mh/bin/mvn"
fake_maven "$lab/mvn-path" 3.9.9
extra+=(PATH="$lab/mvn-path/bin:$tools")
takes "Maven: the PATH" "^$lab/mvn-path/bin/mvn"
extra=()

# runs NAME FOLDER: does a build find npm in FOLDER?
runs() {
  rm -rf "$repo/.linebeat" "$lab/npm.path"
  call "$repo/linebeat" version
  check "$1" [ "$(cat "$lab/npm.path" 2>&1)" = "$2/npm" ]
}
equipped
rm "$lab/system/usr/bin/node"
node=$home/.cache/linebeat/node/node-v22.20.0-linux-x64/bin
fake_node "$node" 22.20.0 && runs "Node.js: the cache" "$node"
node=$home/.volta/tools/image/node/24.1.0/bin
fake_node "$node" 24.1.0 && runs "Node.js: Volta, a newer even release" "$node"
node=$home/.nvm/versions/node/v20.19.0/bin
fake_node "$home/.nvm/versions/node/v18.20.4/bin" 18.20.4
fake_node "$node" 20.19.0 && runs "Node.js: nvm, past one that is too old" "$node"
extra=(NVM_DIR="$lab/nvm")
fake_node "$lab/nvm/versions/node/v22.14.0/bin" 22.14.0 && runs "Node.js: NVM_DIR" "$lab/nvm/versions/node/v22.14.0/bin"
extra=()
fake_node "$lab/system/opt/homebrew/bin" 22.13.1 && runs "Node.js: Homebrew" "$lab/system/opt/homebrew/bin"
fake_node "$lab/system/usr/local/bin" 22.13.1 && rm "$lab/system/usr/local/bin/npm" &&
  runs "Node.js: past one without npm" "$lab/system/opt/homebrew/bin"
fake_node "$lab/system/usr/local/bin" 22.13.1 && runs "Node.js: /usr/local" "$lab/system/usr/local/bin"
fake_node "$lab/node-path" 26.0.0
extra=(PATH="$lab/node-path:$tools")
runs "Node.js: the PATH" "$lab/node-path"
fake_node "$lab/npm-path" 25.0.0 && rm "$lab/npm-path/node"
extra=(PATH="$lab/npm-path:$lab/node-path:$tools")
runs "Node.js: its own npm comes before another on the PATH" "$lab/node-path"
for version in 18.20.4 20.18.3 22.12.0 21.9.0 23.11.0 25.0.0; do
  fake_node "$lab/node-path" $version
  extra=(PATH="$lab/node-path:$tools")
  runs "Node.js: $version is passed over" "$lab/system/usr/local/bin"
done
extra=()

echo "# downloads"
site=$lab/site
case $(uname -s) in Darwin) os=mac ;; *) if [ -e /etc/alpine-release ]; then os=alpine-linux; else os=linux; fi ;; esac
case $(uname -m) in aarch64 | arm64) arch=aarch64 ;; *) arch=x64 ;; esac
assets=$site/v3/assets/latest/25 binary=$site/v3/binary/latest/25/ga/$os/$arch/jdk/hotspot/normal maven=$site/maven-3/3.9.11/binaries
case $(uname -s) in Darwin) node_system=darwin ;; *) node_system=linux ;; esac
case $(uname -m) in aarch64 | arm64) node_system+=-arm64 ;; *) node_system+=-x64 ;; esac
node=$site/v22.20.0
mkdir -p "$assets" "$binary" "$maven" "$node" "$lab/pack"
fake_jdk "$lab/pack/jdk-25.0.1+8" 25.0.1
fake_maven "$lab/pack/apache-maven-3.9.11" 3.9.11
tar -czf "$binary/eclipse" -C "$lab/pack" jdk-25.0.1+8
tar -czf "$maven/apache-maven-3.9.11-bin.tar.gz" -C "$lab/pack" apache-maven-3.9.11
fake_node "$lab/pack/node-v22.20.0-$node_system/bin" 22.20.0
tar -czf "$node/node-v22.20.0-$node_system.tar.gz" -C "$lab/pack" "node-v22.20.0-$node_system"
sha() { if type -P "sha$1sum" >/dev/null; then "sha$1sum" <"$2"; else shasum -a "$1" <"$2"; fi | cut -d ' ' -f 1; }
jdk_sha=$(sha 256 "$binary/eclipse")
maven_sha=$(sha 512 "$maven/apache-maven-3.9.11-bin.tar.gz")
node_sha=$(sha 256 "$node/node-v22.20.0-$node_system.tar.gz")
echo "$node_sha" >"$node/SHASUMS256.txt"
echo "$maven_sha" >"$maven/apache-maven-3.9.11-bin.tar.gz.sha512"
zeros=0000000000000000000000000000000000000000000000000000000000000000
# answer CHECKSUM: what the Adoptium API says, in its form, with the installer of macOS, last, as a trap.
answer() {
  cat >"$assets/hotspot" <<JSON
[
    {
        "binary": {
            "architecture": "$arch",
            "image_type": "jdk",
            "os": "$os",
            "package": {
                "checksum": "$1",
                "checksum_link": "https://example.org/x.tar.gz.sha256.txt",
                "download_count": 5,
                "link": "https://example.org/x.tar.gz",
                "name": "x.tar.gz",
                "size": 1
            },
            "installer": { "checksum": "$zeros", "link": "https://example.org/x.pkg", "name": "x.pkg", "size": 1 },
            "project": "jdk"
        },
        "release_name": "jdk-25.0.1+8",
        "vendor": "eclipse",
        "version": { "major": 25, "openjdk_version": "25.0.1+8-LTS" }
    }
]
JSON
}
"$real_jdk/bin/jwebserver" -b 127.0.0.1 -p 0 -d "$site" >"$lab/server.log" 2>&1 &
server=$!
eventually contains "$lab/server.log" '^URL'
url=$(sed -n 's/^URL \(.*\)\/$/\1/p' "$lab/server.log")
mirrored() {
  extra=(LINEBEAT_ADOPTIUM_URL="$url" LINEBEAT_MAVEN_URL="$url" LINEBEAT_NODE_URL="$url" LINEBEAT_MAVEN_SHA512="$maven_sha"
    LINEBEAT_NODE_SHA256="$node_sha")
}
cache=$home/.cache/linebeat

for downloader in curl wget; do
  fresh
  mirrored
  if [ $downloader = wget ]; then extra+=(PATH="$wget_tools"); fi
  if ! (bare bash -c "type -P $downloader") >/dev/null; then
    echo "     (no $downloader here)"
    continue
  fi
  answer "$jdk_sha"
  call "$repo/run"
  check "$downloader: fetches JDK, Maven and Node.js, builds and starts" started_with ' [serve]'
  check "... with that JDK, from the cache" [ "$(java_home)" = "$cache/jdk/jdk-25.0.1+8" ]
  check "... and that Maven" contains "$lab/mvn.log" "^$cache/maven/apache-maven-3.9.11/bin/mvn "
  check "... and that Node.js" [ "$(cat "$lab/npm.path")" = "$cache/node/node-v22.20.0-$node_system/bin/npm" ]
  check "... says what it downloads and where to" said "Downloading Temurin JDK 25.* into $cache"
  check "... leaves nothing half done" [ "$(ls "$cache" | tr '\n' ' ')" = "jdk maven node " ]
done
rm -rf "$repo/.linebeat"
call "$repo/run"
check "what is in the cache is not fetched again" not said Downloading

fresh
mirrored
extra+=(XDG_CACHE_HOME="$lab/xdg cache")
call "$repo/run"
check "XDG_CACHE_HOME is heeded" [ "$(java_home)" = "$lab/xdg cache/linebeat/jdk/jdk-25.0.1+8" ]

fresh
mirrored
answer "$zeros"
call "$repo/run"
check "a JDK with a wrong digest is refused" code 1
check "... in one sentence, after the one on the download" lines err 2
check "... that says so" said 'wrong SHA-256 digest and was deleted'
check "... and deleted" [ -z "$(ls "$cache")" ]
answer "$jdk_sha"
extra=(LINEBEAT_ADOPTIUM_URL="$url" LINEBEAT_MAVEN_URL="$url")
call "$repo/run"
check "a Maven other than the pinned one is refused" said 'wrong SHA-512 digest and was deleted'
check "... with an error" code 1
check "... and deleted" [ ! -e "$cache/maven" ]
equipped
rm "$lab/system/usr/bin/node"
extra=(LINEBEAT_NODE_URL="$url")
call "$repo/run"
check "a Node.js other than the pinned one is refused" said 'Node.js 22.20.0.* has a wrong SHA-256 digest and was deleted'
check "... with an error" code 1
check "... and deleted" [ -z "$(ls "$cache")" ]
mirrored
printf '#!/bin/sh\nexit 127\n' >"$lab/pack/node-v22.20.0-$node_system/bin/node"
tar -czf "$node/node-v22.20.0-$node_system.tar.gz" -C "$lab/pack" "node-v22.20.0-$node_system"
extra+=(LINEBEAT_NODE_SHA256="$(sha 256 "$node/node-v22.20.0-$node_system.tar.gz")")
call "$repo/run"
check "a Node.js that does not run here is an error" code 1
check "... that says so" said "what $url sent does not run here: install Node.js 22 with npm"

fresh
mirrored
echo '[]' >"$assets/hotspot"
call "$repo/run"
check "an answer without a checksum downloads nothing" said 'names no checksum'
check "... and is an error" code 1

fresh
call "$repo/run"
check "offline without a JDK: an error" code 1
check "... in one sentence" lines err 1
check "... that says what to install" said 'Linebeat needs a JDK 25 or newer and found none: install Temurin 25 .*, or connect to the internet and start again\.'
fake_jdk "$lab/system/usr/lib/jvm/jdk-25" 25.0.1
call "$repo/run"
check "offline without Maven: an error" code 1
check "... in one sentence" lines err 1
check "... that says what to install" said 'Linebeat needs Maven 3.8 or newer .*: install Maven, or connect'
fake_maven "$lab/system/usr/share/maven" 3.9.9
call "$repo/run"
check "offline without Node.js: an error" code 1
check "... in one sentence" lines err 1
check "... that says what to install" said 'Linebeat needs Node.js 20.19, 22.13, 24 .*, with npm, .*: install Node.js 22 with npm .*, or connect'
mkdir -p "$lab/system/etc" && touch "$lab/system/etc/alpine-release"
call "$repo/run"
check "... by Alpine's own name there" said 'found none: apk add nodejs npm\.$'
kill "$server" 2>/dev/null
server=''

echo "# ./test"
equipped
echo 'echo "launcher test ran"' >"$repo/launcher/test.sh"
chmod +x "$repo/launcher/test.sh"
call "$repo/test" -pl core
check "test calls mvn verify with its arguments" contains "$lab/mvn.log" ' -B --no-transfer-progress -T 2 verify -pl core$'
check "... and the launcher's test" contains "$lab/out" 'launcher test ran'
check "... and does not claim more than was asked" said '^Proven as asked (-pl core), without the real plant log: .* in 0:0'
mkdir -p "$lab/data" && echo x >"$lab/data/production-log-2012.csv"
extra=(LINEBEAT_REAL_DATA="$lab/data")
call "$repo/test"
check "test says what it proved, and the time" said '^All proven, in 0:0[0-9]\.$'
call "$repo/test" --quick
check "test --quick leaves formatter and analysis out" contains "$lab/mvn.log" ' verify -Dquick$'
check "test builds with the npm that was found" [ "$(cat "$lab/npm.path")" = "$lab/system/usr/bin/npm" ]
# tests_with NAME FILE: do the tests get the browser FILE?
tests_with() {
  rm -f "$lab/browser.path"
  call "$repo/test" --quick
  check "$1" [ "$(cat "$lab/browser.path" 2>&1)" = "$2" ]
}
tests_with "the browser: chromium" "$lab/system/usr/bin/chromium"
fake_browser "$lab/browser-path/google-chrome"
fake_browser "$lab/browser-path/chromium-browser" 1
extra=(PATH="$lab/browser-path:$tools")
tests_with "... which comes before Chrome" "$lab/system/usr/bin/chromium"
fake_browser "$lab/own browser"
extra+=(LINEBEAT_BROWSER="$lab/own browser")
tests_with "... but LINEBEAT_BROWSER comes first" "$lab/own browser"
rm "$lab/system/usr/bin/chromium" "$lab/own browser"
tests_with "... Chrome on the PATH, past a chromium-browser that does not start" "$lab/browser-path/google-chrome"
check "... and a LINEBEAT_BROWSER that is none is said" said "^LINEBEAT_BROWSER=$lab/own browser is no browser that starts"
extra=()
mac="$lab/system/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
fake_browser "$mac" && tests_with "... Chrome on macOS" "$mac"
rm "$mac" "$lab/browser.path"
call "$repo/test"
check "no browser and no apt-get: an error" code 1
check "... in one sentence, after the one on the data" lines err 2
check "... that says what to install" said 'need a browser and found none: install Chromium or Google Chrome, or set LINEBEAT_BROWSER to the path of one\.$'
check "... before Maven is called" [ ! -e "$lab/browser.path" ]
# fake_apt USER: apt-get for a user of that number, whose sudo asks for no password unless FAKE_SUDO says so.
fake_apt() {
  mkdir -p "$lab/apt"
  printf '#!/bin/sh\necho "$*" >>"$LAB/apt.log"\n[ -z "${FAKE_APT_FAILS:-}" ] || { echo "E: no such package" >&2; exit 100; }\n' >"$lab/apt/apt-get"
  printf 'case "$*" in *chromium) mkdir -p "$LINEBEAT_SYSTEM_ROOT/usr/bin" && cp "$0" "$LINEBEAT_SYSTEM_ROOT/usr/bin/chromium" ;; esac\n' >>"$lab/apt/apt-get"
  printf '#!/bin/sh\necho %s\n' "$1" >"$lab/apt/id"
  printf '#!/bin/sh\n[ -z "${FAKE_SUDO:-}" ] || exit 1\nshift\n"$@"\n' >"$lab/apt/sudo"
  chmod +x "$lab/apt/"*
  rm -f "$lab/apt.log"
}
extra=(PATH="$lab/apt:$tools")
fake_apt 0 && tests_with "no browser, but root and apt-get: chromium is installed" "$lab/system/usr/bin/chromium"
check "... which is said" said '^Installing chromium with apt-get'
check "... as one package" contains "$lab/apt.log" '^install -y -qq --no-install-recommends chromium$'
rm "$lab/system/usr/bin/chromium"
fake_apt 1000 && tests_with "... or sudo that asks for no password" "$lab/system/usr/bin/chromium"
rm "$lab/system/usr/bin/chromium" "$lab/apt.log"
extra+=(FAKE_SUDO=asks)
call "$repo/test"
check "... one that asks is not used" [ ! -e "$lab/apt.log" ]
extra=(PATH="$lab/apt:$tools" FAKE_APT_FAILS=yes)
call "$repo/test"
check "an apt-get that fails is an error" said "found none (what apt-get said is in $repo/.linebeat/apt.log): install Chromium"
check "... with what it said" contains "$repo/.linebeat/apt.log" 'E: no such package'
extra=()
fake_browser "$lab/system/usr/bin/chromium"
extra=(FAKE_MVN_FAILS=yes)
call "$repo/test"
check "a failing check fails ./test" code 1
check "... in plain words" said '^Not proven: Maven ended with 7'
check "... and leaves no lock" [ ! -L "$repo/.linebeat/build.lock" ]
extra=()
echo 'exit 1' >"$repo/launcher/test.sh"
call "$repo/test"
check "a failing launcher test fails ./test" code 1

echo "# the real JDK"
fresh
fake_maven "$lab/system/usr/share/maven" 3.9.9
fake_node "$lab/system/usr/bin" 22.13.0
mkdir -p "$lab/product"
cat >"$lab/product/Product.java" <<'JAVA'
import java.nio.file.*;

/** Stands for the product's jar: extracts itself as Spring Boot's jar tools do, trains, and says hello. */
public class Product {
  public static void main(String[] args) throws Exception {
    if ("tools".equals(System.getProperty("jarmode"))) {
      var folder = Files.createDirectories(Path.of(args[2]));
      Files.copy(Path.of(System.getProperty("java.class.path")), folder.resolve("linebeat.jar"));
    } else {
      System.out.println("hello " + String.join(" ", args));
    }
  }
}
JAVA
(cd "$lab/product" && "$real_jdk/bin/javac" -J-XX:TieredStopAtLevel=1 Product.java &&
  "$real_jdk/bin/jar" --create --file product.jar --main-class Product Product.class)
extra=(LINEBEAT_JAVA_HOME="$real_jdk" FAKE_JAR="$lab/product/product.jar")
call "$repo/linebeat" report
check "builds, trains and starts" [ "$(cat "$lab/out")" = "hello report" ]
check "... without a complaint" lines err 2
extra+=(LINEBEAT_JAVA_OPTS="-Xlog:class+load=info:file=$lab/classes.log")
call "$repo/linebeat" report
check "the cache is used" contains "$lab/classes.log" 'Product source: shared objects file'
# quiet NAME: does the product say what it has to say, and nothing else?
quiet() { check "$1" [ "$(cat "$lab/out" "$lab/err")" = "hello report" ]; }
quiet "... in silence"
extra=(LINEBEAT_JAVA_HOME="$real_jdk" LINEBEAT_JAVA_OPTS="-XX:-UseSerialGC -XX:+UseZGC")
call "$repo/linebeat" report
quiet "other options than the cache was made with start in silence"
extra=(LINEBEAT_JAVA_HOME="$real_jdk")
echo broken >"$(cat "$repo/.linebeat/current")/linebeat.aot"
call "$repo/linebeat" report
quiet "a damaged cache is passed over in silence"

echo
if [ "$failures" -gt 0 ]; then
  echo "FAIL $failures of the launcher's checks"
  exit 1
fi
echo "ok   all of the launcher's checks"
