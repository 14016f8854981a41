#!/bin/sh
# SPDX-License-Identifier: MIT
# with_keyring.sh unlocked|absent|none COMMAND…: runs COMMAND in a home of its own, thrown away at the end, with
#   unlocked  a private D-Bus and a real, unlocked GNOME Keyring
#   absent    the same daemon, but no keyring in it and nobody who could type a password for one
#   none      no session bus at all
# COMMAND finds the home in HOME and which of these it is in LOQUAT_TEST_KEYRING.
set -eu
state=$1
shift
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/data"
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run" XDG_CONFIG_HOME="$home/config" \
       XDG_CACHE_HOME="$home/cache" LOQUAT_TEST_KEYRING="$state"
unset DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP DESKTOP_SESSION KDE_FULL_SESSION

if [ "$state" = none ]; then
  DBUS_SESSION_BUS_ADDRESS="unix:path=$home/no-such-bus" "$@"
  exit
fi

dbus-run-session -- sh -c '
  if [ "$LOQUAT_TEST_KEYRING" = unlocked ]; then
    echo "a password, so that the keyring file is encrypted" |
      gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
  else
    gnome-keyring-daemon --foreground --components=secrets >/dev/null 2>&1 </dev/null &
  fi
  daemon=$!
  trap "kill $daemon 2>/dev/null" EXIT
  gdbus wait --session --timeout 10 org.freedesktop.secrets
  "$@"' sh "$@"
