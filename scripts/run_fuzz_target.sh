#!/usr/bin/env bash
# run_fuzz_target.sh PROGRAM SECONDS: runs one fuzz target on the seeds in fuzz/seeds/NAME/ and on what earlier runs found
# (build/fuzz/found/NAME). A crash leaves its input in build/fuzz/crashes/ and fails.
set -euo pipefail
program=$(readlink -f "$1") seconds=$2
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

name=${program##*/}
mkdir -p "build/fuzz/found/$name" build/fuzz/crashes
folders=("build/fuzz/found/$name")
[[ -d fuzz/seeds/$name ]] && folders+=("fuzz/seeds/$name")
"$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build/fuzz/crashes/$name-" \
  -print_final_stats=1 "${folders[@]}" 2>build/fuzz/"$name".log || {
  tail -n 40 build/fuzz/"$name".log
  exit 1
}
grep -E 'number_of_executed_units|average_exec_per_sec|new_units_added' build/fuzz/"$name".log
