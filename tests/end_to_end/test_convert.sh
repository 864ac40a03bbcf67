#!/usr/bin/env bash
# test_convert.sh PROGRAM SOURCE-FOLDER: sheet music is performed when it becomes MIDI, --plain plays it as it stands,
# --no-repeats once through, MIDI is never changed, a page names who composed it, and parts that are left out are named.
set -euo pipefail
program=$(readlink -f "$1") sheet=$(readlink -f "$2")/tests/golden/little_study.musicxml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

convert() { "$program" convert "$@" >/dev/null; }
fail() {
  echo "$1"
  exit 1
}
seconds_of() { "$program" inspect "$1" --json | grep -oE '"seconds": ?[0-9.]+' | head -n 1 | grep -oE '[0-9.]+'; }

convert "$sheet" --out performed.mid --out performed.musicxml
convert "$sheet" --out again.mid
convert "$sheet" --plain --out plain.mid --out plain.musicxml
cmp -s performed.mid plain.mid && fail "a sheet is not performed"
cmp performed.mid again.mid || fail "two performances of a sheet differ"
cmp performed.musicxml plain.musicxml || fail "a performance changes what is engraved"
[[ $(seconds_of performed.mid) != "$(seconds_of plain.mid)" ]] || fail "a performance has no timing of its own"

notes_of() { "$program" inspect "$1" --json | grep -oE '"notes": ?[0-9]+' | head -n 1 | grep -oE '[0-9]+'; }
bar='<barline location="right"><repeat direction="backward"/></barline>'
sed "s|</measure>|$bar</measure>|" "$sheet" >repeated.musicxml
convert repeated.musicxml --out played.mid --out kept.musicxml
convert repeated.musicxml --no-repeats --out once.mid --out kept-once.musicxml
(($(notes_of played.mid) > $(notes_of once.mid))) || fail "repeats are not played"
[[ $(notes_of once.mid) == $(notes_of performed.mid) ]] || fail "--no-repeats plays repeats"
grep -q 'repeat direction="backward"' kept.musicxml || fail "sheet music has lost its repeats"
cmp kept.musicxml kept-once.musicxml || fail "--no-repeats changes what is engraved"
[[ $("$program" inspect repeated.musicxml) == *"3 measures written, 6 played"* ]] || fail "repeats are not reported"

convert plain.mid --out copy.mid
convert plain.mid --plain --out plain-copy.mid
cmp plain.mid copy.mid || fail "converting MIDI to MIDI changes it"
cmp plain.mid plain-copy.mid || fail "converting MIDI to MIDI with --plain changes it"

part() { # NUMBER STEP OCTAVE: one whole note
  echo "<part id='P$1'><measure number='1'><attributes><divisions>1</divisions></attributes><note><pitch><step>$2</step>"
  echo "<octave>$3</octave></pitch><duration>4</duration></note></measure></part>"
}
entry() { echo "<score-part id='P$1'><part-name>$2</part-name></score-part>"; }
list="$(entry 1 Voice)$(entry 2 Violin)$(entry 3 Cello)"
echo "<score-partwise><part-list>$list</part-list>$(part 1 G 4)$(part 2 C 5)$(part 3 C 3)</score-partwise>" >song.musicxml
notes_of() { "$program" inspect "$@" --json 2>said.txt | grep -oE '"notes": ?[0-9]+' | head -n 1 | grep -oE '[0-9]+'; }
[[ $(notes_of song.musicxml) == 3 ]] || fail "a part does not sound"
grep -q "3 (Cello) are reduced to piano; --parts chooses" said.txt || fail "a reduction is not said"
[[ $(notes_of song.musicxml --parts 1,cello) == 2 ]] || fail "--parts does not choose"
grep -q "part 2 (Violin) is left out" said.txt || fail "a part is left out silently"
status=0
"$program" convert song.musicxml --parts 4 --out none.mid 2>said.txt || status=$?
[[ $status == 2 ]] || fail "a part that is not there is no misuse"
grep -q "the parts are 1 (Voice), 2 (Violin), 3 (Cello)" said.txt || fail "the parts are not listed"

"$program" compose --era baroque --model gan --seconds 10 --seed 3 --out composed.mid >/dev/null
convert composed.mid --out composed.musicxml
grep -q '<creator type="composer">Clavier</creator>' composed.musicxml || fail "the recipe of a composed piece is printed as its composer"
