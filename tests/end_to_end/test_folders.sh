#!/usr/bin/env bash
# test_folders.sh PROGRAM: folders that Clavier writes are marked; what it did not write, or wrote as something else, is not
# written over without --overwrite; two writers never meet; readers see a whole corpus while it is built again.
set -euo pipefail
program=$(readlink -f "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1" >&2
  exit 1
}

# refuses WHAT COMMAND...: misuse, in one line, and nothing changes in the folder "mine".
refuses() {
  local what=$1 code=0 before
  shift
  before=$(ls -lA mine)
  "$program" "$@" >/dev/null 2>problem || code=$?
  [[ $code == 2 && $(wc -l <problem) == 1 ]] || fail "$what gives exit code $code: $(cat problem)"
  grep -q -- '--overwrite' problem || fail "$what: nothing is said of --overwrite: $(cat problem)"
  [[ $(ls -lA mine) == "$before" ]] || fail "$what changed the folder"
}

"$program" compose --model markov-none --out never.mid 2>/dev/null && fail "a missing model composes"
mkdir music
for number in {1..12}; do
  printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0' >"music/Bach, Johann Sebastian, Invention $number, id$number.mid"
  notes=$(for beat in {0..119}; do printf '\\0\\220\\%o\\100\\60\\200\\%o\\0' $((48 + (beat * number + beat / 5) % 30)) $((48 + (beat * number + beat / 5) % 30)); done)
  size=$((120 * 8 + 4))
  # shellcheck disable=SC2059
  printf "\\$(printf '%o' $((size / 256)))\\$(printf '%o' $((size % 256)))$notes\\0\\377\\57\\0" >>"music/Bach, Johann Sebastian, Invention $number, id$number.mid"
done
build=(corpus build music --out)
"$program" "${build[@]}" corpus >/dev/null 2>&1
[[ $(cat corpus/.clavier) == "corpus "* ]] || fail "a corpus is not marked"
"$program" "${build[@]}" corpus >/dev/null 2>&1 || fail "a corpus is not built again"

mkdir mine
echo '{"my": "list"}' >mine/corpus.json
echo mine >mine/scores-0123456789abcdef.bin
refuses "a foreign corpus.json" "${build[@]}" mine
refuses "a foreign folder for a kit" evaluate survey-kit --corpus corpus --out mine
refuses "a foreign folder for a report" evaluate report --model lstm --corpus corpus --out mine
"$program" "${build[@]}" mine --overwrite >/dev/null 2>&1 || fail "--overwrite does not write over"
[[ $(cat mine/scores-0123456789abcdef.bin) == mine ]] || fail "a file that is not part of the corpus is gone"
"$program" corpus report mine >/dev/null || fail "no corpus was written over"
refuses "a corpus for a kit" evaluate survey-kit --corpus corpus --out mine
if [[ -x ${program%/*}/clavier-train ]]; then
  refuses "a corpus for a model" train --model markov --corpus corpus --out mine
  "$program" train --model markov --corpus corpus --out markov >/dev/null 2>&1
  rm -rf mine && mv markov mine
  refuses "a finished model" train --model markov --corpus corpus --out mine
  "$program" train --model markov --corpus corpus --out mine --overwrite >/dev/null 2>&1 || fail "no model was written over"
fi

# Nothing is left of a folder in which nothing was written.
"$program" "${build[@]}" new/deep --min-notes 100000 >/dev/null 2>&1 && fail "a corpus without pieces was built"
[[ ! -e new/deep ]] || fail "an empty folder is left"

# Readers beside writers: some writers give way, no reader fails, and what remains is a corpus.
(for number in {1..8}; do
  "$program" "${build[@]}" corpus --min-notes $((100 + number % 2)) >/dev/null 2>>writers || true
done) &
(for number in {1..8}; do
  "$program" "${build[@]}" corpus --min-notes $((101 + number % 2)) >/dev/null 2>>writers || true
done) &
for _ in {1..24}; do "$program" corpus report corpus >/dev/null 2>problem || fail "a reader failed: $(cat problem)"; done
wait
grep -v ' is writing it; ' writers && fail "a writer failed otherwise"
"$program" corpus report corpus >/dev/null || fail "no corpus is left"
