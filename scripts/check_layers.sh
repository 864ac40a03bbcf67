#!/usr/bin/env bash
# A folder includes only itself and folders above it in the order of docs/architecture.md, and LibTorch stays in model/,
# training/ and apps/train. Prints each offence; exit 1 when there is one.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# shellcheck disable=SC2016  # the program is awk's
find src apps -name '*.h' -o -name '*.cpp' -o -name '*.cpp.in' | sort | xargs awk '
  BEGIN {
    count = split("base music midi notation plots analysis corpus encoding engine model training composing transcription " \
                  "performing audio evaluation cli train studio", order, " ")
    for (place = 1; place <= count; ++place) rank[order[place]] = place
    may_use_torch["model"] = may_use_torch["training"] = may_use_torch["train"] = 1
  }
  FNR == 1 { split(FILENAME, parts, "/"); folder = parts[2] }
  function offence(text) { print FILENAME ":" FNR ": " text; bad = 1 }
  /^#include </ {
    if ($2 ~ /^<(torch|ATen|c10|caffe2)\// && !(folder in may_use_torch)) offence(folder "/ must not use LibTorch: " $2)
  }
  /^#include "/ {
    split($2, path, /["\/]/)
    used = path[2]
    if (!(used in rank)) { offence("no such folder: " $2); next }
    if (!(folder in rank)) { offence("the folder " folder "/ has no place in the order"); next }
    if (rank[used] > rank[folder]) offence(folder "/ lies above " used "/ and must not include " $2)
    if ($2 ~ /"training\/((roll_|style_)?train_request|model_family)\.h"|"cli\/(find_model|flags|terminal)\.h"/) next  # what clavier and clavier-train share, without LibTorch
    if ((used == "model" || used == "training") && !(folder in may_use_torch)) offence(folder "/ must not use " $2 ", which needs LibTorch")
    if ((used == "cli" || used == "train" || used == "studio") && used != folder) offence("programs do not include one another: " $2)
  }
  END { exit bad }
'
