# SPDX-License-Identifier: MIT
"""Both sides, in the real window, against a real server and a real keyring: add a provider, paste a key, look at what
leaves, chat in the cloud, lose the server in mid-answer, go on at this computer, find the row in the audit log."""
import atexit
import json
import os
import subprocess
import sys
import tempfile
import urllib.request

from driver import Loquat, until

program, support = sys.argv[1:3]
data = tempfile.mkdtemp()
key = "sk-e2e-4f1d6a90b7c3e825"
phone = "13800138000"


def start_keyring():
    home = tempfile.mkdtemp()
    os.environ.update(XDG_DATA_HOME=home, XDG_CONFIG_HOME=home)
    daemon = subprocess.Popen(["gnome-keyring-daemon", "--unlock", "--foreground", "--components=secrets"],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    daemon.stdin.write(b"a password\n")
    daemon.stdin.close()
    atexit.register(daemon.kill)
    subprocess.run(["gdbus", "wait", "--session", "--timeout", "20", "org.freedesktop.secrets"], check=True)


def start_server():
    log = os.path.join(tempfile.mkdtemp(), "requests")
    server = subprocess.Popen(["/usr/bin/python3", os.path.join(support, "openai_server", "server.py"), "--key", key, "--log", log],
                              stdout=subprocess.PIPE, text=True)
    atexit.register(server.kill)
    return int(server.stdout.readline().split()[-1]), log


def chats():
    with open(log) as lines:
        events = [json.loads(line) for line in lines]
    return [e for e in events if "chat/completions" in json.dumps(e)]


def script(words):
    urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/control", data=words.encode(), method="POST")).read()


start_keyring()
port, log = start_server()
app = Loquat(program, data)
app.click("Start talking", "push button")

# A provider and its key
app.click("Providers", "push button")
app.click("OpenAI compatible", "push button")
app.click("Address", "text")
app.press("ctrl+a")
app.type(f"http://127.0.0.1:{port}/v1")
app.press("Tab")  # to the key
app.type(key)
app.click("Keep the Key", "push button")
app.find(lambda name: "in the system keychain" in name)
app.click("Test connection", "push button")
app.find(lambda name: "Key accepted" in name, seconds=30)

# A cloud answer, seen before it leaves
app.press("ctrl+1")
app.click("Cloud", "radio button")
script("echo")
app.ask(f"call {phone} today")
app.find("Look before it leaves")
app.click(lambda name: name.startswith("Send redacted"), "push button")
assert until(lambda: app.answers() and phone in app.answers()[-1], 30), "the number did not come back in the answer"
assert until(lambda: not app.is_shown("Stop", "push button"), 30)
assert phone not in json.dumps(chats()), "the number has left the computer"
assert "PHONE_1" in json.dumps(chats(), ensure_ascii=False)

# The server goes away in mid-answer; this computer goes on
script("text=One+two+three+four+five+six+seven+eight+nine+ten&drop=5&delay=20")
app.ask("count for me")
app.click("Continue on this computer", "push button", seconds=60)
assert until(lambda: app.is_shown(lambda name: name.startswith("From ") and " to Guide" in name), 30), "no seam is shown"
assert until(lambda: not app.is_shown("Stop", "push button"), 120)
assert app.answers()[-1].startswith("One two"), "what was written is gone"

# In Auto this computer goes on by itself
app.press("ctrl+comma")
app.scroll_to("Tokens from which the cloud answers", "text")
app.click("Tokens from which the cloud answers", "text")
app.press("ctrl+a")
app.type("1")
app.press("Tab")
app.press("ctrl+1")
app.click("Auto", "radio button")
app.ask("count once more")
assert until(lambda: len([n for n in app.nodes() if n.name.startswith("From ") and " to Guide" in n.name]) >= 2, 60), \
    "the answer was not handed over"
assert until(lambda: not app.is_shown("Stop", "push button"), 120)
assert app.answers()[-1].startswith("One two") and len(app.answers()[-1]) > len("One two three four five "), "nothing was added"

# The audit log has it, and nothing but the keychain has the key
app.click("Usage", "push button")
app.click(lambda name: name.startswith("Audit log"), "push button")
app.find(lambda name: "127.0.0.1" in name or "OpenAI compatible" in name)
app.close()
found = subprocess.run(["grep", "-rlaF", key, data], capture_output=True, text=True).stdout
assert found == "", f"the key lies in {found}"
