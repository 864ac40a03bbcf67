#!/usr/bin/env bash
# Rebuilds the shipped LSTM weights from folders of MIDI: one network learns from all eras, then each era tunes a copy.
# usage: scripts/train_models.sh OUT FOLDER...     (needs jq; about 90 minutes on two cores; keeps what is there)
# The models land in OUT/lstm-ERA with their cards, the n-gram index of the music in OUT/originality. BASE_STEPS and
# ERA_STEPS in the environment shorten a trial.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
[[ $# -ge 2 ]] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
command -v jq >/dev/null || { echo "$0: jq is missing; install it" >&2; exit 1; }
out=$1
shift

[[ -f $out/corpus/corpus.json ]] || ./clavier corpus build "$@" --out "$out/corpus"

# train FOLDER OPTION...: goes on where an earlier try was stopped.
train() {
  local folder=$1 again=()
  shift
  [[ -f $folder/training.done ]] && return
  [[ -f $folder/training.state ]] && again=(--resume)
  ./clavier train --corpus "$out/corpus" --out "$folder" "$@" "${again[@]}"
  touch "$folder/training.done"
}

./clavier corpus patterns "$out/corpus" --out "$out/originality/patterns.bin"
train "$out/base" --steps "${BASE_STEPS-5000}" --transpose 5 --validate-every 250 --patience 0
for era in baroque classical romantic modernist; do
  train "$out/lstm-$era" --from "$out/base" --era "$era" --steps "${ERA_STEPS-300}" --learning-rate 0.001 \
    --warmup 20 --validate-every 50 --patience 6
  scripts/write_model_card.sh "$out/lstm-$era" "$out/corpus" >"$out/lstm-$era/MODEL_CARD.md"
done
