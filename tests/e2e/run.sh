#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh SCRIPT.py ARGUMENTS…: runs a script in a window manager of its own, on the display and bus it finds itself in.
set -eu
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR LC_ALL=C.UTF-8
openbox >/dev/null 2>&1 &
trap 'kill $! 2>/dev/null; rm -rf "$XDG_RUNTIME_DIR"' EXIT
/usr/bin/python3 "$@"
