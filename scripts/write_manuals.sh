#!/usr/bin/env bash
# write_manuals.sh PROGRAM FOLDER: writes man/man1/clavier.1 and bash-completion/completions/clavier below FOLDER from what
# PROGRAM --help says.
set -euo pipefail
program=$1 folder=$2

help_of() { "$program" "$@" --help; }
commands_of() { help_of "$@" | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }'; }
# The options of train depend on the model.
helps_of() {
  help_of "$@"
  [[ $* != train ]] || help_of train --model gan
}
flags_of() { helps_of "$@" | grep -oE '^  (-h,)?--[a-z0-9-]+' | sed 's/.*--/--/' | sort -u | tr '\n' ' '; }
# The choices of both where an option is in two helps.
choices_of() {
  helps_of "$@" | sed -nE 's/^  (--[a-z-]+) ([a-z0-9|-]+\|[a-z0-9|-]+)( .*)?$/\1 \2/p' | awk '
    !($1 in all) { order[++count] = $1 }
    !seen[$0]++ { all[$1] = all[$1] (all[$1] == "" ? "" : "|") $2 }
    END { for (place = 1; place <= count; ++place) print order[place], all[order[place]] }'
}

# Every command line that has a help: "", "compose", "corpus", "corpus build" ...
all_commands() {
  local first second
  echo ""
  for first in $(commands_of); do
    echo "$first"
    for second in $(commands_of "$first"); do echo "$first $second"; done
  done
}

roff() { sed -e 's/\\/\\\\/g' -e "s/^[.']/\\\\\&&/" -e 's/-/\\-/g'; }

manual() {
  local command
  echo ".TH CLAVIER 1 \"\" \"Clavier $("$program" --version | cut -d ' ' -f 2)\""
  printf '.SH NAME\nclavier \\- compose classical piano music in the style of an era\n'
  printf '.SH SYNOPSIS\n.B clavier\n.I COMMAND\n.RI [ OPTION ...]\n'
  { all_commands && echo "train --model gan"; } | while read -r command; do
    echo ".SH ${command:-clavier}" | tr '[:lower:]' '[:upper:]'
    echo '.nf'
    # shellcheck disable=SC2086  # two words are two arguments
    help_of $command | roff
    echo '.fi'
  done
  printf '.SH EXIT STATUS\n0 done, 1 failed, 2 the command cannot be meant as it was written, 130 stopped by Ctrl-C.\n'
}

completion() {
  local command option choices
  cat <<'TEXT'
# bash completion for clavier; written by scripts/write_manuals.sh

_clavier() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command="" word flags="" choices=""
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] && break
    command+="${command:+ }$word"
  done
  case $command in
TEXT
  all_commands | tac | while read -r command; do
    # shellcheck disable=SC2086
    echo "    \"$command\"*) flags=\"$(commands_of $command | tr '\n' ' ')$(flags_of $command)\" ;;"
  done
  # shellcheck disable=SC2016  # for the completion to expand
  printf '  esac\n  case "$command $previous" in\n'
  all_commands | while read -r command; do
    # shellcheck disable=SC2086
    choices_of $command | while read -r option choices; do
      echo "    \"$command $option\") choices=\"${choices//|/ }\" ;;"
    done
  done
  cat <<'TEXT'
  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
  elif [[ $current == -* || -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$current"; compgen -f -- "$current")
  fi
}
complete -o filenames -F _clavier clavier ./clavier
TEXT
}

mkdir -p "$folder/man/man1" "$folder/bash-completion/completions"
manual >"$folder/man/man1/clavier.1"
completion >"$folder/bash-completion/completions/clavier"
