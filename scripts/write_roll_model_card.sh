#!/usr/bin/env bash
# Prints the model card of a network that draws piano rolls: what it is, what it learned from, how near it comes to music.
# usage: scripts/write_roll_model_card.sh MODEL-FOLDER CORPUS     (needs jq)
set -euo pipefail
[[ $# == 2 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
model=$1 corpus=$2
clavier=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../clavier

eras=$(jq -r '.eras[]' "$model/config.json")

measured() {
  local era
  for era in $eras; do
    "$clavier" evaluate --rolls --model "$model" --era "$era" --corpus "$corpus" --seeds 500 2>/dev/null
    echo
  done
}

if [[ $(jq -r .network.kind "$model/config.json") == article ]]; then
  what="The convolutional GAN of Kuo's article \"AI classical music composer: Bi-LSTM & GAN\", rebuilt layer by layer and trained as its code trains
(docs/formats/roll-checkpoint.md, kind \`article\`): it draws images of 1000 steps by 84 keys, one loudness, for the $eras era. It is here to be measured beside
our own networks, not to be listened to."
  example="./clavier compose --model $(basename "$model") --out drawn.mid"
  device=
  [[ $(jq -r .training.options.device "$model/config.json") == cpu ]] || device=" --device cuda"
  training="./clavier train --model gan-kuo-article --era $eras --corpus corpus --out my-article-gan --mixed-precision \\
      --steps $(jq .training.step "$model/config.json") --seed $(jq .training.options.seed "$model/config.json")$device"
  beats="The transcriptions know no bars and no pedal."
  expect="Short phrases and pauses, specks beside long notes. No beat, no melody, one loudness: by the article's own measure its rolls lie where people's lie, by most others they do not."
else
  what="A convolutional network that draws piano rolls in the style of four eras, trained against a critic that tells drawn rolls from real ones
(docs/decisions/0011-beats-and-strikes.md, docs/formats/roll-checkpoint.md), and drawn with habits that were found afterwards (docs/decisions/0020-habits.md). It draws a whole piece at once, of any length, in bars and beats:"
  example="./clavier compose --model $(basename "$model") --era romantic --out night.mid"
  training="./clavier train --model gan --corpus corpus --out my-gan"
  beats="The transcriptions know no bars and no pedal; the beats that this model draws in are its own."
  expect="Textures, registers, density and harmony of the era, a pulse, bars that come back. No melody that goes somewhere, no cadences that are prepared:
it draws what an era looks like, not what it means. The models that compose note by note (bilstm-ERA) sound more like music."
fi

cat <<CARD
# $(basename "$model")

$what

    $example

Trained anew, on your own MIDI too, by

    ./clavier corpus build FOLDER... --out corpus
    $training

## Data and credit

Trained on transcriptions of piano recordings from **GiantMIDI-Piano** by Qiuqiang Kong, Bochen Li, Jitong Chen and Yuxuan Wang (ByteDance),
CC BY 4.0, cleaned and split by \`clavier corpus build\`; works of composers who died after 1955 were left out. These weights are licensed CC BY 4.0.
$beats

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

$expect
CARD
