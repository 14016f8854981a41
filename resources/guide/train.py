# SPDX-License-Identifier: MIT
"""Trains the Guide from the corpus and writes guide.gguf. See README.md for the command line."""
import argparse
import copy
import math
import random
import tempfile
import time
from pathlib import Path

import torch
import torch.distributed as dist
import torch.nn.functional as F

import dataset
import evaluate
import gguf_writer
import model
from tokenizer import Tokenizer, learn_merges

HERE = Path(__file__).parent
N_VOCAB = 2560
SHORT_ANSWER = 8   # tokens of an answer that a short sample keeps: enough to name the topic
AVERAGING = 0.995   # what the running mean of the weights keeps of itself at each step
CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}")
SYSTEM_PROMPTS = [
    "You are a helpful assistant.", "You are a careful assistant. Prefer short answers.", "Answer in one sentence.",
    "You are Loquat's guide.", "Be brief and kind.", "你是一个有用的助手。", "请用简短的句子回答。", "你是 Loquat 的向导。",
    "You are a pirate.", "You are an expert programmer. Write clean code.", "你是一位资深翻译。", "Think step by step."]


def build_tokenizer(topics):
    texts = []
    for name, lang, line in dataset.split(topics)[0]:
        texts += dataset.expand(line)[:3]
    for topic in topics.values():
        texts += topic.answer.values()
    texts += ["user\n", "assistant\n", "system\n"] * 50 + SYSTEM_PROMPTS
    texts += [words[0] for groups in dataset.SYNONYMS.values() for words in groups]
    return Tokenizer(learn_merges(texts, N_VOCAB - 256 - 3))


def encode(tokenizer, turns, system, keep=None):
    """ids and, for each, whether it is to be learnt. `keep` cuts the last answer short."""
    ids = tokenizer.turn("system", system) if system else []
    learnt = [False] * len(ids)
    for question, answer in turns:
        dropout = 0.1 if random.random() < 0.15 else 0.0
        asked = tokenizer.turn("user", question, dropout) + tokenizer.answer_start()
        body = [*tokenizer.encode(answer), tokenizer.im_end]
        newline = tokenizer.encode("\n")
        ids += asked + body + newline
        learnt += [False] * len(asked) + [True] * len(body) + [False] * len(newline)
    ids, learnt = ids[:-len(newline)], learnt[:-len(newline)]
    if keep:
        cut = len(ids) - max(0, len(body) - keep)
        ids, learnt = ids[:cut], learnt[:cut]
    return ids[:model.N_CONTEXT], learnt[:model.N_CONTEXT]


def sample(sampler, tokenizer, p_short):
    system = random.choice(SYSTEM_PROMPTS) if random.random() < 0.12 else None
    chance = random.random()
    if chance < p_short * 0.7:
        return encode(tokenizer, sampler.conversation(1), system, keep=SHORT_ANSWER)
    if chance < p_short:
        n_turns = random.choices([2, 3, 4], [4, 2, 1])[0]
        return encode(tokenizer, sampler.conversation(n_turns, p_follow_up=0.55), system, keep=SHORT_ANSWER)
    if chance < p_short + 0.003:
        return encode(tokenizer, sampler.conversation(random.randint(8, 14)), system)
    n_turns = random.choices([1, 2, 3, 4], [4, 3, 2, 1])[0]
    return encode(tokenizer, sampler.conversation(n_turns), system)


def batches(sampler, tokenizer, n_tokens, p_short):
    """Samples of like length together, about n_tokens to a batch, padded on the right."""
    while True:
        pool = sorted((sample(sampler, tokenizer, p_short()) for _ in range(400)), key=lambda s: len(s[0]))
        made, batch = [], []
        for s in pool:
            if batch and len(s[0]) * (len(batch) + 1) > n_tokens:
                made.append(batch)
                batch = []
            batch.append(s)
        made.append(batch)
        random.shuffle(made)
        for batch in made:
            yield pad(batch)


