# Shared by the scripts of this folder: finds a JDK 25, builds what is stale, hands over to Java.
# EXTRA_MODULES hold the main class if the launcher does not, and what it uses; a tool that starts nothing empties SERVICES.
# shellcheck shell=bash

SERVICES=(campaign-service code-service dispatch-service channel-sms-service channel-whatsapp-service analytics-service channel-email-service)
LAUNCHER=(schemas/infrastructure deploy/local deploy/all deploy/simulator)
EXTRA_MODULES=()

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# Prints the home of a JDK 25 or newer: JAVA_HOME first, then the usual folders.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk* /opt/java/*; do
    if [[ -x "$home/bin/javac" ]] && is_25 "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

is_25() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [[ -n "$version" && "$version" -ge 25 ]]
}

# Was anything below the given paths modified after the file was written, or is the file missing? Reproducible jars carry a
# fixed modification time, so the time of writing is taken from the inode.
newer_than() {
  local jar=$1
  shift
  [[ ! -f "$jar" ]] || [[ -n "$(find "$@" -type f -newermc "$jar" -print -quit 2>/dev/null)" ]]
}

# Prints the modules of the checkout $1 whose jar is older than what it is made of.
stale_modules() {
  local root=$1 module contracts=()
  for module in contract inquiry message messaging channel; do
    contracts+=("$root/schemas/$module/src/main" "$root/schemas/$module/pom.xml")
  done
  for module in "${LAUNCHER[@]}" "${EXTRA_MODULES[@]}"; do
    own_sources_newer "$root" "$module" && echo "$module"
  done
  for module in "${SERVICES[@]}"; do
    if own_sources_newer "$root" "$module" || newer_than "$root/$module/target/$module.jar" "${contracts[@]}"; then
      echo "$module"
    fi
  done
  return 0
}

# A service may be made of several modules in folders of its own.
own_sources_newer() {
  local root=$1 module=$2
  newer_than "$root/$module/target/$(basename "$module").jar" "$root/pom.xml" "$root/$module"/{,*/}pom.xml "$root/$module"/{,*/}src/main
}

# Builds the stale modules of the checkout $1, and what they need of the others.
build_stale() {
  local root=$1 modules module
  mapfile -t modules < <(stale_modules "$root")
  ((${#modules[@]})) || return 0
  command -v mvn >/dev/null || fail "Maven is missing; install it (Debian: apt install maven)"
  echo "Building ${modules[*]}"
  # A running system keeps the file it has opened; Maven would write into it.
  for module in "${modules[@]}"; do
    rm -f "$root/$module/target/$(basename "$module").jar"
  done
  # Maven's own libraries use what newer JDKs warn about.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
  # By the names of what they build, as the folder of a service may hold several modules.
  mvn -q -f "$root/pom.xml" -pl "$(printf ':%s,' "${modules[@]##*/}")" -am -DskipTests -Dspotless.check.skip=true package ||
    fail "the build failed"
  # Maven leaves a jar alone whose content did not change, which would look stale for ever.
  for module in "${modules[@]}"; do
    touch "$root/$module/target/$(basename "$module").jar"
  done
}

# Replaces the shell by the given main class.
launch() {
  local root=$1 main=$2 target=$1/deploy/local/target path module
  shift 2
  path="$root/schemas/infrastructure/target/infrastructure.jar:$target/local.jar:$target/lib/*"
  for module in "${EXTRA_MODULES[@]}"; do
    path+=":$root/$module/target/*:$root/$module/target/lib/*"
  done
  # PostgreSQL's binaries are unpacked in memory, which takes 256 MB.
  exec "$JAVA_HOME/bin/java" -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow \
    -cp "$path" "$main" "$@"
}

is_built() {
  local root=$1 module
  for module in schemas/infrastructure deploy/local "${EXTRA_MODULES[@]}"; do
    [[ -f "$root/$module/target/$(basename "$module").jar" ]] || return 1
  done
}

start() {
  local root main=$1 argument
  shift
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
  JAVA_HOME=$(find_jdk) || fail "JDK 25 is missing; install one (e.g. Temurin 25) or set JAVA_HOME to it"
  export JAVA_HOME
  for argument in "$@"; do
    if [[ "$argument" == --stop || "$argument" == --help ]] && is_built "$root"; then
      launch "$root" "$main" "$@"
    fi
  done
  build_stale "$root"
  launch "$root" "$main" "$@"
}
