#!/usr/bin/env bash
# Rebuilds the shipped Transformer from folders of scores.
# usage: scripts/train_scores.sh OUT FOLDER...     (needs jq; goes on where an earlier try was stopped)
# Four layers learn first, for MINUTES (74), then eight that begin with them, for GROWN_MINUTES (105), then a judge from
# JUDGED_PIECES (120) pieces of each era. The model lands in OUT/transformer with its card and the n-gram index of the
# music.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
[[ $# -ge 2 ]] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
command -v jq >/dev/null || { echo "$0: jq is missing; install it" >&2; exit 1; }
out=$1
shift

[[ -f $out/corpus/corpus.json ]] || ./clavier corpus build "$@" --out "$out/corpus"
model=$out/transformer

# learn NAME MINUTES OPTION...
learn() {
  local folder=$out/$1 minutes=$2 again=()
  shift 2
  [[ -f $folder/training.done ]] && return
  [[ -f $folder/training.state ]] && again=(--resume)
  ./clavier train --model transformer --corpus "$out/corpus" --out "$folder" --minutes "$minutes" --steps 1000000 \
    --validate-every 1000 "$@" "${again[@]}"
  touch "$folder/training.done"
}

learn four-layers "${MINUTES-74}" --layers 4 --learning-rate-decay 0.35
learn transformer "${GROWN_MINUTES-105}" --from "$out/four-layers" --grow-layers 8 --learning-rate-decay 0.4
./clavier train --model phrase-judge --corpus "$out/corpus" --out "$model" --pieces "${JUDGED_PIECES-120}"
./clavier corpus patterns "$out/corpus" --out "$model/patterns.bin"
scripts/write_score_card.sh "$model" "$out/corpus" >"$model/MODEL_CARD.md"
