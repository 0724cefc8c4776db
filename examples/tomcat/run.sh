#!/usr/bin/env bash
# What becomes of an unmodified Tomcat, and of the requests it serves, when a page calls System.exit or Runtime.halt.
# Needs bash, coreutils, a JDK (17 or newer) and Maven. Ends by itself; status 1 when a claim does not hold.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

orders=3 # requests that are under way when the page ends the server

declare -A server  # run: the process id of its server
declare -A port    # run: the server's port
declare -A found   # run and row: what was found
declare -A clients # run: the process ids of its orders' clients

# start_server RUN [MANIFEST]: in a CATALINA_BASE of its own, by Tomcat's own script.
start_server() {
  local options=''
  mkdir "$runs/$1"
  cd "$runs/$1"
  mkdir logs temp
  cp -R "$here/site/." .
  cp "$tomcat/conf/web.xml" "$tomcat/conf/logging.properties" "$tomcat/conf/catalina.properties" conf
  [[ -z ${2-} ]] || {
    cp "$here/$2" .
    options="-javaagent:$agent=$2"
  }
  CATALINA_HOME=$tomcat CATALINA_BASE=$PWD CATALINA_OPTS=$options sh "$tomcat/bin/catalina.sh" run \
    >server.out 2>server.err &
  server[$1]=$!
}

# wait_for_server RUN: learns its port and has it compile the pages, without running them.
wait_for_server() {
  local page line
  cd "$runs/$1"
  wait_until 60 started_or_ended "$1" || fail 'Tomcat does not start' server.out server.err
  ! ended "${server[$1]}" || fail 'Tomcat does not start' server.out server.err
  line=$(line_of server.err 'Starting ProtocolHandler') # ... ["http-nio-127.0.0.1-auto-1-43033"]
  line=${line##*-}
  port[$1]=${line%%\"*}
  for page in index order exit halt; do
    http "${port[$1]}" GET "/$page.jsp?jsp_precompile=true" compiled
    claim_contains "$1, $page.jsp" compiled '200'
  done
}

started_or_ended() {
  contains server.err 'Server startup in' || ended "${server[$1]}"
}

# begin_orders RUN: their answers go to the files order-1, order-2 and so on.
begin_orders() {
  local order
  cd "$runs/$1"
  clients[$1]=''
  for ((order = 1; order <= orders; order++)); do
    http "${port[$1]}" GET /order.jsp "order-$order" &
    clients[$1]+=" $!"
  done
}

all_begun() {
  (($(count_of server.out 'order begun') == orders))
}

# end_server RUN PAGE: asks for the page that ends the server.
end_server() {
  cd "$runs/$1"
  wait_until 60 all_begun || fail 'the orders do not reach the server' server.out server.err
  http "${port[$1]}" GET "/$2.jsp" end &
  clients[$1]+=" $!"
}

# look RUN lives|ends: what became of it.
look() {
  local client order accepted=0
  cd "$runs/$1"
  for client in ${clients[$1]}; do
    status_of "$client" server.out server.err
  done
  for ((order = 1; order <= orders; order++)); do
    ! contains "order-$order" 'order accepted' || accepted=$((accepted + 1))
  done
  if [[ $2 == lives ]]; then
    http "${port[$1]}" GET / next
    ! ended "${server[$1]}" && found[$1, server]='lives on' || found[$1, server]='ended'
    found[$1, next]=$(answer_of next)
    kill -TERM "${server[$1]}"
    status_of "${server[$1]}" server.out server.err
    claim "$1, status after SIGTERM" $status 143
  else
    status_of "${server[$1]}" server.out server.err
    found[$1, server]="ended, status $status"
    http "${port[$1]}" GET / next
    found[$1, next]=$(answer_of next)
  fi
  found[$1, accepted]="$accepted of $orders"
  found[$1, page]=$(answer_of end)
  found[$1, logged]="$(count_of <(cat logs/access.*.log) 'GET /order.jsp HTTP') of $orders"
}

# compare TITLE PAGE STATUS: three servers side by side.
compare() {
  local run bare="$2-without" drained="$2-drained" denied="$2-denied"
  start_server "$bare"
  start_server "$drained" drain.json
  start_server "$denied" deny.json
  for run in "$bare" "$drained" "$denied"; do
    wait_for_server "$run"
  done
  for run in "$bare" "$drained" "$denied"; do
    begin_orders "$run"
    end_server "$run" "$2"
  done
  look "$bare" ends
  look "$drained" ends
  look "$denied" lives
  table "$1" 'without agent' 'drain.json' 'deny.json'
  compare_row 'the server' server "ended, status $3" "ended, status $3" 'lives on'
  compare_row 'orders accepted' accepted "0 of $orders" "$orders of $orders" "$orders of $orders"
  compare_row 'orders in the access log' logged "0 of $orders" "$orders of $orders" "$orders of $orders"
  compare_row "$2.jsp" page 'no answer' 'no answer' 'HTTP 500'
  compare_row 'the next request' next 'no answer' 'no answer' 'HTTP 200'
}

compare_row() {
  row "$1" "${found[$bare, $2]}" "$3" "${found[$drained, $2]}" "$4" "${found[$denied, $2]}" "$5"
}

# check_reports PAGE ROUTE STATUS
check_reports() {
  claim_contains "$1, drained, report" "$runs/$1-drained/exits.jsonl" "\"status\":$3,\"finalStatus\":$3" \
    "\"stack\":[\"java.lang.Runtime.$2(Runtime.java" "\"caller\":{\"class\":\"org.apache.jsp.$1_jsp\"" \
    '"name":"connector","type":"jmx","phase":"drain","outcome":"ok"' \
    '"name":"requests","type":"await","phase":"drain","outcome":"ok"'
  claim_contains "$1, denied, report" "$runs/$1-denied/exits.jsonl" '"route":"signal","status":143' \
    "\"denied\":[{\"route\":\"$2\",\"status\":$3,\"caller\":{\"class\":\"org.apache.jsp.$1_jsp\""
}

get 'Apache Tomcat' "$here/target/tomcat"
tomcat=$(echo "$here"/target/tomcat/apache-tomcat-*)
echo 'Ending an unmodified Tomcat by its pages, with requests under way.'
compare 'System.exit(0) in a page' exit 0
compare 'Runtime.halt(3) in a page' halt 3
printf '\nThe agent with drain.json:\n'
told_by_agent "$runs"/{exit,halt}-drained/server.err
printf '\nThe agent with deny.json, until a SIGTERM ended the server:\n'
told_by_agent "$runs"/{exit,halt}-denied/server.err
check_reports exit exit 0
check_reports halt halt 3
finish
