#!/usr/bin/env bash
# clang-tidy over the sources that have changed since they last passed, as many at once as there are processors. Tests,
# benchmarks and what needs LibTorch are left to the compilers.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

stamps=build/tidy/passed
mkdir -p "$stamps"
cmake --preset tidy >build/tidy/configure.log 2>&1 || {
  tail -n 20 build/tidy/configure.log
  exit 1
}

# What a source says includes its own header and every header of ours: any newer header makes all sources new.
newest_header=$(find src apps .clang-tidy \( -name '*.h' -o -name .clang-tidy \) -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
changed() {
  local source stamp
  git ls-files 'src/*.cpp' 'apps/*.cpp' | while read -r source; do
    grep -q "\"file\": \".*/$source\"" build/tidy/compile_commands.json || continue
    stamp=$stamps/${source//\//_}
    [[ $stamp -nt $source && $stamp -nt $newest_header ]] || echo "$source"
  done
}

check() {
  local source=$1 report
  if report=$(clang-tidy-14 --quiet -p build/tidy "$source" 2>/dev/null); then
    touch "build/tidy/passed/${source//\//_}"
  else
    echo "$report"
    return 1
  fi
}
export -f check

# shellcheck disable=SC2016  # the inner shell expands it
changed | xargs -r -P "$(nproc)" -I {} bash -c 'check "$1"' - {}
