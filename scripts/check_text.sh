#!/usr/bin/env bash
# The repository holds nothing that only means something on one machine, no music from a corpus, no notes to oneself and no
# file that is too big to be kept for ever. Prints each offence; exit 1 when there is one.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

worst=0
complain() {
  echo "$1"
  worst=1
}

# The brackets keep the patterns from finding themselves.
if git grep -nIE '(^|[^a-z_./])/(wor[k]|roo[t]|hom[e]/[a-z]+)/' -- ':!LICENSE'; then complain "^ a path of one machine"; fi
if git grep -nI '[.][.]/share[d]' -- ':!.ci/run'; then complain "^ a path beside the checkout; only .ci/run may know one"; fi
if git grep -nIE '(TOD[O]|FIXM[E])\b' -- '*.cpp' '*.h' '*.sh' '*.txt' '*.cmake'; then complain "^ a note to oneself"; fi
if git grep -nIE '[ 	]+$' -- '*.cpp' '*.h' '*.sh' '*.txt' '*.cmake' '*.json'; then complain "^ blanks at the end of a line"; fi
while read -r file; do
  [[ -f $file && $(stat -c %s "$file") -gt $((15 * 1024 * 1024)) ]] && complain "$file: larger than 15 MiB"
done < <(git ls-files)
exit $worst
