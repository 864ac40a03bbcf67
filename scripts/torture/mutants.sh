# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# Mutants of every file that Clavier reads: none may crash it, hang it or take all memory, and each refusal is one clear line.

mutants_round() {
  local readers=(piece piece piece piece model model corpus corpus build survey)
  if can_train; then readers+=(config resume); fi
  pick "${readers[@]}"
  "attack_$REPLY"
}

# mutate SEED MUTANT: bits, a block, or a word of text.
mutate() {
  case $1 in
    *.json | *.musicxml | *.csv | *.tsv | *.jsonl) pick bits block block number number number line ;;
    *.safetensors) pick bits header header block ;;
    *) pick bits bits block ;;
  esac
  "mutate_$REPLY" "$1" "$2"
}

mutate_bits() {
  local ratio
  pick 0.00002 0.0002 0.001 0.004 0.02
  ratio=$REPLY
  random 1000000
  zzuf -s "$REPLY" -r "$ratio" <"$1" >"$2"
}

# The first kilobyte alone, of a file with much behind it.
mutate_header() {
  random 1000000
  zzuf -s "$REPLY" -r 0.003 -b 0-1000 <"$1" >"$2"
}

# A block is lost with all that follows, doubled, removed, zeroed, or random bytes come before it.
mutate_block() {
  local size at length
  size=$(stat -c %s "$1")
  random $((size + 1))
  at=$REPLY
  pick 1 2 4 16 100 1000 10000
  random "$REPLY"
  length=$((REPLY + 1))
  pick cut double remove zero insert
  {
    head -c "$at" "$1"
    case $REPLY in
      cut) ;;
      double) tail -c +$((at + 1)) "$1" | head -c "$length" | cat - <(tail -c +$((at + 1)) "$1") ;;
      remove) tail -c +$((at + length + 1)) "$1" ;;
      zero) head -c "$length" /dev/zero | cat - <(tail -c +$((at + length + 1)) "$1") ;;
      insert) random_bytes "$((length % 64))" | cat - <(tail -c +$((at + 1)) "$1") ;;
    esac
  } >"$2" || true
}

random_bytes() {
  local number
  for ((number = 0; number < $1; ++number)); do printf '%b' "\\x$(printf '%02x' $((RANDOM % 256)))"; done
}

# One number of a text becomes another thing.
mutate_number() {
  local count place value
  count=$(LC_ALL=C grep -aoE -e '-?[0-9]+(\.[0-9]+)?' "$1" | wc -l || true)
  random $((count + 1))
  place=$REPLY
  pick 0 -1 1 2 127 255 65536 2147483647 4294967296 99999999999999999999 1e308 -1e-300 0.5 NaN '""' null '[]' '{}' true
  value=$REPLY
  LC_ALL=C awk -v place="$place" -v value="$value" '{
    rest = $0
    while (match(rest, /-?[0-9]+(\.[0-9]+)?/)) {
      printf "%s%s", substr(rest, 1, RSTART - 1), ++count == place ? value : substr(rest, RSTART, RLENGTH)
      rest = substr(rest, RSTART + RLENGTH)
    }
    print rest
  }' "$1" >"$2"
}

# A line of a text is lost, twice there, or many times.
mutate_line() {
  local times
  random "$(wc -l <"$1")"
  pick 0 2 2 3000
  times=$REPLY
  random "$(($(wc -l <"$1") + 1))"
  awk -v place="$REPLY" -v times="$times" '{ for (left = NR == place ? times : 1; left > 0; --left) print }' "$1" >"$2"
}

attack_piece() {
  local piece mutant
  pick ../seeds/pieces/*
  piece=$REPLY mutant=mutant.${REPLY##*.}
  mutate "$piece" "$mutant"
  attack inspect "$mutant" --json
  local seconds=99999
  if ((code == 0)); then seconds=$(sed -n 's/.*"seconds":\([0-9]*\).*/\1/p' stdout | head -n 1); fi
  attack_conversion "$mutant" musicxml
  attack_conversion "$mutant" mid
  random 8
  if ((REPLY == 0 && ${seconds:-99999} < 30)); then attack_conversion "$mutant" wav; fi
  pick lstm transformer no
  if [[ $REPLY != no ]]; then attack_prompt "$mutant" "$REPLY"; fi
}

