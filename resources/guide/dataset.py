# SPDX-License-Identifier: MIT
"""The corpus: parsing, the held-out tenth, noisy variants of questions, sampled conversations."""
import hashlib
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
LANGS = ("en", "zh")
HELD_OUT = 0.1
CHOICE = re.compile(r"\[([^\]]*)\]")
SAY_IN = {"en": "@in-english", "zh": "@in-chinese"}
# What answers a follow-up when the topic before it names nothing better.
FALLBACK = {"more": "no-more", "how": "no-more", "undo": "undo-delete"}


@dataclass
class Topic:
    """A name that begins with @ is a follow-up: it has phrasings, the turn before has the answer."""
    name: str
    phrasings: dict = field(default_factory=lambda: {"en": [], "zh": []})
    answer: dict = field(default_factory=dict)
    links: dict = field(default_factory=dict)


def parse(path):
    topics, section, lang = [], None, None
    for line in path.read_text().splitlines():
        if line.startswith("== "):
            topics.append(Topic(line[3:].strip()))
        elif line.startswith("links: "):
            topics[-1].links = dict(pair.split("=") for pair in line[7:].split())
        elif line in ("en:", "zh:", "answer en:", "answer zh:"):
            *section, lang = line[:-1].split()
        elif section and line.strip():
            answer = topics[-1].answer
            answer[lang] = f"{answer[lang]}\n{line}" if lang in answer else line
        elif line.strip() and not line.startswith("#"):
            topics[-1].phrasings[lang].append(line.strip())
    return topics


def load():
    topics = {}
    for path in sorted(CORPUS.glob("*.txt")):
        for topic in parse(path):
            assert topic.name not in topics, topic.name
            topics[topic.name] = topic
    return topics


def expand(line):
    """Every reading of "[how|where] do I …"; a leading ~ marks a phrasing of no language."""
    parts = CHOICE.split(line.lstrip("!-~ "))
    options = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return [" ".join("".join(choice).split()) for choice in product(*options)]


def normal(text):
    """What remains of a question when case, punctuation and spaces are taken away."""
    return re.sub(r"[\W_]+", "", text.lower()) or text


def digest(*words):
    return hashlib.sha256("|".join(words).encode()).digest()


def split(topics):
    """(train, held): lists of (topic name, lang, line). Each line decides by its own hash, so that
    adding lines to the corpus never moves another one across. A leading ! keeps a line in
    training, a leading - holds it out."""
    parts = [], []
    for topic in topics.values():
        for lang in LANGS:
            for line in topic.phrasings[lang]:
                chosen = int.from_bytes(digest(topic.name, lang, line)[:4], "big") < HELD_OUT * 2 ** 32
                is_held = line[0] == "-" or chosen and line[0] != "!"
                parts[is_held].append((topic.name, lang, line))
    return parts


def held_question(line):
    """The one reading of a held-out line that is asked."""
    readings = expand(line)
    return readings[digest(line)[0] % len(readings)]


OPENINGS = {
    "en": ["please, ", "hey, ", "hi, ", "hello, ", "so ", "ok, ", "um, ", "quick question: ", "sorry, ",
           "excuse me, ", "loquat, ", "one question: ", "well, ", "ok so ", "and ", "I wonder, ",
           "can you tell me, ", "tell me, ", "I have a question. "],
    "zh": ["请问", "你好，", "请问一下，", "想问一下，", "那个，", "麻烦问一下，", "我想知道", "问一下，", "嗯，",
           "您好，", "那", "不好意思，", "请教一下，", "告诉我", "有个问题，"],
}
ENDINGS = {
    "en": [" please", ", please", " thanks", " in loquat", " here", " in this app", "??", "...", " pls",
           " in this program", ", thank you", " then", " exactly", "!"],
    "zh": ["呢", "啊", "，谢谢", "？？", "呀", "，急", "。。。", "，求教", "，谢谢你", "！", "…"],
}
SYNONYMS = {
    "en": [["how do i", "how can i", "how to", "how does one", "what is the way to", "how would i",
            "how could i", "how should i", "how do you", "is there a way to", "show me how to",
            "i want to", "i would like to", "i need to", "can i"],
           ["conversation", "chat", "thread", "dialogue"], ["delete", "remove", "erase", "get rid of"],
           ["what is", "what's", "whats", "explain", "define", "what does it mean,", "tell me about",
            "what exactly is", "describe"],
           ["where is", "where can i find", "where do i find", "where's"],
           ["change", "alter", "adjust", "modify", "set"], ["open", "load"], ["computer", "machine", "pc", "laptop"],
           ["answer", "reply", "response"], ["what does", "what do"], ["loquat", "this app", "the app", "this program"],
           ["start", "begin"], ["stop", "halt", "interrupt"], ["fast", "quick"], ["use", "run"],
           ["don't", "dont", "do not"], ["can't", "cannot", "cant"], ["picture", "image", "photo"],
           ["message", "question"], ["online", "cloud"]],
    "zh": [["怎么", "如何", "怎样", "怎么才能", "咋", "要怎么", "该怎么", "怎样才能", "怎么样"], ["删除", "删掉", "移除", "清除"],
           ["对话", "会话", "聊天"], ["是什么", "是什么意思", "是啥", "是什么东西", "是干什么的", "指的是什么"],
           ["什么是", "啥是", "解释一下", "介绍一下"], ["在哪里", "在哪", "在哪儿", "在什么地方"], ["修改", "更改", "改变", "调整", "改"],
           ["打开", "开启"], ["电脑", "计算机", "机器"], ["回答", "回复", "答案"], ["可以", "能", "能不能", "可不可以"],
           ["软件", "程序", "应用"], ["停止", "停下", "中止"], ["图片", "照片"], ["添加", "加", "增加", "加入"],
           ["什么", "啥"], ["设置", "设定"], ["你", "您"], ["为什么", "为啥", "怎么会"], ["云端", "云", "线上"],
           ["Loquat", "这个软件", "这个程序", "枇杷"]],
}


