#!/usr/bin/env bash
# Copies the browser files of the npm packages that package-lock.json names into this folder, verbatim, and lists them
# in VERSIONS: package, version, licence, sha256, file. For developers: npm ci; vendor/vendor.sh
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
packages=../node_modules

# A line each: package, its file, its name here.
files() {
  cat <<'TEXT'
preact	dist/preact.mjs	preact/index.mjs
preact	hooks/dist/hooks.mjs	preact/hooks.mjs
preact	jsx-runtime/dist/jsxRuntime.mjs	preact/jsx-runtime.mjs
preact	LICENSE	preact/LICENSE
@preact/signals	dist/signals.mjs	signals/signals.mjs
@preact/signals	LICENSE	signals/LICENSE
@preact/signals-core	dist/signals-core.mjs	signals-core/signals-core.mjs
@preact/signals-core	LICENSE	signals-core/LICENSE
verovio	dist/verovio.mjs	verovio/verovio.mjs
verovio	dist/verovio-module.mjs	verovio/verovio-module.mjs
spessasynth_lib	dist/index.js	spessasynth_lib/index.js
spessasynth_lib	dist/spessasynth_processor.min.js	spessasynth_lib/spessasynth_processor.min.js
spessasynth_lib	LICENSE	spessasynth_lib/LICENSE
spessasynth_core	dist/index.js	spessasynth_core/index.js
spessasynth_core	LICENSE	spessasynth_core/LICENSE
stb-vorbis	dist/index.js	stb-vorbis/index.js
stb-vorbis	LICENSE	stb-vorbis/LICENSE
TEXT
}

field() { grep -m1 "\"$2\":" "$packages/$1/package.json" | sed 's/.*: *"\([^"]*\)".*/\1/'; }

: > VERSIONS
while IFS=$'\t' read -r package file here; do
  mkdir -p "$(dirname "$here")"
  cp "$packages/$package/$file" "$here"
  printf '%s\t%s\t%s\t%s\t%s\n' "$package" "$(field "$package" version)" "$(field "$package" license)" \
    "$(sha256sum "$here" | cut -d' ' -f1)" "$here" >> VERSIONS
done < <(files)
