# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2154
# Sourced by ./start and ./check: finds what is missing on this system, says what it would install
# and how much that is, installs it, builds. Where nothing is missing it asks for neither root nor
# network. `program` is the name that messages begin with, `top` the project's folder.

say () {
  printf '%s: %s\n' "$program" "$*"
}

die () {
  printf '%s: %s\n' "$program" "$*" >&2
  exit 1
}

# One line for each thing about the surroundings that changes what the person will see.
note_surroundings () {
  [ -t 1 ] || say 'no terminal here: nothing is asked and progress comes in plain lines'
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX)
      export LC_ALL=C.UTF-8
      say 'the locale is C: C.UTF-8 is used, so that accents come out right' ;;
  esac
}

# debian, fedora or other, by what the system says of itself and has
system_family () {
  local ID='' ID_LIKE=''
  # shellcheck disable=SC1091
  [ -r /etc/os-release ] && . /etc/os-release
  case " $ID $ID_LIKE " in
    *' debian '* | *' ubuntu '*) command -v apt-get >/dev/null && echo debian && return ;;
    *' fedora '*) command -v dnf >/dev/null && echo fedora && return ;;
  esac
  echo other
}

# list_wanted COLUMN NEED…: that column of the lines of .ci/packages with one of the needs
list_wanted () {
  awk -v column="$1" -v needs=" ${*:2} " \
    '/^[a-z]/ && index (needs, " " $1 " ") && $column != "-" && !seen[$column]++ { print $column }' \
    "$top/.ci/packages"
}

# installed: the names of all that is installed, a line each
read_installed () {
  case $family in
    debian)
      installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p') ;;
    fedora) installed=$(rpm -qa --qf '%{NAME}\n') ;;
  esac
}

is_installed () {
  grep -qxF "$1" <<<"$installed"
}

# read_known NAME…: those of them that the package lists have → known; a new system's lists are empty
read_known () {
  case $family in
    debian)
      known=$(LC_ALL=C apt-cache policy "$@" 2>/dev/null \
        | awk '/^[^ ]/ { name = $1 } /^ *Candidate: [^(]/ { print substr (name, 1, length (name) - 1) }') ;;
    fedora) known=$(dnf -q repoquery --qf '%{name}\n' "$@" 2>/dev/null) ;;
  esac
}

is_known () {
  grep -qxF "$1" <<<"$known"
}

# The entries of .ci/packages (`a|b`, `c?`) that nothing installed answers → missing
find_missing () {
  local entry name is_there installed column=3
  missing=()
  read_installed
  [ "$family" = fedora ] && column=4
  for entry in $(list_wanted "$column" "$@"); do
    is_there=no
    for name in ${entry//[|?]/ }; do
      is_installed "$name" && is_there=yes && break
    done
    [ "$is_there" = yes ] || missing+=("$entry")
  done
}

# Makes names of the missing entries → names, and those that the lists do not have → unknown
# shellcheck disable=SC2046
choose_names () {
  local entry name chosen known
  names=() unknown=()
  read_known $(printf '%s\n' "${missing[@]}" | tr '|?' '  ')
  for entry in "${missing[@]}"; do
    chosen=''
    for name in ${entry//[|?]/ }; do
      is_known "$name" && chosen=$name && break
    done
    if [ -n "$chosen" ]; then
      names+=("$chosen")
    elif [[ $entry != *\? ]]; then
      unknown+=("${entry%%[|?]*}")
    fi
  done
}

as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -- "$@"
  fi
}

install_command () {
  case $family in
    debian) echo 'apt-get install --no-install-recommends' ;;
    fedora) echo 'dnf install --setopt=install_weak_deps=False' ;;
  esac
}

# Root is needed from here on; what can't be had is said in one line with the way out.
require_root () {
  local wanted="${missing[*]}"
  local advice
  wanted=$(sed 's/|[^ ]*//g; s/?//g' <<<"$wanted")
  advice="as root run: $(install_command) $wanted"
  [ "$(id -u)" = 0 ] && return
  command -v sudo >/dev/null || die "missing packages: ${#missing[@]}, and there is no sudo; $advice"
  sudo -n true 2>/dev/null && return
  # sudo asks on the terminal, whatever stdin is
  (: </dev/tty) 2>/dev/null \
    || die "missing packages: ${#missing[@]}, and sudo has no terminal to ask for a password; $advice"
}

# run_logged COMMAND…: on a terminal as it is, else into the log
run_logged () {
  if [ -t 1 ]; then
    "$@" 2>&1 | tee "$log"
    return "${PIPESTATUS[0]}"
  fi
  "$@" >"$log" 2>&1
}

run_apt () {
  run_logged as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -y -q \
    -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20 \
    -o APT::Update::Error-Mode=any -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@"
}

# What the last command's log tells of the reason, in one line
explain_failure () {
  if grep -qE 'Temporary failure|Could not (connect|resolve)|Network is unreachable|[Tt]imed out|Curl error' "$log"; then
    echo 'the network or the package mirror cannot be reached'
  else
    grep -E '^(E|Error):? ' "$log" | head -n 1 | grep . || tail -n 1 "$log"
  fi
}

update_lists () {
  [ "$family" = debian ] || return 0
  say 'the package lists are brought up to date first (apt-get update)'
  run_apt update
}

