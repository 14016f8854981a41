# SPDX-License-Identifier: MIT
"""In the real window: a Hugging Face folder becomes a model that answers. On the way: pickles are refused with the
reason, a conversion is watched and stopped half-way, and the file that is made is whole."""
import glob
import os
import pickle
import shutil
import subprocess
import sys
import tempfile

import pyatspi
from driver import Loquat, until

program, cli, make_folder, slow_disk, model = sys.argv[1:6]
data, shelf = tempfile.mkdtemp(), tempfile.mkdtemp()
good, pickled = os.path.join(shelf, "Orchard-Helper"), os.path.join(shelf, "Pickled-Helper")
subprocess.run([make_folder, model, good], check=True)
os.mkdir(pickled)
for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
    shutil.copy(os.path.join(good, name), pickled)
with open(os.path.join(pickled, "pytorch_model.bin"), "wb") as weights:
    pickle.dump([1.0, 2.0], weights)


def path_field():
    fields = [n for n in app.nodes() if n.getRoleName() == "text" and n.getState().contains(pyatspi.STATE_FOCUSED)]
    return next((n for n in fields if n.queryText().getText(0, -1).startswith("/")), None)


def choose(folder):
    """In Qt's own dialog, which is the one where there is no desktop: the folder around it, then its row."""
    app.click("Convert a folder…", "push button")
    app.find("A Hugging Face folder", "dialog")
    app.press("ctrl+l")  # its places become a field
    place = until(path_field)
    assert place, "the dialog takes no path"
    app.press("ctrl+a")
    app.type(os.path.dirname(folder))
    assert until(lambda: place.queryText().getText(0, -1) == os.path.dirname(folder), 5), "the path did not arrive in the dialog"
    app.press("Return")
    app.click(os.path.basename(folder), "label")
    app.click("Convert", "push button")


def row():
    """What the row on its way says: its figures."""
    return next((n.description for n in app.nodes() if n.name.startswith("Orchard Helper converting")), "")


def made():
    return sorted(os.path.basename(path) for path in glob.glob(os.path.join(data, "models", "**", "*.*"), recursive=True))


app = Loquat(program, data, LD_PRELOAD=slow_disk, SLOW_DISK_MS="400")
app.click("Start talking", "push button")
app.press("ctrl+2")
app.click("Import from Hugging Face…", "push button")

# Pickles are refused where they were chosen, with the reason and the way out
choose(pickled)
app.find(lambda name: "Pickled-Helper" in name and "can run code" in name and "*.safetensors" in name)

# It can be watched, and stopped: nothing is left
choose(good)
assert until(lambda: " of 15 MB" in row() and " left" in row(), 30), "the row says no figures"
assert made() == ["Orchard-Helper.gguf.converting.part"], f"a half file lies in the library: {made()}"
app.click("Cancel Orchard Helper", "push button")
assert until(lambda: row() == "" and made() == [], 30), f"stopped, it leaves {made()}"
assert not app.is_shown("More about Orchard Helper", "push button")

# To its end: it can be talked to, stands in the list, and the file is whole
app.click("Import from Hugging Face…", "push button")
choose(good)
app.click("Talk to it", "push button", seconds=120)  # first of all: it is offered for some seconds only
app.press("ctrl+2")
app.find("More about Orchard Helper", "push button", seconds=30)
assert until(lambda: row() == "", 10)
assert made() == ["Orchard-Helper.gguf"], f"in the library: {made()}"
told = subprocess.run([cli, "info", os.path.join(data, "models", "converted", "Orchard-Helper.gguf")], capture_output=True, text=True)
assert told.returncode == 0 and "Orchard-Helper" in told.stdout and "qwen2" in told.stdout, told.stdout + told.stderr
app.press("ctrl+1")

# Talk with it: the weights are the Guide's, and so is what they know
app.find("Message", "text")
assert app.is_shown(lambda name: "Orchard Helper" in name), "the chat is not with the new model"
app.ask("how do I add a model?")
assert until(lambda: app.answers() and not app.is_shown("Stop", "push button"), 120), "no answer"
assert "Models" in app.answers()[-1], f"it said {app.answers()[-1]!r}"
app.close()
