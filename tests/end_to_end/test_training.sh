#!/usr/bin/env bash
# test_training.sh PROGRAM: a killed or stopped training resumes to the weights of one that ran through; stopping it prints how
# to resume and leaves a model. Skipped (77) where clavier-train was not built beside the program, or without shipped models.
set -euo pipefail
program=$(readlink -f "$1")
[[ -x ${program%/*}/clavier-train && -f ${program%/*}/../../weights/lstm-baroque/config.json ]] || exit 77
folder=$(mktemp -d)
run=
trap '[[ -z $run ]] || kill -KILL "$run" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

network=(--embedding 16 --stack "uni16,uni16" --head 8 --block 4 --block-lstm 6 --attention 8 --context-blocks 2)
training=(--corpus corpus --batch 4 --length 32 --warmup 5 --patience 0 --threads 1)
short=("${network[@]}" "${training[@]}" --steps 200 --validate-every 5 --validation-events 100)
unlimited=("${network[@]}" "${training[@]}" --steps 1000000 --validate-every 1000000)
rolls=(--model gan-kuo-article --era baroque --noise 4 --features 2 --channels 2 --critic 2 --corpus corpus --batch 2 --threads 1
  --steps 60 --validate-every 10 --validation-rolls 4 --sample-every 30)

fail() {
  echo "$1" >&2
  tail -n 5 ./*.log >&2
  exit 1
}

# wait_until WHAT COMMAND...: for at most a minute.
wait_until() {
  local what=$1 tries=3000
  shift
  until "$@"; do
    ((tries-- > 0)) || fail "$what: waited in vain"
    sleep 0.02
  done
}
is_validated() { [[ -s $1/log.jsonl && -f $1/training.state ]]; }
has_begun() { grep -q 'training pieces' "$1.log"; }

# start NAME OPTION...: trains in the background into NAME, talk into NAME.log.
start() {
  local name=$1
  shift
  "$program" train --out "$name" "$@" >"$name.log" 2>&1 &
  run=$!
}

# end SIGNAL CODE: sends the signal; the run must end within seconds, with this exit code.
end() {
  local code=0 began=$SECONDS
  kill -"$1" "$run"
  wait "$run" 2>/dev/null || code=$?
  run=
  [[ $code == "$2" ]] || fail "after $1 the run ended with $code, not $2"
  ((SECONDS - began <= 10)) || fail "the run went on for $((SECONDS - began)) s after $1"
}

has_whole_weights() { cmp "$1/model.safetensors" whole/model.safetensors || fail "$1: not the weights of the whole run"; }

"$program" compose --model lstm --era baroque --seed 1 --notes 150 --count 16 --threads 1 --out piece.mid >compose.log 2>&1
mkdir music
for number in {1..16}; do mv "piece-$number.mid" "music/Bach, Johann Sebastian, Invention $number, id$number.mid"; done
"$program" corpus build music --out corpus >corpus.log 2>&1
"$program" train "${short[@]}" --out whole >whole.log 2>&1
steps=$(wc -l <whole/log.jsonl)

start killed "${short[@]}"
wait_until "the first validation" is_validated killed
end KILL 137
(($(wc -l <killed/log.jsonl) < steps)) || fail "killed: the run was over already"
"$program" train "${short[@]}" --out killed --resume >killed.log 2>&1
has_whole_weights killed

start "stopped run" "${short[@]}"
wait_until "the first validation" is_validated "stopped run"
end INT 130
(($(wc -l <"stopped run/log.jsonl") < steps)) || fail "stopped: the run was over already"
hint=$(sed -n 's/^stopped at step [0-9]*; .*; resume with: clavier //p' "stopped run.log")
[[ $hint == train\ *\ --resume ]] || fail "no hint how to go on"
eval "\"\$program\" $hint" >resumed.log 2>&1
has_whole_weights "stopped run"

start early "${unlimited[@]}"
wait_until "the corpus" has_begun early
end INT 130
grep -q 'the model in early has not been validated yet' early.log || fail "nothing said of an early model"
"$program" compose --model early --notes 20 --seed 1 --out early.mid >compose.log 2>&1 || fail "the early model composes nothing"
start early "${unlimited[@]}" --resume
wait_until "the corpus" has_begun early
end TERM 130

"$program" train "${rolls[@]}" --out "whole rolls" >rolls.log 2>&1 || fail "no rolls were learned"
[[ -s "whole rolls/samples/step-0000060.svg" ]] || fail "no samples were generated"
start "killed rolls" "${rolls[@]}"
wait_until "the first validation" is_validated "killed rolls"
end KILL 137
(($(wc -l <"killed rolls/log.jsonl") < 6)) || fail "killed rolls: the run was over already"
"$program" train "${rolls[@]}" --out "killed rolls" --resume >resumed.log 2>&1
cmp "killed rolls/model.safetensors" "whole rolls/model.safetensors" || fail "killed rolls: not the weights of the whole run"

# An era classifier needs all eras.
if "$program" train --model era-classifier --corpus corpus --out classifier >classifier.log 2>&1; then
  fail "an era classifier was trained on one era"
fi
grep -q 'pieces of all four eras' classifier.log || fail "it does not say which pieces are missing"
for name in "baroque Bach, Johann Sebastian" "classical Mozart, Wolfgang Amadeus" "romantic Chopin, Frédéric" "modernist Debussy, Claude"; do
  era=${name%% *}
  "$program" compose --model lstm --era "$era" --seed 2 --notes 150 --count 8 --threads 1 --out "$era.mid" >compose.log 2>&1
  mkdir "$era"
  for number in {1..8}; do mv "$era-$number.mid" "$era/${name#* }, Prelude $number, $era$number.mid"; done
done
"$program" corpus build baroque classical romantic modernist --out eras >corpus.log 2>&1
"$program" train --model era-classifier --corpus eras --out classifier >classifier.log 2>&1 || fail "no era classifier was trained"
grep -q 'is in classifier' classifier.log || fail "nothing said of the era classifier"
grep -q '"model": "era-classifier"' classifier/config.json || fail "config.json does not name the era classifier"