human_size () {
  awk -v bytes="$1" 'BEGIN { printf "%.1f MB", bytes / 1e6 }'
}

# Says which packages will come, those they need too, and the size of the download.
announce_apt () {
  local plan needed bytes
  plan=$(apt-get -qq -y -o Debug::NoLocking=1 --no-install-recommends --print-uris install \
    "${names[@]}" 2>"$log") || die "the packages cannot be installed: $(explain_failure)"
  needed=$(LC_ALL=C apt-get -s -o Debug::NoLocking=1 --no-install-recommends install "${names[@]}" \
    | sed -n 's/^Inst \([^ ]*\).*/\1/p' | grep -vxF "$(printf '%s\n' "${names[@]}")")
  bytes=$(awk '{ sum += $3 } END { printf "%d", sum }' <<<"$plan")
  say 'these packages are missing:'
  fmt -w 98 <<<"${names[*]}" | sed 's/^/  /'
  if [ -n "$needed" ]; then
    say 'and these, which they need:'
    fmt -w 98 <<<"$needed" | sed 's/^/  /'
  fi
  say "to install: ${#names[@]} packages and $(grep -c . <<<"$needed") that they need," \
    "$(human_size "$bytes") to download"
}

announce_dnf () {
  say 'these packages are missing, and will be installed with what they need:'
  as_root dnf install --assumeno --setopt=install_weak_deps=False "${names[@]}" 2>&1 \
    | grep -vE '^(Operation aborted|Is this ok)' | sed 's/^/  /'
}

install_names () {
  case $family in
    debian) run_apt --no-install-recommends install "${names[@]}" ;;
    fedora) run_logged as_root dnf install -y --setopt=install_weak_deps=False "${names[@]}" ;;
  esac
}

# Lists as old as an image's name files that the mirror no longer has: once more with new ones.
install_missing () {
  case $family in
    debian) announce_apt ;;
    fedora) announce_dnf ;;
  esac
  [ -t 1 ] || say 'installing, this takes some minutes'
  install_names && return
  grep -qE '404 +Not Found' "$log" && update_lists && install_names && return
  die "installing failed: $(explain_failure)"
}

# Without a known package manager: what is not there is named, and the build is tried all the same.
check_unknown_system () {
  local what absent=()
  for what in $(list_wanted 2 "$@"); do
    case $what in
      *.pc) pkg-config --exists "${what%.pc}" 2>/dev/null || absent+=("${what%.pc}") ;;
      *) command -v "$what" >/dev/null || absent+=("$what") ;;
    esac
  done
  [ ${#absent[@]} = 0 ] || say "this system's packages are not known here; not found: ${absent[*]}"
}

# What the lists do not have: with new lists, or it is said why not.
find_unknown () {
  local reason='this system does not have them'
  update_lists || reason=$(explain_failure)
  choose_names
  [ ${#unknown[@]} = 0 ] || die "cannot install ${unknown[*]}: $reason"
}

# ensure_packages NEED…: installs what is missing of build, run, check, all
ensure_packages () {
  local family missing names unknown log
  family=$(system_family)
  if [ "$family" = other ]; then
    check_unknown_system "$@"
    return
  fi
  find_missing "$@"
  [ ${#missing[@]} -gt 0 ] || return 0
  log=$(mktemp)
  choose_names
  # only things that this system does not have at all: nothing to do
  if [ ${#names[@]} -gt 0 ] || [ ${#unknown[@]} -gt 0 ]; then
    require_root
    [ ${#unknown[@]} = 0 ] || find_unknown
    install_missing
  fi
  rm -f "$log"
}

# Under sudo the build and the program belong to the person, not to root: the script starts anew as
# they are. `sudo` drops what leads to their display, so it is put back.
become_owner () {
  local runtime="/run/user/${SUDO_UID:-}"
  [ "$(id -u)" = 0 ] && [ "${SUDO_UID:-0}" != 0 ] || return 0
  [ "$(stat -c %u "$top")" = "$SUDO_UID" ] || return 0
  if [ -d "$runtime" ]; then
    export XDG_RUNTIME_DIR="$runtime"
    [ -S "$runtime/wayland-0" ] && export WAYLAND_DISPLAY="${WAYLAND_DISPLAY:-wayland-0}"
    [ -S "$runtime/bus" ] && export DBUS_SESSION_BUS_ADDRESS="unix:path=$runtime/bus"
  fi
  HOME=$(getent passwd "$SUDO_UID" | cut -d : -f 6)
  export HOME USER="$SUDO_USER" LOGNAME="$SUDO_USER"
  exec setpriv --reuid "$SUDO_UID" --regid "$SUDO_GID" --init-groups "$0" "$@"
}

# build_into FOLDER [SETUP-OPTION…]
build_into () {
  local folder=$1
  shift
  [ ! -e "$top/$folder" ] || [ -w "$top/$folder" ] \
    || die "$folder/ belongs to $(stat -c %U "$top/$folder"): remove it, or run this as they"
  if [ ! -f "$top/$folder/build.ninja" ]; then
    meson setup "$@" "$top/$folder" "$top" || return 1
  fi
  ninja -C "$top/$folder"
}