@torch.no_grad()
def missed_lines(net, tokenizer, topics):
    """Training lines that `net` does not answer rightly from the first words on."""
    asked = []
    for name, lang, line in dataset.split(topics)[0]:
        if not name.startswith("@"):
            question = random.choice(dataset.expand(line))
            asked.append((*encode(tokenizer, [(question, topics[name].answer[lang])], None, SHORT_ANSWER), (name, lang, line)))
    asked.sort(key=lambda a: len(a[0]))
    missed = set()
    for i in range(0, len(asked), 64):
        batch = asked[i:i + 64]
        ids, learnt = pad([a[:2] for a in batch])
        hidden, _ = net.hidden(ids[:, :-1])
        wrong = (net.logits(hidden).argmax(-1) != ids[:, 1:]) & learnt[:, 1:]
        missed.update(line for (*_, line), w in zip(batch, wrong.any(1).tolist()) if w)
    print(f"{len(missed)} of {len(asked)} lines missed at the start", flush=True)
    return missed


def pad(batch):
    """(ids, learnt) of samples as two tensors, padded on the right; the longest sample is the last."""
    ids = torch.zeros(len(batch), len(batch[-1][0]), dtype=torch.long)
    learnt = torch.zeros_like(ids, dtype=torch.bool)
    for row, (i, l) in enumerate(batch):
        ids[row, :len(i)] = torch.tensor(i)
        learnt[row, :len(l)] = torch.tensor(l)
    return ids, learnt


def metadata(tokenizer):
    return {
        "general.architecture": "qwen2",
        "general.type": "model",
        "general.name": "Loquat Guide",
        "general.description": "Answers questions about Loquat, in English and Chinese. It knows nothing else.",
        "general.license": "mit",
        "general.languages": ["en", "zh"],
        "general.alignment": gguf_writer.ALIGNMENT,
        "general.quantization_version": 2,
        "general.file_type": 7,
        "qwen2.block_count": model.N_LAYER,
        "qwen2.context_length": model.N_CONTEXT,
        "qwen2.embedding_length": model.N_EMBD,
        "qwen2.feed_forward_length": model.N_FF,
        "qwen2.attention.head_count": model.N_HEAD,
        "qwen2.attention.head_count_kv": model.N_HEAD_KV,
        "qwen2.attention.layer_norm_rms_epsilon": model.NORM_EPS,
        "qwen2.rope.freq_base": model.ROPE_BASE,
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "qwen2",
        "tokenizer.ggml.tokens": tokenizer.tokens,
        "tokenizer.ggml.token_type": [3] * 3 + [1] * (len(tokenizer.tokens) - 3),
        "tokenizer.ggml.merges": [" ".join(pair) for pair in tokenizer.merges],
        "tokenizer.ggml.bos_token_id": tokenizer.end_of_text,
        "tokenizer.ggml.eos_token_id": tokenizer.im_end,
        "tokenizer.ggml.padding_token_id": tokenizer.end_of_text,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.chat_template": CHAT_TEMPLATE,
    }


def export(path, net, tokenizer):
    tensors = {name: t.detach().float().numpy() for name, t in net.state_dict().items()}
    gguf_writer.write(path, metadata(tokenizer), tensors)


def share_gradients(net, n_workers, progress):
    """Every worker goes on with the mean of all. Returns the mean of `progress`, so that all stop at the same step."""
    flat = torch.cat([*(p.grad.flatten() for p in net.parameters()), torch.tensor([progress])])
    dist.all_reduce(flat)
    flat /= n_workers
    for p, g in zip(net.parameters(), flat.split([p.numel() for p in net.parameters()] + [1])):
        p.grad.copy_(g.view_as(p))
    return flat[-1].item()


@torch.no_grad()
def follow(average, net, share):
    """The running mean of the weights, which answers better than any single moment of them."""
    for mean, p in zip(average.parameters(), net.parameters()):
        mean.lerp_(p, 1 - share)


