#!/usr/bin/env bash
# A room (a folder of src/ or apps/) includes only itself and rooms above it in the order below. Within a room, its own
# files may use its sub-rooms, never the reverse, and sub-rooms do not use one another in a circle. LibTorch stays in five
# sub-rooms of training. No folder holds more than 40 units (a header and its source are one). Prints each offence; exit 1
# when there is one.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# shellcheck disable=SC2016  # the program is awk's
find src apps -name '*.h' -o -name '*.cpp' -o -name '*.cpp.in' | sort | xargs awk '
  BEGIN {
    max_units = 40
    count = split("base statistics music midi plots audio encoding notation analysis corpus models transcription performing " \
                  "originality composing formats listening_test training evaluation studio shared cli train studio_app", order, " ")
    for (place = 1; place <= count; ++place) rank[order[place]] = place
    torch_count = split("run networks sequence score gan", torch, " ")
    for (place = 1; place <= torch_count; ++place) learns["training/" torch[place]] = 1
  }
  function offence(text) { print FILENAME ":" FNR ": " text; bad = 1 }
  # The folder of a file without src/ or apps/: "models/gan/decoding".
  function folder_of(path) { sub(/\/[^\/]*$/, "", path); return path }
  function room_of(folder) { sub(/\/.*/, "", folder); return folder }
  # Whether files of the folder may use LibTorch: those of its sub-rooms that learn, and what stands on them.
  function may_learn(folder) { return folder in learns || folder == "training" || folder == "train" }
  FNR == 1 {
    unit = FILENAME
    sub(/^[^\/]*\//, "", unit)
    sub(/\.(h|cpp|cpp\.in)$/, "", unit)
    folder = folder_of(unit)
    room = room_of(folder)
    if (!(unit in seen) && ++units[folder] == max_units + 1) offence(folder "/ holds more than " max_units " units")
    seen[unit] = 1
    if (!(room in rank)) offence("the room " room "/ has no place in the order")
  }
  /^#include </ {
    if ($2 ~ /^<(torch|ATen|c10|caffe2)\// && !(folder in learns)) offence(folder "/ must not use LibTorch: " $2)
  }
  /^#include "/ {
    split($2, path, "\"")
    used_folder = folder_of(path[2])
    used = room_of(used_folder)
    if (!(used in rank)) { offence("no such room: " $2); next }
    if (rank[used] > rank[room]) offence(room "/ lies above " used "/ and must not include " $2)
    if (used_folder in learns && !may_learn(folder)) offence(folder "/ must not use " $2 ", which needs LibTorch")
    if (rank[used] > rank["shared"] && used != room) offence("programs do not include one another: " $2)
    if (used == room && used_folder != folder) {
      if (index(folder, used_folder "/") == 1) offence("the sub-room " folder "/ must not use its room: " $2)
      if (!((folder, used_folder) in uses)) { uses[folder, used_folder] = 1; edges[folder] = edges[folder] " " used_folder }
    }
  }
  function visit(node, trail,    list, n, i) {
    if (index(trail " ", " " node " ")) { print "circle:" trail " " node; bad = 1; return }
    if (done[node]) return
    n = split(edges[node], list, " ")
    for (i = 1; i <= n; ++i) visit(list[i], trail " " node)
    done[node] = 1
  }
  END {
    for (node in edges) visit(node, "")
    exit bad
  }
'
