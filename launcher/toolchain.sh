# shellcheck shell=bash
# Finds a JDK, Maven and Node.js, or fetches them into the user's cache; and a browser for the tests. Sourced, with $root set. Written for bash 3.2 (macOS).
#
# The real downloads cannot be tried where this was written (no internet): test.sh tries them against a local server.

: "${root:?is set by whoever sources this}"

JDK_MAJOR=25
MAVEN_VERSION=3.9.11
# Of the binary tar.gz. Pinned, so that neither the archive nor a mirror of it has to be trusted.
MAVEN_SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978
NODE_VERSION=22.20.0

# Mirrors; and a root for the system's folders, with which the test hides those of its machine.
ADOPTIUM_URL=${LINEBEAT_ADOPTIUM_URL:-https://api.adoptium.net}
MAVEN_URL=${LINEBEAT_MAVEN_URL:-https://archive.apache.org/dist/maven}
NODE_URL=${LINEBEAT_NODE_URL:-https://nodejs.org/dist}
SYSTEM=${LINEBEAT_SYSTEM_ROOT:-}

HOME=${HOME:-$root/.linebeat} # services and cron jobs may have none
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/linebeat

JDK= # the home in use, once find_jdk or need_jdk has returned
# shellcheck disable=SC2034 # for those who source this
MAVEN= # the mvn script in use, once find_maven or need_maven has returned
NODE=  # the folder of node and npm in use, once find_node or need_node has returned
# What must not outlive this script, however it ends: processes, then files and folders.
CHILD='' CLOCK='' SCRATCH='' UNFINISHED='' LOCK=''

# Launcher messages go to stderr: stdout belongs to the product (`linebeat report --json | jq`).
say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

clean_up() {
  local process path
  for process in $CHILD $CLOCK; do kill "$process" 2>/dev/null || true; done
  for path in "$SCRATCH" "$UNFINISHED" "$LOCK"; do [ -z "$path" ] || rm -rf "$path"; done
  CHILD='' CLOCK='' SCRATCH='' UNFINISHED='' LOCK=''
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# link_target FILE: the file behind a chain of links (readlink -f is missing on older macOS).
link_target() {
  local file=$1 link
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=${file%/*}/$link ;;
    esac
  done
  printf '%s\n' "$file"
}

# is_jdk HOME [MAJOR]: is it a JDK (not a JRE) of at least 25, or of exactly MAJOR?
# It reads HOME/release, as every JDK since 9 has it: to ask each java would cost 50 ms apiece.
is_jdk() {
  local line major=
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        major=${line#JAVA_VERSION=}
        major=${major#\"}
        major=${major%%[!0-9]*}
        ;;
    esac
  done <"$1/release"
  if [ -n "${2:-}" ]; then [ "$major" = "$2" ]; else [ "${major:-0}" -ge "$JDK_MAJOR" ]; fi
}

# use_jdk HOME [MAJOR]: takes it if it is one.
use_jdk() {
  is_jdk "$@" || return 1
  JDK=$1
}

find_jdk() {
  local home major
  if [ -n "${LINEBEAT_JAVA_HOME:-}" ]; then
    use_jdk "$LINEBEAT_JAVA_HOME" && return
    say "LINEBEAT_JAVA_HOME=$LINEBEAT_JAVA_HOME is not the home of a JDK $JDK_MAJOR or newer; looking elsewhere."
  fi
  use_jdk "${JAVA_HOME:-}" && return
  if [ -r "$root/.linebeat/jdk" ] && IFS= read -r home <"$root/.linebeat/jdk"; then use_jdk "$home" && return; fi
  if home=$(type -P java); then
    home=$(link_target "$home")
    use_jdk "${home%/bin/java}" && return
  fi
  # Of those that merely lie about, the release that Linebeat is tested with comes first.
  for major in "$JDK_MAJOR" ''; do
    for home in "$SYSTEM"/usr/lib/jvm/* "$SYSTEM"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$SYSTEM"/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
      "$CACHE"/jdk/* "$CACHE"/jdk/*/Contents/Home; do
      use_jdk "$home" "$major" && return
    done
  done
  return 1
}

# is_maven MVN: is it Maven 3.8 or newer? From / because .mvn/jvm.config is not for asking the version.
is_maven() {
  local version major minor
  [ -x "$1" ] || return 1
  version=$(cd / && JAVA_HOME=$JDK "$1" -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9]*\.[0-9][0-9]*\).*/\1/p') || true
  major=${version%%.*} minor=${version##*.}
  [ -n "$version" ] && { [ "$major" -gt 3 ] || { [ "$major" -eq 3 ] && [ "$minor" -ge 8 ]; }; }
}

find_maven() {
  local mvn
  for mvn in "$(type -P mvn)" "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" "${M2_HOME:+$M2_HOME/bin/mvn}" \
    "$SYSTEM"/usr/share/maven/bin/mvn "$SYSTEM"/opt/*maven*/bin/mvn \
    "$HOME"/.sdkman/candidates/maven/*/bin/mvn "$CACHE"/maven/*/bin/mvn; do
    if is_maven "$mvn"; then
      # shellcheck disable=SC2034
      MAVEN=$mvn
      return
    fi
  done
  return 1
}

# is_node FOLDER: has it a Node.js that Vite runs on (20.19, 22.13, 24, later even ones), and its npm? Odd releases live
# for half a year and are not tried. Volta's and asdf's stand-ins answer as the real one does.
is_node() {
  local version major minor
  [ -x "$1/node" ] && [ -x "$1/npm" ] || return 1
  version=$("$1/node" -v 2>/dev/null </dev/null | sed -n 's/^v\([0-9][0-9]*\.[0-9][0-9]*\)\..*/\1/p') || true
  major=${version%%.*} minor=${version##*.}
  case $major in
    '') return 1 ;;
    20) [ "$minor" -ge 19 ] ;;
    22) [ "$minor" -ge 13 ] ;;
    *) [ "$major" -ge 24 ] && [ $((major % 2)) -eq 0 ] ;;
  esac
}

find_node() {
  local folder node
  node=$(type -P node) || node=
  for folder in "${node%/node}" "$SYSTEM"/usr/local/bin "$SYSTEM"/opt/homebrew/bin "$SYSTEM"/opt/homebrew/opt/node*/bin \
    "$SYSTEM"/usr/local/opt/node*/bin "$SYSTEM"/usr/bin "${NVM_DIR:-$HOME/.nvm}"/versions/node/*/bin \
    "$HOME"/.volta/tools/image/node/*/bin "$HOME"/.local/share/fnm/node-versions/*/installation/bin \
    "$HOME"/.asdf/installs/nodejs/*/bin "$HOME"/.local/share/mise/installs/node/*/bin "$CACHE"/node/*/bin; do
    if [ -n "$folder" ] && is_node "$folder"; then
      NODE=$folder
      return
    fi
  done
  return 1
}

# is_browser FILE: does it start? Ubuntu's chromium-browser without its snap is there and does not.
is_browser() { [ -x "$1" ] && "$1" --version >/dev/null 2>&1 </dev/null; }

# find_browser: sets LINEBEAT_BROWSER, under which the browser tests look.
find_browser() {
  local browser name applications
  if [ -n "${LINEBEAT_BROWSER:-}" ]; then
    is_browser "$LINEBEAT_BROWSER" && return
    say "LINEBEAT_BROWSER=$LINEBEAT_BROWSER is no browser that starts; looking elsewhere."
    LINEBEAT_BROWSER=
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    for browser in "$(type -P "$name")" "$SYSTEM/usr/bin/$name" "$SYSTEM/snap/bin/$name"; do
      is_browser "$browser" && LINEBEAT_BROWSER=$browser && return
    done
  done
  for applications in "$SYSTEM/Applications" "$HOME/Applications"; do
    for name in "Google Chrome" Chromium; do
      browser="$applications/$name.app/Contents/MacOS/$name"
      is_browser "$browser" && LINEBEAT_BROWSER=$browser && return
    done
  done
  return 1
}

# download URL FILE
download() {
  local progress=-sS
  if command -v curl >/dev/null; then
    [ ! -t 2 ] || progress=-#
    curl -fL "$progress" --retry 2 --connect-timeout 20 --speed-limit 1000 --speed-time 60 -o "$2" "$1"
  else
    wget -q -T 60 -t 2 -O "$2" "$1"
  fi
}

# digest 256|512 FILE: in hexadecimal
digest() {
  if command -v "sha$1sum" >/dev/null; then "sha$1sum" <"$2"; else shasum -a "$1" <"$2"; fi | cut -d ' ' -f 1
}

# unpack KIND ARCHIVE: into $CACHE/KIND, under the name of the archive's own folder. It appears there whole or not
# at all, and whoever unpacks the same at the same time loses nothing.
unpack() {
  local kind=$1 archive=$2 scratch=${2%/*}/unpacked folder
  mkdir -p "$scratch" "$CACHE/$kind"
  tar -xzf "$archive" -C "$scratch" || return 1
  for folder in "$scratch"/*; do
    [ -e "$CACHE/$kind/${folder##*/}" ] || mv "$folder" "$CACHE/$kind/" || return 1
  done
}

# fetch WHAT KIND URL 256|512 DIGEST INSTALL: downloads an archive, checks it and unpacks it.
fetch() {
  local what=$1 kind=$2 url=$3 bits=$4 expected=$5 install=$6
  say "Downloading $what into $CACHE (once) ..."
  SCRATCH=$CACHE/part.$$
  mkdir -p "$SCRATCH" || fail "Linebeat cannot write into $CACHE."
  download "$url" "$SCRATCH/archive" || fail "The download of $what from $url failed: $install, or start again."
  if [ "$(digest "$bits" "$SCRATCH/archive")" != "$expected" ]; then
    fail "The download of $what from $url has a wrong SHA-$bits digest and was deleted: $install, or start again."
  fi
  unpack "$kind" "$SCRATCH/archive" || fail "The download of $what could not be unpacked into $CACHE: $install, or start again."
  rm -rf "$SCRATCH"
  SCRATCH=
}

fetch_jdk() {
  local os arch answer sha256 install="install Temurin $JDK_MAJOR (https://adoptium.net)"
  local need="Linebeat needs a JDK $JDK_MAJOR or newer and found none"
  case $(uname -s) in
    Linux) if [ -e /etc/alpine-release ]; then os=alpine-linux; else os=linux; fi ;;
    Darwin) os=mac ;;
    *) fail "$need: $install." ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) fail "$need: install one." ;;
  esac
  command -v curl >/dev/null || command -v wget >/dev/null || fail "$need: $install, or install curl and start again."
  answer=$(download "$ADOPTIUM_URL/v3/assets/latest/$JDK_MAJOR/hotspot?architecture=$arch&image_type=jdk&os=$os&vendor=eclipse" - 2>/dev/null) ||
    fail "$need: $install, or connect to the internet and start again."
  # The installers of macOS have a checksum too, so only the one of the package will do.
  sha256=$(printf '%s\n' "$answer" | tr -d ' \t\r\n' | sed -n 's/.*"package":{\([^}]*\)}.*/\1/p' |
    sed -n 's/.*"checksum":"\([0-9a-f]\{64\}\)".*/\1/p')
  [ -n "$sha256" ] || fail "$need, and the answer of $ADOPTIUM_URL names no checksum: $install."
  fetch "Temurin JDK $JDK_MAJOR, about 200 MB," jdk "$ADOPTIUM_URL/v3/binary/latest/$JDK_MAJOR/ga/$os/$arch/jdk/hotspot/normal/eclipse" \
    256 "$sha256" "$install"
  find_jdk || fail "$need, and what $ADOPTIUM_URL sent is none: $install."
}

