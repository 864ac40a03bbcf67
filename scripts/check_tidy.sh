#!/usr/bin/env bash
# clang-tidy over the rooms that have changed since they last passed, as many at once as there are processors. A room is
# read as one unit, as it is built: so its headers are read once. Tests, benchmarks and what needs LibTorch are left to
# the compilers.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

stamps=build/tidy/passed
mkdir -p "$stamps"
cmake --preset tidy >build/tidy/configure.log 2>&1 || {
  tail -n 20 build/tidy/configure.log
  exit 1
}

stamp_of() { echo "build/tidy/passed/$(sed 's|.*/build/tidy/||; s|/|_|g' <<<"$1")"; }
export -f stamp_of

# A unit includes sources of ours, and those any header: any newer header makes all units new.
newest_header=$(find src apps .clang-tidy \( -name '*.h' -o -name .clang-tidy \) -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
changed() {
  local unit stamp
  sed -n 's/.*"file": "\(.*\)".*/\1/p' build/tidy/compile_commands.json | sort -u | while read -r unit; do
    stamp=$(stamp_of "$unit")
    # shellcheck disable=SC2046  # one word for each source
    [[ -f $stamp && -z $(find "$unit" "$newest_header" $(sed -n 's/^#include "\(.*\)"/\1/p' "$unit") -newer "$stamp") ]] ||
      echo "$unit"
  done
}

check() {
  local report
  if report=$(clang-tidy-14 --quiet -p build/tidy "$1" 2>/dev/null); then
    touch "$(stamp_of "$1")"
  else
    echo "$report"
    return 1
  fi
}
export -f check

# shellcheck disable=SC2016  # the inner shell expands it
changed | xargs -r -P "$(nproc)" -I {} bash -c 'check "$1"' - {}
