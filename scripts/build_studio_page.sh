#!/usr/bin/env bash
# Bundles the studio's page into build/studio (or the folder given) with Debian's esbuild alone.
# Usage: scripts/build_studio_page.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
out=${1:-build/studio}
vendor=studio/vendor

command -v esbuild >/dev/null || { echo "build_studio_page: needs esbuild: apt install esbuild" >&2; exit 1; }

bundle() {
  esbuild "studio/src/$1" --outfile="$out/$2" --bundle --minify --format=esm --target=es2022 --charset=utf8 \
    --jsx=automatic --jsx-import-source=preact --log-level=warning --legal-comments=none \
    --resolve-extensions=.ts,.tsx,.mjs,.js --alias:preact="./$vendor/preact" \
    --alias:@preact/signals="./$vendor/signals/signals.mjs" \
    --alias:@preact/signals-core="./$vendor/signals-core/signals-core.mjs" \
    --alias:spessasynth_lib="./$vendor/spessasynth_lib/index.js" \
    --alias:spessasynth_core="./$vendor/spessasynth_core/index.js" \
    --alias:stb-vorbis="./$vendor/stb-vorbis/index.js" \
    --alias:verovio/esm="./$vendor/verovio/verovio.mjs" \
    --external:./verovio-module.mjs
}

mkdir -p "$out"
bundle main.tsx app.js
bundle listen.tsx listen.js
bundle score.worker.ts score.worker.js
bundle piano_bank.worker.ts piano_bank.worker.js
esbuild studio/src/app.css --outfile="$out/app.css" --bundle --minify --charset=utf8 --log-level=warning
cp studio/index.html studio/listen.html studio/icon.svg "$out/"
cp -u "$vendor/verovio/verovio-module.mjs" "$vendor/spessasynth_lib/spessasynth_processor.min.js" "$out/"
