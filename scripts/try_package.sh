#!/usr/bin/env bash
# try_package.sh DEB: installs the package into a bare Debian 12 and uses it there as a stranger would: composes a piece
# with every kind of model, plays it, reads the manual page. Needs root and debootstrap.
set -euo pipefail
[[ $# -eq 1 && -f $1 ]] || { sed -n '2,3s/^# //p' "$0" >&2; exit 2; }
deb=$(readlink -f "$1")
root=$(mktemp -d)

leave() {
  mountpoint -q "$root/proc" && umount "$root/proc"
  rm -rf "$root"
}
trap leave EXIT

inside() { chroot "$root" /usr/bin/env -i HOME=/ LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

# The same sources of packages as this machine has.
# shellcheck disable=SC2016  # a pattern of apt
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Release: bookworm' | awk 'NR == 1')
echo "a bare Debian 12 from ${mirror:-the default mirror}"
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || {
  tail -n 5 "$root.log"
  exit 1
}
rm "$root.log"
cp -rL /etc/apt/sources.list* /etc/apt/apt.conf.d "$root/etc/apt/" 2>/dev/null || true
cp -r /usr/share/keyrings/. "$root/usr/share/keyrings/"
cp -r /etc/ssl/certs/. "$root/etc/ssl/certs/" 2>/dev/null || true
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
mount -t proc proc "$root/proc"

echo "installing ${deb##*/}"
cp "$deb" "$root/clavier.deb"
{
  inside apt-get -qq update
  inside DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install /clavier.deb
} >"$root/install.log" 2>&1 || {
  tail -n 5 "$root/install.log"
  exit 1
}

mkdir "$root/pieces" && cd "$root/pieces"
clavier() { inside env -C pieces clavier "$@"; }
clavier --version
clavier compose --era baroque --bars 8 --out score.mid --out score.musicxml --out score.ogg
clavier compose --era baroque --model lstm --seconds 20 --out lstm.mid
clavier compose --era romantic --model gan --seconds 20 --out gan.mid
clavier inspect gan.mid --out gan.svg
for file in score.mid score.musicxml score.ogg lstm.mid gan.mid gan.svg; do
  [[ -s $file ]] || { echo "$file is missing"; exit 1; }
done
for file in share/man/man1/clavier.1 share/bash-completion/completions/clavier share/doc/clavier/LICENSE; do
  [[ -s $root/usr/$file || -s $root/usr/$file.gz ]] || { echo "/usr/$file is missing"; exit 1; }
done
echo "the package works on a bare Debian 12"
