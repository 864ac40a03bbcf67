# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# Works that torture.sh interrupts. All write below `out`; the same again must do what was not done.

# arguments_of WORK: sets `arguments`.
arguments_of() {
  local seeds=../seeds
  case $1 in
    compose) arguments=(compose --model lstm --era baroque --seconds 15 --count 2 --out out/a.mid --out out/a.musicxml) ;;
    compose-score) arguments=(compose --era romantic --bars 4 --candidates 1 --out out/b.mid --out out/b.mxl) ;;
    convert) arguments=(convert "$seeds/pieces/gan.mid" --out out/c.wav --out out/c.musicxml --out out/c.mid) ;;
    corpus) arguments=(corpus build "$seeds/music" --min-notes 20 --out out/corpus) ;;
    report) arguments=(evaluate report --model lstm --corpus "$seeds/corpus" --era baroque
      --pieces 2 --seconds 5 --out out/report) ;;
    markov) arguments=(train --model markov --corpus "$seeds/corpus" --out out/markov) ;;
    lstm) arguments=(train "${tiny_lstm[@]}" "${tiny_training[@]}" --corpus "$seeds/corpus" --out out/lstm) ;;
    gan) arguments=(train "${tiny_gan[@]}" "${tiny_training[@]}" --corpus "$seeds/corpus" --out out/gan) ;;
    transformer) arguments=(train "${tiny_transformer[@]}" "${tiny_training[@]}"
      --corpus "$seeds/corpus" --out out/transformer) ;;
  esac
  case $1 in compose*) arguments+=(--seed "$seed") ;; esac
  case $1 in compose* | corpus | markov) arguments+=(--threads 1) ;; esac
}

# works: those that this machine can do, in `works`.
list_works() {
  works=(compose compose-score convert corpus report)
  if can_train; then works+=(markov lstm gan transformer); fi
}

# know WORK: does it once in peace: its result lies in expected/WORK, an older one in before/WORK.
know() {
  local expected=$folder/expected/$1 before=$folder/before/$1
  arguments_of "$1"
  [[ ! -d $expected ]] || return 0
  mkdir -p out "$expected" "$before"
  must "${arguments[@]}"
  cp -r out/. "$expected/"
  rm -r out
  mkdir out
  case $1 in
    compose*) must "${arguments[@]}" --temperature 0.8 ;;
    convert) must convert ../seeds/pieces/lstm.mid --out out/c.wav --out out/c.musicxml --out out/c.mid ;;
    corpus) must corpus build ../seeds/other-music --min-notes 20 --threads 1 --out out/corpus ;;
  esac
  cp -r out/. "$before/"
  rm -r out
}

# prepare WORK: `out` is empty, or holds an older result, in turn.
prepare() {
  know "$1"
  mkdir out
  has_old=no
  if ((round % 2 == 0)); then
    cp -r "$folder/before/$1/." out/
    has_old=yes
  fi
}

# check_old_or_new WORK: each file of a composition or conversion is the old one or the new one, to the byte.
check_old_or_new() {
  local file name
  case $1 in compose* | convert) ;; *) return 0 ;; esac
  while read -r file; do
    name=${file#out/}
    cmp -s "$file" "$folder/expected/$1/$name" || cmp -s "$file" "$folder/before/$1/$name" ||
      fail "$file is neither the old one nor the new one"
  done < <(find out -type f ! -name ".*")
  [[ $has_old == no || $(find out -type f ! -name '.clavier*' | wc -l) -ge $(find "$folder/before/$1" -type f | wc -l) ]] ||
    fail "an old file is gone"
}

# check_killed WORK: after a kill, what is there is whole, and the same command ends well and leaves nothing hidden.
check_killed() {
  check_old_or_new "$1"
  check_whole out
  [[ $1 != corpus || $has_old == no || -e out/corpus/corpus.json ]] || fail "the old corpus is gone"
  arguments_of "$1"
  if [[ ${arguments[0]} == train ]]; then arguments+=("$(way_to_go_on "out/$1")"); fi
  work "${arguments[@]}"
  check_whole out
  expect_no_leftovers out
}

# A training without a saved state begins anew.
way_to_go_on() { if [[ -e $1/training.state ]]; then echo --resume; else echo --overwrite; fi; }
