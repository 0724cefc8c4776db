#!/usr/bin/env bash
# What SIGTERM and Runtime.halt leave behind of an unmodified Apache Derby network server, without the agent and with it.
# Needs bash, coreutils, a JDK (17 or newer) and Maven. Ends by itself; status 1 when a claim does not hold.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

derby=$here/target/derby
procedures=$here/target/procedures.jar

server='' # the process id of the server that runs now
port=''   # and its port

# ij URL [JVM OPTION...]: Derby's own SQL shell, reading its standard input.
ij() {
  timeout --foreground 60 java "$tmp_option" "${@:2}" -Dij.database="$1" -cp "$derby/*:$procedures" org.apache.derby.tools.ij
}

# The database that every run gets a copy of. Derby closes it in order.
create_database() {
  mkdir -p "$runs/new"
  cd "$runs/new"
  ij 'jdbc:derby:shop;create=true' >ij.out 2>&1 <<'SQL'
create sequence order_numbers as int start with 1;
create table orders (number int primary key, item varchar(40));
create procedure check_shelf(in shelf int)
  language java parameter style java no sql external name 'warehouse.Shelves.check';
connect 'jdbc:derby:;shutdown=true';
SQL
  contains ij.out XJ015 || fail 'the database cannot be created' ij.out
}

# start_server [JVM OPTION...]: starts Derby on a free port in the working directory, as a start script would.
start_server() {
  local attempt
  for attempt in {1..20}; do
    port=$((20000 + RANDOM % 10000))
    java "$tmp_option" "$@" -cp "$derby/*:$procedures" org.apache.derby.drda.NetworkServerControl start -h 127.0.0.1 -p $port \
      >server.out 2>server.err &
    server=$!
    wait_until 60 server_ready_or_ended || fail 'Derby does not start' server.out server.err
    if server_ready; then
      echo $server >derby.pid
      return
    fi
    contains server.out "Could not listen on port $port" || fail 'Derby does not start' server.out server.err
  done
  fail "no free port in $attempt attempts"
}

server_ready() {
  contains server.out "ready to accept connections on port $port"
}

server_ready_or_ended() {
  server_ready || ended "$server"
}

# run NAME HOW [JVM OPTION...]: one server, from its start to the next start; $runs/NAME/left has a line for each row.
run() {
  local name=$1 how=$2 work="insert into orders values (next value for order_numbers, 'tea');"
  shift 2
  mkdir "$runs/$name"
  cd "$runs/$name"
  cp -R "$runs/new/shop" "$here/atexit.json" .
  start_server "$@"

  [[ $how != halt ]] || work+='call check_shelf(100);'
  ij "jdbc:derby://127.0.0.1:$port/shop" >client.out 2>&1 <<<"$work"
  contains client.out '1 row inserted' || fail 'the client cannot insert a row' client.out server.err
  [[ $how != SIGTERM ]] || kill -TERM "$server"

  status_of "$server" server.out server.err
  what_is_left "$status" >left
  what_the_next_start_finds >>left
}

what_is_left() {
  local file files=''
  echo "$1"
  for file in db.lck dbex.lck tmp; do
    [[ ! -e shop/$file ]] || files+=" $file"
  done
  [[ -n $files ]] && echo "${files# }" || echo 'nothing'
  [[ -e derby.pid ]] && echo 'left behind' || echo 'removed'
  contains derby.log 'Shutting down instance' && echo 'Shutting down instance' || echo '(nothing)'
}

# Derby's engine opens the database and gives the next order number. Only replayed log records need InsertOperation here.
what_the_next_start_finds() {
  ij 'jdbc:derby:shop' -Dderby.stream.error.file=next-start.log -Xlog:class+load:file=next-start-classes.log \
    >next-start.out 2>&1 <<<'values next value for order_numbers;'
  contains next-start-classes.log impl.store.raw.data.InsertOperation && echo 'replays its log' || echo 'nothing to replay'
  last_value <next-start.out
}

# The value below the last line of dashes in what ij printed.
last_value() {
  local line above='' value=''
  while IFS= read -r line; do
    [[ $above != ----* ]] || value=$line
    above=$line
  done
  echo "${value%%[[:space:]]*}"
}

rows=(
  'exit status'
  'left in the database directory'
  'derby.pid'
  'derby.log about the end'
  'the next start'
  'order number after 1'
)
dirty=('db.lck dbex.lck tmp' 'left behind' '(nothing)' 'replays its log' 101)
clean=('nothing' 'removed' 'Shutting down instance' 'nothing to replay' 2)

# compare TITLE STATUS WITHOUT WITH: prints the two runs side by side and checks every value.
compare() {
  local without with row expected_without=("$2" "${dirty[@]}") expected_with=("$2" "${clean[@]}")
  mapfile -t without <"$runs/$3/left"
  mapfile -t with <"$runs/$4/left"
  table "$1" 'without agent' 'with agent'
  for row in "${!rows[@]}"; do
    row "${rows[row]}" "${without[row]}" "${expected_without[row]}" "${with[row]}" "${expected_with[row]}"
  done
}

# check_report RUN ROUTE STATUS: the one JSON line that the agent appended to exits.jsonl.
check_report() {
  local reports=() text found
  [[ ! -e $runs/$1/exits.jsonl ]] || mapfile -t reports <"$runs/$1/exits.jsonl"
  claim "$1, number of reports" "${#reports[@]}" 1
  for text in "\"route\":\"$2\"" "\"finalStatus\":$3" \
    '"name":"engine","type":"invoke","phase":"save","outcome":"ok"' \
    '"name":"pid file","type":"file","phase":"release","outcome":"ok"'; do
    [[ ${reports[*]} == *"$text"* ]] && found=$text || found=${reports[*]}
    claim "$1, report" "$found" "$text"
  done
}

get 'Apache Derby' "$derby"
build_jar procedures
echo 'Ending the unmodified Apache Derby network server four times.'
create_database
run term-without SIGTERM
run term-with SIGTERM "-javaagent:$agent=atexit.json"
run halt-without halt
run halt-with halt "-javaagent:$agent=atexit.json"

compare 'SIGTERM' 143 term-without term-with
compare 'Runtime.halt(3) by a procedure' 3 halt-without halt-with
printf '\nThe agent on stderr:\n'
cat "$runs/term-with/server.err" "$runs/halt-with/server.err"
check_report term-with signal 143
check_report halt-with halt 3
finish
