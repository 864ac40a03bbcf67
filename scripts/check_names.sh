#!/usr/bin/env bash
# No two files of the library or of a program give one name to two types: the linker would take the functions of one for both
# and say nothing (the One Definition Rule, [basic.def.odr] of the C++ standard). Prints each offence; exit 1 when there is one.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

mapfile -t files < <(find src apps -name '*.h' -o -name '*.cpp' | sort)
# shellcheck disable=SC2016  # the program is awk's
awk '
  FNR == 1 { hidden = 0 }
  /^namespace \{/ { hidden = 1 }
  /^\}  \/\/ namespace$/ { hidden = 0 }
  /^(struct|class|union|enum class|enum) [A-Za-z_0-9]+( final)?( :[^;]*)? *\{/ && !hidden {
    name = $1 == "enum" && $2 == "class" ? $3 : $2
    if (name in where) { print FILENAME ":" FNR ": the type " name " is also that of " where[name]; bad = 1 }
    else where[name] = FILENAME ":" FNR
  }
  END { exit bad }
' "${files[@]}"
