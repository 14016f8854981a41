# SPDX-License-Identifier: MIT
"""Asks the shipped file every held-out question, with the weights as they are quantized, greedily.

Also writes heldout.jsonl, a third of these questions, for other engines to be checked with.
"""
import argparse
import json
import random
from collections import Counter
from pathlib import Path

import torch

import dataset
import gguf_writer
import model
from tokenizer import Tokenizer

HERE = Path(__file__).parent
FOLLOW_UPS = {"@in-english": "the other language", "@in-chinese": "the other language", "@repeat": "once more",
              "@more": "tell me more, how, undo", "@how": "tell me more, how, undo", "@undo": "tell me more, how, undo"}


def load(path):
    file = gguf_writer.Reader(path)
    merges = [tuple(merge.split(" ")) for merge in file.metadata["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(merges)
    assert tokenizer.tokens == file.metadata["tokenizer.ggml.tokens"]
    net = model.Guide(len(tokenizer.tokens)).eval()
    net.load_state_dict({name: torch.tensor(x) for name, x in file.tensors.items()})
    return net, tokenizer


def prompt(tokenizer, turns, question):
    ids = []
    for asked, answer in turns:
        ids += tokenizer.turn("user", asked) + tokenizer.turn("assistant", answer)
    return ids + tokenizer.turn("user", question) + tokenizer.answer_start()


@torch.no_grad()
def would_say(net, asked):
    """For each (ids, wanted): whether greedy decoding after `ids` gives exactly `wanted`. One pass instead of many."""
    ids = torch.zeros(len(asked), max(len(i) + len(w) for i, w in asked) - 1, dtype=torch.long)
    for row, (i, w) in enumerate(asked):
        ids[row, :len(i) + len(w) - 1] = torch.tensor(i + w[:-1])
    hidden, _ = net.hidden(ids)
    return [net.logits(hidden[row, len(i) - 1:len(i) - 1 + len(w)]).argmax(-1).tolist() == w
            for row, (i, w) in enumerate(asked)]


class Exam:
    def __init__(self, net, tokenizer, topics):
        self.net, self.tokenizer, self.topics = net, tokenizer, topics
        self.questions = []
        self.asked, self.right = Counter(), Counter()

    def add(self, groups, turns, question, topic, lang):
        """Right is the expected answer, token for token to its end."""
        wanted = [*self.tokenizer.encode(self.topics[topic].answer[lang]), self.tokenizer.im_end]
        self.questions.append((prompt(self.tokenizer, turns, question), wanted, groups, f"[{topic} {lang}] {question}"))

    def hold(self, show):
        """Asks all, those of like length together."""
        self.questions.sort(key=lambda q: len(q[0]) + len(q[1]))
        for start in range(0, len(self.questions), 16):
            some = self.questions[start:start + 16]
            for (ids, _, groups, title), right in zip(some, would_say(self.net, [q[:2] for q in some])):
                self.asked.update(groups)
                self.right.update(groups if right else [])
                if show and not right:
                    answer = self.tokenizer.decode(self.net.greedy(ids, self.tokenizer.im_end))
                    print(f"{title}\n    {answer!r}")

    def report(self):
        for group in sorted(self.asked):
            right, asked = self.right[group], self.asked[group]
            print(f"{group:42} {right:4} of {asked:4}  {right / asked:6.1%}")


def is_out_of_scope(topic):
    return topic.startswith("no-") and topic != "no-more"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", default=HERE / "guide.gguf")
    options.add_argument("--show", action="store_true", help="print every wrong answer")
    options.add_argument("--threads", type=int, default=2)
    o = options.parse_args()
    torch.set_num_threads(o.threads)
    random.seed(7)

    topics = dataset.load()
    _, held = dataset.split(topics)
    exam = Exam(*load(o.model), topics)
    sampler = dataset.Sampler(topics)
    rows = []
    for topic, lang, line in held:
        question = dataset.held_question(line)
        if topic.startswith("@"):
            for _ in range(4):
                before, name, prior = sampler.first(lang)
                after, answer_lang = sampler.resolve(topic, name, prior)
                turns = [(before, topics[name].answer[prior])]
                exam.add([f"follow-up, {FOLLOW_UPS[topic]}"], turns, question, after, answer_lang)
            continue
        rows.append({"question": question, "answer": topics[topic].answer[lang], "topic": topic, "lang": lang})
        groups = ["all", lang, "out of scope" if is_out_of_scope(topic) else "about Loquat, small talk"]
        exam.add([f"first turn, {group}" for group in groups], [], question, topic, lang)
        if "~" not in line[:3] and len(rows) % 3 == 0:
            turns = sampler.conversation(random.randint(1, 3))
            exam.add(["after one to three other turns"], turns, question, topic, lang)
    exam.hold(o.show)
    exam.report()
    with open(HERE / "heldout.jsonl", "w") as f:
        f.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[::3])


if __name__ == "__main__":
    main()
