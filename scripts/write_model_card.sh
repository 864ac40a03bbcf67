#!/usr/bin/env bash
# Prints the model card of an LSTM: purpose, training data, results, limits, how to rebuild, licence.
# usage: scripts/write_model_card.sh MODEL-FOLDER CORPUS     (needs jq)
set -euo pipefail
[[ $# == 2 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
model=$1 corpus=$2
era=${model##*-}
clavier=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../clavier

results() {
  "$clavier" evaluate likelihood --model "$model" --corpus "$corpus" --era "$era" --split validation --json \
    2>/dev/null |
    jq -r '
      def fixed($digits): (pow(10; $digits)) as $p | (. * $p | round) as $n | ($n / $p | floor) as $whole |
        "\($whole).\(("0" * $digits + ($n - $whole * $p | tostring))[-$digits:])";
      def interval: "\(.[0] | fixed(3)) (\(.[1] | fixed(3))-\(.[2] | fixed(3)))";
      .models[0] |
      "| \(.pitch | interval) | \(.rhythm | interval) | \(.velocity | interval) | \(.total | interval) | " +
      "\(100 * .coverage | fixed(1)) % |"'
}

# What `clavier inspect` says of the weights, in short.
training() {
  "$clavier" inspect "$model" --json | jq -r '
    .config.training as $training |
    "| weights | \(.weights) |",
    "| layers | \(.config.network.stack) |",
    "| trained from | \($training.from // "nothing") |",
    "| learning rate | \($training.options.learning_rate) |",
    "| steps | \($training.step) of \($training.options.batch) x \($training.options.length) events |",
    "| training time | \($training.seconds | round) s |",
    "| processor time | \($training.processor_seconds | round) s |",
    "| seed | \($training.options.seed) |",
    "| validation loss | \($training.validation_loss * 10000 | round / 10000) nats an event |",
    "| corpus checksum | \($training.corpus_checksum) |"'
}

cat <<CARD
# lstm-$era

## Purpose

Composes piano music in the style of the $era era, note by note: pitch, time since the last
onset, duration, velocity. The network is a causal LSTM of two layers that runs over the whole piece
([checkpoint format](../../docs/formats/checkpoint.md)). An n-gram cache of the piece stands beside it: where a passage
begins to repeat, the cache raises the probability that it goes on as it did.

    ./clavier compose --model lstm --era $era --out piece.mid

## Training data

Transcriptions of piano recordings from GiantMIDI-Piano, cleaned and split by work with \`clavier corpus build\`.
Works of composers who died after 1955 are excluded. The network learns from all four eras first, then from this one.
The transcriptions hold no bars and no pedal. Recordings by amateurs and by great pianists stand side by side.

## Results

Negative log-likelihood of the validation pieces of this era in nats a note, with 95 % bootstrap intervals over pieces.
Lower is better. These pieces chose the snapshot; the test pieces had no part in it. The command:

    ./clavier evaluate likelihood --model lstm --era $era --corpus corpus --split validation

| pitch | rhythm | velocity | total | coverage |
|---|---|---|---|---|
$(results)

[The evaluation](../../docs/evaluation.md) compares composed pieces with human pieces.

## Limits

- Texture, harmony and phrasing hold for a minute or two. There is no large form: themes return, also transposed, but no
  plan stands behind it.
- Pieces are uneven: try a few seeds.
- Bars and pedal are not modelled.
- It can repeat passages of its training music. \`clavier compose\` checks for that and composes again.

## How to rebuild

    scripts/train_models.sh OUT FOLDER...

trains all four eras from folders of MIDI files. From \`clavier inspect weights/lstm-$era\`:

| | |
|---|---|
$(training)

![training and validation loss](curve.svg)

## Licence and attribution

CC BY 4.0 ([licence of the weights](../LICENSE.md)). Training data: GiantMIDI-Piano by Qiuqiang Kong, Bochen Li, Jitong
Chen and Yuxuan Wang (ByteDance), CC BY 4.0.
CARD