fetch_maven() {
  local need="Linebeat needs Maven 3.8 or newer to build itself and found none" install="install Maven"
  command -v curl >/dev/null || command -v wget >/dev/null || fail "$need: $install, or install curl and start again."
  # A look first, so that without internet there is one sentence and no talk of a download.
  download "$MAVEN_URL/maven-3/$MAVEN_VERSION/binaries/apache-maven-$MAVEN_VERSION-bin.tar.gz.sha512" - >/dev/null 2>&1 ||
    fail "$need: $install, or connect to the internet and start again."
  fetch "Maven $MAVEN_VERSION, 9 MB," maven "$MAVEN_URL/maven-3/$MAVEN_VERSION/binaries/apache-maven-$MAVEN_VERSION-bin.tar.gz" \
    512 "${LINEBEAT_MAVEN_SHA512:-$MAVEN_SHA512}" "$install"
  find_maven || fail "$need, and what $MAVEN_URL sent is none: $install."
}

# node_sha256 SYSTEM: of that system's tar.gz. Pinned like Maven's; they stand in the release's signed SHASUMS256.txt.
node_sha256() {
  case $1 in
    linux-x64) echo eeaccb0378b79406f2208e8b37a62479c70595e20be6b659125eb77dd1ab2a29 ;;
    linux-arm64) echo 4181609e03dcb9880e7e5bf956061ecc0503c77a480c6631d868cb1f65a2c7dd ;;
    darwin-x64) echo 00df9c5df3e4ec6848c26b70fb47bf96492f342f4bed6b17f12d99b3a45eeecc ;;
    darwin-arm64) echo cc04a76a09f79290194c0646f48fec40354d88969bec467789a5d55dd097f949 ;;
    *) return 1 ;;
  esac
}

