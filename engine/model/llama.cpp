// SPDX-License-Identifier: MIT
#include <cmath>
#include <string>

#include "engine/model/families.h"

namespace loquat {
namespace {

RopeOp rope_of(const Hyperparameters& h, int n_heads, std::optional<Weight> factors) {
    RopeOp rope;
    rope.n_heads = n_heads;
    rope.head_dim = h.head_dim;
    rope.n_rot = h.n_rot;
    rope.pairing = h.architecture == "qwen2" ? RopePairing::kHalves : RopePairing::kInterleaved;
    rope.base = h.rope_base;
    rope.scale = h.rope_scale;
    rope.factors = factors;
    return rope;
}

AttentionOp attention_of(const Hyperparameters& h, int layer) {
    AttentionOp attention;
    attention.layer = layer;
    attention.n_heads = h.n_heads;
    attention.n_kv_heads = h.n_kv_heads;
    attention.head_dim = h.head_dim;
    attention.scale = 1.0f / std::sqrt(float(h.head_dim));
    return attention;
}

/// One matrix of a layer with its bias, where the file has one: out (rows, n_out) from x (rows, n_in).
Value linear(Value x, const std::string& name, int n_in, int n_out, WeightMap& weights, ProgramBuilder& b,
             bool needs_bias = false) {
    const Weight w = weights.matrix(name + ".weight", n_in, n_out);
    if (needs_bias) return b.matmul(x, w, weights.vector(name + ".bias", n_out));
    return b.matmul(x, w, weights.optional_vector(name + ".bias", n_out));
}

}  // namespace

Value llama_forward(const Hyperparameters& h, WeightMap& weights, ProgramBuilder& b) {
    const bool qkv_bias = h.architecture == "qwen2";
    const int q_width = h.n_heads * h.head_dim;
    const int kv_width = h.n_kv_heads * h.head_dim;
    const auto factors = weights.optional_vector("rope_freqs.weight", h.n_rot / 2);
    const RopeOp rope_q = rope_of(h, h.n_heads, factors);
    const RopeOp rope_k = rope_of(h, h.n_kv_heads, factors);

    const Weight embeddings = weights.matrix("token_embd.weight", h.n_embd, h.n_vocab);
    Value x = b.embed(embeddings);  // (rows, n_embd)
    for (int layer = 0; layer < h.n_layers; ++layer) {
        const std::string blk = "blk." + std::to_string(layer) + ".";

        Value a = b.rms_norm(x, weights.vector(blk + "attn_norm.weight", h.n_embd), h.norm_eps);
        Value q =
            linear(a, blk + "attn_q", h.n_embd, q_width, weights, b, qkv_bias);  // (rows, n_heads * head_dim)
        Value k = linear(a, blk + "attn_k", h.n_embd, kv_width, weights, b,
                         qkv_bias);  // (rows, n_kv_heads * head_dim)
        Value v = linear(a, blk + "attn_v", h.n_embd, kv_width, weights, b, qkv_bias);
        q = b.rope(q, rope_q);
        k = b.rope(k, rope_k);
        a = b.attention(q, k, v, attention_of(h, layer));
        x = b.add(x, linear(a, blk + "attn_output", q_width, h.n_embd, weights, b));

        Value f = b.rms_norm(x, weights.vector(blk + "ffn_norm.weight", h.n_embd), h.norm_eps);
        Value gate = linear(f, blk + "ffn_gate", h.n_embd, h.n_ff, weights, b);  // (rows, n_ff)
        Value up = linear(f, blk + "ffn_up", h.n_embd, h.n_ff, weights, b);
        x = b.add(x, linear(b.swiglu(gate, up), blk + "ffn_down", h.n_ff, h.n_embd, weights, b));
    }
    x = b.select_rows(x);  // (wanted rows, n_embd)
    x = b.rms_norm(x, weights.vector("output_norm.weight", h.n_embd), h.norm_eps);
    const bool tied = !weights.has("output.weight");
    return b.matmul(x, tied ? embeddings : weights.matrix("output.weight", h.n_embd, h.n_vocab));
}

}  // namespace loquat
