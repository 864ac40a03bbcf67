#!/usr/bin/env bash
# Prints the model card of the Transformer of scores: purpose, training data, results, limits, how to rebuild, licence.
# usage: scripts/write_score_card.sh MODEL-FOLDER CORPUS     (needs jq)
set -euo pipefail
[[ $# == 2 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
model=$1 corpus=$2
clavier=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../clavier

# A row an era: nats a note by field.
results() {
  local era
  for era in baroque classical romantic modernist; do
    "$clavier" evaluate likelihood --model "$model" --corpus "$corpus" --era "$era" --json 2>/dev/null |
      jq -r --arg era "$era" '
        def fixed: . * 1000 | round as $n | ($n / 1000 | floor) as $whole |
          "\($whole).\(("000" + ($n - $whole * 1000 | tostring))[-3:])";
        def interval: "\(.[0] | fixed) (\(.[1] | fixed)-\(.[2] | fixed))";
        .models[0] | "| \($era) | \(.shift[0] | fixed) | \(.pitch[0] | fixed) | \(.plan[0] | fixed) | " +
          "\(.music | interval) | \(.opening | interval) |"'
  done
}

# What `clavier inspect` says of the weights, in short; a row for each run that they come from.
training() {
  "$clavier" inspect "$model" --json | jq -r '
    def runs: (if .from then (.from | runs) else [] end) + [.];
    .config.network as $network | .config.training as $training |
    "| weights | \(.weights) |",
    "| layers | \($network.layers) of \($network.width) features |",
    "| a step | \($training.options.batch) x \($network.context) steps of scores |",
    ($training | runs | to_entries[] |
      "| run \(.key + 1) | \(.value.step) steps in \(.value.seconds | round) s (processors: " +
      "\(.value.processor_seconds | round) s), learning rates \(.value.options.learning_rate) (AdamW), " +
      "\(.value.options.muon_rate) (Muon) |"),
    "| seed | \($training.options.seed) |",
    "| validation loss | \($training.validation_loss * 10000 | round / 10000) nats a note |",
    "| corpus checksum | \($training.corpus_checksum) |"'
}

cat <<CARD
# transformer

## Purpose

Composes piano scores in the style of an era or of a composer, in bars, for two hands; continues scores, rewrites
passages of them, and accompanies melodies. The network is a causal Transformer
([checkpoint format](../../docs/formats/transformer-checkpoint.md)) over
[score steps](../../docs/formats/score-steps.md).

\`judge.safetensors\` chooses among versions of each phrase ([why](../../docs/decisions/0034-phrase-judge.md)).

    ./clavier compose --era classical --key "G major" --meter 3/4 --bars 32 --out piece.mid

## Training data

Scores on a grid of bars, cleaned and split by work with \`clavier corpus build\`: piano music from the Chopin Institute,
piano-midi.de, Mutopia and Knute Snortum, and songs with piano from OpenScore. Works of composers who died after 1955
are excluded. Much of it is Polish salon music; eras and composers with little music are learned more often than their
share. The sources write no grace notes, and most do not write ornaments out.

## Results

Negative log-likelihood of the validation pieces in nats a note; lower is better. The sum is of time, part, pitch,
duration and plan, with 95 % bootstrap intervals over pieces. These pieces chose the snapshot; the test pieces had no
part in it. The command, for each era:

    ./clavier evaluate likelihood --model transformer --era baroque --corpus corpus

| era | time | pitch | plan | sum | first 32 notes |
|---|---|---|---|---|---|
$(results)

## Limits

- Pieces are uneven: try a few seeds, or raise \`--candidates\`.
- Phrases are short-winded; large forms need \`--form\`.
- It writes no ornaments, no slurs and no words.
- It can repeat passages of its training music. \`clavier compose\` checks for that and composes again.

## How to rebuild

    scripts/train_scores.sh OUT FOLDER...

From \`clavier inspect weights/transformer\`:

| | |
|---|---|
$(training)

![training and validation loss](curve.svg)

## Licence and attribution

CC BY-SA 4.0 ([licence of the weights](../LICENSE.md)). Training data:

- Narodowy Instytut Fryderyka Chopina (polishscores.org, chopinscores.org), CC BY 4.0
- Bernd Krueger (piano-midi.de), CC BY-SA 3.0 Germany
- the Mutopia Project (mutopiaproject.org), by file public domain, CC BY or CC BY-SA
- Knute Snortum (github.com/ksnortum), CC BY-SA 4.0
- OpenScore Lieder Corpus (github.com/OpenScore/Lieder), CC0

All were converted to MIDI, cleaned, split and turned into steps, on which the network is trained.
CARD
