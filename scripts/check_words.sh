#!/usr/bin/env bash
# The project speaks the field's language: no coined word where the literature has a term (docs/glossary.md has the few
# that are ours), no page that tells a history instead of what is, no line of a page longer than 120 characters. Prints
# each offence; exit 1 when there is one.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

# A word a line, as an extended regular expression; the term to use instead; files that test how old names are met.
words() {
  cat <<'TEXT'
yardsticks?	evaluation context
habits?	decoding parameters
wish(es|ed)	logits
strikes?	onset
(beat|roll|onset) sketch(es)?	structured latent
tiring	sustain penalty
crowding	chord-size penalty
looseness	microtiming
wandering	within-piece variance
specks?	short-note artefacts
borrowings?	training-set overlap
suffix order	suffix array
pattern filter	Bloom filter
nine features	Yang-Lerch features
foretell(s|ing)?	likelihood, predict
adversaries	GAN
painters?	EMA generator
endless(ly)?	extrapolated
pairs apart	onset autocorrelation
heard as	predicted era
taken for (its|their|the|an?) era	predicted era
people's	human reference
(by|of|beside|than|from) people	human pieces
recollections?	n-gram cache
draws? images?	generates piano rolls
drawn (notes?|rolls?|pieces?|music)	generated
listener (model|network|hears)	era classifier
lookback	causal LSTM, block attention	src/training/options/presets.cpp tests/models/test_open_model.cpp tests/training/test_fit_era_classifier.cpp
k(Most|Least)[A-Z][A-Za-z]*	kMax, kMin
not kept	give the command, or delete the figure
(program|build)s? that (was|were) not	give the command, or delete the figure
at stop [0-9]+	say what is
TEXT
}

# Where old words must stand: what reads old files, what tells users of a change, and what has the words themselves.
places=('*.h' '*.cpp' '*.in' '*.sh' '*.md' '*.txt' '*.cmake' '*.html' '*.css' '*.js' dev clavier
  ':!scripts/check_words.sh' ':!CHANGELOG.md' ':!docs/decisions/0026-former-names.md' ':!src/models/checkpoint/former_names.cpp'
  ':!fuzz/seeds' ':!LICENSE')

worst=0
while IFS=$'\t' read -r word term except; do
  # shellcheck disable=SC2086  # several files
  if git grep -nIiwE "$word" -- "${places[@]}" ${except:+$(printf ':!%s ' $except)} | grep -vE '\.formerly = |former(_| )name|current_tensor_name'; then
    echo "^ say: $term"
    worst=1
  fi
done < <(words)
if git ls-files '*.md' | xargs awk 'length > 120 { print FILENAME ":" FNR ": longer than 120 characters"; bad = 1 } END { exit bad }'; then :; else worst=1; fi
exit $worst
