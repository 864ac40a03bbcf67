# shellcheck shell=bash disable=SC2034,SC2154,SC2164  # the variables are those of torture.sh, which reads this
# A small file system, nearly full: what finds no room says so in one line and leaves no part of a file.

full_disk_round() {
  local work room
  list_works
  pick "${works[@]}"
  work=$REPLY
  know "$work"
  mkdir out
  random 1792
  mount -t tmpfs -o size=$((256 + REPLY))k none out
  has_old=no
  if ((round % 2 == 0)) && [[ -n $(ls -A "$folder/before/$work") ]] && cp -r "$folder/before/$work/." out/ 2>/dev/null; then
    has_old=yes
  elif ((round % 2 == 0)); then
    rm -rf out/*
  fi
  pick 0 4 8 16 64 512
  room=$REPLY
  fill "$room"
  write_into_full_disk "$work"
  cd "$round_folder"
  umount out
}

# fill KIBIBYTES: leaves so much room at most.
fill() {
  local free
  free=$(df --output=avail -k out | tail -n 1)
  ((free <= $1)) || head -c $(((free - $1) << 10)) /dev/zero >out/.filler 2>/dev/null || true
}

write_into_full_disk() {
  arguments_of "$1"
  if [[ $has_old == yes && ${arguments[0]} == train ]]; then arguments+=(--overwrite); fi
  attack "${arguments[@]}"
  ((code != 2)) || fail "calls a full disk misuse"
  if [[ $has_old == no && $1 == corpus ]]; then expect_none out/corpus; fi
  check_result "$1"
}
