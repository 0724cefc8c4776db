#!/usr/bin/env bash
# What JUnit's console launcher says of tests whose code ends the JVM, without the agent and with it.
# Needs bash, coreutils, a JDK (17 or newer) and Maven. Ends by itself; status 1 when a claim does not hold.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

junit=$here/target/junit/junit-platform-console-standalone.jar

# run NAME TEST-CLASS [JVM OPTION...]: that class, then TaxTest, in a directory of its own.
# The exit status, the summary, and the test that was ended go to $status, $tests, $failed and $ended_test.
run() {
  mkdir "$runs/$1"
  cd "$runs/$1"
  cp "$here/atexit.json" .
  status=0
  timeout --foreground 60 java "$tmp_option" "${@:3}" -jar "$junit" execute --class-path "$here/target/tests.jar" \
    --details=summary --disable-banner --disable-ansi-colors \
    --select-class "prices.$2" --select-class prices.TaxTest \
    >junit.out 2>junit.err || status=$?
  tests=$(count_in_summary 'tests found')
  failed=$(count_in_summary 'tests failed')
  contains junit.out "JUnit Jupiter:$2:" && ended_test='failed' || ended_test='(not told)'
}

# count_in_summary WHAT: the number in a line such as "[         3 tests found           ]".
count_in_summary() {
  local line
  line=$(line_of junit.out "$1")
  line=${line//[!0-9]/}
  echo "${line:-(no summary)}"
}

# compare TITLE TEST-CLASS STATUS-WITHOUT: two runs side by side.
compare() {
  local without=()
  run "$2-without" "$2"
  without=("$status" "$tests" "$failed" "$ended_test")
  run "$2-with" "$2" "-javaagent:$agent=atexit.json"
  table "$1" 'without agent' 'with agent'
  row 'exit status' "${without[0]}" "$3" "$status" 1
  row 'tests found' "${without[1]}" '(no summary)' "$tests" 3
  row 'tests failed' "${without[2]}" '(no summary)' "$failed" 2
  row "the test in $2" "${without[3]}" '(not told)' "$ended_test" 'failed'
}

# check_culprit RUN ROUTE STATUS FRAME: JUnit's failure and the report name the line.
check_culprit() {
  cd "$runs/$1"
  claim_contains "$1, JUnit's output" junit.out 'io.github.atexit.ExitDeniedException' "$4"
  claim_contains "$1, stderr" junit.err "denied $2($3) by $4"
  claim "$1, number of reports" "$(count_of exits.jsonl '"schema"')" 1
  claim_contains "$1, report" exits.jsonl '"route":"exit","status":1,"finalStatus":1' \
    "\"denied\":[{\"route\":\"$2\",\"status\":$3,\"caller\":{\"class\":\"prices.PriceList\""
}

get "JUnit's console launcher" "${junit%/*}"
build_jar tests -cp "$junit"
echo 'Running three tests in two ways. One ends the JVM, one succeeds, one fails.'
compare 'System.exit(0) in a test' HelpTest 0
compare 'Runtime.halt(3) in a test' NegativeTest 3
printf '\nJUnit about the first, with the agent:\n'
head -n 10 "$runs/HelpTest-with/junit.out"
printf '\nThe agent on stderr:\n'
cat "$runs/HelpTest-with/junit.err" "$runs/NegativeTest-with/junit.err"
check_culprit HelpTest-with exit 0 'prices.PriceList.main(PriceList.java:10)'
check_culprit NegativeTest-with halt 3 'prices.PriceList.withTax(PriceList.java:17)'
finish
