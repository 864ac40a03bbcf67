#!/usr/bin/env bash
# make_gallery.sh PROGRAM CORPUS: writes docs/gallery anew: the pieces that docs/gallery/pieces.tsv chooses (era, model, seed
# and a sentence of judgement, parted by tabs), as MIDI, first page of score, and piano roll with histograms; what of the
# training music each comes nearest to; README.md and overview.png.
# Needs MuseScore 3, pdftoppm (poppler-utils), rsvg-convert (librsvg2-bin) and jq. With new weights the pieces are others:
# look at them, choose again and judge again.
set -euo pipefail
[[ $# -eq 2 ]] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }
program=$(readlink -f "$1") corpus=$(readlink -f "$2")
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../docs/gallery"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

eras=(baroque classical romantic modernist) models=(bilstm gan) seconds=50

field() { awk -F '\t' -v era="$1" -v model="$2" -v column="$3" '$1 == era && $2 == model { print $column }' pieces.tsv; }

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
  cp "$era"-*.mid "$work/$era-pieces"
  "$program" evaluate --model "$work/$era-pieces" --era "$era" --corpus "$corpus" --quick \
    --pieces ${#models[@]} --out "$work/$era" >/dev/null
  for model in "${models[@]}"; do
    marks+=(-e "s/>$era-$model\.mid</>$model, seed $(field "$era" "$model" 3)</")
  done
  jq -r .nearest "$work/$era/parts/$era-$era-pieces.json" | sed "${marks[@]}" -e "s/>$era-pieces</>$era</" >"nearest-$era.svg"
}

# fact ERA MODEL FILTER: something that compose said of a piece.
fact() {
  jq -r "def clock: round | \"\(. / 60 | floor):\(. % 60 | tostring | if length < 2 then \"0\" + . else . end)\"; $3" "$work/$1-$2.json"
}

# row ERA TITLE FUNCTION: a row of the table, a cell for each model.
row() {
  local model
  printf '| %s |' "$2"
  for model in "${models[@]}"; do printf ' %s |' "$("$3" "$1" "$model")"; done
  printf '\n'
}

picture() { echo "[<img src=\"$1-$2.png\" width=\"400\" alt=\"first page of the score\">]($1-$2.png)"; }
roll() { echo "[<img src=\"$1-$2.svg\" width=\"400\" alt=\"piano roll and histograms\">]($1-$2.svg)"; }
judgement() { field "$1" "$2" 4; }
size() { fact "$1" "$2" '"\(.notes) notes, \(.seconds | clock); [MIDI]('"$1-$2"'.mid)"'; }
key() { fact "$1" "$2" '"\(.key) (\(.key_confidence * 100 | round / 100))"'; }
nearest() {
  fact "$1" "$2" '.originality.source | "\(.notes) notes (\(.seconds * 10 | round / 10) s), at \(.at | clock): \(.composer), \(.title), at \(.source_at | clock)"'
}
again() { echo "\`./clavier compose --era $1 --model $2 --seed $(field "$1" "$2" 3) --seconds $seconds --out $1-$2.mid\`"; }

section() {
  printf '\n## %s\n\n| | Bi-LSTM | GAN |\n|---|---|---|\n' "${1^}"
  row "$1" 'first page' picture
  row "$1" 'piano roll, pitch histograms' roll
  row "$1" 'piece' size
  row "$1" 'key (confidence)' key
  row "$1" 'longest passage shared with training music' nearest
  row "$1" 'judgement' judgement
  row "$1" 'command' again
  printf '\nThe first 20.8 seconds of both, the training music nearest by rmse, and the one with the largest overlap:\n\n'
  printf '![piano rolls nearest to the %s pieces](nearest-%s.svg)\n' "$1" "$1"
}

# The first systems of the Bi-LSTM's pages, two by two.
make_overview() {
  local place=0 era
  {
    echo '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1640" height="916">'
    echo '<rect width="1640" height="916" fill="#ffffff"/>'
    for era in "${eras[@]}"; do
      echo "<svg x=\"$((820 * (place % 2)))\" y=\"$((458 * (place / 2)))\" width=\"820\" height=\"458\" viewBox=\"0 20 827 458\">"
      echo "<image width=\"827\" height=\"1169\" xlink:href=\"data:image/png;base64,$(base64 -w 0 "$era-bilstm.png")\"/></svg>"
      place=$((place + 1))
    done
    echo '</svg>'
  } >"$work/overview.svg"
  rsvg-convert -w 1320 "$work/overview.svg" -o overview.png
}

for era in "${eras[@]}"; do
  for model in "${models[@]}"; do make_piece "$era" "$model"; done
  make_nearest "$era"
done
make_overview
{ cat introduction.md && for era in "${eras[@]}"; do section "$era"; done; } >README.md
