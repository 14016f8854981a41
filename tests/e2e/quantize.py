# SPDX-License-Identifier: MIT
"""In the real window: quantize the Guide to Q4_K_M through the wizard, look at the plot, keep it, chat with the result."""
import glob
import os
import sys
import tempfile

import pyatspi
from driver import Loquat, until

program = sys.argv[1]
data = tempfile.mkdtemp()


def checked(name):
    return app.find(name, "check box").getState().contains(pyatspi.STATE_CHECKED)


app = Loquat(program, data)
app.click("Start talking", "push button")

# Which model
app.click("Quantize", "push button")
app.click("Guide", "list item")
app.find(lambda name: name.startswith("This file is quantized already"))
app.click("Choose a recipe", "push button")

# A recipe: two types, no mix
for name in ("Loquat mix", "Q6_K", "Q5_K_M", "IQ4_XS", "Q3_K_M"):
    if checked(name):
        app.find(name, "check box").queryAction().doAction(0)
        assert until(lambda: not checked(name), 10), f"{name} is still chosen"
app.find("Q3_K_M", "check box").queryAction().doAction(0)
assert checked("Q4_K_M")
app.click("How thoroughly", "push button")
app.click(lambda name: name.startswith("Quick"), seconds=10)
app.click(lambda name: name.startswith("Build 2 "), "push button")

# The plot and the table
app.find("Step 4, Measure and compare", seconds=120)


def figures(name):
    said = app.find(name, "radio button", seconds=60).description  # a busy computer shows the plot late
    return "KL" in said and "perplexity" in said


for name in ("Q4_K_M", "Q3_K_M"):
    assert until(lambda: figures(name), 30), f"the point of {name} does not say its figures"
app.find("Q3_K_M", "radio button").queryAction().doAction(0)
assert until(lambda: app.find("Q3_K_M", "radio button").getState().contains(pyatspi.STATE_CHECKED), 10)
app.find("Q4_K_M", "radio button").queryAction().doAction(0)
assert until(lambda: app.find("Q4_K_M", "radio button").getState().contains(pyatspi.STATE_CHECKED), 10)
app.click(lambda name: name.startswith("Keep this one"), "push button")

# It moves to the library, and the rest goes
app.click("Keep it, remove the others", "push button")
app.find("It is in your library", seconds=30)
kept = glob.glob(os.path.join(data, "models", "*"))
assert [name for name in kept if name.endswith("Q4_K_M.gguf")], f"it is not in the library: {kept}"
assert not os.path.exists(os.path.join(data, "workshop")), "something is left of the others"

# It talks
app.click("Talk with it", "push button")
app.ask("What is quantization?")
assert until(lambda: app.answers() and len(app.answers()[-1]) > 10 and not app.is_shown("Stop", "push button"), 120), "no answer"
app.close()
