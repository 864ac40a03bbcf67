#!/usr/bin/env bash
# Prints the model card of a GAN: purpose, training data, results, limits, how to rebuild, licence.
# usage: scripts/write_gan_card.sh MODEL-FOLDER CORPUS     (needs jq)
set -euo pipefail
[[ $# == 2 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
model=$1 corpus=$2
name=$(basename "$model")
clavier=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../clavier

config() { jq -r "$1" "$model/config.json"; }
eras=$(config '.eras[]')

# One JSON value an era.
measure() {
  local era
  for era in $eras; do
    "$clavier" evaluate rolls --model "$model" --era "$era" --corpus "$corpus" --seeds 500 --json 2>/dev/null
  done
}

# shellcheck disable=SC2016  # jq's variables
number_format='
  def fixed($digits): if . == null then "-" else
    (pow(10; $digits)) as $p | (. * $p | round) as $n | ($n / $p | floor) as $whole |
    if $digits == 0 then "\($n)" else "\($whole).\(("0" * $digits + ($n - $whole * $p | tostring))[-$digits:])" end end;
  def percent: 100 * . | fixed(1) + " %";
  def range($digits): "\(.median | fixed($digits)) (\(.low | fixed($digits))-\(.high | fixed($digits)))";
  def median: sort | ((length - 1) / 2) as $place | (.[$place | floor] + .[$place | ceil]) / 2;'

# distances, nearest, ratios: a table each of what measure printed.
distances() {
  jq -rs "$number_format"'.[] | .single_distances as $single |
    "| \(.era) | \($single.generated | range(0)) | \($single.held_out | range(0)) | " +
    "\($single.generated_inside | percent) | \(.set_distances.generated_over_real_vs_real | fixed(2)) | " +
    "\(.intra_set.ratio | fixed(2)) |"'
}

nearest() {
  jq -rs "$number_format"'.[] | .nearest as $nearest | .ratios_to_training as $ratios |
    "| \(.era) | \($ratios.generated.pitch_class_distance | fixed(3)) / " +
    "\($ratios.held_out.pitch_class_distance | fixed(3)) | " +
    "\([$nearest.samples[].rmse] | median | fixed(2)) / \($nearest.held_out_rmse.median | fixed(2)) | " +
    "\([$nearest.samples[].overlap] | median | fixed(2)) / " +
    "\($nearest.held_out_overlap.median | fixed(2)) | " +
    "\(.changed_for_hands.share | percent) |"'
}

ratios() {
  jq -rs "$number_format"'. as $eras |
    "| metric | \([.[].era] | join(" | ")) |", "|---|\("---|" * length)",
    (.[0].ratios_to_training.generated | keys_unsorted[] | select(. != "pitch_class_distance")) as $metric |
    "| \($metric) | " + ([$eras[].ratios_to_training |
      "\(.generated[$metric] | fixed(2)) (\(.held_out[$metric] | fixed(2)))"] | join(" | ")) + " |"'
}

# What `clavier inspect` says of the weights, in short.
training() {
  "$clavier" inspect "$model" --json | jq -r '
    .config.training as $training |
    "| weights | \(.weights) |",
    "| best step | \($training.step), in batches of \($training.options.batch) |",
    "| training time | \($training.seconds | round) s |",
    "| processor time | \($training.processor_seconds | round) s |",
    "| device | \($training.options.device) |",
    "| seed | \($training.options.seed) |",
    "| validation distance | \($training.validation_distance * 100 | round / 100) |",
    "| corpus checksum | \($training.corpus_checksum) |"'
}

kind=$(config .network.kind)
if [[ $kind == kuo_gan || $kind == article ]]; then
  purpose="The convolutional GAN of Kuo's article \"AI classical music composer: Bi-LSTM & GAN\", rebuilt layer by layer
and trained as its code trains ([checkpoint format](../../docs/formats/gan-checkpoint.md)). It generates piano rolls of
1000 steps by 84 pitches at one velocity, for the $eras era. It is here to be measured beside our own networks,
not for its music.

    ./clavier compose --model $name --out piece.mid"
  device=
  [[ $(config .training.options.device) == cpu ]] || device=" --device cuda"
  command="    ./clavier train --model gan-kuo-article --era $eras --corpus corpus --out my-gan --mixed-precision \\
      --steps $(config .training.step) --seed $(config .training.options.seed)$device"
  bars="The transcriptions hold no bars and no pedal."
  limits="- Short phrases and pauses; very short notes beside long ones.
- No beat, no melody, one velocity.
- By the article's own distance its rolls lie where real ones lie; by most other metrics they do not."
else
  purpose="Generates piano rolls in the style of four eras with a convolutional network, trained against a critic
([checkpoint format](../../docs/formats/gan-checkpoint.md)). A whole piece of any length comes out at once, in bars and
beats. Decoding parameters, fitted after training, turn the network's logits into notes.

    ./clavier compose --model $name --era romantic --out piece.mid"
  command="    ./clavier train --model gan --corpus corpus --out my-gan"
  bars="The transcriptions hold no bars and no pedal; the beats are the model's own."
  limits="- Texture, register, density and harmony are of the era; there is a beat, and bars that return.
- Melodies have no direction, and no cadence is prepared.
- The models that compose note by note (lstm-ERA) sound more like music."
fi

measured=$(measure)
cat <<CARD
# $name

## Purpose

$purpose

## Training data

Transcriptions of piano recordings from GiantMIDI-Piano, cleaned and split by work with \`clavier corpus build\`.
Works of composers who died after 1955 are excluded.
$bars

## Results

500 generated rolls of 20.8 s an era beside real ones. The held-out rolls are of validation pieces. These pieces chose
the snapshot; the test pieces had no part in it. [Metrics](../../docs/metrics.md) defines every column. The command:

    ./clavier evaluate rolls --model $name --era ERA --corpus corpus --seeds 500

Fréchet distance of single rolls from training music, median and 10-90 % range; share of the generated rolls inside the
held-out range; distance of sets over the real-vs-real distance; diversity within the set over that of training music:

| era | generated | held out | inside | sets | diversity |
|---|---|---|---|---|---|
$(distances <<<"$measured")

Generated / held-out rolls beside training music, and the share of the generated notes that two hands change. RMSE and
overlap are medians of ten rolls; RMSE 0 and overlap 1 would be a copy:

| era | pitch-class distance | nearest RMSE | largest overlap | changed for two hands |
|---|---|---|---|---|
$(nearest <<<"$measured")

Ratios to training music, of generated rolls and (in brackets) of held-out ones; 1 is like training music:

$(ratios <<<"$measured")

## Limits

$limits

## How to rebuild

    ./clavier corpus build FOLDER... --out corpus
$command

Other machines and versions give other weights of the same kind.

\`clavier inspect weights/$name\` prints:

| | |
|---|---|
$(training)

![training losses and validation distance](curve.svg)

## Licence and attribution

CC BY 4.0 ([licence of the weights](../LICENSE.md)). Training data: GiantMIDI-Piano by Qiuqiang Kong, Bochen Li, Jitong
Chen and Yuxuan Wang (ByteDance), CC BY 4.0.
CARD
