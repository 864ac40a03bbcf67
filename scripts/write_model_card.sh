#!/usr/bin/env bash
# Prints the model card of a Bi-LSTM: what it is, what it learned from, how well it does on pieces it has not seen.
# usage: scripts/write_model_card.sh MODEL-FOLDER CORPUS
set -euo pipefail
[[ $# == 2 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
model=$1 corpus=$2
era=${model##*-}
clavier=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../clavier

cat <<CARD
# bilstm-$era

A recurrent network that composes piano music in the style of the $era era, one note after the other: which key, how long after the chord
before, how long held, how loud. Two layers of a causal LSTM that run over the whole piece (docs/formats/checkpoint.md; why not in both directions:
docs/decisions/0006-causal-lstm.md). It first learned from all four eras, then from this one; scripts/train_models.sh rebuilds it.
Beside the network stands a memory of the piece (docs/decisions/0008-recall.md), trusted by the weights listed under recall.

## Data and credit

Trained on transcriptions of piano recordings from **GiantMIDI-Piano** by Qiuqiang Kong, Bochen Li, Jitong Chen and Yuxuan Wang (ByteDance),
CC BY 4.0, cleaned and split by \`clavier corpus build\`; works of composers who died after 1955 were left out. These weights are licensed CC BY 4.0.
The transcriptions know no bars and no pedal, and neither does this model; recordings of amateurs and of great pianists stand side by side in them.

## Shape and training

\`\`\`
$("$clavier" inspect "$model")
\`\`\`

![loss](curve.svg)

## How surprised it is by pieces it has not seen

Validation pieces of this era, nats a note with 95 % bootstrap intervals over pieces (\`clavier evaluate --split validation\`); it was chosen by these pieces, the test
pieces were not looked at.

\`\`\`
$("$clavier" evaluate --model "$model" --corpus "$corpus" --era "$era" --split validation 2>/dev/null)
\`\`\`

## What to expect

Textures, harmonies and phrasing of the era for a minute or two; no large form, themes and figures come back,
as they are and transposed, but no plan stands behind it. A piece can be uneven: try a few seeds.
It can repeat passages of what it has seen; the more famous a passage, the likelier.
CARD
