#!/usr/bin/env bash
# What kill -9 leaves behind of an unmodified HSQLDB server, and who cleans it up: nobody, the next start, the sentinel.
# Needs bash, coreutils, a JDK (17 or newer) and Maven. Ends by itself; status 1 when a claim does not hold.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

hsqldb=$here/target/hsqldb

server='' # the process id of the server that runs now

declare -A found # run and row: what was found

# start_server OUTPUT [JVM OPTION...]: on a free port in the working directory, as a start script would.
start_server() {
  local output=$1 attempt port
  shift
  for attempt in {1..20}; do
    port=$((20000 + RANDOM % 10000))
    java "$tmp_option" "$@" -cp "$hsqldb/*" org.hsqldb.server.Server --address 127.0.0.1 --port $port \
      --database.0 file:shop --dbname.0 shop >"$output" 2>&1 &
    server=$!
    wait_until 60 contains_or_ended "$output" 'is online on port' || fail 'HSQLDB does not start' "$output"
    if contains "$output" 'is online on port'; then
      echo $server >shop.pid
      echo "join $server" >>registry
      return
    fi
    contains "$output" 'in use' || fail 'HSQLDB does not start' "$output"
  done
  fail "no free port in $attempt attempts"
}

contains_or_ended() {
  contains "$1" "$2" || ended "$server"
}

# run NAME [JVM OPTION...]: a server that is killed, and the next start.
run() {
  local name=$1
  shift
  mkdir "$runs/$name"
  cd "$runs/$name"
  cp "$here"/*.json .
  start_server server.out "$@"
  local killed=$server
  wait_until 60 lock_is_fresh || fail 'HSQLDB does not keep its lock' server.out
  kill -KILL "$server"
  { status_of "$server" server.out; } 2>/dev/null
  found[$name,status]=$status

  # Where a sentinel is to clean up, as long as it takes; elsewhere nothing is going to happen.
  if [[ $name == sentinel ]]; then
    wait_until 20 contains exits.jsonl '"route":"vanished"' || true
  fi
  found[$name,left]=$(left)
  found[$name,registry]=$(tail -n 1 registry)
  found[$name,registry]=${found[$name,registry]/ $killed/}
  found[$name,told]=$(count_of exits.jsonl '"route":"vanished"')

  # A lock that was written to this very moment HSQLDB takes for one of a server that lives, and gives up.
  wait_until 20 lock_has_aged || fail 'the lock of a dead server stays fresh' server.out
  start_server next-start.out "$@"
  found[$name,open]=$(opening next-start.out)
  found[$name,told later]=$(count_of exits.jsonl '"route":"vanished"')
  found[$name,left by]=$(count_of registry "leave $killed")
  kill -TERM "$server"
  status_of "$server" next-start.out
}

# HSQLDB writes to its lock file every ten seconds.
lock_is_fresh() {
  (($(date +%s) - $(stat --format=%Y shop.lck) < 2))
}

lock_has_aged() {
  [[ ! -e shop.lck ]] || (($(date +%s) - $(stat --format=%Y shop.lck) >= 2))
}

left() {
  local file files=''
  for file in shop.lck shop.pid; do
    [[ ! -e $file ]] || files+=" $file"
  done
  [[ -n $files ]] && echo "${files# }" || echo nothing
}

# opening OUTPUT: HSQLDB waits up to ten seconds for a lock file that a server wrote to lately.
opening() {
  local line millis
  line=$(line_of "$1" 'alias=shop] opened successfully in')
  millis=${line##*successfully in }
  millis=${millis%% ms*}
  ((millis > 4000)) && echo 'waits for the lock' || echo 'at once'
  echo "$PWD: the database was open after $millis ms" >>"$runs/millis"
}

# row_of NAME ROW EXPECTED...: one value for each run.
row_of() {
  local name=$1 row=$2
  shift 2
  row "$name" "${found[without,$row]}" "$1" "${found[journal,$row]}" "$2" "${found[sentinel,$row]}" "$3"
}

get HSQLDB "$hsqldb"
echo 'Killing the unmodified HSQLDB server three times, and starting it again.'
run without
run journal "-javaagent:$agent=journal.json"
run sentinel "-javaagent:$agent=atexit.json"

table 'kill -9' 'without agent' 'with a journal' 'and a sentinel'
row_of 'exit status' status 137 137 137
row_of 'left when it is dead' left 'shop.lck shop.pid' 'shop.lck shop.pid' nothing
row_of 'last line of the registry' registry join join leave
row_of 'reports of the death' told 0 0 1
table 'the next start' 'without agent' 'with a journal' 'and a sentinel'
row_of 'opens the database' open 'waits for the lock' 'at once' 'at once'
row_of 'reports of the death' 'told later' 0 1 1
row_of 'the dead has left the registry' 'left by' 0 1 1
printf '\nWhat HSQLDB says:\n'
sed 's|.*/\([^/]*\): |  \1: |' "$runs/millis"
printf '\nThe agent at the next start, with a journal:\n'
told_by_agent "$runs/journal/next-start.out"
finish
