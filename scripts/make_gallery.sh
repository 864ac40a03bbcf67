#!/usr/bin/env bash
# make_gallery.sh PROGRAM CORPUS: writes docs/gallery anew from docs/gallery/pieces.tsv (era, model, seed and a sentence
# of judgement, separated by tabs): of the Transformer seeds 1 to 4, as MIDI and first page of score; of the LSTM and the
# GAN one seed, also with piano roll, histograms and the training music nearest to it; README.md and overview.png.
# Needs MuseScore 3, pdftoppm (poppler-utils), rsvg-convert (librsvg2-bin) and jq. New weights give other pieces: choose
# and judge again.
set -euo pipefail
[[ $# -eq 2 ]] || { sed -n '2,7s/^# //p' "$0" >&2; exit 2; }
program=$(readlink -f "$1") corpus=$(readlink -f "$2")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../docs/gallery"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

eras=(baroque classical romantic modernist) models=(lstm gan) seeds=(1 2 3 4) seconds=50

field() { awk -F '\t' -v era="$1" -v model="$2" -v column="$3" '$1 == era && $2 == model { print $column }' pieces.tsv; }

# The sentence about seed SEED of the Transformer in an era.
score_judgement() { awk -F '\t' -v era="$1" -v seed="$2" '$1 == era && $2 == "transformer" && $3 == seed { print $4 }' pieces.tsv; }

# make_score ERA SEED
make_score() {
  local name=$1-transformer-$2
  "$program" compose --era "$1" --seed "$2" --json --out "$name.mid" --out "$work/$name.pdf" >"$work/$name.json"
  pdftoppm -gray -png -r 80 -f 1 -l 1 -singlefile "$work/$name.pdf" "$name"
}

# make_piece ERA MODEL
make_piece() {
  local name=$1-$2
  "$program" compose --era "$1" --model "$2" --seed "$(field "$1" "$2" 3)" --seconds $seconds --corpus "$corpus" --json \
    --out "$name.mid" --out "$work/$name.pdf" >"$work/$name.json"
  pdftoppm -gray -png -r 100 -f 1 -l 1 -singlefile "$work/$name.pdf" "$name"
  "$program" inspect "$name.mid" --out "$name.svg" >/dev/null
}

# make_nearest ERA: the training music whose piano rolls are most like those of the era's pieces, beside them.
make_nearest() {
  local era=$1 marks=() model
  mkdir -p "$work/$era-pieces"
  for model in "${models[@]}"; do cp "$era-$model.mid" "$work/$era-pieces"; done
  "$program" evaluate report --model "$work/$era-pieces" --era "$era" --corpus "$corpus" --quick \
    --pieces ${#models[@]} --out "$work/$era" >/dev/null
  for model in "${models[@]}"; do
    marks+=(-e "s/>$era-$model\.mid</>$model, seed $(field "$era" "$model" 3)</")
  done
  jq -r .nearest "$work/$era/parts/$era-$era-pieces.json" | sed "${marks[@]}" -e "s/>$era-pieces</>$era</" >"nearest-$era.svg"
}

# fact ERA MODEL FILTER: a part of what compose reports of a piece.
fact() {
  jq -r "def clock: round | \"\(. / 60 | floor):\(. % 60 | tostring | if length < 2 then \"0\" + . else . end)\"; $3" "$work/$1-$2.json"
}

wrap() { fold -s -w 118 | sed 's/ *$//'; }
judgement() { field "$1" "$2" 4; }
length() { fact "$1" "$2" '"\(.notes) notes, \(.seconds | clock)"'; }
key() { fact "$1" "$2" '"\(.key) (\(.key_confidence * 100 | round / 100))"'; }
nearest() {
  fact "$1" "$2" '.originality.source | "\(.notes) notes (\(.seconds * 10 | round / 10) s), at \(.at | clock): " +
    "\(.composer), \(.title), at \(.source_at | clock)"'
}

# piece ERA MODEL TITLE: pictures, command, facts and judgement.
piece() {
  local name=$1-$2
  printf '\n### %s\n\n' "$3"
  printf '[<img src="%s.png" width="400" alt="first page of the score">](%s.png)\n' "$name" "$name"
  printf '[<img src="%s.svg" width="400" alt="piano roll and histograms">](%s.svg)\n\n' "$name" "$name"
  printf '    ./clavier compose --era %s --model %s --seed %s --seconds %s --out %s.mid\n\n' \
    "$1" "$2" "$(field "$1" "$2" 3)" $seconds "$name"
  printf '%s; key (confidence): %s; [MIDI](%s.mid).\n' "$(length "$1" "$2")" "$(key "$1" "$2")" "$name"
  printf 'Longest passage shared with training music: %s.\n' "$(nearest "$1" "$2")" | wrap
  printf '\n'
  judgement "$1" "$2" | wrap
}

# score ERA SEED: page, command, facts and judgement of a piece of the Transformer.
score() {
  local name=$1-transformer-$2
  printf '\n### Transformer, seed %s\n\n' "$2"
  printf '[<img src="%s.png" width="400" alt="first page of the score">](%s.png)\n\n' "$name" "$name"
  printf '    ./clavier compose --era %s --seed %s --out %s.mid --out %s.ogg\n\n' "$1" "$2" "$name" "$name"
  printf '%s; %s bars; key (confidence): %s; [MIDI](%s.mid).\n\n' "$(length "$1-transformer" "$2")" \
    "$(fact "$1-transformer" "$2" .bars)" "$(key "$1-transformer" "$2")" "$name"
  score_judgement "$1" "$2" | wrap
}

section() {
  local seed
  printf '\n## %s\n' "${1^}"
  for seed in "${seeds[@]}"; do score "$1" "$seed"; done
  piece "$1" lstm LSTM
  piece "$1" gan GAN
  printf '\nThe first 20.8 seconds of the last two, the training music nearest by rmse, and the one with the largest overlap:\n\n'
  printf '![piano rolls nearest to the %s pieces](nearest-%s.svg)\n' "$1" "$1"
}

# The first systems of the first page of each era, two by two.
make_overview() {
  local place=0 era
  {
    echo '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1640" height="916">'
    echo '<rect width="1640" height="916" fill="#ffffff"/>'
    for era in "${eras[@]}"; do
      echo "<svg x=\"$((820 * (place % 2)))\" y=\"$((458 * (place / 2)))\" width=\"820\" height=\"458\" viewBox=\"0 20 827 458\">"
      echo "<image width=\"827\" height=\"1169\" xlink:href=\"data:image/png;base64,$(base64 -w 0 "$era-transformer-1.png")\"/></svg>"
      place=$((place + 1))
    done
    echo '</svg>'
  } >"$work/overview.svg"
  rsvg-convert -w 1320 "$work/overview.svg" -o overview.png
}

for era in "${eras[@]}"; do
  for seed in "${seeds[@]}"; do make_score "$era" "$seed"; done
  for model in "${models[@]}"; do make_piece "$era" "$model"; done
  make_nearest "$era"
done
make_overview
{ cat introduction.md && for era in "${eras[@]}"; do section "$era"; done; } >README.md
