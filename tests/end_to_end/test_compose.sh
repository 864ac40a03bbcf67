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

"$program" compose --era baroque --seed 7 --notes 60 --count 2 --threads 1 --out one.mid --json >one.json
"$program" compose --era baroque --seed 7 --notes 60 --count 2 --threads 2 --out two.mid --json >two.json
for piece in 1 2; do cmp "one-$piece.mid" "two-$piece.mid"; done
! cmp -s one-1.mid one-2.mid || { echo "two pieces of one seed are the same"; exit 1; }
grep -q '"files":\["one-1.mid"\]' one.json
grep -q '"seed":7' one.json
"$program" inspect one-1.mid --json >inspected.json
"$program" compose --era baroque --seed 1 --prompt one-1.mid --notes 40 --out continued.mid >/dev/null
[[ -s continued.mid ]]
! "$program" compose --era baroque --notes 40 --seconds 5 --out both.mid 2>/dev/null || { echo "notes and seconds together"; exit 1; }
[[ ! -e both.mid ]]

# Former names, and flags that no model honours.
refuse() {
  local words=$1 code=0
  shift
  "$program" compose --era baroque --notes 40 --out refused.mid "$@" >/dev/null 2>complaint.txt || code=$?
  [[ $code == 2 && ! -e refused.mid ]] || { echo "compose $*: exit code $code"; exit 1; }
  grep -qF -- "$words" complaint.txt || { echo "compose $*: $(cat complaint.txt)"; exit 1; }
}
refuse "--no-recall is called --no-ngram-cache now" --no-recall
refuse "--step is called --step-seconds now" --step 1
refuse "model bilstm is called lstm now" --model bilstm
for flag in bars meter density infill bars-range prompt-bars; do refuse "--$flag" "--$flag" 4; done

# The originality of each piece, where the n-gram index of the training pieces is shipped; a foreign file is one clear error.
[[ -f $weights/originality/patterns.bin ]] || exit 0
grep -q '"originality":{"ngram_overlap":[0-9.]*,"longest_match":{"notes":[0-9]*,"seconds":' one.json
cp -r "$weights/lstm-baroque" own
echo "Dear diary, today I practised scales." >own/patterns.bin
! "$program" compose --model own --notes 40 --out own.mid 2>complaint.txt || { echo "a foreign n-gram index is read"; exit 1; }
grep -q '^clavier: cannot read patterns own/patterns.bin: it holds no patterns of a corpus$' complaint.txt