def work(rank, o, tokenizer, state, missed, meeting_place):
    """One of several equal workers: each has its own samples, all have the same weights."""
    dist.init_process_group("gloo", init_method=f"file://{meeting_place}", rank=rank, world_size=o.workers)
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)
    net = model.Guide(len(tokenizer.tokens), o.dropout)
    if state:
        net.load_state_dict(state)
    average = copy.deepcopy(net)
    random.seed(f"{o.seed} {rank}")
    torch.manual_seed(o.seed * 1000 + rank)
    decay = [p for p in net.parameters() if p.dim() == 2]
    rest = [p for p in net.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.05}, {"params": rest, "weight_decay": 0}],
                                  lr=o.rate, betas=(0.9, 0.98))
    begun, n_tokens, mean_loss, step, progress = time.time(), 0, 0.0, 0, 0.0
    p_short = lambda: o.short if state or progress > 0.2 else 0.3
    for ids, learnt in batches(dataset.Sampler(dataset.load(), missed), tokenizer, o.tokens, p_short):
        if progress >= 1:
            break
        rate = o.rate * min(1, (step + 1) / 60) * (0.02 + 0.98 * (1 + math.cos(math.pi * progress)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = rate
        wanted = learnt[:, 1:]
        with torch.autocast("cpu", torch.bfloat16, enabled=not o.float32):
            hidden, _ = net.hidden(ids[:, :-1])
            logits = net.logits(hidden[wanted])
        loss = F.cross_entropy(logits.float(), ids[:, 1:][wanted], reduction="sum")
        loss = loss / (SHORT_ANSWER * (wanted & ~learnt[:, :-1]).sum())   # every question counts alike
        optimizer.zero_grad()
        loss.backward()
        reached = (time.time() - begun) / (60 * o.minutes) if o.minutes else (step + 1) / o.steps
        progress = share_gradients(net, o.workers, reached)
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        step += 1
        follow(average, net, min(AVERAGING, step / (step + 10)))
        n_tokens += ids.numel() * o.workers
        mean_loss += (loss.item() - mean_loss) / min(step, 50)
        if rank == 0 and (step % 50 == 0 or progress >= 1):
            print(f"step {step}, {progress:.0%}  loss {mean_loss:.3f}  {n_tokens / 1e6:.2f} M tokens, "
                  f"{time.time() - begun:.0f} s, {time.process_time() * o.workers:.0f} s of CPU", flush=True)
            export(o.out, average, tokenizer)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=3000)
    options.add_argument("--minutes", type=float, help="train so long instead, however many steps that makes")
    options.add_argument("--tokens", type=int, default=768, help="tokens of each worker in a step")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--dropout", type=float, default=0.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--short", type=float, default=0.85, help="share of short samples, once answers are known")
    options.add_argument("--float32", action="store_true", help="do not multiply in bfloat16")
    options.add_argument("--start", help="go on from this file, with its vocabulary")
    options.add_argument("--missed-by", help="ask more often what this file misses, not what the start misses")
    options.add_argument("--out", default=HERE / "guide.gguf")
    o = options.parse_args()

    if o.start:
        net, tokenizer = evaluate.load(o.start)
        state = net.state_dict()
        pupil = evaluate.load(o.missed_by)[0] if o.missed_by else net
        missed = missed_lines(pupil, tokenizer, dataset.load())
    else:
        tokenizer, state, missed = build_tokenizer(dataset.load()), None, ()
    n_parameters = sum(p.numel() for p in model.Guide(len(tokenizer.tokens)).parameters())
    print(f"{len(tokenizer.tokens)} tokens, {n_parameters / 1e6:.2f} M parameters", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        torch.multiprocessing.spawn(work, (o, tokenizer, state, missed, f"{folder}/meeting"), nprocs=o.workers)


if __name__ == "__main__":
    main()
