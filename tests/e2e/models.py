# SPDX-License-Identifier: MIT
"""From "I have nothing" to an answer, in the real window against a server that speaks the hub's API: name it as the
mirror, search, look at the files, fetch one, lose the server in mid-way, go on, talk with the model."""
import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request

from driver import Loquat, until

program, support, model = sys.argv[1:4]
data, hub = tempfile.mkdtemp(), tempfile.mkdtemp()
folder = os.path.join(hub, "orchard", "Tiny-Helper-GGUF")
os.makedirs(folder)
shutil.copy(model, os.path.join(folder, "tiny-helper-q8_0.gguf"))
with open(os.path.join(folder, "README.md"), "w") as card:
    card.write("---\nlicense: mit\n---\nA helper.\n")
size = os.path.getsize(model)
log = os.path.join(tempfile.mkdtemp(), "requests")


def start_server(port="0", script=""):
    server = subprocess.Popen(["/usr/bin/python3", os.path.join(support, "hub_server", "server.py"), hub, "--port", port, "--log", log],
                              stdout=subprocess.PIPE, text=True)
    atexit.register(server.kill)
    address = server.stdout.readline().split()[-1]
    if script:
        urllib.request.urlopen(address + "/control", script.encode()).close()
    return server, address


# A slow hub, named as the mirror in the settings
server, address = start_server(script=f"rate={max(200_000, size // 40)}")
app = Loquat(program, data)
app.click("Start talking", "push button")
app.press("ctrl+comma")
app.click("Mirror of Hugging Face", "text")
app.type(address)
app.press("Return")

# Search, look at its files, fetch one
app.press("ctrl+2")
app.click("Search for models", "text")
app.type("helper")
app.click("Tiny Helper: See the sizes", "push button", seconds=30)
app.click(lambda name: name.startswith("tiny-helper-q8_0.gguf: Get"), "push button", seconds=60)
app.find("Pause Tiny Helper", "push button", seconds=30)

# The server goes away in mid-way and comes back
assert until(lambda: sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(os.path.join(data, "models"))
                         for name in names) > 0, 60), "nothing has arrived"
server.kill()
server.wait()
assert until(lambda: any("by itself" in (node.description or "") for node in app.nodes() if node.name.startswith("Tiny Helper ")), 90), \
    "the row does not say that it waits"
assert not any(name.endswith(".gguf") for _, _, names in os.walk(os.path.join(data, "models")) for name in names), \
    "a half file lies in the library"
server, _ = start_server(port=address.rsplit(":", 1)[1])

# It goes on by itself and appears in the list
app.find("More about Tiny Helper", "push button", seconds=180)
found = [os.path.join(root, name) for root, _, names in os.walk(os.path.join(data, "models")) for name in names]
assert [os.path.getsize(path) for path in found] == [size], f"in the library: {found}"

# Talk with it
app.click("Tiny Helper: Talk to it", "push button", seconds=30)
app.ask("Say hello")
assert until(lambda: app.answers() and not app.is_shown("Stop", "push button"), 180), "no answer"
assert app.answers()[-1].strip()
app.close()
with open(log) as lines:
    assert any("helper" in json.dumps(json.loads(line)) for line in lines), "the hub was not asked"
