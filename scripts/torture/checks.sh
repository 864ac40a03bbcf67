# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# Checks of torture.sh: how a program must end, and what it may leave behind.

max_seconds=10
max_kilobytes=$((2 << 20))
# Weights are mapped, and LibTorch takes much address space: a limit only for what goes wild.
max_address_space=$((12 << 20))

# random NUMBER: REPLY is below it.
random() { REPLY=$(((RANDOM << 15 | RANDOM) % $1)); }

# pick WORD...: REPLY is one of them.
pick() {
  random $#
  shift "$REPLY"
  REPLY=$1
}

# A try is one run of Clavier; it fails once at most.
count_try() {
  tries=$((tries + 1))
  failed=no
}

# fail WHAT: counts it, keeps the folder of the round and says how to see it.
fail() {
  local place=$kept/$kind-$seed-$round
  mkdir -p "$place"
  cp -r "$round_folder/." "$place/" 2>/dev/null || true
  [[ -e $kept/seeds ]] || cp -r "$folder/seeds" "$kept/"
  echo "$1: $(shown_command)" >>"$place/what-failed"
  [[ $failed == no ]] || return 0
  failed=yes
  failures=$((failures + 1))
  echo "$kind, seed $seed, round $round: $1; (cd build/torture/${place##*/} && $(shown_command))" | cut -c 1-600
}

shown_command() { printf '%q ' "${command[@]}"; }

# start ARGUMENT...: runs Clavier in the background, its process in `process`.
start() {
  command=("$program" "$@")
  count_try
  (
    ulimit -v $max_address_space
    exec "$program" "$@"
  ) >stdout 2>stderr </dev/null &
  process=$!
}

# finish: waits for it, its exit code in `code`.
finish() {
  code=0
  wait "$process" 2>/dev/null || code=$?
  process=
}

# run ARGUMENT...: runs Clavier, measured, its exit code in `code`.
run() {
  local measure=()
  ! has /usr/bin/time || measure=(/usr/bin/time -q -f '%M %U %S' -o used)
  command=("$program" "$@")
  count_try
  code=0
  rm -f used
  (
    ulimit -v $max_address_space
    exec "${measure[@]}" timeout -k 2 $((max_seconds * 12)) "${command[@]}"
  ) >stdout 2>stderr </dev/null || code=$?
}

# attack ARGUMENT...: runs Clavier, which must end in order, well or not.
attack() {
  run "$@"
  check_end
}

# work ARGUMENT...: runs Clavier, which must end well.
work() {
  attack "$@"
  ((code == 0 || code > 2)) || fail "refused: $(tail -n 1 stderr | cut -c 1-200)"
}

check_end() {
  if ((code > 2)); then fail "ended with $code"; fi
  if ((code == 1 || code == 2)); then check_message; fi
  if ((code == 0)) && has_controls stdout; then fail "control characters on standard output"; fi
  if [[ -s used ]]; then check_use; fi
}

check_use() {
  local kilobytes user system
  read -r kilobytes user system < <(tail -n 1 used)
  ((kilobytes <= max_kilobytes)) || fail "took $((kilobytes >> 10)) MiB"
  awk -v used="$user" -v more="$system" -v most=$max_seconds 'BEGIN { exit used + more > most }' ||
    fail "took $user + $system s of processor time"
}

has_controls() { LC_ALL=C tr -d '\n\t' <"$1" | LC_ALL=C grep -qa '[[:cntrl:]]'; }

# An error is one line. Before it stand warnings, which begin with the name of the piece, and what a training or an
# evaluation does.
check_message() {
  local line lines words
  line=$(tail -n 1 stderr | tr -d '\0')
  lines=$(LC_ALL=C grep -avcE "^[^ ]+\.(mid|musicxml|mxl): " stderr || true)
  [[ $lines == 1 || " ${command[*]} " =~ \ (train|report)\  ]] || fail "$lines lines of error"
  [[ $line == "clavier: "* || $line == "clavier-train: "* ]] || fail "the error is not Clavier's own: ${line:0:100}"
  ((${#line} <= 300)) || fail "an error of ${#line} characters"
  ! has_controls stderr || fail "control characters in the error"
  words=$(grep -aoEm 1 '\[json\.exception|terminate called|filesystem error|std::|basic_string|vector::|stoi|c10::|ATen' stderr || true)
  [[ -z $words ]] || fail "the error is not in plain words ($words): ${line:0:160}"
  ! grep -qaE 'not enough memory|bad_alloc' stderr || fail "asked for more memory than there is"
}

# expect_none FILE...: a program that failed leaves none of these.
expect_none() {
  local file
  ((code != 0)) || return 0
  for file in "$@"; do [[ ! -e $file ]] || fail "failed, and left $file"; done
}

# check_whole FOLDER: whatever is there is whole.
check_whole() {
  local file
  while read -r file; do
    case $file in
      *.mid | *.musicxml | *.mxl) work inspect "$file" ;;
      *.wav) is_whole_sound "$file" || fail "$file is not whole" ;;
      */corpus.json) work corpus report "${file%/*}" ;;
      */report.json | */kit.json) [[ $(tail -c 3 "$file") == *"}"* ]] || fail "$file is not whole" ;;
      *.html) tail -n 2 "$file" | grep -q '</html>' || fail "$file is not whole" ;;
      */config.json) check_model "${file%/*}" ;;
    esac
  done < <(find "$1" -type f)
}

# A model of which there is a config composes; one that hardly learned may compose silence.
check_model() {
  local era=()
  ! grep -q '"gan"' "$1/config.json" || era=(--era baroque)
  attack compose --model "$1" "${era[@]}" --seconds 4 --seed 1 --threads 1 --no-originality-check --out composed.mid
  ((code == 0)) || grep -q 'composed nothing that can be played' stderr || fail "refused: $(tail -n 1 stderr | cut -c 1-200)"
}

# RIFF says how long it is.
is_whole_sound() { (($(od -An -tu4 -j4 -N4 "$1") + 8 == $(stat -c %s "$1"))); }

# What a killed program leaves hidden goes with the next one.
expect_no_leftovers() {
  local left
  left=$(find "$1" -name ".clavier-*" -print -quit)
  [[ -z $left ]] || fail "$left was left"
}
