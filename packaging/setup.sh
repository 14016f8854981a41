# SPDX-License-Identifier: MIT
# Sourced by the scripts beside it: what has to be installed (Debian 12), and how.
set -eu
cd "$(dirname "$0")/.."

build_packages="g++ cmake ninja-build pkg-config ccache mold qt6-base-dev qt6-declarative-dev qt6-declarative-dev-tools
  qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl-dev libvulkan-dev qtkeychain-qt6-dev libssl-dev libsqlite3-dev libmd4c-dev libmd4c-html0-dev"
run_packages="libqt6sql6-sqlite libqt6svg6 qt6-image-formats-plugins libqt6keychain1 libsecret-1-0 libssl3 qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtquick-templates
  qml6-module-qtquick-controls qml6-module-qtquick-layouts qml6-module-qtquick-dialogs qml6-module-qtquick-shapes
  qml6-module-qtqml qml6-module-qtqml-workerscript qml6-module-qtqml-models qml6-module-qtcore qml6-module-qt-labs-folderlistmodel
  qml6-module-qt-labs-settings qml6-module-qt-labs-platform fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
  fonts-noto-mono"
test_packages="qml6-module-qttest nginx-light xvfb xauth openbox xdotool imagemagick dbus gnome-keyring at-spi2-core openssl python3 python3-h2 python3-pyatspi
  libglib2.0-bin libgl1-mesa-dri clang libclang-rt-14-dev python3-gi gir1.2-atspi-2.0"

say() { printf '%s\n' "loquat: $*"; }

# install PACKAGE…: what is missing, with sudo where we are not root. Silent when all is there.
install() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  sudo=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { say "these packages are missing and there is no sudo to install them:$missing"; exit 1; }
    sudo="sudo"
  fi
  say "installing$missing"
  log=$(mktemp)
  if ! { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive \
         apt-get install -q -y --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    say "the packages could not be installed; apt's own words are above"
    exit 1
  fi
  rm -f "$log"
}

# quietly WHAT COMMAND…: says WHAT, runs COMMAND, shows its output only when it fails.
quietly() {
  what=$1
  shift
  log=$(mktemp)
  say "$what"
  if ! "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    say "failed: $what"
    exit 1
  fi
  rm -f "$log"
}

# build PRESET [TARGET…]: configures when needed and builds; says so only when there is something to do.
build() {
  preset=$1
  shift
  [ -f "build/$preset/build.ninja" ] || quietly "configuring ($preset)" cmake --preset "$preset"
  if ! ninja -C "build/$preset" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
    quietly "building ($preset)" cmake --build "build/$preset" --target "${@:-all}"
  fi
}
