#!/usr/bin/env bash
# test_launcher.sh ROOT: ./clavier in a small checkout of its own, whose program builds in a second: sh, CDPATH, two at once,
# a checkout that was moved, one that is read-only, and no network.
set -euo pipefail
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
  echo "test_launcher.sh: $*" >&2
  exit 1
}

# Packages are there, or cannot be had: stand-ins for Debian's programs.
mkdir "$work/bin"
cat >"$work/bin/dpkg-query" <<'STUB'
#!/bin/sh
[ -n "${NOTHING_INSTALLED-}" ] && exit 1
shift 3
for name; do echo "installed $name"; done
STUB
printf '#!/bin/sh\necho "Temporary failure resolving deb.debian.org"\nexit 100\n' >"$work/bin/apt-get"
printf '#!/bin/sh\nexec "$@"\n' >"$work/bin/sudo"
chmod +x "$work"/bin/*
export PATH=$work/bin:$PATH

checkout=$work/first
mkdir -p "$checkout"/{scripts,src,apps,cmake}
cp "$root/clavier" "$checkout/"
cp "$root/scripts/packages.sh" "$checkout/scripts/"
echo 1 >"$checkout/VERSION"
cat >"$checkout/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(launcher CXX)
add_executable(clavier src/main.cpp)
CMAKE
cat >"$checkout/CMakePresets.json" <<'JSON'
{"version": 6, "configurePresets": [
  {"name": "release", "generator": "Ninja", "binaryDir": "${sourceDir}/build/release"}]}
JSON
program() { printf '#include <cstdio>\nint main(int n, char** all) { std::printf("%s %%s\\n", n > 1 ? all[1] : ""); }\n' "$1"; }
program one >"$checkout/src/main.cpp"

(cd "$work" && sh first/clavier a >a.txt 2>log.txt) || fail "sh clavier failed: $(cat "$work/log.txt")"
[[ $(cat "$work/a.txt") == "one a" ]] || fail "sh clavier printed $(cat "$work/a.txt")"

mkdir -p "$work/elsewhere/first"
program again >"$checkout/src/main.cpp"
[[ $(cd "$work" && CDPATH=$work/elsewhere first/clavier b 2>/dev/null) == "again b" ]] || fail "CDPATH misled it"

program two >"$checkout/src/main.cpp"
"$checkout/clavier" c >"$work/c.txt" 2>"$work/c.log" &
pid=$!
"$checkout/clavier" d >"$work/d.txt" 2>"$work/d.log" || fail "one of two at once failed: $(cat "$work/d.log")"
wait "$pid" || fail "one of two at once failed: $(cat "$work/c.log")"
[[ $(cat "$work/c.txt" "$work/d.txt") == $'two c\ntwo d' ]] || fail "two at once: $(cat "$work"/[cd].txt)"

mv "$checkout" "$work/moved"
checkout=$work/moved
program three >"$checkout/src/main.cpp"
[[ $("$checkout/clavier" e 2>"$work/log.txt") == "three e" ]] || fail "after a move: $(cat "$work/log.txt")"

# expect_line TEXT COMMAND...: fails with one line that has the text
expect_line() {
  local text=$1
  shift
  if "$@" >/dev/null 2>"$work/log.txt"; then fail "it should have failed: $text"; fi
  grep -qF "$text" "$work/log.txt" || fail "no \"$text\" in: $(cat "$work/log.txt")"
}

rm -r "$checkout/build"
NOTHING_INSTALLED=1 expect_line "Is there a network?" "$checkout/clavier"
rm -r "$checkout/build"
if [[ $(id -u) == 0 ]]; then
  chmod -R a+rX "$work"
  expect_line "you may not write there" setpriv --reuid 65534 --clear-groups "$checkout/clavier"
else
  chmod a-w "$checkout"
  expect_line "you may not write there" "$checkout/clavier"
  chmod u+w "$checkout"
fi
echo "the launcher: sh, CDPATH, two at once, moved, no network, read-only"
