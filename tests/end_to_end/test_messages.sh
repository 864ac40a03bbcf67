#!/usr/bin/env bash
# test_messages.sh PROGRAM: every command over a garden of broken inputs ends with 0, 1 or 2; a failure is one line of at most 300
# characters that names the program, after what was said of the input, all in UTF-8 without control characters or raw exceptions.
set -euo pipefail
program=$(readlink -f "$1")
weights=${program%/*}/../../weights
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

runs=0 faults=0

complain() {
  faults=$((faults + 1))
  printf '%s: %q\n' "$1" "$2" >&2
  head -c 400 problem >&2
}

# check COMMAND...: one run, and what it says.
check() {
  local code=0
  timeout 60 "$program" "$@" >out 2>problem </dev/null || code=$?
  runs=$((runs + 1))
  ((code <= 2)) || complain "exit code $code" "$*"
  iconv -f UTF-8 -t UTF-8 problem >/dev/null 2>&1 || complain "no UTF-8" "$*"
  ! LC_ALL=C grep -q $'[\x01-\x08\x0b-\x1f\x7f]' problem || complain "control characters" "$*"
  ! grep -q 'exception\|filesystem error\|what():\|std::' problem || complain "a raw exception" "$*"
  [[ $code == 0 ]] && return
  [[ $(grep -c '^clavier\(-train\)\?: ' problem) == 1 ]] || complain "not one line of the program" "$*"
  tail -n 1 problem >last
  grep -q '^clavier\(-train\)\?: ' last || complain "the program is not named" "$*"
  (($(wc -m <last) <= 301)) || complain "$(wc -m <last) characters" "$*"
}

long=$(printf 'name%.0s' {1..60})
make_pieces() {
  mkdir pieces
  cd pieces
  : >empty.mid
  echo hello >text.mid
  printf 'MThd\0\0\0\6\0\0\0\1\0\140' >header.mid
  printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\10\0\220\74' >cut.mid
  printf 'MThd\0\0\0\6\0\0\0\1\0\0MTrk\0\0\0\4\0\377\57\0' >division.mid
  printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\4\0\377\57\0' >silent.mid
  printf 'MThd\0\0\0\6\0\0\0\1\0\140MTrk\0\0\0\16\0\220\74\100\177\377\377\377\0\200\74\0\0\377\57\0' >long.mid
  cp text.mid $'bytes\xff\xfe.mid'
  cp text.mid $'escape\e[31m\nline.mid'
  cp text.mid "$long.mid"
  echo '<score-partwise><part></score>' >torn.musicxml
  echo '<score-partwise version="4.0"><part-list/></score-partwise>' >bare.musicxml
  echo '<!DOCTYPE x [<!ENTITY a "b">]><score-partwise>&a;</score-partwise>' >entity.musicxml
  printf '<score-partwise>\377\376</score-partwise>' >bytes.musicxml
  printf '<score-partwise><part-list><score-part id="%s"/></part-list><part id="x"><measure/></part></score-partwise>' "$long$long" >parts.musicxml
  printf 'PK\3\4rubbish' >torn.mxl
  mkdir folder.mid
  ln -s nowhere dangling.mid
  ln -s loop.mid loop.mid
  cd ..
}

# Texts that stand where JSON is expected: as corpus.json, config.json and train's --config.
texts=('' 'hello' '[' '[]' '5' 'null' '"text"' '{}' '{"format": 1}' '{"format": "one"}' '{"format": 1, "model": 5}'
  '{"format": 1, "model": "lstm"}' '{"format": 1, "model": "gan"}' '{"format": 1, "model": "markov"}'
  '{"format": 1, "model": "transformer", "network": []}' '{"format": 1, "model": "era-classifier"}' '{"pieces": 5}'
  '{"format": 1, "pieces": [{}]}' '{"format": 2, "pieces": {}}' '{"checksum": "../../x"}' '{"checksum": "0123456789abcdef"}'
  $'{"a": "\xff"}' "{\"$long$long\": 1}" '{"batch": "four"}' '{"batch": -1}' '{"batch": 1e300}' '{"a": 1, "a": 2}'
  "$(printf '[%.0s' {1..500})" '{"format": 1e400}' '{"format": 1, "pieces": [null, 7, "x", [], {"file": 3}]}')

make_folders() {
  mkdir texts models corpora
  local number=0 text
  for text in "${texts[@]}"; do
    number=$((number + 1))
    mkdir "models/m$number" "corpora/c$number"
    printf '%s' "$text" | tee "models/m$number/config.json" "corpora/c$number/corpus.json" >"texts/t$number.json"
    echo rubbish | tee "models/m$number/model.safetensors" >"corpora/c$number/scores-0123456789abcdef.bin"
  done
  mkdir -p models/nothing models/no-config corpora/nothing
  echo rubbish >models/no-config/model.safetensors
  make_damaged_models
}

# Shipped models of each kind, each with one file cut, empty, or gone.
make_damaged_models() {
  local model file name
  for model in lstm-baroque gan era-classifier transformer kuo-article-baroque; do
    [[ -f $weights/$model/config.json ]] || continue
    for file in config.json model.safetensors judge.safetensors; do
      [[ -f $weights/$model/$file ]] || continue
      name=models/$model-$file
      cp -r "$weights/$model" "$name-cut"
      cp -r "$weights/$model" "$name-empty"
      cp -r "$weights/$model" "$name-gone"
      truncate -s 700 "$name-cut/$file"
      : >"$name-empty/$file"
      rm "$name-gone/$file"
    done
  done
}

make_tables() {
  mkdir tables
  cd tables
  : >empty.csv
  echo hello >text.csv
  printf 'listener,excerpt,truth,model,era,answer\nann,e1,ai,gan,baroque,perhaps\n' >answer.csv
  printf 'listener,excerpt,truth,model,era,answer\nann,"e1,ai\n' >quote.csv
  printf 'listener,excerpt,answer\n\377,e1,human\n' >bytes.csv
  printf 'listener,excerpt,answer\nann,e1,human\nann,e1,human\n' >twice.csv
  printf 'excerpt,truth\ne1,%s\n' "$long$long" >long.csv
  cd ..
}

make_pieces
make_folders
make_tables
pieces=(pieces/* missing.mid)
for piece in "${pieces[@]}"; do
  check inspect "$piece"
  check inspect "$piece" --json
  check convert "$piece" --out made/out.mid
  check convert "$piece" --out made/out.musicxml
  check compose --prompt "$piece" --out made/out.mid --bars 2
  check compose --infill "$piece" --bars-range 1:1 --out made/out.mid
  check compose --accompany "$piece" --out made/out.mid
  check compose --form-of "$piece" --out made/out.mid --bars 2
  check evaluate originality "$piece" --corpus corpora/c1
  check evaluate survey "$piece"
  check corpus build "$piece" --out made/corpus
done
check convert pieces/* --out-dir made --format mid
check corpus build pieces --out made/corpus
check convert pieces/text.mid --out "made/$long$long.mid"
check convert pieces/text.mid --out $'made/\xff.xyz'
for corpus in corpora/* pieces missing; do
  check corpus report "$corpus"
  check corpus patterns "$corpus" --out made/patterns.bin
  check inspect "$corpus"
  check evaluate rolls --model gan --corpus "$corpus"
  check evaluate likelihood --model lstm-baroque --corpus "$corpus"
  check evaluate report --model lstm --corpus "$corpus" --out made/report --quick
  check evaluate survey-kit --corpus "$corpus" --out made/kit
  check train --model markov --corpus "$corpus" --out made/model
done
for model in models/* pieces missing; do
  check compose --model "$model" --era baroque --notes 5 --bars 1 --out made/out.mid
  check inspect "$model"
done
for model in models/m* models/no* models/*config.json-cut pieces missing; do
  check evaluate degeneracy --model "$model" --seeds 1
  check train --model lstm --from "$model" --corpus corpora/c1 --out made/model
done
for text in texts/*; do
  check train --model transformer --config "$text" --corpus corpora/c1 --out made/model
  check evaluate survey "$text"
done
for table in tables/*; do
  check evaluate survey "$table"
  check evaluate survey "$table" --answer-key tables/long.csv
  check evaluate survey tables/answer.csv --answer-key "$table"
done
for options in "compose --bars -1" "compose --bars 1e9" "compose --era $long$long" "compose --key H --out x.mid" "convert" "nonsense" \
  "train --model $long$long" "evaluate report --seeds x..y --model lstm --corpus c --out r" "compose --tempo nan --out x.mid"; do
  # shellcheck disable=SC2086
  check $options
done
echo "$runs runs, $faults faults"
[[ $faults == 0 ]]
