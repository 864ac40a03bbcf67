#!/usr/bin/env bash
# test_command_line.sh PROGRAM: what a user types wrongly, and files that are no music, each end with one clear line and the
# right exit code.
set -euo pipefail
program=$(readlink -f "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
worst=0

# expect EXIT_CODE WORDS ARGUMENT...: standard error is one line that begins with "clavier: " and contains WORDS.
expect() {
  local wanted=$1 words=$2 code=0
  shift 2
  "$program" "$@" >out.txt 2>err.txt </dev/null || code=$?
  local complaint=""
  [[ $code == "$wanted" ]] || complaint="exit code $code instead of $wanted"
  [[ $(wc -l <err.txt) == 1 && $(<err.txt) =~ ^clavier(-train)?:\  ]] || complaint+=", not one line that begins with clavier:"
  grep -qF -- "$words" err.txt || complaint+=", no \"$words\""
  [[ -s out.txt ]] && complaint+=", something on standard output"
  [[ -z $complaint ]] && return
  echo "clavier $*: ${complaint#, }"
  cat err.txt
  worst=1
}

: >empty.mid
echo "Dear diary, today I practised scales." >text.mid

expect 2 'no command "compse"' compse
expect 2 '--fast' --fast
for command in compose "corpus build" "corpus report" "corpus patterns" convert inspect train evaluate "evaluate report" \
  "evaluate likelihood" "evaluate rolls" "evaluate degeneracy" "evaluate originality"; do
  # shellcheck disable=SC2086  # two words are two arguments
  "$program" $command --help >help.txt
  [[ $(tail -n 2 help.txt | grep -c "^  clavier $command") == 2 ]] || { echo "clavier $command --help ends without two examples"; worst=1; }
done
for command in compose "corpus build" convert inspect train; do
  [[ $command != train || -x ${program%/*}/clavier-train ]] || continue
  # shellcheck disable=SC2086
  expect 2 '--nonsense' $command text.mid --out a.mid --nonsense
done
if "$program" convert --help >/dev/null 2>&1; then
  expect 1 'empty.mid' convert empty.mid --out a.mid
  expect 1 'text.mid' convert text.mid --out a.mid
  expect 1 'missing.mid' convert missing.mid --out a.mid
  [[ ! -e a.mid ]] || { echo "a failed conversion left a file"; worst=1; }
fi
if "$program" inspect --help >/dev/null 2>&1; then
  expect 1 'empty.mid' inspect empty.mid
  expect 1 'text.mid' inspect text.mid
fi
[[ $("$program" compose --help) == *$'\nSampling options:\n'* ]] || { echo "the help of compose has no groups"; worst=1; }
expect 2 'is called clavier evaluate rolls now' evaluate --rolls --model gan
expect 2 'say which command of clavier evaluate first' evaluate --model gan
expect 2 '--out is required' corpus build music
expect 2 'there is no model "nobody"' compose --model nobody --out a.mid
[[ $("$program" evaluate) == *"survey-kit"* ]] || { echo "clavier evaluate alone does not list its commands"; worst=1; }
[[ $("$program") == *"clavier compose --era"* ]] || { echo "clavier alone shows no example"; worst=1; }
for options in --help --version "compose --help" "train --help"; do
  code=0
  # shellcheck disable=SC2086
  "$program" $options >/dev/full 2>problem || code=$?
  [[ $code == 1 && $(wc -l <problem) == 1 ]] || { echo "clavier $options on a full disk gives exit code $code"; worst=1; }
done
exit $worst
