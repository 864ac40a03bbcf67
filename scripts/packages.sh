# shellcheck shell=bash
# Which Debian packages each job needs, and how they are installed. Sourced by ./clavier and ./dev from the root folder.
# shellcheck disable=SC2034  # the lists are used by whoever sources this

program_packages=(g++ cmake ninja-build pkg-config nlohmann-json3-dev libeigen3-dev libcli11-dev libexpat1-dev zlib1g-dev
  libfluidsynth3 libsndfile1-dev musescore-general-soundfont-small)
# OpenBLAS is named because LibTorch alone would be content with the slow reference BLAS.
train_packages=(libtorch-dev libgloo-dev libopenblas0-openmp)
studio_packages=(libcpp-httplib-dev libsqlite3-dev esbuild)
test_packages=(libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev)
lint_packages=(clang-14 clang-format-14 clang-tidy-14 shellcheck)
coverage_packages=(gcovr)
docs_packages=(doxygen)
torture_packages=(zzuf strace time)
fuzz_packages=(clang-14 libclang-rt-14-dev)

say() { echo "clavier: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" </dev/null; }

installed_packages() { dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p'; }

# Installs those of the named packages that are missing; leaves a log in build/setup.log.
install_packages() {
  local missing=() log=build/setup.log
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "this is neither Debian nor Ubuntu; trying with what is installed (needed: the equivalents of $*)"
    return
  fi
  mapfile -t missing < <(comm -23 <(printf '%s\n' "$@" | sort -u) <(installed_packages "$@" | sort -u))
  [[ ${#missing[@]} == 0 ]] && return
  [[ $(id -u) == 0 ]] || command -v sudo >/dev/null ||
    fail "cannot install packages: neither root nor sudo; ask for: apt-get install --no-install-recommends ${missing[*]}"
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  mkdir -p build
  apt_get install --no-install-recommends "${missing[@]}" >"$log" 2>&1 && return
  if apt_get update >>"$log" 2>&1; then
    apt_get install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 && return
  fi
  tail -n 5 "$log" >&2
  fail "cannot install packages (all of it in $PWD/$log). Is there a network? By hand: apt-get install --no-install-recommends ${missing[*]}"
}

# Drops what CMake knows of a build folder that was made elsewhere: the checkout was moved or renamed.
forget_moved() {
  local home
  home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$1/CMakeCache.txt" 2>/dev/null) || return 0
  [[ -z $home || $home -ef $PWD ]] || rm -rf "$1/CMakeCache.txt" "$1/CMakeFiles"
}

# build PRESET FOLDER [TARGET...]: configures and builds; talks only when something goes wrong. FOLDER is where the preset builds.
build() {
  local preset=$1 folder=$2 log=$2/build.log
  shift 2
  mkdir -p "$folder"
  forget_moved "$folder"
  local launcher=()
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  if cmake --preset "$preset" "${launcher[@]}" >"$log" 2>&1 && cmake --build "$folder" --parallel "$(nproc)" ${1:+--target "$@"} >>"$log" 2>&1; then
    return
  fi
  grep -E -m 5 -A 3 'error|Error|FAILED' "$log" >&2 || tail -n 20 "$log" >&2
  fail "the build failed; all of it is in $PWD/$log"
}
