# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# What torture.sh begins with: pieces that Clavier composes, a corpus of them, small models, a listening test.

tiny_training=(--threads 1 --steps 4 --validate-every 2)
tiny_lstm=(--model lstm --batch 2 --length 16 --embedding 8 --stack "uni8,uni8" --head 8 --validation-events 100)
tiny_transformer=(--model transformer --batch 1 --validation-pieces 1 --layers 1 --width 16 --heads 2 --time-heads 1
  --feed-forward 16 --context 32 --hint 4 --composer-notes 100)
tiny_gan=(--model gan-kuo-article --era baroque --noise 4 --features 2 --channels 2 --critic 2 --batch 2 --validation-rolls 4
  --sample-every 0)

# must ARGUMENT...: runs Clavier without an attack.
must() {
  "$program" "$@" >"$folder/stdout" 2>"$folder/stderr" </dev/null || {
    echo "clavier $* fails before any attack: $(tail -n 1 "$folder/stderr")" >&2
    exit 1
  }
}

make_seeds() {
  mkdir "$folder/seeds"
  cd "$folder/seeds"
  mkdir pieces music models weights
  copy_weights
  compose_music baroque "Johann Sebastian Bach"
  compose_music classical "Joseph Haydn"
  compose_music romantic "Frédéric Chopin"
  compose_music modernist "Claude Debussy"
  printf 'file\tcomposer\ttitle\n1.mid\tJohann Sebastian Bach\tInvention\n' >music/manifest.tsv
  cp -r music other-music
  rm -r "other-music/Joseph Haydn"
  must corpus build music --out corpus --min-notes 20 --validation 0.3 --test 0.2 --threads 1
  make_pieces
  if can_train; then train_models; fi
  make_survey
  cd "$folder"
}

copy_weights() {
  local name
  for name in transformer lstm-baroque gan era-classifier; do
    [[ ! -d ${program%/*}/../../weights/$name ]] || cp -r "${program%/*}/../../weights/$name" weights/
  done
}

# compose_music ERA COMPOSER: a folder of the composer's, with eight performances and a score.
compose_music() {
  mkdir "music/$2"
  must compose --model lstm --era "$1" --seconds 25 --count 8 --seed 1 --threads 1 --out "music/$2/piece.mid"
  must compose --era "$1" --bars 8 --density high --seed 1 --threads 1 --out "music/$2/score.musicxml"
}

make_pieces() {
  must compose --era romantic --form-of "music/Joseph Haydn/score.musicxml" --seed 1 --threads 1 \
    --out pieces/form.musicxml
  must compose --era classical --bars 4 --meter 6/8 --key "D minor" --seed 1 --threads 1 --out pieces/score.mid \
    --out pieces/score.musicxml --out pieces/score.mxl
  must compose --model lstm --era modernist --seconds 12 --seed 1 --threads 1 --out pieces/lstm.mid \
    --out pieces/lstm.musicxml
  must compose --model gan --era romantic --seconds 12 --seed 1 --threads 1 --out pieces/gan.mid --out pieces/gan.mxl
}

train_models() {
  must train --model markov --corpus corpus --threads 1 --out models/markov
  must train "${tiny_lstm[@]}" "${tiny_training[@]}" --corpus corpus --out models/lstm
  must train "${tiny_gan[@]}" "${tiny_training[@]}" --corpus corpus --out models/gan
  must train "${tiny_transformer[@]}" "${tiny_training[@]}" --corpus corpus --out models/transformer
  cat >config.json <<'JSON'
{"batch": 2, "length": 16, "embedding": 8, "stack": "uni8,uni8", "head": 8, "validation_events": 100, "learning_rate": 0.001,
 "warmup": 2, "optimizer": "adam", "dropout": 0.1, "transpose": 3, "validate_every": 2, "block": 0, "tokens": "notes",
 "steps": 2}
JSON
}

make_survey() {
  must evaluate survey-kit --corpus corpus --model lstm --questions 4 --era baroque --out kit
  cat >answers.csv <<'CSV'
listener,excerpt,truth,model,era,answer,seconds
ann,excerpt-1,human,,baroque,human,21.3
ann,excerpt-2,ai,lstm,baroque,human,20.0
bob,excerpt-1,human,,baroque,human,18.9
bob,excerpt-2,ai,lstm,baroque,ai,22.5
cat,excerpt-1,human,,baroque,ai,30.0
cat,excerpt-2,ai,lstm,baroque,cannot tell,12.0
CSV
  cat >pairs.csv <<'CSV'
listener,pair,left,right,era,answer
ann,1,human,gan,modernist,left
bob,1,gan,human,modernist,right
cat,1,human,gan,modernist,tie
CSV
  printf 'listener,excerpt,answer,seconds\nann,excerpt-1,human,9\nbob,excerpt-2,ai,9.5\n' >sheet.csv
}
