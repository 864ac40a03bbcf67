#!/usr/bin/env bash
# test_compose.sh PROGRAM: the same seed gives the same bytes, whatever the number of threads; several pieces differ; what is
# said as JSON is true. Skipped (77) while no model is shipped.
set -euo pipefail
program=$(readlink -f "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

weights=${program%/*}/../../weights
[[ -f $weights/lstm-baroque/config.json ]] || exit 77

lstm() { "$program" compose --model lstm --era baroque "$@"; }

lstm --seed 7 --notes 60 --count 2 --threads 1 --out one.mid --json >one.json
lstm --seed 7 --notes 60 --count 2 --threads 2 --out two.mid --json >two.json
for piece in 1 2; do cmp "one-$piece.mid" "two-$piece.mid"; done
! cmp -s one-1.mid one-2.mid || { echo "two pieces of one seed are the same"; exit 1; }
grep -q '"files":\["one-1.mid"\]' one.json
grep -q '"seed":7' one.json
"$program" inspect one-1.mid --json >inspected.json
! lstm --notes 40 --seconds 5 --out both.mid 2>/dev/null || { echo "notes and seconds together"; exit 1; }
[[ ! -e both.mid ]]
# A recording is continued as one.
"$program" compose --era baroque --seed 1 --prompt one-1.mid --notes 40 --out continued.mid >/dev/null
[[ -s continued.mid ]]

# Former names, and flags that the model does not honour.
refuse() {
  local words=$1 code=0
  shift
  "$program" compose --era baroque --out refused.mid "$@" >/dev/null 2>complaint.txt || code=$?
  [[ $code == 2 && ! -e refused.mid ]] || { echo "compose $*: exit code $code"; exit 1; }
  grep -qF -- "$words" complaint.txt || { echo "compose $*: $(cat complaint.txt)"; exit 1; }
}
refuse "--no-recall is called --no-ngram-cache now" --no-recall
refuse "--step is called --step-seconds now" --step 1
for flag in bars prompt-bars; do refuse "no option ${flag//-/_}" --model lstm "--$flag" 4; done
refuse "no option meter; models that have it: transformer" --model lstm --meter 3/4
refuse "no option bars" --model gan --bars 4

# Scores: the bars that are asked, the same bytes for any number of threads, and a user's piece gone on from.
if [[ -f $weights/transformer/config.json ]]; then
  score() { "$program" compose --era classical --candidates 1 "$@"; }
  score --seed 7 --bars 5 --meter 3/4 --count 2 --threads 1 --out bars.mid --json >bars.json
  score --seed 7 --bars 5 --meter 3/4 --count 2 --threads 2 --out again.mid >/dev/null
  for piece in 1 2; do cmp "bars-$piece.mid" "again-$piece.mid"; done
  grep -q '"bars":5' bars.json
  "$program" inspect bars-1.mid --json | grep -q '"meter":"3/4"'
  score --prompt bars-1.mid --bars 2 --out longer.mid --json | grep -q '"bars":7'
  score --infill bars-1.mid --bars-range 2:3 --hand left --out filled.mid --json | grep -q '"bars":5'
  score --accompany bars-1.mid --out song.mid --json | grep -q '"bars":5'
  "$program" convert bars-1.mid --out bars.musicxml >/dev/null
  score --prompt bars.musicxml --bars 2 --out from-page.mid --json | grep -q '"bars":7'
  score --form binary --bars 8 --out binary.musicxml --out binary.mid >/dev/null
  [[ $(grep -c '<repeat direction="backward"' binary.musicxml) == 2 ]]
  "$program" inspect binary.musicxml --json | grep -q '"repeats":{"written":8,"played":16}'
  refuse "no option notes; models that have it: lstm, gan" --notes 40
  refuse "option meter must be" --meter 3/5
  refuse "it knows Chopin" --composer Nobody
  refuse "give one of --prompt, --infill, --accompany and --form-of" --prompt bars-1.mid --accompany bars-1.mid
  refuse "say what to rewrite" --infill bars-1.mid
fi

# What is composed remains when the program is stopped.
"$program" compose --model lstm-baroque --seed 7 --notes 40 --count 100000 --out many/piece.mid >/dev/null 2>&1 &
many=$!
for ((wait = 0; wait < 300; ++wait)); do
  [[ ! -f many/piece-3.mid ]] || break
  sleep 0.1
done
kill "$many"
wait "$many" 2>/dev/null || true
"$program" inspect many/piece-3.mid >/dev/null

# The originality of each piece, where the n-gram index of the training pieces is shipped; a foreign file is one clear error.
[[ -f $weights/originality/patterns.bin ]] || exit 0
grep -q '"originality":{"ngram_overlap":[0-9.]*,"longest_match":{"notes":[0-9]*,"seconds":' one.json
cp -r "$weights/lstm-baroque" own
echo "Dear diary, today I practised scales." >own/patterns.bin
! "$program" compose --model own --notes 40 --out own.mid 2>complaint.txt || { echo "a foreign n-gram index is read"; exit 1; }
grep -q '^clavier: cannot read patterns own/patterns.bin: it holds no patterns of a corpus$' complaint.txt
