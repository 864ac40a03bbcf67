#!/usr/bin/env bash
# Prints the model card of a network that draws piano rolls: what it is, what it learned from, how near it comes to music.
# usage: scripts/write_roll_model_card.sh MODEL-FOLDER CORPUS
set -euo pipefail
[[ $# == 2 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
model=$1 corpus=$2
clavier=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../clavier

measured() {
  local era
  for era in baroque classical romantic modernist; do
    "$clavier" evaluate --rolls --model "$model" --era "$era" --corpus "$corpus" --seeds 500 2>/dev/null
    echo
  done
}

cat <<CARD
# $(basename "$model")

A convolutional network that draws piano rolls in the style of four eras, trained against a critic that tells drawn rolls from real ones
(docs/decisions/0011-beats-and-strikes.md, docs/formats/roll-checkpoint.md). It draws a whole piece at once, of any length, in bars and beats:

    ./clavier compose --model $(basename "$model") --era romantic --out night.mid

Trained anew, on your own MIDI too, by

    ./clavier corpus build FOLDER... --out corpus
    ./clavier train --model gan --corpus corpus --out my-gan

## Data and credit

Trained on transcriptions of piano recordings from **GiantMIDI-Piano** by Qiuqiang Kong, Bochen Li, Jitong Chen and Yuxuan Wang (ByteDance),
CC BY 4.0, cleaned and split by \`clavier corpus build\`; works of composers who died after 1955 were left out. These weights are licensed CC BY 4.0.
The transcriptions know no bars and no pedal; the beats that this model draws in are its own.

## Shape and training

\`\`\`
$("$clavier" inspect "$model")
\`\`\`

![losses](curve.svg)

## How near it comes to music

500 drawn rolls of 20.8 s an era beside real ones; the validation pieces chose among its snapshots, the test pieces were not looked at
(\`clavier evaluate --rolls\`; docs/evaluation.md says what the lines mean).

\`\`\`
$(measured)
\`\`\`

## What to expect

Textures, registers, density and harmony of the era, a pulse, bars that come back. No melody that goes somewhere, no cadences that are prepared:
it draws what an era looks like, not what it means. The models that compose note by note (bilstm-ERA) sound more like music.
CARD
