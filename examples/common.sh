# What the examples' run.sh share. Read with `source`, as the first thing after `set -euo pipefail`.
# Needs bash, coreutils, a JDK (17 or newer) and Maven.

shopt -s globstar nullglob
umask 022 # The agent refuses a manifest that everybody may write.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS CATALINA_OPTS JAVA_OPTS ${!ATEXIT_@} # Nothing of the caller's takes part.

here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
root=$(cd "$here/../.." && pwd)
example=${here##*/}
agent=$root/agent/target/atexit-agent.jar
runs=$here/target/runs
tmp=$runs/tmp                     # what applications leave among the temporary files goes when the script ends
tmp_option=-Djava.io.tmpdir=$tmp  # for each JVM; Tomcat's script has an option of its own

quick=false # whether --quick was given
claims=0
false_claims=0

case "${1-}" in
  '') ;;
  --quick) quick=true ;;
  *)
    echo "usage: $0 [--quick]" >&2
    exit 2
    ;;
esac

# Only what the shell itself still knows as running: an ended process's id may be another's by now.
kill_processes() {
  local process
  for process in $(jobs -pr); do
    kill -KILL "$process" 2>/dev/null || true
  done
}
clean_up() {
  kill_processes
  rm -rf "$tmp"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# fail MESSAGE [FILE...]: ends the script, after printing the files.
fail() {
  printf '%s: %s\n' "$example" "$1" >&2
  shift
  (($# == 0)) || cat "$@" >&2
  exit 1
}

# wait_until SECONDS COMMAND...: polls until the command succeeds; status 1 if it never did.
wait_until() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.05
  done
}

# ended PROCESS
ended() {
  ! kill -0 "$1" 2>/dev/null
}

# status_of PROCESS: waits at most 60 s for a child of this shell; its exit status goes to $status.
status_of() {
  status=0
  wait_until 60 ended "$1" || fail "process $1 does not end" "${@:2}"
  wait "$1" || status=$?
}

# text_of FILE: without the bytes that bash does not take; nothing if it is absent.
text_of() {
  [[ ! -e $1 ]] || tr -d '\0' <"$1"
}

# contains FILE TEXT
contains() {
  [[ $(text_of "$1") == *"$2"* ]]
}

# count_of FILE TEXT: how many lines have the text.
count_of() {
  local line count=0
  while IFS= read -r line; do
    [[ $line != *"$2"* ]] || count=$((count + 1))
  done < <(text_of "$1")
  echo $count
}

# line_of FILE TEXT: the first line that has the text.
line_of() {
  local line
  while IFS= read -r line; do
    [[ $line != *"$2"* ]] || {
      printf '%s\n' "$line"
      return
    }
  done < <(text_of "$1")
}

# told_by_agent FILE...: its lines, but for those that say what a slow exit is waiting for.
told_by_agent() {
  local line
  while IFS= read -r line; do
    [[ $line != '[atexit]'* || $line == *'the exit is waiting for'* ]] || printf '%s\n' "$line"
  done < <(cat "$@")
}

# maven ARGUMENT...: silent unless it fails.
maven() {
  mvn -q -B "$@" >"$here/target/maven.log" 2>&1 || fail "mvn $* fails" "$here/target/maven.log"
}

# get WHAT DIRECTORY: has Maven make the directory, unless that was done with this pom.xml and src; builds the agent
# where it is missing.
get() {
  local tool
  for tool in java javac jar mvn timeout; do
    command -v "$tool" >/dev/null || fail "$tool is not on the PATH (a JDK from 17 on, Maven and coreutils are needed)"
  done
  mkdir -p "$here/target"
  if [[ ! -e $agent ]]; then
    echo 'Building the agent.'
    maven -f "$root/pom.xml" -pl agent -am package -DskipTests
  fi
  if older_than_sources "$2/complete"; then
    echo "Getting $1."
    rm -rf "$2"
    maven -f "$here/pom.xml" package
    touch "$2/complete"
  fi
  rm -rf "$runs"
  mkdir -p "$tmp"
}

# older_than_sources FILE: also if it is absent.
older_than_sources() {
  local source
  for source in "$here/pom.xml" "$here"/src/**; do
    [[ $1 -nt $source ]] || return 0
  done
  return 1
}

# build_jar NAME [JAVAC OPTION...]: target/NAME.jar from the sources in the directory NAME.
build_jar() {
  rm -rf "$here/target/$1"
  javac -g "${@:2}" -d "$here/target/$1" "$here/$1"/**/*.java
  jar --create --file "$here/target/$1.jar" -C "$here/target/$1" .
}

# http PORT METHOD PATH FILE: the whole answer goes to the file, nothing if the server gives none within 60 s.
http() {
  timeout 60 bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf "%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n" "$2" "$3" >&3
    cat <&3' - "$1" "$2" "$3" >"$4" 2>/dev/null || true
}

# answer_of FILE: the HTTP status in the answer's first line.
answer_of() {
  local line=''
  read -r line < <(text_of "$1") || true
  line=${line#HTTP/1.1 }
  [[ -n $line ]] && echo "HTTP ${line%% *}" || echo 'no answer'
}

# claim TEXT FOUND EXPECTED
claim() {
  claims=$((claims + 1))
  [[ $2 == "$3" ]] || {
    false_claims=$((false_claims + 1))
    printf 'FALSE: %s: "%s" instead of "%s"\n' "$1" "$2" "$3" >&2
  }
}

# claim_contains TEXT FILE PART...
claim_contains() {
  local part found
  for part in "${@:3}"; do
    contains "$2" "$part" && found=$part || found=$(text_of "$2")
    claim "$1" "$found" "$part"
  done
}

# table TITLE COLUMN...: the head of a table.
table() {
  title=$1
  columns=("${@:2}")
  printf '\n%-36s' "$title"
  line_of_cells "${columns[@]}"
}

# row NAME [FOUND EXPECTED]...: a row of the table, with a claim for each column.
row() {
  local name=$1 column=0 cells=()
  shift
  while (($# > 0)); do
    cells+=("$1")
    claim "$title, ${columns[column]}, $name" "$1" "$2"
    column=$((column + 1))
    shift 2
  done
  printf '  %-34s' "$name"
  line_of_cells "${cells[@]}"
}

# All but the last are padded.
line_of_cells() {
  (($# == 1)) || printf '%-22s' "${@:1:$#-1}"
  printf '%s\n' "${@: -1}"
}

# finish: says whether all claims hold, with the exit status to match.
finish() {
  echo
  ((false_claims == 0)) || fail "$false_claims of $claims claims do not hold; see $runs"
  echo "All $claims claims hold. What the runs left is in ${runs#"$root/"}."
}
