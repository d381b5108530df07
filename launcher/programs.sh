# shellcheck shell=bash
# The programs beside the product: each is built when it is asked for and something in it changed, and started. Neither
# ./run nor any other command fetches what they need: the databases that the bench measures are larger than the product.
# Sourced after build.sh.

: "${root:?is set by whoever sources this}" "${WORK:?is set by build.sh}"

PROGRAM=          # bench or torture
PROGRAM_MAIN=     # its class
PROGRAM_OPTS=()   # of its JVM; LINEBEAT_JAVA_OPTS is appended
PROGRAM_ROOMS=()  # what it is made of
PROGRAM_LOAD=     # what its first build fetches

choose_program() {
  PROGRAM=$1
  case $1 in
    bench)
      PROGRAM_MAIN=io.linebeat.bench.command.Main
      # QuestDB reads fields of the JDK (bench/pom.xml gives its tests the same).
      PROGRAM_OPTS=(-Xms512m -Xmx3g -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
        --add-exports=java.base/jdk.internal.math=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED -Dfile.encoding=UTF-8)
      PROGRAM_ROOMS=(bench oracle core wire)
      PROGRAM_LOAD=' (the first time it fetches the databases that it measures, about 170 MB)'
      ;;
    torture)
      PROGRAM_MAIN=io.linebeat.torture.Main
      PROGRAM_OPTS=(-Xms64m -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8)
      PROGRAM_ROOMS=(torture oracle core store)
      PROGRAM_LOAD=
      ;;
  esac
}

program_jar() { printf '%s/%s/target/linebeat-%s.jar\n' "$root" "$PROGRAM" "$PROGRAM"; }

program_inputs() {
  local room paths=(pom.xml)
  cd "$root" || return
  for room in "${PROGRAM_ROOMS[@]}"; do paths+=("$room/pom.xml" "$room/src/main"); done
  find "${paths[@]}" -type f ! -name .DS_Store -exec cksum {} + | LC_ALL=C sort -u
}

program_is_current() {
  [ -f "$(program_jar)" ] && [ -r "$WORK/$PROGRAM" ] && (program_inputs) | cmp -s - "$WORK/$PROGRAM"
}

package_program() {
  cd "$root" || return
  JAVA_HOME=$JDK exec "$MAVEN" -B -q -Dquick -DskipTests -pl "$PROGRAM" -am package >"$WORK/$PROGRAM.log" 2>&1
}

build_program() {
  need_maven
  UNFINISHED=$WORK/$PROGRAM.$$
  (program_inputs) >"$UNFINISHED" # before the build: who edits while it runs gets another one
  say "Building the $PROGRAM$PROGRAM_LOAD ..."
  clock on
  if ! child package_program; then
    clock off
    tail -n 30 "$WORK/$PROGRAM.log" >&2
    fail "The build failed; the whole log is in $WORK/$PROGRAM.log."
  fi
  clock off
  [ -f "$(program_jar)" ] || fail "The build made no $(program_jar); see $WORK/$PROGRAM.log."
  mv "$UNFINISHED" "$WORK/$PROGRAM"
  UNFINISHED=
}

# start_program NAME ARGS...: never returns.
start_program() {
  local extra=()
  choose_program "$1"
  shift
  need_jdk
  if ! program_is_current; then
    lock
    program_is_current || build_program
  fi
  read -r -a extra <<<"${LINEBEAT_JAVA_OPTS:-}" || true
  clean_up
  exec "$JDK/bin/java" "${PROGRAM_OPTS[@]}" ${extra[@]+"${extra[@]}"} -Dlinebeat.root="$root" \
    -cp "$(program_jar):$root/$PROGRAM/target/lib/*" "$PROGRAM_MAIN" "$@"
}
