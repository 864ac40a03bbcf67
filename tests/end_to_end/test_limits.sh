#!/usr/bin/env bash
# test_limits.sh PROGRAM [--table]: a piece just within each limit of docs/limits.md is inspected and written as a score in
# little time and memory; one just beyond is refused in one line, nothing is written, and a corpus says why it is left out.
# With --table: seconds and memory (GNU time).
set -euo pipefail
program=$(readlink -f "$1") table=${2-}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export LC_ALL=C

fail() {
  echo "$1" >&2
  exit 1
}

# midi NAME: a file of one track, from lines "DELTA BYTE..." on standard input; 96 ticks are a quarter note.
midi() {
  awk '{
    size = 0; rest = $1
    do { digits[size++] = rest % 128; rest = int(rest / 128) } while (rest > 0)
    while (size-- > 0) printf "%c", digits[size] + (size > 0 ? 128 : 0)
    for (field = 2; field <= NF; field++) printf "%c", $field
  } END { printf "%c%c%c%c", 0, 255, 47, 0 }' >track
  local size
  size=$(stat -c %s track)
  # shellcheck disable=SC2059
  {
    printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk'
    printf "$(printf '\\%03o' $((size >> 24)) $((size >> 16 & 255)) $((size >> 8 & 255)) $((size & 255)))"
    cat track
  } >"$1"
}

# Each piece takes its size as an argument; within and beyond call them by name.
# shellcheck disable=SC2317
two_notes() { # ticks
  printf '0 144 60 64\n96 128 60 0\n%d 144 62 64\n96 128 62 0\n' $(($1 - 192)) | midi piece.mid
}
# shellcheck disable=SC2317
long_piece() { two_notes $(($1 * 192)); } # seconds
# shellcheck disable=SC2317
many_notes() {
  awk -v n="$1" 'BEGIN {
    for (i = 0; i < n; i++) { pitch = 30 + i * 7 % 60; printf "1 144 %d 64\n11 128 %d 0\n", pitch, pitch }
  }' | midi piece.mid
}
# shellcheck disable=SC2317
at_once() {
  awk -v n="$1" 'BEGIN {
    for (chord = 0; chord < 40; chord++) {
      for (i = 0; i < n; i++) printf "0 %d %d 64\n", 144 + i % 9, 21 + int(i / 9) % 88
      for (i = 0; i < n; i++) printf "%d %d %d 0\n", i ? 0 : 96, 128 + i % 9, 21 + int(i / 9) % 88
    }
  }' | midi piece.mid
}
# shellcheck disable=SC2317
measures() {
  printf '0 255 88 4 1 4 24 8\n0 144 60 64\n96 128 60 0\n%d 144 62 64\n24 128 62 0\n' $(($1 * 24 - 120)) | midi piece.mid
}
# shellcheck disable=SC2317
tied() { # measures
  awk -v n="$1" 'BEGIN {
    for (i = 0; i < 80; i++) printf "0 144 %d 64\n", 21 + i
    for (i = 0; i < 80; i++) printf "%d 128 %d 0\n", i ? 0 : int(n / 80) * 384, 21 + i
  }' | midi piece.mid
}

# run OPTION...: the program within 20 s and 400 MB and a kilobyte for each byte of the piece.
run() {
  local size
  size=$(stat -c %s piece.mid)
  (ulimit -v $((400000 + size)) && timeout 20 "$program" "$@" >out 2>problem)
}

within() {
  local what=$1
  shift
  "$@"
  run inspect piece.mid || fail "$what within the limit: $(cat problem)"
  run convert piece.mid --out piece.musicxml || fail "$what within the limit, as a score: $(cat problem)"
  if [[ $table == --table ]]; then
    printf '%-14s %10d bytes' "$what" "$(stat -c %s piece.mid)"
    for options in "inspect piece.mid" "convert piece.mid --out piece.musicxml"; do
      # shellcheck disable=SC2086
      printf '   %s %s' "${options%% *}" "$(/usr/bin/time -f '%e s %M KB' "$program" $options 2>&1 >/dev/null | tail -n 1)"
    done
    echo
  fi
  rm -f piece.*
}

beyond() {
  local what=$1 code=0
  shift
  "$@"
  run convert piece.mid --out piece.musicxml || code=$?
  [[ $code == 1 && $(wc -l <problem) == 1 && ! -e piece.musicxml ]] ||
    fail "$what beyond the limit gives $code: $(head -c 500 problem)"
  grep -q 'at most\|the most' problem || fail "$what beyond the limit: no limit is said: $(cat problem)"
  [[ $table == --table ]] && cat problem
  rm -f piece.*
}

within "12 hours" long_piece 43199
beyond "12 hours" long_piece 43300
within "notes" many_notes 500000
beyond "notes" many_notes 500001
within "at once" at_once 512
beyond "at once" at_once 513
within "measures" measures 49999
beyond "measures" measures 50003
within "ties" tied 50000
beyond "ties" tied 51000
beyond "file size" truncate -s $(((64 << 20) + 1)) piece.mid
long_piece 21700
code=0
"$program" convert piece.mid --out piece.wav 2>problem || code=$?
[[ $code == 1 && ! -e piece.wav ]] || fail "a sound beyond the limit gives $code"
[[ $table == --table ]] && cat problem

mkdir music
many_notes 2000
mv piece.mid "music/Bach, Johann Sebastian, Invention 1.mid"
long_piece 50000
mv piece.mid "music/Bach, Johann Sebastian, Invention 2.mid"
"$program" corpus build music --out corpus >out 2>&1 || fail "no corpus beside a piece beyond the limits: $(cat out)"
grep -q 'it lasts 14 hours; a piece lasts at most 12' corpus/corpus.json || fail "the corpus does not say why"
exit 0
