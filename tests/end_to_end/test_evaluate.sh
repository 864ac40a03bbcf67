#!/usr/bin/env bash
# test_evaluate.sh PROGRAM: a report has its page and its figures; what was measured is not measured again; a part of it that
# was damaged is; what cannot be meant is refused. Skipped (77) without CLAVIER_CORPUS, or while no model is shipped.
set -euo pipefail
program=$(readlink -f "$1")
models=${program%/*}/../../weights
[[ -f $weights/lstm-baroque/config.json && -f $weights/era-classifier/config.json ]] || exit 77
[[ -n ${CLAVIER_CORPUS-} ]] || exit 77
corpus=$(readlink -f "$CLAVIER_CORPUS")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1"
  exit 1
}

# refuse WORDS ARGUMENT...: exit code 2, one line with WORDS, and no file.
refuse() {
  local words=$1 code=0
  shift
  "$program" evaluate "$@" >out.txt 2>err.txt </dev/null || code=$?
  [[ $code == 2 && ! -s out.txt && $(wc -l <err.txt) == 1 ]] || fail "evaluate $*: exit code $code: $(cat out.txt err.txt)"
  grep -qF -- "$words" err.txt || fail "evaluate $*: no \"$words\" in: $(cat err.txt)"
  [[ ! -e report && ! -e x.svg ]] || fail "evaluate $*: something was written"
}

mkdir -p music/baroque
find "$corpus/giantmidi-eras/baroque" -name 'Scarlatti*.mid' | sort >files.txt
head -n 40 files.txt | while read -r file; do cp "$file" music/baroque/; done
"$program" corpus build music --out corpus >build.txt 2>&1 || fail "no corpus: $(cat build.txt)"

wanted=(--model lstm-baroque --corpus corpus --pieces 8)
refuse "give --out" "${wanted[@]}" --quick
refuse "--seeds 9..3" "${wanted[@]}" --seeds 9..3 --out report
refuse "--seeds must be a number" "${wanted[@]}" --seeds few --out report
refuse "--out x.svg must be a folder" "${wanted[@]}" --out x.svg
refuse "not both" "${wanted[@]}" --quick --full --out report
refuse "validation or test" "${wanted[@]}" --split train --out report
refuse "none of the models is of the era" "${wanted[@]}" --era romantic --out report

report() { "$program" evaluate "${wanted[@]}" --seconds 20 --out report >out.txt 2>err.txt || fail "no report: $(cat err.txt)"; }

report
[[ $(<out.txt) == "report/index.html"$'\n'"report/report.json" ]] || fail "it does not say what it wrote: $(cat out.txt)"
for column in people "keys shuffled" "onsets shuffled" markov lstm-baroque; do
  grep -qF "<th>$column</th>" report/index.html || fail "no column $column on the page"
  grep -qF "\"name\": \"$column\"" report/report.json || fail "no column $column among the figures"
done
[[ $(tail -n 1 report/index.html) == *"</body></html>" ]] || fail "the page does not end"

mv report/report.json first.json
report
cmp first.json report/report.json || fail "a second report differs"
[[ ! -s err.txt ]] || fail "something was measured again: $(cat err.txt)"

truncate -s 1000 report/parts/baroque-people.json
report
cmp first.json report/report.json || fail "a report over a damaged part differs"
grep -q "people" err.txt || fail "a damaged part was not measured again"
