#!/usr/bin/env bash
# test_studio.sh STUDIO-PROGRAM SOURCE-FOLDER [ROUNDS]: clavier-studio is killed while it composes, edits and imports; what
# it had answered is there after the next start, whole, and its jobs have failed. Then it ends by SIGTERM.
set -euo pipefail
program=$(readlink -f "$1") root=$(readlink -f "$2") rounds=${3-4}
folder=$(mktemp -d)
pid=""
trap '[[ -z $pid ]] || kill -9 "$pid" 2>/dev/null || true; rm -rf "$folder"' EXIT
piece=$root/tests/golden/little_waltz.musicxml
xml=application/vnd.recordare.musicxml+xml

fail() {
  echo "test_studio.sh: $*" >&2
  exit 1
}

# Sets pid and port.
start() {
  : >"$folder/log"
  "$program" --port 0 --library "$folder/library" --no-open >"$folder/log" 2>&1 &
  pid=$!
  local tries
  for ((tries = 0; tries < 200; ++tries)); do
    port=$(sed -n 's|.*http://127.0.0.1:\([0-9]*\)/.*|\1|p' "$folder/log")
    [[ -n $port ]] && return
    sleep 0.05
  done
  fail "it does not start: $(cat "$folder/log")"
}

kill_it() {
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  pid=""
}

# request METHOD PATH [TYPE FILE]: prints the status and the body, without the headers; nothing when the server is gone.
request() {
  local type=${3-} file=${4-/dev/null}
  {
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 0
    printf '%s %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n' "$1" "$2" "$port" >&3
    [[ -z $type ]] || printf 'Content-Type: %s\r\nContent-Length: %s\r\n' "$type" "$(stat -c %s "$file")" >&3
    printf '\r\n' >&3
    [[ -z $type ]] || cat "$file" >&3
    tr -d '\r' <&3 | sed '1s/[^ ]* \([0-9]*\).*/\1/; 2,/^$/d'
    exec 3>&-
  } 2>/dev/null || true
}

# number NAME: the first number of that name in the JSON on standard input
number() { grep -o "\"$1\":[0-9]*" | head -n 1 | cut -d : -f 2; }

# Every version that was answered, one a line.
touch "$folder/known"

check_all() {
  local version
  while read -r version; do
    request GET "/api/versions/$version/notes" >"$folder/notes"
    if ! grep -q '^200' "$folder/notes" || ! grep -q '"notes":\[{' "$folder/notes"; then
      fail "version $version is lost: $(head -c 300 "$folder/notes")"
    fi
  done <"$folder/known"
}

import_piece() { request POST "/api/pieces?name=waltz.musicxml" "$xml" "$piece"; }

start
import_piece >"$folder/first"
first=$(number version <"$folder/first")
[[ -n $first ]] || fail "no import: $(cat "$folder/first")"
echo "$first" >>"$folder/known"
echo '{"kind":"compose","options":{"model":"lstm","era":"baroque","seconds":600,"seed":1}}' >"$folder/compose"
echo '{"edits":[{"do":"move","id":3,"note":{"p":72}}]}' >"$folder/edit"
request POST /api/jobs application/json "$folder/compose" >"$folder/answer"
grep -q '^202' "$folder/answer" || fail "no job: $(cat "$folder/answer")"

for ((round = 1; round <= rounds; ++round)); do
  # Busy with everything at once, until it is killed.
  request POST /api/jobs application/json "$folder/compose" >"$folder/answer"
  job=$(grep -o '"id":"[0-9a-f]*"' "$folder/answer" | cut -d '"' -f 4)
  (for ((i = 0; i < 50; ++i)); do import_piece | number version >>"$folder/imported" || break; done) &
  (for ((i = 0; i < 50; ++i)); do
    request POST "/api/versions/$first/edits" application/json "$folder/edit" | number id >>"$folder/edited" || break
  done) &
  sleep "0.$((RANDOM % 5 + 1))"
  kill_it
  wait
  cat "$folder/imported" "$folder/edited" >>"$folder/known" 2>/dev/null || true
  rm -f "$folder/imported" "$folder/edited"
  start
  check_all
  if [[ -n $job ]]; then
    request GET "/api/jobs/$job" >"$folder/answer"
    grep -qE '"state":"(failed|done|running|waiting)"' "$folder/answer" || fail "a job is lost: $(cat "$folder/answer")"
  fi
done

if "$program" --port 0 --library "$folder/library" --no-open >"$folder/second" 2>&1; then fail "two use one library"; fi
grep -q "is writing it" "$folder/second" || fail "two in one library: $(cat "$folder/second")"

kill -TERM "$pid"
code=0
wait "$pid" || code=$?
pid=""
[[ $code == 0 ]] || fail "SIGTERM ends it with $code: $(cat "$folder/log")"
echo "the studio: $(wc -l <"$folder/known") versions over $rounds kills, none lost"
