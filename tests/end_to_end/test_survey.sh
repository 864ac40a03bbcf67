#!/usr/bin/env bash
# test_survey.sh PROGRAM SOURCE-FOLDER: answers on excerpts and pairs become a report; with a corpus ($CLAVIER_CORPUS)
# and shipped models kits of both are made, the same for the same seed, and answers to them are read with their keys.
set -euo pipefail
program=$(readlink -f "$1") seeds=$(readlink -f "$2")/fuzz/seeds/fuzz_survey
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1"
  exit 1
}

"$program" evaluate survey "$seeds/excerpts.csv" --out report --json >excerpts.json
grep -q '"excluded_too_early":1' excerpts.json || fail "an answer given too early counts"
grep -q '"right":3,"decided":5' excerpts.json || fail "right answers are miscounted"
for ending in svg json txt; do [[ -s report/survey.$ending ]] || fail "no survey.$ending"; done
"$program" evaluate survey "$seeds/pairs.csv" --out pairs.svg >pairs.txt
grep -q 'human  *+0.69' pairs.txt || fail "no strengths of pairs"
grep -q '</svg>' pairs.svg || fail "no chart of pairs"

"$program" evaluate survey "$seeds/blind-pairs.csv" --answer-key "$seeds/pair-key.csv" --json >blind.json
grep -q '"first":"gan","second":"human","first_preferred":1,"second_preferred":2,"ties":2' blind.json ||
  fail "blind answers on pairs are miscounted"
code=0
"$program" evaluate survey "$seeds/pairs.csv" --answer-key "$seeds/pair-key.csv" 2>problem || code=$?
[[ $code == 1 ]] || fail "a key beside answers that need none gives exit code $code"
grep -q 'read it without the key' problem || fail "a key beside answers that need none is not refused: $(cat problem)"

printf 'listener,excerpt,truth,model,era,answer\nann,e1,ai,gan,baroque,perhaps\n' >bad.csv
code=0
"$program" evaluate survey bad.csv 2>problem || code=$?
[[ $code == 1 ]] || fail "a bad answer gives exit code $code"
grep -q 'bad.csv: line 2: answer is "perhaps"' problem || fail "a bad answer is not named: $(cat problem)"

for old in "--key x" "--least-seconds 3"; do
  code=0
  # shellcheck disable=SC2086
  "$program" evaluate survey "$seeds/excerpts.csv" $old 2>problem || code=$?
  [[ $code == 2 ]] || fail "the former name ${old% *} gives exit code $code"
  grep -q -- "${old% *} is called --" problem || fail "the former name ${old% *} is not explained: $(cat problem)"
done
for arguments in "survey" "survey-kit --out kit" "survey-kit --corpus corpus"; do
  code=0
  # shellcheck disable=SC2086
  "$program" evaluate $arguments 2>problem || code=$?
  [[ $code == 2 && ! -e kit ]] || fail "evaluate $arguments gives exit code $code"
done

code=0
"$program" evaluate --era baroque survey "$seeds/excerpts.csv" 2>problem || code=$?
[[ $code == 2 ]] || fail "an option before survey gives exit code $code"

[[ -d ${CLAVIER_CORPUS-} && -f ${program%/*}/../../weights/lstm-baroque/config.json ]] || exit 0
"$program" corpus build "$CLAVIER_CORPUS/giantmidi-eras" --out corpus >/dev/null
"$program" evaluate survey-kit --corpus corpus --seed 3 --out kit >/dev/null
"$program" evaluate survey-kit --corpus corpus --seed 3 --out again >/dev/null
diff -r kit/listeners again/listeners || fail "the same seed gives another kit"
cmp kit/answer-key.csv again/answer-key.csv
"$program" evaluate survey-kit --corpus corpus --seed 3 --questions 2 --out again >/dev/null
[[ $(ls again/listeners) == $'answers.csv\nexcerpt-1.mid\nexcerpt-2.mid' ]] || fail "a smaller kit leaves old files: $(ls again/listeners)"
[[ $(find kit/listeners -name 'excerpt-*.mid' | wc -l) == 8 ]] || fail "not eight excerpts"
[[ $(grep -c ',human,' kit/answer-key.csv) == 4 ]] || fail "not half of the excerpts are real"
sed -e '2,$s/^,\([^,]*\),,,/ann,\1,human,20,/' kit/listeners/answers.csv >answers.csv
"$program" evaluate survey answers.csv --answer-key kit/answer-key.csv --json >report.json
grep -q '"recognised_by_majority":{"real":4,"of_real":4,"generated":0,"of_generated":4}' report.json ||
  fail "answers to the kit are misread"
"$program" evaluate survey-kit --corpus corpus --seed 4 --out other >/dev/null
code=0
"$program" evaluate survey answers.csv --answer-key other/answer-key.csv 2>problem || code=$?
[[ $code == 1 ]] || fail "the key of another kit gives exit code $code"
grep -q 'and the key is that of the kit' problem || fail "the key of another kit is not refused: $(cat problem)"

for folder in pairs pairs-again; do
  "$program" evaluate survey-kit --corpus corpus --pairs --model gan --model lstm --seed 3 --out "$folder" >/dev/null
done
diff -r pairs/listeners pairs-again/listeners || fail "the same seed gives other pairs"
cmp pairs/answer-key.csv pairs-again/answer-key.csv
[[ $(find pairs/listeners -name 'pair-*-left.mid' | wc -l) == 12 ]] || fail "not twelve pairs"
for source in human gan lstm; do
  [[ $(cut -d , -f 2 pairs/answer-key.csv | grep -c "^$source$") == 4 ]] || fail "$source is not four times on the left"
done
if grep -rqE 'gan|lstm|human' pairs/listeners; then fail "the pairs say where they come from"; fi
sed -e '2,$s/^,\([^,]*\),,,/ann,\1,left,20,/' pairs/listeners/answers.csv >answers.csv
"$program" evaluate survey answers.csv --answer-key pairs/answer-key.csv --json >report.json
grep -q '"first":"gan","second":"human","first_preferred":2,"second_preferred":2,"ties":0' report.json ||
  fail "answers to the pairs are misread"
code=0
"$program" evaluate survey-kit --corpus corpus --pairs --model gan --model gan --out twice 2>problem || code=$?
[[ $code == 2 && ! -e twice ]] || fail "a model beside itself gives exit code $code"
grep -q 'the model gan is given twice' problem || fail "a model beside itself is not refused: $(cat problem)"