fetch_node() {
  local os arch sha256 folder=$NODE_URL/v$NODE_VERSION install="install Node.js 22 with npm (https://nodejs.org)"
  local need="Linebeat needs Node.js 20.19, 22.13, 24 or a later even one, with npm, to build itself and found none"
  os=$(uname -s | tr '[:upper:]' '[:lower:]')
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) arch=other ;;
  esac
  # What is published is for glibc; Alpine has a package.
  [ ! -e "$SYSTEM/etc/alpine-release" ] || fail "$need: apk add nodejs npm."
  sha256=$(node_sha256 "$os-$arch") || fail "$need: $install."
  command -v curl >/dev/null || command -v wget >/dev/null || fail "$need: $install, or install curl and start again."
  # A look first, as for Maven.
  download "$folder/SHASUMS256.txt" - >/dev/null 2>&1 || fail "$need: $install, or connect to the internet and start again."
  fetch "Node.js $NODE_VERSION, about 50 MB," node "$folder/node-v$NODE_VERSION-$os-$arch.tar.gz" \
    256 "${LINEBEAT_NODE_SHA256:-$sha256}" "$install"
  find_node || fail "$need, and what $NODE_URL sent does not run here: $install."
}

need_jdk() {
  local known=''
  find_jdk || fetch_jdk
  if [ -r "$root/.linebeat/jdk" ]; then IFS= read -r known <"$root/.linebeat/jdk" || true; fi
  [ "$known" != "$JDK" ] || return 0
  if ! mkdir -p "$root/.linebeat" || [ ! -w "$root/.linebeat" ]; then fail "Linebeat cannot write into $root/.linebeat."; fi
  printf '%s\n' "$JDK" >"$root/.linebeat/jdk.$$" && mv "$root/.linebeat/jdk.$$" "$root/.linebeat/jdk"
}

