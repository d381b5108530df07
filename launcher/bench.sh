# shellcheck shell=bash
# Builds the bench when it is asked for and something in it changed, and starts it. It is a program of its own: the databases
# that it measures are larger than the product, so neither ./run nor any other command fetches them. Sourced after build.sh.

: "${root:?is set by whoever sources this}" "${WORK:?is set by build.sh}"

# QuestDB reads fields of the JDK (bench/pom.xml gives its tests the same). LINEBEAT_JAVA_OPTS is appended.
BENCH_OPTS=(-Xms512m -Xmx3g -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  --add-exports=java.base/jdk.internal.math=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED -Dfile.encoding=UTF-8)

BENCH_JAR=$root/bench/target/linebeat-bench.jar

bench_inputs() {
  cd "$root" || return
  find pom.xml {bench,oracle,core,wire}/{pom.xml,src/main} -type f ! -name .DS_Store -exec cksum {} + | LC_ALL=C sort -u
}

bench_is_current() { [ -f "$BENCH_JAR" ] && [ -r "$WORK/bench" ] && (bench_inputs) | cmp -s - "$WORK/bench"; }

package_bench() {
  cd "$root" || return
  JAVA_HOME=$JDK exec "$MAVEN" -B -q -Dquick -DskipTests -pl bench -am package >"$WORK/bench.log" 2>&1
}

build_bench() {
  need_maven
  UNFINISHED=$WORK/bench.$$
  (bench_inputs) >"$UNFINISHED" # before the build: who edits while it runs gets another one
  say "Building the bench (the first time it fetches the databases that it measures, about 170 MB) ..."
  clock on
  if ! child package_bench; then
    clock off
    tail -n 30 "$WORK/bench.log" >&2
    fail "The build failed; the whole log is in $WORK/bench.log."
  fi
  clock off
  [ -f "$BENCH_JAR" ] || fail "The build made no bench/target/linebeat-bench.jar; see $WORK/bench.log."
  mv "$UNFINISHED" "$WORK/bench"
  UNFINISHED=
}

# start_bench ARGS...: never returns.
start_bench() {
  local extra=()
  need_jdk
  if ! bench_is_current; then
    lock
    bench_is_current || build_bench
  fi
  read -r -a extra <<<"${LINEBEAT_JAVA_OPTS:-}" || true
  clean_up
  exec "$JDK/bin/java" "${BENCH_OPTS[@]}" ${extra[@]+"${extra[@]}"} -Dlinebeat.root="$root" \
    -cp "$BENCH_JAR:$root/bench/target/lib/*" io.linebeat.bench.command.Main "$@"
}
