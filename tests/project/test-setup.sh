#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# .ci/setup.sh against a package manager and a sudo made of scripts: what is said, what is
# installed, and with which words it gives up. Its own session, so that it has no terminal.
# shellcheck disable=SC2016,SC2034,SC2154,SC2317
set -u
[ -n "${IN_OWN_SESSION:-}" ] || IN_OWN_SESSION=1 exec setsid -w bash "$0"
source_root=${LIMBER_SOURCE_ROOT:?}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

# fake NAME: makes a program of what stands on stdin
fake () {
  { echo '#!/bin/bash'; cat; } >"$folder/bin/$1"
  chmod +x "$folder/bin/$1"
}

# A system where all of a short list is installed, and whose package lists know everything
make_system () {
  local tool
  rm -rf "${folder:?}"/*
  mkdir -p "$folder/bin" "$folder/.ci"
  for tool in awk cat cut env fmt grep head mktemp rm sed tail tee tr wc; do
    ln -s "$(command -v "$tool")" "$folder/bin/$tool"
  done
  cat >"$folder/.ci/packages" <<'LIST'
build  one     one       one
build  two.pc  two|zwei  two
build  three   three     three
run    -       four?     four
all    five    five      five
LIST
  fake dpkg-query <<<'printf "installed %s\n" one zwei three four; echo "config-files five"'
  fake apt-cache <<<'shift; for n; do printf "%s:\n  Candidate: 1\n" "$n"; done'
  fake apt-get <<'APT'
echo "apt-get $*" >>"${0%/*}/../called"
case "$*" in
  *--print-uris*) printf "'http://m/%s.deb' %s.deb 1500000 SHA\n" "${@: -1}" x needed x ;;
  '-s '*) printf 'Inst %s (1)\n' "${@: -1}" needed ;;
esac
APT
  fake id <<<'echo 0'
  : >"$folder/called"
}

make_person () {
  fake id <<<'echo 1000'
  fake sudo <<'SUDO'
[ "$1" = -n ] && exit "$(cat "${0%/*}/../needs-password" 2>/dev/null || echo 0)"
echo sudo >>"${0%/*}/../called"
shift
"$@"
SUDO
}

# Runs ensure_packages as a script of the project does → output, status
try () {
  output=$(
    PATH="$folder/bin"
    program=start
    # shellcheck source=/dev/null
    . "$source_root/.ci/setup.sh"
    top=$folder
    system_family () { echo debian; }
    ensure_packages "$@" 2>&1 </dev/null
  )
  status=$?
}

# check TEXT CONDITION…
check () {
  local text=$1
  shift
  if "$@"; then
    echo "ok - $text"
    return
  fi
  echo "not ok - $text (status $status)"
  printf '%s\n' "$output" 'called:' "$(cat "$folder/called")" | sed 's/^/# /'
  failed=1
}

says () { [[ $output == *"$1"* ]]; }
is_silent () { [ -z "$output" ] && [ ! -s "$folder/called" ]; }
calls () { grep -qF -- "$1" "$folder/called"; }
calls_no () { ! calls "$1"; }
succeeds () { [ "$status" = 0 ]; }
gives_up () { [ "$status" = 1 ] && [[ $(tail -n 1 <<<"$output") == "start: "*"$1"* ]]; }
says_one_line () { [ "$(grep -c . <<<"$output")" = 1 ]; }

make_system
try build run
check 'nothing is done where nothing is missing' is_silent

make_system
fake dpkg-query <<<'printf "installed %s\n" one zwei four'
try build run
check 'what is missing is named' says '  three'
check 'so is what that needs' says '  needed'
check 'the size is told' says '3.0 MB to download'
check 'what is missing is installed' calls '--no-install-recommends install three'
check 'nothing else is' calls_no 'install one'
check 'root needs no sudo' calls_no sudo
check 'all is well' succeeds

make_system
try all
check 'what is removed but configured is missing' calls 'install five'

make_system
fake dpkg-query <<<'printf "installed %s\n" one zwei three'
fake apt-cache <<<'exit 0'
try build run
check 'what a system does not have is left out where it may be' is_silent

make_system
fake dpkg-query <<<'echo installed one'
make_person
try build
check 'a person installs by sudo' calls sudo
check 'the first of two names is taken' calls 'install two three'

make_system
fake dpkg-query <<<'echo installed one'
fake id <<<'echo 1000'
try build
check 'without sudo it gives up' gives_up 'as root run: apt-get install --no-install-recommends two three'
check 'in one line' says_one_line

make_system
fake dpkg-query <<<'echo installed one'
make_person
echo 1 >"$folder/needs-password"
try build
check 'without a terminal for the password too' gives_up 'sudo has no terminal'
check 'in one line' says_one_line
check 'before anything is tried' calls_no apt-get

make_system
fake dpkg-query <<<'echo installed one'
fake apt-cache <<<'exit 0'
fake apt-get <<<"echo \"E: Failed to fetch http://m  Temporary failure resolving 'm'\"; exit 100"
try build
check 'without a network it gives up' gives_up 'the network or the package mirror cannot be reached'

exit "$failed"
