#!/usr/bin/env bash
# test_manuals.sh PROGRAM SOURCE-FOLDER: man page and completion say what --help says. UPDATE_GOLDEN=1 rewrites them.
set -euo pipefail
program=$1 root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

[[ -n ${UPDATE_GOLDEN-} ]] && exec "$root/scripts/write_manuals.sh" "$program" "$root/share"
"$root/scripts/write_manuals.sh" "$program" "$folder"
bash -n "$folder/bash-completion/completions/clavier"
diff -ru "$root/share" "$folder" || {
  echo "out of date: run scripts/write_manuals.sh $program share"
  exit 1
}
