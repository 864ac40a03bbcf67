#!/usr/bin/env bash
# torture.sh PROGRAM [MINUTES] [SEED]: attacks Clavier on purpose for so many minutes (10) and counts what it does wrong. Five
# kinds of attack share the time, each for at least one round: mutants of every file that is read, kill -9 at any moment,
# kills and errors at system calls, a full disk, and two writers of one thing. The same SEED (1) makes the same mutants. Needs
# zzuf and strace, root for the full disk, and clavier-train beside PROGRAM; what needs a missing one is left out, with a line.
# Prints a line for each failure, whose input stays in build/torture/, then a table; exit 1 when there is a failure.
set -euo pipefail
scripts=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
[[ $# -ge 1 && $# -le 3 && -x $1 ]] || { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }

# In a mount namespace of its own, where that is allowed: its mounts go when it ends, however it ends.
if [[ ${CLAVIER_TORTURE-} != inside ]] && unshare --mount true 2>/dev/null; then
  CLAVIER_TORTURE=inside exec unshare --mount "$0" "$@"
fi

export LC_ALL=C.UTF-8
program=$(readlink -f "$1") minutes=${2-10} seed=${3-1}
trainer=${program%/*}/clavier-train
kept=$PWD/build/torture
folder=$(mktemp -d)
round_folder=$folder/round
process='' finished=0 kind='the seeds' round=0 tries=0 failures=0 failed=no
declare -A tries_of=() failures_of=()
trap 'leave' EXIT
trap 'exit 130' INT TERM

leave() {
  local ended=$?
  ((ended == 0 || ended == 1 && finished == 1)) || echo "torture.sh: stopped at round $round of $kind" >&2
  [[ -z $process ]] || kill -KILL "$process" 2>/dev/null || true
  cd /
  umount "$round_folder/out" 2>/dev/null || true
  rm -rf "$folder"
}

has() { type "$1" >/dev/null 2>&1; }
can_train() { [[ -x $trainer ]]; }
can_trace() { strace -f -o /dev/null true 2>/dev/null; }
can_mount() {
  [[ ${CLAVIER_TORTURE-} == inside ]] && mkdir -p "$folder/disk" &&
    mount -t tmpfs -o size=256k none "$folder/disk" 2>/dev/null && umount "$folder/disk"
}

# shellcheck source=scripts/torture/checks.sh
source "$scripts/torture/checks.sh"
# shellcheck source=scripts/torture/seeds.sh
source "$scripts/torture/seeds.sh"
# shellcheck source=scripts/torture/works.sh
source "$scripts/torture/works.sh"
# shellcheck source=scripts/torture/mutants.sh
source "$scripts/torture/mutants.sh"
# shellcheck source=scripts/torture/kills.sh
source "$scripts/torture/kills.sh"
# shellcheck source=scripts/torture/system_calls.sh
source "$scripts/torture/system_calls.sh"
# shellcheck source=scripts/torture/full_disk.sh
source "$scripts/torture/full_disk.sh"
# shellcheck source=scripts/torture/two_writers.sh
source "$scripts/torture/two_writers.sh"

# attack_for SECONDS KIND: rounds of this kind, each in an empty folder and with random numbers of its own.
attack_for() {
  kind=$2 round=0 tries=0 failures=0
  local end=$((SECONDS + $1))
  until ((round > 0 && SECONDS >= end)); do
    round=$((round + 1))
    RANDOM=$(((seed * 1000003 + ${#kind} * 7919 + round * 31) % 2147483647))
    rm -rf "$round_folder"
    mkdir "$round_folder"
    cd "$round_folder"
    "${kind}_round"
    cd "$folder"
  done
  tries_of[$kind]=$tries failures_of[$kind]=$failures
}

print_table() {
  local name passed=0 failed=0
  printf '%-14s %8s %10s\n' kind tries failures
  for name in "$@"; do
    printf '%-14s %8d %10d\n' "${name/_/ }" "${tries_of[$name]}" "${failures_of[$name]}"
    passed=$((passed + tries_of[$name] - failures_of[$name])) failed=$((failed + failures_of[$name]))
  done
  echo "$passed passed, $failed failed"
  [[ $failed == 0 ]]
}

kinds=()
if has zzuf; then kinds+=(mutants); else echo "mutants: left out, for there is no zzuf"; fi
kinds+=(kills)
if can_trace; then kinds+=(system_calls); else echo "system calls: left out, for there is no strace, or it may not trace"; fi
if can_mount; then kinds+=(full_disk); else echo "full disk: left out, for no file system may be mounted here"; fi
kinds+=(two_writers)
can_train || echo "trainings: left out, for there is no clavier-train beside ${program##*/}"
make_seeds
share=$(awk -v minutes="$minutes" -v kinds="${#kinds[@]}" 'BEGIN { printf "%d", minutes * 60 / kinds }')
for name in "${kinds[@]}"; do attack_for "$share" "$name"; done
finished=1
print_table "${kinds[@]}"
