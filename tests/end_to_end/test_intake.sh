#!/usr/bin/env bash
# test_intake.sh PROGRAM SOURCE-FOLDER: standard input and output, several inputs, names that are no UTF-8, every ending,
# and files that hold no piece of music.
set -euo pipefail
program=$(readlink -f "$1") sheet=$(readlink -f "$2")/tests/golden/little_study.musicxml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1"
  exit 1
}
expect_exit() {
  local code=0
  "${@:2}" >out.txt 2>err.txt || code=$?
  [[ $code == "$1" ]] || fail "exit code $code instead of $1: ${*:2}: $(cat err.txt)"
}
bytes() { printf '%b' "\\x${1// /\\x}"; }

"$program" convert "$sheet" --out study.mid >/dev/null

# Standard input and output.
"$program" convert - --out -.mid <"$sheet" >piped.mid
cmp study.mid piped.mid || fail "a piece through standard input and output differs"
"$program" convert study.mid --format musicxml >piped.musicxml
grep -q "<score-partwise" piped.musicxml || fail "--format does not write to standard output"
"$program" convert - --out - --format mid <study.mid >again.mid
cmp study.mid again.mid || fail "--out - --format mid changes MIDI"
"$program" inspect - <study.mid | grep -q "^hands" || fail "inspect - does not read standard input"
expect_exit 2 "$program" convert study.mid --out -
expect_exit 2 "$program" convert study.mid --out -.mid --json
expect_exit 1 "$program" convert - --out -.mid </dev/null
[[ ! -s out.txt ]] || fail "a failure writes to standard output"

# A file is not written over itself unasked.
cp study.mid own.mid
expect_exit 2 "$program" convert own.mid --out own.mid
grep -q "own.mid: it is a file to read; choose another name, or --overwrite" err.txt || fail "no hint at --overwrite"
cmp -s study.mid own.mid || fail "a refused conversion changed its input"
expect_exit 0 "$program" convert own.mid --out own.mid --overwrite

# Links stay links, pipes stay pipes.
ln -s target.musicxml link.musicxml
mkfifo pipe.musicxml
"$program" convert study.mid --out link.musicxml >/dev/null
[[ -L link.musicxml && -f target.musicxml ]] || fail "a link is replaced by a file"
cat pipe.musicxml >through.musicxml &
"$program" convert study.mid --out pipe.musicxml >/dev/null
wait $!
[[ -p pipe.musicxml ]] || fail "a pipe is replaced by a file"
cmp target.musicxml through.musicxml 2>/dev/null || grep -q "<score-partwise" through.musicxml || fail "nothing came through a pipe"

# Several inputs.
mkdir -p other
cp study.mid one.mid
cp study.mid other/one.mid
echo "no music" >bad.mid
expect_exit 1 "$program" convert one.mid bad.mid other/one.mid --out-dir pages --format musicxml --format mid
[[ $(wc -l <out.txt) == 4 ]] || fail "not every file is named: $(cat out.txt)"
[[ -s pages/one.musicxml && -s pages/one-2.mid ]] || fail "a file of the same name is overwritten"
grep -q "other/one.mid: written as one-2" err.txt || fail "a changed name is not said"
[[ $(grep -c "bad.mid" err.txt) == 1 ]] || fail "a bad file has not one line: $(cat err.txt)"
expect_exit 0 "$program" convert one.mid other/one.mid --out-dir pages --format mid --json
grep -q '"failed":\[\]' out.txt || fail "the report of several files has no failures"
expect_exit 2 "$program" convert one.mid study.mid --out all.mid
expect_exit 2 "$program" convert one.mid study.mid --out-dir pages
expect_exit 2 "$program" convert one.mid study.mid --out-dir . --format mid

# Names that are no UTF-8.
name=$'caf\xe9.mid'
cp study.mid "$name"
expect_exit 0 "$program" convert "$name" --json --out $'\xff.musicxml'
grep -q 'caf�.mid' out.txt || fail "the name has no replacement: $(cat out.txt)"
[[ -s $'\xff.musicxml' ]] || fail "the file is not written by its true name"
expect_exit 0 "$program" inspect "$name" --json
expect_exit 0 "$program" inspect $'\xff.musicxml' --json --out $'\xfe.svg'

# Every ending, and what is left out.
mkdir -p music/romantic
"$program" compose --era baroque --model gan --seconds 60 --seed 3 --out long.mid >/dev/null 2>&1
for ending in mid MIDI kar RMI smf; do cp long.mid "music/romantic/$ending.$ending"; done
"$program" convert long.mid --out music/romantic/xml.XML.musicxml >/dev/null
mv music/romantic/xml.XML.musicxml music/romantic/xml.XML
cp "$name" music/romantic/
touch music/notes.txt music/page.pdf
expect_exit 0 "$program" corpus build music --out corpus --keep-duplicates --min-notes 10 --rights all
grep -qE "^files kept .* 7$" out.txt || fail "not every ending is read: $(cat out.txt)"
grep -q "2 files with other endings were left out: .pdf (1), .txt (1)" out.txt || fail "what is left out is not said"

# A day between two notes.
bytes "4d 54 68 64 00 00 00 06 00 00 00 01 00 01 4d 54 72 6b 00 00 00 1d 00 ff 51 03 07 a1 20 00 90 3c 40 60 80 3c 00 8a c6 00 90 40 40 60 80 40 00 00 ff 2f 00" >day.mid
expect_exit 1 "$program" convert day.mid --out day.wav
expect_exit 1 "$program" inspect day.mid
[[ $(wc -l <err.txt) == 1 ]] || fail "a piece of a day is not refused in one line: $(cat err.txt)"