need_maven() {
  find_maven || fetch_maven
}

# need_node: puts it first on the PATH, where the build of web/ takes the first npm, and that the first node.
need_node() {
  find_node || fetch_node
  if [ "$(type -P node)" != "$NODE/node" ] || [ "$(type -P npm)" != "$NODE/npm" ]; then PATH=$NODE:$PATH; fi
  export PATH
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

may_apt() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }

# apt_install PACKAGE...: on Debian and its kin, if we may. A list that cannot be updated may do as it is.
apt_install() {
  may_apt || return 1
  if [ -z "${APT_UPDATED:-}" ]; then as_root apt-get update -qq >&2 || true; fi
  APT_UPDATED=yes
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# need_browser: for ./test alone; the product needs none.
need_browser() {
  local tried='' log=$root/.linebeat/apt.log
  if ! find_browser; then
    if may_apt; then
      say "Installing chromium with apt-get, as the tests need a browser ..."
      tried=" (what apt-get said is in $log)"
      if mkdir -p "${log%/*}"; then apt_install chromium 2>"$log" || true; fi
    fi
    find_browser || fail "The tests need a browser and found none$tried: install Chromium or Google Chrome, or set" \
      "LINEBEAT_BROWSER to the path of one."
  fi
  export LINEBEAT_BROWSER
}
