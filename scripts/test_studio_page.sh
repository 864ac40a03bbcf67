#!/usr/bin/env bash
# Tests of the studio's page: by node alone, then in Debian's chromium where that and studio/node_modules are there.
# Usage: scripts/test_studio_page.sh [URL]   with URL, the tests in the browser use that server instead of the mock one
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
out=build/studio-tests

command -v node >/dev/null || { echo "test_studio_page: skipped, node is not installed"; exit 0; }
scripts/build_studio_page.sh
rm -rf "$out"
esbuild studio/tests/*.test.ts --outdir="$out" --bundle --platform=node --format=esm --target=node18 --charset=utf8 \
  --out-extension:.js=.mjs --log-level=warning --external:node:* --resolve-extensions=.ts,.tsx,.mjs,.js \
  --alias:@preact/signals=./studio/vendor/signals-core/signals-core.mjs
node --test --test-reporter=spec "$out"/*.test.mjs

if [[ -d studio/node_modules ]]; then studio/node_modules/.bin/tsc -p studio; fi
if ! command -v chromium >/dev/null || [[ ! -d studio/node_modules/playwright-core ]]; then
  echo "test_studio_page: no tests in a browser; they need: apt install chromium; npm ci --prefix studio"
  exit 0
fi

server=
stop_server() { [[ -z $server ]] || kill "$server" 2>/dev/null || true; }
trap stop_server EXIT
url=${1:-}
if [[ -z $url ]]; then
  node studio/tests/mock_server.mjs --port 0 > "$out/mock.log" &
  server=$!
  for _ in {1..50}; do [[ -s $out/mock.log ]] && break; sleep 0.1; done
  url=$(head -n1 "$out/mock.log")
fi
for script in studio/tests/e2e/*.e2e.mjs; do node "$script" "$url"; done
