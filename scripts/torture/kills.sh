# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# kill -9 at any moment of a work: what is there then is whole, and the same command does the rest.

declare -A milliseconds=()

kills_round() {
  local work
  list_works
  pick "${works[@]}"
  work=$REPLY
  prepare "$work"
  measure_work "$work"
  arguments_of "$work"
  if [[ $has_old == yes && ${arguments[0]} == train ]]; then arguments+=(--overwrite); fi
  start "${arguments[@]}"
  wait_random "${milliseconds[$work]}"
  kill -KILL "$process" 2>/dev/null || true
  finish
  case $code in
    137) check_killed "$work" ;;
    0) check_whole out ;;
    *) check_end && fail "ended with $code before it was killed" ;;
  esac
}

# How long a work takes in peace.
measure_work() {
  local began
  [[ -z ${milliseconds[$1]-} ]] || return 0
  arguments_of "$1"
  mkdir "$folder/trial"
  cd "$folder/trial"
  began=$(date +%s%3N)
  must "${arguments[@]}"
  milliseconds[$1]=$(($(date +%s%3N) - began + 5))
  cd "$round_folder"
  rm -r "$folder/trial"
}

# wait_random MILLISECONDS: at most a tenth more; half of the time in the second half, in which files are written.
wait_random() {
  local delay
  random $(($1 * 11 / 10))
  delay=$REPLY
  random 2
  if ((REPLY == 0 && delay < $1 / 2)); then delay=$((delay + $1 / 2)); fi
  sleep "$(printf '%d.%03d' $((delay / 1000)) $((delay % 1000)))"
}
