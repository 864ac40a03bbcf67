#!/usr/bin/env bash
# test_score_training.sh PROGRAM: a Transformer learns from a folder of scores, is measured, grows, gets a judge, and
# composes; two equal runs give equal weights. Skipped (77) where clavier-train was not built beside the program, or
# without the shipped model.
set -euo pipefail
program=$(readlink -f "$1")
[[ -x ${program%/*}/clavier-train && -f ${program%/*}/../../weights/transformer/config.json ]] || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "$1" >&2
  tail -n 5 ./*.log >&2
  exit 1
}

"$program" compose --era baroque --seed 1 --bars 16 --candidates 1 --density high --count 16 --threads 1 \
  --out piece.musicxml >compose.log 2>&1
mkdir music
for number in {1..16}; do mv "piece-$number.musicxml" "music/Bach, Johann Sebastian, Invention $number, id$number.musicxml"; done
"$program" corpus build music --out corpus >corpus.log 2>&1

small=(--width 32 --heads 2 --time-heads 1 --feed-forward 32 --context 64 --hint 4 --composer-notes 100)
run=(--model transformer --corpus corpus --validate-every 4 --validation-pieces 1)
"$program" train "${run[@]}" "${small[@]}" --layers 1 --steps 8 --threads 1 --out one >one.log 2>&1 || fail "one"
"$program" train "${run[@]}" "${small[@]}" --layers 1 --steps 8 --threads 2 --out two >two.log 2>&1 || fail "two"
cmp one/model.safetensors two/model.safetensors || fail "another number of threads gave other weights"
[[ $(wc -l <one/log.jsonl) == 2 && -s one/curve.svg ]] || fail "no log of two validations, or no curve"
grep -q '"Bach, Johann Sebastian; ' one/config.json || fail "no openings in config.json"

"$program" train "${run[@]}" --from one --grow-layers 2 --wrong-notes 0.05 --steps 4 --threads 1 --out grown >grown.log 2>&1 ||
  fail "grown"
grep -q '"layers": 2' grown/config.json || fail "it has not grown"

for threads in 1 2; do
  "$program" train --model phrase-judge --corpus corpus --out grown --pieces 5 --threads $threads >judge.log 2>&1 || fail "judge"
  mv grown/judge.safetensors judge-$threads.safetensors
done
cmp judge-1.safetensors judge-2.safetensors || fail "another number of threads gave another judge"
cp judge-1.safetensors grown/judge.safetensors
"$program" train "${run[@]}" --from grown --steps 4 --threads 1 --out tuned >tuned.log 2>&1 || fail "tuned"
cmp judge-1.safetensors tuned/judge.safetensors || fail "the judge was not taken over"

"$program" evaluate likelihood --model one --model grown --corpus corpus --json >likelihood.json 2>likelihood.log ||
  fail "likelihood"
"$program" evaluate likelihood --model one --corpus corpus --passages 4 >passages.txt 2>passages.log || fail "passages"
grep -q 'between both sides' passages.txt || fail "no table of passages"

"$program" compose --model grown --era baroque --composer Bach --seed 1 --bars 4 --out new.musicxml >new.log 2>&1 || fail "compose"
"$program" compose --model grown --form-of new.musicxml --seed 2 --out other.musicxml >other.log 2>&1 || fail "form-of"
"$program" inspect other.musicxml --json >inspected.json || fail "inspect"
