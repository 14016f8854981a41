# SPDX-License-Identifier: MIT
"""The Guide's network: the qwen2 family. Parameters carry the names that GGUF gives them."""
import torch
import torch.nn as nn
import torch.nn.functional as F

N_LAYER, N_EMBD, N_FF = 4, 256, 768
N_HEAD, N_HEAD_KV, HEAD_DIM = 8, 4, 32
N_CONTEXT = 1024
ROPE_BASE, NORM_EPS = 10000.0, 1e-6


class RmsNorm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(N_EMBD))

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + NORM_EPS) * self.weight


def rope_table(n):
    frequency = ROPE_BASE ** (-torch.arange(0, HEAD_DIM, 2) / HEAD_DIM)
    angle = torch.outer(torch.arange(n), frequency)
    return angle.cos(), angle.sin()


def rotate(x, cos, sin):
    """x: (batch, head, time, HEAD_DIM); the first half is paired with the second."""
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)


class Block(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.attn_norm = RmsNorm()
        self.attn_q = nn.Linear(N_EMBD, N_HEAD * HEAD_DIM)
        self.attn_k = nn.Linear(N_EMBD, N_HEAD_KV * HEAD_DIM)
        self.attn_v = nn.Linear(N_EMBD, N_HEAD_KV * HEAD_DIM)
        self.attn_output = nn.Linear(N_HEAD * HEAD_DIM, N_EMBD, bias=False)
        self.ffn_norm = RmsNorm()
        self.ffn_gate = nn.Linear(N_EMBD, N_FF, bias=False)
        self.ffn_up = nn.Linear(N_EMBD, N_FF, bias=False)
        self.ffn_down = nn.Linear(N_FF, N_EMBD, bias=False)
        self.drop = nn.Dropout(dropout)

    def heads(self, x, n_head):
        return x.view(*x.shape[:2], n_head, HEAD_DIM).transpose(1, 2)

    def attention(self, x, cos, sin, past):
        q = rotate(self.heads(self.attn_q(x), N_HEAD), cos, sin)
        k = rotate(self.heads(self.attn_k(x), N_HEAD_KV), cos, sin)
        v = self.heads(self.attn_v(x), N_HEAD_KV)
        if past:
            k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        group = N_HEAD // N_HEAD_KV
        scores = q @ k.repeat_interleave(group, 1).transpose(2, 3) / HEAD_DIM ** 0.5
        n, n_all = scores.shape[-2:]
        future = torch.ones(n, n_all, dtype=torch.bool).triu(n_all - n + 1)
        weights = scores.masked_fill(future, float("-inf")).softmax(-1)
        y = (weights @ v.repeat_interleave(group, 1)).transpose(1, 2).flatten(2)
        return self.attn_output(y), (k, v)

    def forward(self, x, cos, sin, past):
        y, past = self.attention(self.attn_norm(x), cos, sin, past)
        x = x + self.drop(y)
        h = self.ffn_norm(x)
        return x + self.drop(self.ffn_down(F.silu(self.ffn_gate(h)) * self.ffn_up(h))), past


class Guide(nn.Module):
    def __init__(self, n_vocab, dropout=0.0):
        super().__init__()
        self.token_embd = nn.Embedding(n_vocab, N_EMBD)
        self.blk = nn.ModuleList(Block(dropout) for _ in range(N_LAYER))
        self.output_norm = RmsNorm()
        self.drop = nn.Dropout(dropout)
        self.cos, self.sin = rope_table(N_CONTEXT)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                into_stream = name.endswith(("attn_output.weight", "ffn_down.weight"))
                nn.init.normal_(p, std=0.02 / (2 * N_LAYER) ** 0.5 if into_stream else 0.02)
            elif name.endswith("bias"):
                nn.init.zeros_(p)

    def hidden(self, ids, past=None):
        """ids: (batch, time). The state before the output projection, and the keys and values."""
        start = past[0][0].shape[2] if past else 0
        cos, sin = (t[start:start + ids.shape[1]] for t in (self.cos, self.sin))
        x = self.drop(self.token_embd(ids))
        present = []
        for i, block in enumerate(self.blk):
            x, kv = block(x, cos, sin, past and past[i])
            present.append(kv)
        return self.output_norm(x), present

    def logits(self, hidden):
        return hidden @ self.token_embd.weight.T

    @torch.no_grad()
    def greedy(self, prompt, stop, limit=200):
        ids, past, out = torch.tensor([prompt]), None, []
        while len(out) < limit:
            h, past = self.hidden(ids, past)
            token = int(self.logits(h[0, -1]).argmax())
            if token == stop:
                break
            out.append(token)
            ids = torch.tensor([[token]])
        return out
