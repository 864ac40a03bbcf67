# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# Two programs that write one thing at once: each does it or names who is doing it, and readers never see half of it.

two_writers_round() {
  local pairs=(corpora corpora files kits)
  if can_train; then pairs+=(models); fi
  pick "${pairs[@]}"
  "two_$REPLY"
}

# race READER ARGUMENT...: both writers, `first` and `second`, a moment apart, while READER reads.
race() {
  local one other codes=()
  command=("${first[@]}")
  begin_writer one "${first[@]}"
  one=$process
  random 60
  sleep "0.0$(printf '%02d' "$REPLY")"
  begin_writer other "${second[@]}"
  other=$process
  if (($# > 0)); then
    while kill -0 "$one" 2>/dev/null || kill -0 "$other" 2>/dev/null; do work "$@"; done
  fi
  process=$one
  end_writer one "${first[@]}"
  codes+=("$code")
  process=$other
  end_writer other "${second[@]}"
  codes+=("$code")
  [[ ${codes[*]} == *0* ]] || fail "neither of two writers wrote"
}

begin_writer() {
  local name=$1
  shift
  count_try
  "$program" "$@" >"stdout-$name" 2>"stderr-$name" </dev/null &
  process=$!
}

end_writer() {
  local name=$1
  shift
  finish
  command=("$program" "$@")
  mv "stdout-$name" stdout
  mv "stderr-$name" stderr
  rm -f used
  check_end
  if ((code != 0)) && ! grep -qE "(another process|process [0-9]+) is writing it" stderr; then
    fail "does not name the other: $(tail -n 1 stderr)"
  fi
}

two_corpora() {
  cp -r ../seeds/corpus corpus
  first=(corpus build ../seeds/music --min-notes 20 --threads 1 --out corpus)
  second=(corpus build ../seeds/other-music --min-notes 20 --threads 1 --out corpus)
  race corpus report corpus
  work corpus report corpus
  expect_no_leftovers corpus
}

two_files() {
  first=(compose --model lstm --era baroque --seconds 8 --seed 1 --threads 1 --out piece.mid)
  second=(compose --model lstm --era romantic --seconds 8 --seed 2 --threads 1 --out piece.mid)
  "$program" "${first[@]:0:11}" --out first.mid >stdout 2>stderr
  "$program" "${second[@]:0:11}" --out second.mid >stdout 2>stderr
  cp first.mid piece.mid
  race inspect piece.mid
  cmp -s piece.mid first.mid || cmp -s piece.mid second.mid || fail "two wrote one piece.mid, which is neither's"
  expect_no_leftovers .
}

# The key, the sheet and the excerpts are of one kit, which the number in key and sheet says.
two_kits() {
  local kit=(evaluate survey-kit --corpus ../seeds/corpus --model lstm --era baroque --overwrite --out kit)
  first=("${kit[@]}" --questions 2 --seed 1)
  second=("${kit[@]}" --questions 4 --seed 2)
  race
  awk -F , -v OFS=, 'NR > 1 { $1 = "ann"; $3 = "ai"; $4 = 9 } { print }' kit/listeners/answers.csv >answers.csv
  work evaluate survey answers.csv --answer-key kit/answer-key.csv
  [[ $(find kit -name 'excerpt-*.mid' | wc -l) == $(($(wc -l <kit/answer-key.csv) - 1)) ]] || fail "excerpts of two kits"
  check_whole kit
  expect_no_leftovers kit
}

two_models() {
  local both=(train "${tiny_lstm[@]}" "${tiny_training[@]}" --corpus ../seeds/corpus --out model)
  first=("${both[@]}" --seed 1 --overwrite)
  second=("${both[@]}" --seed 2 --overwrite)
  race
  check_model model
  expect_no_leftovers model
}
