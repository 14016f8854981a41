// SPDX-License-Identifier: MIT
#include "engine/model/memory.h"

#include <algorithm>

#include "engine/model/hyperparameters.h"

namespace loquat {
namespace {

using Count = std::uint64_t;

constexpr Count kPageTokens = 64;   // the KV cache is handed out in pages of so many tokens
constexpr Count kHeadPadding = 16;  // and values are padded to whole vectors

Count rounded_up(Count n, Count step) {
    return (n + step - 1) / step * step;
}

Count count(int n) {
    return Count(std::max(n, 0));
}

Count kv_bytes(const ModelShape& s, Count n_ctx) {
    const Count head = count(s.head_dim) + rounded_up(count(s.head_dim), kHeadPadding);
    return rounded_up(n_ctx, kPageTokens) * count(s.n_layers) * count(s.n_kv_heads) * head *
           sizeof(std::uint16_t);
}

/// The values alive at once while a layer runs, and the widest of them once more in eight bits with its
/// scales.
Count working_bytes(const ModelShape& s, Count rows) {
    const Count q_width = count(s.n_heads) * count(s.head_dim);
    const Count kv_width = count(s.n_kv_heads) * count(s.head_dim);
    const Count stream = std::max(count(s.n_embd), q_width);
    const Count floats = count(s.n_embd) + stream + kv_width + 2 * count(s.n_ff);
    const Count widest = std::max(stream, count(s.n_ff));
    const Count quantized = widest + widest / 2;
    return rows * (floats * sizeof(float) + quantized);
}

}  // namespace

Result<ModelShape> read_shape(const GgufFile& file) {
    const Result<Hyperparameters> h = read_hyperparameters(file);
    if (!h) return h.error();
    ModelShape shape;
    shape.weight_bytes = file.size_bytes();
    const TensorView* embeddings = file.find_tensor("token_embd.weight");
    if (embeddings && file.find_tensor("output.weight")) shape.unread_bytes = embeddings->size_bytes;
    shape.n_layers = h->n_layers;
    shape.n_embd = h->n_embd;
    shape.n_ff = h->n_ff;
    shape.n_heads = h->n_heads;
    shape.n_kv_heads = h->n_kv_heads;
    shape.head_dim = h->head_dim;
    shape.n_vocab = h->n_vocab;
    return shape;
}

MemoryEstimate estimate_memory(const ModelShape& shape, int n_ctx, int max_rows) {
    const Count tokens = count(n_ctx);
    return {shape.weight_bytes, kv_bytes(shape, tokens),
            working_bytes(shape, std::min(count(max_rows), tokens))};
}

double estimate_speed(const ModelShape& shape, double bytes_per_second, double efficiency) {
    if (shape.weight_bytes <= shape.unread_bytes) return 0;
    return bytes_per_second * efficiency / double(shape.weight_bytes - shape.unread_bytes);
}

}  // namespace loquat