attack_conversion() {
  attack convert "$1" --out "back.$2"
  expect_none "back.$2"
  if ((code == 0)) && [[ $2 == wav ]]; then check_whole .; fi
  if ((code == 0)) && [[ $2 != wav ]]; then work inspect "back.$2"; fi
}

attack_prompt() {
  local length=(--seconds 5)
  [[ $2 == lstm ]] || length=(--bars 2 --candidates 1)
  attack compose --prompt "$1" --model "$2" --era baroque "${length[@]}" --seed 1 --threads 1 --no-originality-check \
    --out more.mid
  expect_none more.mid
  if ((code == 0)); then work inspect more.mid; fi
}

# spoil FOLDER NAME...: one file of the seeds' folder, with such a name, is a mutant in ./FOLDER; the others are links.
spoil() {
  local source=../seeds/$1 name=${1##*/} file files=()
  shift
  for file in "$@"; do [[ ! -f $source/$file ]] || files+=("$file"); done
  mkdir "$name"
  case $source in */weights/*) cp -rs "$folder/seeds/weights/$name/." "$name/" ;; *) cp -r "$source/." "$name/" ;; esac
  pick "${files[@]}"
  rm "$name/$REPLY"
  mutate "$source/$REPLY" "$name/$REPLY"
}

attack_model() {
  local model era=()
  pick "$folder"/seeds/models/* "$folder"/seeds/weights/*
  model=${REPLY#"$folder/seeds/"}
  [[ -f $REPLY/config.json ]] || return 0
  case $model in *gan) era=(--era baroque) ;; esac
  spoil "$model" config.json config.json model.safetensors model.safetensors markov.bin patterns.bin judge.safetensors
  attack inspect "${model##*/}"
  attack compose --model "${model##*/}" "${era[@]}" --seconds 4 --seed 1 --threads 1 --out composed.mid
  expect_none composed.mid
  if ((code == 0)); then work inspect composed.mid; fi
}

attack_corpus() {
  spoil corpus corpus.json "$(cd ../seeds/corpus && echo scores-*.bin)"
  attack corpus report corpus
  attack inspect corpus
  attack evaluate originality --corpus corpus --seconds 5 --seeds 1
  attack compose --model lstm --era baroque --seconds 5 --seed 1 --threads 1 --corpus corpus --out near.mid
  expect_none near.mid
}

# A folder with good pieces, mutants and a mutant manifest.
attack_build() {
  local number
  mkdir music
  cp -r "../seeds/music/Frédéric Chopin" music/
  for number in 1 2 3 4; do
    pick ../seeds/pieces/*
    mutate "$REPLY" "music/$number.${REPLY##*.}"
  done
  mutate ../seeds/music/manifest.tsv music/manifest.tsv
  attack corpus build music --out corpus --min-notes 20 --threads 1
  expect_none corpus
  if ((code == 0)); then work corpus report corpus; fi
}

attack_survey() {
  pick answers pairs sheet
  mutate "../seeds/$REPLY.csv" answers.csv
  attack evaluate survey answers.csv --out report.json
  expect_none report.json
  cp ../seeds/sheet.csv sheet.csv
  mutate ../seeds/kit/answer-key.csv answer-key.csv
  attack evaluate survey sheet.csv --answer-key answer-key.csv --json
}

# What a config asks for may be large, and then take long or more memory than there is.
attack_config() {
  mutate ../seeds/config.json config.json
  run train --corpus ../seeds/corpus --config config.json --out trained --threads 1 --minutes 0.02
  if ((code == 124 || code == 137)) || grep -qa 'not enough memory' stderr; then return 0; fi
  rm -f used
  check_end
}

attack_resume() {
  local model options
  pick lstm gan transformer
  model=$REPLY
  options="tiny_${model}[@]"
  spoil "models/$model" training.state training.state training.state log.jsonl config.json
  attack train "${!options}" "${tiny_training[@]}" --steps 6 --corpus ../seeds/corpus --resume --out "$model"
}
