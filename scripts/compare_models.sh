#!/usr/bin/env bash
# Trains every kind of sequence model on one era with the same processor time and the same vocabulary of notes, and
# compares their likelihood of the validation pieces.
# usage: scripts/compare_models.sh OUT CORPUS [ERA [MINUTES]]     (baroque, 6 minutes of processor time a model)
# Finished models are kept; interrupted ones resume. The table lands in OUT/table.txt and OUT/table.json.
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

# Validation is rare: it costs no budget, but time. The learning rate falls to its end with the budget.
budget=(--processor-minutes "$minutes" --steps 1000000 --threads 1 --patience 0)
train markov --model markov
for preset in shallow uni deep-bi kuo-article; do
  train "$preset" --model "$preset" "${budget[@]}" --validate-every 400
done
train lstm "${budget[@]}" --validate-every 200
train block-attention --model block-attention "${budget[@]}" --validate-every 200
train chords-500 --chords 500 "${budget[@]}" --validate-every 200

models=()
for name in markov shallow uni deep-bi kuo-article lstm block-attention chords-500; do
  models+=(--model "$out/$name")
done
./clavier evaluate likelihood "${models[@]}" --no-ngram-cache --corpus "$corpus" --era "$era" --json >"$out/table.json"
./clavier evaluate likelihood "${models[@]}" --no-ngram-cache --corpus "$corpus" --era "$era" | tee "$out/table.txt"
