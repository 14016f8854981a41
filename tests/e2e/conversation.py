# SPDX-License-Identifier: MIT
"""A first conversation, in the real window: ask the Guide, read, answer again, close, find it again."""
import sys
import tempfile

from driver import Loquat, until

program = sys.argv[1]
data = tempfile.mkdtemp()
question = "how do I add a model?"

app = Loquat(program, data)
app.click("Start talking", "push button")
app.ask(question)
assert until(lambda: app.answers() and len(app.answers()[-1]) > 3), "no words appeared"
assert until(lambda: not app.is_shown("Stop", "push button"), 60), "the answer did not end"
first = app.answers()[-1]
print("the Guide said:", first)
assert "Models" in first, "the answer does not speak of the Models page"
assert app.is_shown(lambda name: "tok/s" in name or "token" in name), "no figures under the answer"

app.press("ctrl+r")
assert until(lambda: app.is_shown(lambda name: name.replace(" ", "") == "2/2"), 30), "regenerating made no second branch"
assert until(lambda: not app.is_shown("Stop", "push button"), 60)

app.ask("你好")
assert until(lambda: len(app.answers()) == 2 and len(app.answers()[-1]) > 1, 30), "no answer to the Chinese question"
assert until(lambda: not app.is_shown("Stop", "push button"), 60)
app.close()

again = Loquat(program, data)
assert until(lambda: len(again.answers()) == 2), "the conversation is not there after a restart"
again.press("ctrl+n")
assert until(lambda: len(again.answers()) == 0)
again.press("ctrl+f")
again.type("add a model")
again.click(lambda name: name == question, "list item")
assert until(lambda: len(again.answers()) == 2), "search did not lead back to the conversation"
again.close()
