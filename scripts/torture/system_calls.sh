# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# Kills and errors at the system calls of a work: strace makes the call number N end so. After an error the program says so
# in one line, and the old file is there whole.

system_calls_round() {
  local work call effect
  pick compose compose-score convert corpus
  work=$REPLY
  prepare "$work"
  count_calls "$work"
  random 2
  if ((REPLY == 0)); then
    pick openat write rename linkat fsync unlink ftruncate fchmod pwrite64 mkdir
    call=$REPLY effect=signal=KILL
  else
    pick write:ENOSPC write:ENOSPC write:EIO fsync:EIO rename:EACCES rename:ENOSPC openat:EMFILE openat:ENOSPC linkat:EACCES \
      ftruncate:EIO pwrite64:ENOSPC fchmod:EPERM
    call=${REPLY%:*} effect=error=${REPLY#*:}
  fi
  choose_number "$work" "$call" || return 0
  disturb "$work" "$call" "$effect:when=$number"
}

# The system calls of a work, as the main thread does them in peace.
count_calls() {
  local calls=$folder/calls-$1
  [[ ! -e $calls ]] || return 0
  arguments_of "$1"
  mkdir "$folder/trial"
  cd "$folder/trial"
  strace -f -o trace "$program" "${arguments[@]}" >/dev/null 2>&1 </dev/null
  awk 'NR == 1 { main = $1 } $1 == main' trace >"$calls"
  cd "$round_folder"
  rm -r "$folder/trial"
}

# choose_number WORK CALL: `number` of one of those calls, after the program has started; at times it and all that follow.
choose_number() {
  local first count
  read -r first count < <(awk -v call="$2" '
    $2 ~ "^" call "\\(" { ++count }
    /openat.*\.so/ { first = count }
    END { print first + 0, count + 0 }' "$folder/calls-$1")
  ((count > first)) || return 1
  random $((count - first))
  number=$((first + REPLY + 1))
  random 3
  if ((REPLY == 0)) && [[ $call$effect == *error* ]]; then number=$number+; fi
}

disturb() {
  arguments_of "$1"
  command=(strace -f -o trace -e "trace=$2" -e "inject=$2:$3" "$program" "${arguments[@]}")
  count_try
  timeout -k 2 60 "${command[@]}" >stdout 2>stderr </dev/null &
  process=$!
  finish
  if [[ $3 == signal* ]]; then
    [[ $code == 0 || $code == 137 ]] || fail "ended with $code"
    if ((code == 137)); then check_killed "$1"; fi
  else
    check_disturbed "$1"
  fi
}

check_disturbed() {
  if ((code > 2)); then fail "ended with $code"; fi
  # Where standard error itself was hit, nothing can be said.
  if ((code > 0)) && ! grep -q 'write(2,.*INJECTED' trace; then check_message; fi
  check_result "$1"
}

# check_result WORK: after an error, or after none though there was one.
check_result() {
  local ended=$code asked=("${command[@]}")
  check_old_or_new "$1"
  if ((ended == 0)); then check_done "$1"; fi
  if [[ $ended != 0 && $1 == corpus ]]; then
    if [[ $has_old == yes ]]; then [[ -e out/corpus/corpus.json ]] || fail "the old corpus is gone"; fi
  fi
  expect_no_leftovers out
  check_whole out
  command=("${asked[@]}")
}

# check_done WORK: a program that ends with 0 has done it all. A corpus says which of its pieces could not be read.
check_done() {
  local name
  while read -r name; do
    [[ -e out/$name ]] || { fail "ended with 0, and there is no $name"; continue; }
    case $1 in
      compose* | convert) cmp -s "out/$name" "$folder/expected/$1/$name" || fail "ended with 0, and $name is not new" ;;
    esac
  done < <(cd "$folder/expected/$1" && find . -type f ! -name ".*" ! -path "*/report/parts/*" ! -name "scores-*" -printf "%P\n")
}
