#!/usr/bin/env bash
# Trains every kind of model on one era with the same processor time and the same alphabet of notes, and compares them on the
# validation pieces.
# usage: scripts/compare_models.sh OUT CORPUS [ERA [MINUTES]]     (baroque, 6 minutes of processor time a model)
# What is there already is kept; an interrupted model goes on. The table lands in OUT/table.txt and OUT/table.json.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
[[ $# -ge 2 ]] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
out=$1 corpus=$2 era=${3-baroque} minutes=${4-6}

# train NAME OPTION...
train() {
  local folder=$out/$1 again=()
  shift
  [[ -f $folder/training.done ]] && return
  [[ -f $folder/training.state ]] && again=(--resume)
  ./clavier train --corpus "$corpus" --out "$folder" --era "$era" --tokens notes "$@" "${again[@]}"
  touch "$folder/training.done"
}

# Validation as seldom as makes sense: it costs no budget, but time. The learning rate falls to its end with the budget.
budget=(--processor-minutes "$minutes" --steps 1000000 --threads 1 --patience 0)
train markov --model markov
for preset in shallow uni deep-bi kuo-article; do
  train "$preset" --model "$preset" "${budget[@]}" --validate-every 400
done
train default --model default "${budget[@]}" --validate-every 200
train lookback --model lookback "${budget[@]}" --validate-every 200
train chords-500 --model default --chords 500 "${budget[@]}" --validate-every 200

models=()
for name in markov shallow uni deep-bi kuo-article default lookback chords-500; do models+=(--model "$out/$name"); done
./clavier evaluate "${models[@]}" --no-recall --corpus "$corpus" --era "$era" --json >"$out/table.json"
./clavier evaluate "${models[@]}" --no-recall --corpus "$corpus" --era "$era" | tee "$out/table.txt"
