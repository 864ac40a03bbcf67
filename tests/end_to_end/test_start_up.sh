#!/usr/bin/env bash
# test_start_up.sh PROGRAM: a start takes at most 20 ms, the best of ten. Processor time is measured, which other work on the
# machine does not stretch; there is next to no waiting in a start.
set -euo pipefail
program=$(readlink -f "$1")

best=1000000
TIMEFORMAT='%3U %3S'
for _ in {1..10}; do
  read -r user system < <({ time "$program" --version >/dev/null; } 2>&1)
  milliseconds=$((10#${user/./} + 10#${system/./}))
  ((milliseconds < best)) && best=$milliseconds
done
echo "start-up: $best ms of processor time, best of ten"
((best <= 20))
