#!/usr/bin/env bash
# test_start_up.sh PROGRAM: the program starts within 20 ms. On a busy machine it may try often; the best counts.
set -euo pipefail
program=$1

best=1000000
for ((attempt = 0; attempt < 10 || (attempt < 100 && best > 20000); ++attempt)); do
  begin=${EPOCHREALTIME/[.,]/}
  "$program" --version >/dev/null
  end=${EPOCHREALTIME/[.,]/}
  ((end - begin < best)) && best=$((end - begin))
done
echo "start-up: $best microseconds, best of $attempt"
((best <= 20000))
