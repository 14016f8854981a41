# SPDX-License-Identifier: MIT
"""Drives the real window as a person does: finds controls by their accessible names, clicks and types with xdotool."""
import atexit
import os
import signal
import subprocess
import time

import pyatspi


class Loquat:
    """A running program over one data folder."""

    def __init__(self, program, data_dir, *arguments, **variables):
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QUICK_BACKEND="software", LANG="C.UTF-8", **variables)
        self.process = subprocess.Popen([program, "--data-dir", data_dir, *arguments], env=environment)
        atexit.register(self.process.kill)  # a failed step must not leave a window behind
        self.window = subprocess.run(
            ["timeout", "60", "xdotool", "search", "--sync", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True, text=True, check=True).stdout.split()[-1]
        subprocess.run(["xdotool", "windowactivate", "--sync", self.window], check=True)
        self.root = until(self._application, 20)

    def _application(self):
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == self.process.pid:
                return app
        return None

    def nodes(self):
        def walk(node):
            yield node
            for child in node:
                if child is not None:
                    yield from walk(child)
        try:
            yield from walk(self.root)
        except Exception:  # the tree changed under the walk: the caller asks again
            return

    def find(self, name, role=None, seconds=10):
        """The shown control with this name (a string or a test of one), waiting for it."""
        matches = name if callable(name) else lambda n: n == name

        def look():
            for node in self.nodes():
                try:
                    if matches(node.name) and (role is None or node.getRoleName() == role) and \
                            node.getState().contains(pyatspi.STATE_SHOWING):
                        return node
                except Exception:
                    continue
            return None
        found = until(look, seconds)
        assert found, f"no {role or 'control'} called {name!r} on the screen"
        return found

    def is_shown(self, name, role=None):
        try:
            return bool(self.find(name, role, seconds=0))
        except AssertionError:
            return False

    def click(self, name, role=None, seconds=10):
        box = self.find(name, role, seconds).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1"], check=True)

    def scroll_to(self, name, role=None):
        """Turns the wheel over what is shown until the control is on the screen."""
        box = self.root[0].queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2)], check=True)

        def turn():
            if self.is_shown(name, role):
                return True
            subprocess.run(["xdotool", "click", "--repeat", "3", "5"], check=True)
            time.sleep(0.2)  # the view glides; looking meanwhile would find the control where it is no more
            return False
        assert until(turn, 20), f"{name!r} is nowhere on the page"
        time.sleep(0.5)

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "20" if text.isascii() else "120", text], check=True)

    def ask(self, question):
        message = self.find("Message", "text")
        if not message.getState().contains(pyatspi.STATE_FOCUSED):
            self.click("Message", "text")
        self.type(question)
        assert until(lambda: message.queryText().getText(0, -1) == question, 5), "the words did not arrive in the composer"
        self.press("Return")

    def answers(self):
        """What the answers on the screen say, oldest first."""
        messages = next((n for n in self.nodes() if n.getRoleName() == "list" and n.name == "Messages"), [])
        try:
            rows = [n.name for n in messages if n is not None and n.getRoleName() == "list item" and ": " in n.name]
        except Exception:  # the tree changed under the walk
            return []
        return [r.split(": ", 1)[1] for r in rows if not r.startswith("You: ")]

    def shot(self, file):
        subprocess.run(["import", "-window", self.window, file], check=True)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        """As the window's close button does; the program must end by itself, and well."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+q"], check=True)
        assert self.process.wait(timeout=20) == 0, "the program did not end well"


def until(condition, seconds=10):
    """Input is asynchronous: waits for its effect; the condition's last value."""
    end = time.time() + seconds
    while True:
        value = condition()
        if value or time.time() >= end:
            return value
        time.sleep(0.05)
