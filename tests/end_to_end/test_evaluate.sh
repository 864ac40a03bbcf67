#!/usr/bin/env bash
# test_evaluate.sh PROGRAM: a report has its page and its metrics; a second report reads what the first measured; a damaged
# part of it is measured again; what cannot be meant is refused. Skipped (77) without CLAVIER_CORPUS or shipped models.
set -euo pipefail
program=$(readlink -f "$1")
weights=${program%/*}/../../weights
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

models=(--model lstm-baroque --corpus corpus)
options=("${models[@]}" --pieces 8)
refuse "--out is required" report "${options[@]}" --quick
refuse "--seeds 9..3" report "${options[@]}" --seeds 9..3 --out report
refuse "--seeds must be a number" report "${options[@]}" --seeds few --out report
refuse "--out x.svg must be a folder" report "${options[@]}" --out x.svg
refuse "not both" report "${options[@]}" --quick --full --out report
refuse "one of validation, test" report "${options[@]}" --split train --out report
refuse "none of the models is of the era" report "${options[@]}" --era romantic --out report
refuse "say which command of clavier evaluate first" "${options[@]}"
refuse "is called clavier evaluate degeneracy now" --degeneracy --model lstm-baroque

report() {
  "$program" evaluate report "${options[@]}" --seconds 20 --out report >out.txt 2>err.txt || fail "no report: $(cat err.txt)"
}

report
[[ $(<out.txt) == "report/index.html"$'\n'"report/report.json" ]] || fail "it does not say what it wrote: $(cat out.txt)"
for column in human "pitches shuffled" "onsets shuffled" markov lstm-baroque; do
  grep -qF "<th>$column</th>" report/index.html || fail "no column $column on the page"
  grep -qF "\"name\": \"$column\"" report/report.json || fail "no column $column among the metrics"
done
[[ $(tail -n 1 report/index.html) == *"</body></html>" ]] || fail "the page does not end"
command="clavier evaluate report --model lstm-baroque --corpus corpus --out report --pieces 8 --seconds 20"
grep -qF "\"command\": \"$command\"" report/report.json || fail "the report does not record its command line"

mv report/report.json first.json
report
cmp first.json report/report.json || fail "a second report differs"
[[ ! -s err.txt ]] || fail "something was measured again: $(cat err.txt)"

truncate -s 1000 report/parts/baroque-human.json
report
cmp first.json report/report.json || fail "a report over a damaged part differs"
grep -q "human" err.txt || fail "a damaged part was not measured again"

# What the other commands print: one JSON object that begins with the same members.
measure() { "$program" evaluate "$@" --json 2>/dev/null || fail "evaluate $* fails"; }
measure likelihood "${models[@]}" --pieces 2 >likelihood.json
measure degeneracy --model lstm-baroque --seeds 2 --seconds 5 >degeneracy.json
measure originality "${models[@]}" --seeds 2 --seconds 20 --era baroque >originality.json
for result in likelihood degeneracy originality; do
  grep -q "^{\"version\":\"[0-9.]*\",\"command\":\"clavier evaluate $result --model lstm-baroque .*\"corpus\":.*\"options\":{" \
    "$result.json" || fail "$result does not say what was measured: $(cat $result.json)"
done
