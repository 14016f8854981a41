# SPDX-License-Identifier: MIT
"""Byte-level BPE as the GGUF tokenizer model "gpt2" with the "qwen2" pre-tokenizer understands it."""
import random
from collections import Counter, defaultdict
from functools import cache

import regex

SPECIALS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
SPLIT = regex.compile(
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
MAX_TOKEN_BYTES = 15


def byte_letters():
    """The printable letter that stands for each byte in a gpt2 vocabulary."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = (b for b in range(256) if b not in printable)
    letters = {b: chr(b) for b in printable}
    letters.update({b: chr(256 + i) for i, b in enumerate(others)})
    return letters


LETTER = byte_letters()
BYTE = {letter: byte for byte, letter in LETTER.items()}


def letters_of(text):
    return tuple(LETTER[b] for b in text.encode())


@cache
def is_whole(token):
    """Whole characters, or the beginning of a single one: no token straddles two characters."""
    raw = bytes(BYTE[c] for c in token)
    try:
        raw.decode()
        return len(raw) <= MAX_TOKEN_BYTES
    except UnicodeDecodeError:
        return len(raw) == 2 and raw[0] >= 0xE0


def learn_merges(texts, n_merges):
    """The most frequent pair first; ties by the pair itself, so that the result is reproducible."""
    counts = Counter(letters_of(piece) for text in texts for piece in SPLIT.findall(text))
    words = [list(word) for word in counts]
    weight = list(counts.values())
    pairs, where = Counter(), defaultdict(set)

    def count(i, sign):
        for pair in zip(words[i], words[i][1:]):
            if is_whole(pair[0] + pair[1]):
                pairs[pair] += sign * weight[i]
                where[pair].add(i)

    for i in range(len(words)):
        count(i, 1)
    merges = []
    while len(merges) < n_merges:
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        for i in where[best].copy():
            count(i, -1)
            words[i] = merge_pair(words[i], best)
            count(i, 1)
        del pairs[best], where[best]
    return merges


def merge_pair(word, pair):
    out, i = [], 0
    while i < len(word):
        if tuple(word[i:i + 2]) == pair:
            out.append(pair[0] + pair[1])
            i += 2
        else:
            out.append(word[i])
            i += 1
    return out


class Tokenizer:
    def __init__(self, merges):
        self.merges = merges
        self.rank = {pair: i for i, pair in enumerate(merges)}
        self.tokens = SPECIALS + [LETTER[b] for b in range(256)] + [a + b for a, b in merges]
        self.id = {token: i for i, token in enumerate(self.tokens)}
        self.end_of_text, self.im_start, self.im_end = range(len(SPECIALS))
        self.cache = {}

    def encode_piece(self, piece, dropout=0.0):
        word = list(letters_of(piece))
        while len(word) > 1:
            ranks = [self.rank.get(pair, 1 << 30) for pair in zip(word, word[1:])]
            if dropout:
                ranks = [1 << 30 if random.random() < dropout else r for r in ranks]
            best = min(range(len(ranks)), key=ranks.__getitem__)
            if ranks[best] == 1 << 30:
                break
            word = merge_pair(word, (word[best], word[best + 1]))
        return [self.id[token] for token in word]

    def encode(self, text, dropout=0.0):
        """Plain text to ids. With dropout, merges are skipped at random: noise for training."""
        ids = []
        for piece in SPLIT.findall(text):
            if dropout:
                ids += self.encode_piece(piece, dropout)
            else:
                if piece not in self.cache:
                    self.cache[piece] = self.encode_piece(piece)
                ids += self.cache[piece]
        return ids

    def decode(self, ids):
        raw = b"".join(bytes(BYTE[c] for c in self.tokens[i]) for i in ids if i >= len(SPECIALS))
        return raw.decode(errors="replace")

    def turn(self, role, text, dropout=0.0):
        """One complete ChatML message."""
        body = self.encode(role + "\n") + self.encode(text, dropout)
        return [self.im_start, *body, self.im_end, *self.encode("\n")]

    def answer_start(self):
        return [self.im_start, *self.encode("assistant\n")]
