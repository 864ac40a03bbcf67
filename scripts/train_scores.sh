#!/usr/bin/env bash
# Rebuilds the shipped Transformer from folders of scores.
# usage: scripts/train_scores.sh OUT FOLDER...     (needs jq; goes on where an earlier try was stopped)
# The model lands in OUT/transformer with its card and the n-gram index of the music. MINUTES in the environment is how
# long it learns (74).
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
[[ $# -ge 2 ]] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
command -v jq >/dev/null || { echo "$0: jq is missing; install it" >&2; exit 1; }
out=$1
shift

[[ -f $out/corpus/corpus.json ]] || ./clavier corpus build "$@" --out "$out/corpus"
model=$out/transformer again=()
if [[ ! -f $model/training.done ]]; then
  [[ -f $model/training.state ]] && again=(--resume)
  ./clavier train --model transformer --corpus "$out/corpus" --out "$model" --layers 4 --minutes "${MINUTES-74}" \
    --steps 1000000 --validate-every 1000 --learning-rate-decay 0.35 "${again[@]}"
  touch "$model/training.done"
fi
./clavier corpus patterns "$out/corpus" --out "$model/patterns.bin"
scripts/write_score_card.sh "$model" "$out/corpus" >"$model/MODEL_CARD.md"
