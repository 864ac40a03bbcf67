#!/usr/bin/env bash
# compare_checkouts.sh BEFORE AFTER MUSIC [FILES]: whether two checkouts, both built with ./clavier, make the same music. Composes
# five seeds an era with both models, converts FILES (50) of the folder MUSIC, builds a corpus of it, and compares bytes. Names of
# models and options may differ: texts of MIDI files (title, origin) are taken out. Prints each difference; exit 1 when there is one.
set -euo pipefail
before=$(realpath "$1")/build/release/clavier after=$(realpath "$2")/build/release/clavier music=$(realpath "$3") files=${4-50}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/before" "$folder/after"

# The bytes of a MIDI file without text events and the lengths of tracks, which texts change.
notes_of() {
  perl -0777 -ne 's/MTrk..../MTrk/gs; s/\x00\xff[\x01\x03]([\x00-\x7f]|[\x80-\xff][\x00-\x7f]).*?(?=\x00\xff|\x00[\x80-\xef])//gs; print' "$1"
}

same=0 different=0
same_bytes() {
  if cmp -s "$1" "$2"; then same=$((same + 1)); else
    different=$((different + 1))
    echo "differs: $3"
  fi
}

compose_all() {
  local program=$1 out=$2 recurrent=$3 era seed
  for era in baroque classical romantic modernist; do
    for seed in 1 2 3 4 5; do
      "$program" compose --era "$era" --model "$recurrent" --seed "$seed" --out "$out/$era-lstm-$seed.mid" >/dev/null 2>&1
      "$program" compose --era "$era" --model gan --seed "$seed" --out "$out/$era-gan-$seed.mid" >/dev/null 2>&1
    done
  done
}

# What the recurrent models are called there.
recurrent_model() { if [[ -d $(dirname "$1")/../../models/bilstm-baroque ]]; then echo bilstm; else echo lstm; fi; }
compose_all "$before" "$folder/before" "$(recurrent_model "$before")"
compose_all "$after" "$folder/after" "$(recurrent_model "$after")"
for piece in "$folder"/before/*.mid; do
  name=$(basename "$piece")
  notes_of "$piece" >"$folder/a"
  notes_of "$folder/after/$name" >"$folder/b"
  same_bytes "$folder/a" "$folder/b" "$name"
done

find "$music" -name '*.mid' -o -name '*.musicxml' -o -name '*.mxl' | sort >"$folder/list"
every=$(($(wc -l <"$folder/list") / files + 1))
number=0
while read -r piece; do
  number=$((number + 1))
  for side in before after; do
    "${!side}" convert "$piece" --out "$folder/$side/$number.musicxml" >/dev/null 2>&1 || echo refused >"$folder/$side/$number.musicxml"
    "${!side}" convert "$piece" --out "$folder/$side/$number.mid" >/dev/null 2>&1 || echo refused >"$folder/$side/$number.mid"
  done
  same_bytes "$folder/before/$number.musicxml" "$folder/after/$number.musicxml" "$piece as MusicXML"
  same_bytes "$folder/before/$number.mid" "$folder/after/$number.mid" "$piece as MIDI"
done < <(awk -v every="$every" 'NR % every == 1' "$folder/list")

for side in before after; do "${!side}" corpus build "$music" --out "$folder/$side/corpus" >/dev/null 2>&1; done
while read -r file; do
  same_bytes "$folder/before/corpus/$file" "$folder/after/corpus/$file" "corpus/$file"
done < <(cd "$folder/before/corpus" && find . -name '*.bin' | sort)
# The index names options, some of which are called otherwise today.
for side in before after; do
  sed -E 's/"(thin|drop_short_notes)"/"a"/; s/"(thin|short_note)_seconds"/"b"/; s/"(thin|short_note)_velocity"/"c"/; s/"(keep_)?duplicates"/"d"/; s/"(duplicate_)?overlap"/"e"/' \
    "$folder/$side/corpus/corpus.json" >"$folder/$side.json"
done
same_bytes "$folder/before.json" "$folder/after.json" corpus.json

echo "$same the same, $different different"
[[ $different == 0 ]]