def swap_synonym(text, lang):
    found = [(group, word) for group in SYNONYMS[lang] for word in group
             if re.search(rf"\b{re.escape(word)}\b" if lang == "en" else re.escape(word), text, re.I)]
    if not found:
        return text
    group, word = max(random.sample(found, min(2, len(found))), key=lambda f: len(f[1]))
    pattern = rf"\b{re.escape(word)}\b" if lang == "en" else re.escape(word)
    return re.sub(pattern, random.choice(group), text, count=1, flags=re.I)


def drop_word(text, lang):
    words = text.split() if lang == "en" else list(text)
    if len(words) < 4:
        return text
    del words[random.randrange(len(words))]
    return (" " if lang == "en" else "").join(words)


def slip(text):
    """One typing mistake inside the text: a letter lost, doubled or changed with its neighbour."""
    if len(text) < 5:
        return text
    i = random.randrange(1, len(text) - 1)
    middle = random.choice(["", text[i] * 2, None])
    return text[:i] + text[i + 1] + text[i] + text[i + 2:] if middle is None else text[:i] + middle + text[i + 1:]


def vary(text, lang):
    if random.random() < 0.35:
        text = swap_synonym(text, lang)
    if random.random() < 0.1:
        text = drop_word(text, lang)
    if random.random() < 0.5:
        text = text.rstrip("?.!？。！") or text
    if random.random() < 0.15:
        text += random.choice(ENDINGS[lang])
    if random.random() < 0.2:
        text = random.choice(OPENINGS[lang]) + (text if lang == "zh" else text[:1].lower() + text[1:])
    if random.random() < 0.06:
        text = slip(text)
    chance = random.random()
    if chance < 0.4:
        text = text.lower()
    elif chance < 0.43:
        text = text.upper()
    if lang == "zh" and random.random() < 0.3:
        text = text.replace(" ", "")
    return text


class Sampler:
    """Random conversations for training; a held-out question never comes out of it."""

    def __init__(self, topics, missed=()):
        """`missed`: training lines (topic name, lang, line) to be asked more often than others."""
        self.topics = topics
        train, held = split(topics)
        self.forbidden = {normal(reading) for _, _, line in held for reading in expand(line)}
        self.lines, self.neutral = {}, {}
        total = Counter()
        for name, lang, line in train:
            readings = [r for r in expand(line) if normal(r) not in self.forbidden]
            if readings:
                weight = 4 if (name, lang, line) in missed else 1
                total[name] += weight
                entry = readings, weight * len(readings) ** 0.4
                self.lines.setdefault((name, lang), []).append(entry)
                if "~" in line[:3]:
                    self.neutral.setdefault(name, []).append(entry)
        self.names = [n for n in topics if not n.startswith("@")]
        self.weights = [total[n] ** 0.75 for n in self.names]

    def phrase(self, name, lang, neutral=False):
        lines = self.neutral[name] if neutral else self.lines[name, lang]
        (readings, _), = random.choices(lines, [weight for _, weight in lines])
        plain = random.choice(readings)
        varied = vary(plain, lang)
        return plain if normal(varied) in self.forbidden else varied

    def first(self, lang):
        name = random.choices(self.names, self.weights)[0]
        return self.phrase(name, lang), name, lang

    def follow_up(self, name, lang):
        """A kind of follow-up and the language it is asked in."""
        chance = random.random()
        if chance < 0.35:
            return SAY_IN["zh" if lang == "en" else "en"], random.choice(LANGS)
        if chance < 0.45:
            return "@repeat", lang
        links = self.topics[name].links
        kinds = sorted(links) if links and random.random() < 0.8 else sorted(FALLBACK)
        return "@" + random.choice(kinds), lang

    def resolve(self, kind, name, lang):
        """The topic and language that answer a follow-up of that kind."""
        if kind in SAY_IN.values():
            return name, "en" if kind == SAY_IN["en"] else "zh"
        if kind == "@repeat":
            return name, lang
        return self.topics[name].links.get(kind[1:], FALLBACK[kind[1:]]), lang

    def next(self, name, lang, p_follow_up):
        """The turn after an answer about `name` in `lang`: (question, topic, answer language)."""
        if random.random() < p_follow_up:
            kind, asked = self.follow_up(name, lang)
            return self.phrase(kind, asked), *self.resolve(kind, name, lang)
        if random.random() < 0.1:
            target = random.choice(sorted(self.neutral))
            return self.phrase(target, lang, neutral=True), target, lang
        return self.first(lang if random.random() < 0.8 else random.choice(LANGS))

    def conversation(self, n_turns, p_follow_up=0.4):
        """[(question, answer)], each answer depending on its own turn and, at times, the one before."""
        question, name, lang = self.first(random.choice(LANGS))
        turns = []
        while True:
            turns.append((question, self.topics[name].answer[lang]))
            if len(turns) == n_turns:
                return turns
            question, name, lang = self.next(name, lang, p_follow_up)
