# SPDX-License-Identifier: MIT
"""Stop, and kill -9 in mid-answer: what was written is kept, marked, and can be continued."""
import sys
import tempfile
import time

from driver import Loquat, until

program, slow_model = sys.argv[1:3]
data = tempfile.mkdtemp()

app = Loquat(program, data, slow_model)
app.click("Start talking", "push button")
app.press("ctrl+m")
app.click(lambda name: name.startswith("Slow"))
app.ask("tell me everything")
assert until(lambda: app.answers() and len(app.answers()[-1]) > 40, 120), "no words appeared"
app.press("Escape")
assert until(lambda: not app.is_shown("Stop", "push button"), 5), "Esc did not stop the answer"
stopped = app.answers()[-1]
time.sleep(0.5)
assert app.answers()[-1] == stopped, "words came after Stop"
assert app.is_shown("Continue", "push button"), "the stopped answer offers no Continue"

app.click("Continue", "push button")
assert until(lambda: len(app.answers()[-1]) > len(stopped) + 40, 120), "Continue did not continue"
assert app.answers()[-1].startswith(stopped.rstrip()), "Continue changed what was written"
before = app.answers()[-1]
time.sleep(0.35)  # a quarter of a second is the promise
app.kill()

again = Loquat(program, data, slow_model)
assert until(lambda: again.answers()), "the killed conversation is gone"
kept = again.answers()[-1]
assert kept.startswith(before.rstrip()), f"lost words: {before!r} became {kept!r}"
assert again.is_shown(lambda name: name.startswith("The answer broke off")), "the answer is not marked as interrupted"
again.click("Continue", "push button")
assert until(lambda: len(again.answers()[-1]) > len(kept) + 20, 120), "an interrupted answer cannot be continued"
again.press("Escape")
assert until(lambda: not again.is_shown("Stop", "push button"), 5)
again.close()
