#!/usr/bin/env bash
# What a Spring Boot application loses when it ends in four ways, without the agent and with it.
# Needs bash, coreutils, a JDK (17 or newer) and Maven. Ends by itself; status 1 when a claim does not hold.
# Every way is tried 20 times on both sides, which takes about 20 minutes; with --quick once.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

app=$here/target/app/readings.jar
h2=$here/target/app/h2.jar
readings=10 # rows in the buffer when the application ends

declare -A application # run: the process id
declare -A port        # run: the application's port
declare -A page        # how it ends: what is asked for
page=([exit]=/exit [halt]=/halt [OutOfMemoryError]=/export)
declare -A expected_status=([SIGTERM]=143 [exit]=3 [halt]=4 [OutOfMemoryError]=127)
declare -A lost # side and how: the number of runs that lost readings
declare -A left # side and how: the number of runs that left the pid file

# start_application RUN [JVM OPTION...]: in a directory of its own.
start_application() {
  mkdir "$runs/$1"
  cd "$runs/$1"
  cp "$here/atexit.json" .
  java "$tmp_option" "${@:2}" -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$app" >app.out 2>app.err &
  application[$1]=$!
}

started_or_ended() {
  contains app.out 'Started Application in' || ended "${application[$1]}"
}

# fill_buffer RUN: waits for the application, learns its port, and sends it readings.
fill_buffer() {
  local line value values=''
  cd "$runs/$1"
  wait_until 120 started_or_ended "$1" || fail 'the application does not start' app.out app.err
  ! ended "${application[$1]}" || fail 'the application does not start' app.out app.err
  line=$(line_of app.out 'Tomcat started on port')
  line=${line#*started on port }
  port[$1]=${line%% *}
  for ((value = 1; value <= readings; value++)); do
    values+="&value=$value"
  done
  http "${port[$1]}" POST "/readings?sensor=cellar$values" filled
  claim "$1, the readings are taken" "$(answer_of filled)" 'HTTP 200'
}

# end_application RUN HOW: right after a request that used the database, as is usual with a busy application.
end_application() {
  cd "$runs/$1"
  http "${port[$1]}" GET /total total
  claim_contains "$1, what is in the database" total '0 readings'
  if [[ $2 == SIGTERM ]]; then
    kill -TERM "${application[$1]}"
  else
    http "${port[$1]}" POST "${page[$2]}" end &
  fi
}

# look RUN SIDE HOW: waits for its end, and counts what it lost and left.
look() {
  cd "$runs/$1"
  status_of "${application[$1]}" app.out app.err
  claim "$1, exit status" $status "${expected_status[$3]}"
  (($(rows_in_database) == readings)) || lost[$2, $3]=$((${lost[$2, $3]-0} + 1))
  [[ ! -e application.pid ]] || left[$2, $3]=$((${left[$2, $3]-0} + 1))
  [[ $2 == without ]] || check_report "$1" "$3"
}

# H2's own shell opens the database that the application left.
rows_in_database() {
  timeout --foreground 60 java "$tmp_option" -XX:TieredStopAtLevel=1 -cp "$h2" org.h2.tools.Shell -url jdbc:h2:file:./readings \
    -user sa -sql 'select count(*) from reading' >h2.out 2>&1 || fail 'the database cannot be opened' h2.out
  local line
  while read -r line; do
    [[ $line != [0-9]* ]] || {
      echo "$line"
      return
    }
  done <h2.out
}

# check_report RUN HOW: every handler that is for this route was ok, and the pool was closed after the hooks.
check_report() {
  local requests='other requests' hooks=''
  [[ $2 != SIGTERM ]] || requests='requests'
  [[ $2 == SIGTERM || $2 == exit ]] && hooks='"shutdown-hooks"'
  claim "$1, number of reports" "$(count_of exits.jsonl '"schema"')" 1
  claim_contains "$1, report" exits.jsonl \
    '"name":"readiness","type":"invoke","phase":"notify","outcome":"ok"' \
    '"name":"time for the balancer","type":"sleep","phase":"notify","outcome":"ok"' \
    '"name":"connector","type":"jmx","phase":"drain","outcome":"ok"' \
    "\"name\":\"$requests\",\"type\":\"await\",\"phase\":\"drain\",\"outcome\":\"ok\"" \
    '"name":"readings","type":"invoke","phase":"save","outcome":"ok"' \
    '"name":"pool","type":"close","phase":"release","outcome":"ok"' \
    '"name":"pid file","type":"file","phase":"release","outcome":"ok"' \
    '"deadlineExceeded":false'
  claim "$1, phases" "$(phases_of exits.jsonl)" "\"notify\"\"drain\"\"save\"$hooks\"release\""
}

# phases_of FILE: the names of the phases in the order in which they ran.
phases_of() {
  local text names=''
  text=$(text_of "$1")
  text=${text#*'"phases":['}
  text=${text%%']'*}
  while [[ $text == *'"name":'* ]]; do
    text=${text#*'"name":'}
    names+=${text%%,*}
  done
  echo "$names"
}

# compare HOW TIMES: as many pairs of applications, one without the agent and one with it.
compare() {
  local time
  for ((time = 1; time <= $2; time++)); do
    start_application "$1-$time-without"
    start_application "$1-$time-with" "-javaagent:$agent=atexit.json"
    fill_buffer "$1-$time-without"
    fill_buffer "$1-$time-with"
    end_application "$1-$time-without" "$1"
    end_application "$1-$time-with" "$1"
    look "$1-$time-without" without "$1"
    look "$1-$time-with" with "$1"
  done
}

# losses HOW TIMES LOST-WITHOUT LEFT-WITHOUT: two rows of the table. A question mark stands for any number.
losses() {
  local without="${lost[without, $1]-0} of $2 runs" expected="$3 of $2 runs"
  [[ $3 != '?' ]] || expected=$without
  row "$1: readings lost" "$without" "$expected" "${lost[with, $1]-0} of $2 runs" "0 of $2 runs"
  row "$1: pid file left" "${left[without, $1]-0} of $2 runs" "$4 of $2 runs" "${left[with, $1]-0} of $2 runs" "0 of $2 runs"
}

# Ends an application while a request is under way and a balancer asks for its readiness.
# The answers go to $report, $readiness and, for a request that comes 0.3 s after the end has shown, $late.
end_under_load() {
  local run=load-$1-$2 client
  start_application "$run" "${@:3}"
  fill_buffer "$run"
  http "${port[$run]}" GET /actuator/health/readiness ready
  claim "$run, ready before" "$(answer_of ready)" 'HTTP 200'
  http "${port[$run]}" GET /report report &
  client=$!
  wait_until 60 contains app.out 'report begun' || fail 'the request does not arrive' app.out app.err
  end_application "$run" "$2"
  readiness='no answer'
  wait_until 60 unready_or_ended "$run" || fail 'the application does not end' app.out app.err
  [[ $(answer_of ready) != 'HTTP 503' ]] || readiness='HTTP 503'
  sleep 0.3
  http "${port[$run]}" GET /actuator/health/liveness late
  late=$(answer_of late)
  status_of "$client" app.out app.err
  status_of "${application[$run]}" app.out app.err
  report=$(answer_of report)
}

unready_or_ended() {
  http "${port[$1]}" GET /actuator/health/readiness ready
  [[ $(answer_of ready) == 'HTTP 503' ]] || ended "${application[$1]}"
}

# compare_under_load HOW REPORT-WITHOUT READINESS-WITHOUT: a question mark stands for any answer.
compare_under_load() {
  end_under_load without "$1"
  local report_without=$report readiness_without=$readiness late_without=$late
  end_under_load with "$1" "-javaagent:$agent=atexit.json"
  local expected=$3
  [[ $expected != '?' ]] || expected=$readiness_without
  row "$1: the request under way" "$report_without" "$2" "$report" 'HTTP 200'
  row "$1: readiness meanwhile" "$readiness_without" "$expected" "$readiness" 'HTTP 503'
  row "$1: a request 0.3 s later" "$late_without" 'no answer' "$late" 'HTTP 200'
}

get 'Spring Boot, and building the application with it' "$here/target/app"
times=20
! $quick || times=1
echo 'Ending a Spring Boot application that has readings in memory.'
compare SIGTERM $times
compare halt $times
compare OutOfMemoryError $times
compare exit $times
table "With $readings readings in a bean" 'without agent' 'with agent'
losses SIGTERM $times '?' 0
losses exit $times '?' 0
losses halt $times $times $times
losses OutOfMemoryError $times $times $times
$quick || claim 'SIGTERM, runs without agent that lost readings' "$((${lost[without, SIGTERM]-0} > 0))" 1

table 'With a request under way' 'without agent' 'with agent'
compare_under_load SIGTERM 'HTTP 200' '?'
compare_under_load halt 'no answer' 'no answer'
printf '\nThe agent on stderr:\n'
told_by_agent "$runs"/{SIGTERM,exit,halt,OutOfMemoryError}-1-with/app.err
finish
