#!/usr/bin/env bash
# The coverage file that JaCoCo writes of a program that ends by Runtime.halt, without the agent and with it.
# Needs bash, coreutils, a JDK (17 or newer) and Maven. Ends by itself; status 1 when a claim does not hold.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

jacoco=$here/target/jacoco
jacoco_option=-javaagent:$jacoco/org.jacoco.agent-runtime.jar=destfile=jacoco.exec
atexit_option=-javaagent:$agent=atexit.json

# run NAME ARGUMENT [JVM OPTION...]: the program in a directory of its own; an empty argument lets main return.
# The exit status, what the coverage file is, and what it covers go to $status, $file and $lines.
run() {
  local arguments=()
  [[ -z $2 ]] || arguments=("$2")
  mkdir "$runs/$1"
  cd "$runs/$1"
  cp "$here/atexit.json" .
  status=0
  timeout --foreground 60 java "$tmp_option" "${@:3}" -cp "$here/target/program.jar" billing.NightlyRun "${arguments[@]}" \
    >program.out 2>program.err || status=$?
  contains program.out 'total 205' || fail 'the program does not do its work' program.out program.err
  [[ -s jacoco.exec ]] && file='has data' || file='0 bytes'
  covered_lines
}

# JaCoCo's own report of jacoco.exec, as CSV: the lines missed and covered of each class.
covered_lines() {
  local missed covered all_missed=0 all_covered=0
  timeout --foreground 60 java "$tmp_option" -jar "$jacoco/org.jacoco.cli-nodeps.jar" report jacoco.exec \
    --classfiles "$here/target/program.jar" --csv coverage.csv >report.out 2>&1 || fail 'JaCoCo cannot report' report.out
  while IFS=, read -r _ _ _ _ _ _ _ missed covered _; do
    [[ $missed != *[0-9]* ]] || {
      all_missed=$((all_missed + missed))
      all_covered=$((all_covered + covered))
    }
  done <coverage.csv
  lines="$all_covered of $((all_covered + all_missed))"
}

# compare TITLE ARGUMENT FILE-ALONE LINES-ALONE LINES-WITH: three runs side by side, and what they should show.
compare() {
  local name=${1%%[ (]*} one=() two=() three=()
  run "$name-alone" "$2" "$jacoco_option"
  one=("$status" "$file" "$lines")
  run "$name-agent-first" "$2" "$atexit_option" "$jacoco_option"
  two=("$status" "$file" "$lines")
  run "$name-jacoco-first" "$2" "$jacoco_option" "$atexit_option"
  three=("$status" "$file" "$lines")
  table "$1" 'JaCoCo alone' 'agent, then JaCoCo' 'JaCoCo, then agent'
  row 'exit status' "${one[0]}" 0 "${two[0]}" 0 "${three[0]}" 0
  row 'jacoco.exec' "${one[1]}" "$3" "${two[1]}" 'has data' "${three[1]}" 'has data'
  row 'lines covered' "${one[2]}" "$4" "${two[2]}" "$5" "${three[2]}" "$5"
}

get JaCoCo "$jacoco"
build_jar program
echo 'Measuring the coverage of a program that ends in two ways.'
compare 'Runtime.halt(0)' 0 '0 bytes' '0 of 11' '9 of 11'
compare 'return from main' '' 'has data' '10 of 11' '10 of 11'
printf '\nThe agent on stderr of the program that halts:\n'
cat "$runs/Runtime.halt-agent-first/program.err"
for order in agent-first jacoco-first; do
  claim_contains "halt, $order, report" "$runs/Runtime.halt-$order/exits.jsonl" '"route":"halt"' \
    '"name":"coverage","type":"invoke","phase":"save","outcome":"ok"'
  claim_contains "return, $order, report" "$runs/return-$order/exits.jsonl" '"route":"main-return"' '"handlers":[]'
done
finish
