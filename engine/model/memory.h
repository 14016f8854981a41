// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/base/result.h"
#include "engine/gguf/reader.h"

namespace loquat {

/// The numbers that memory depends on; from a file's metadata or from a catalogue.
struct ModelShape {
    std::uint64_t weight_bytes = 0;  ///< of the model file, or of all parts of a split one
    std::uint64_t unread_bytes = 0;  ///< of them what no token needs: embeddings beside an output matrix
    int n_layers = 0;
    int n_embd = 0;
    int n_ff = 0;
    int n_heads = 0;
    int n_kv_heads = 0;
    int head_dim = 0;
    int n_vocab = 0;
};

/// The shape of a model that this build can run; else why it cannot.
Result<ModelShape> read_shape(const GgufFile& file);

struct MemoryEstimate {
    std::uint64_t weights = 0;
    std::uint64_t kv = 0;       ///< F16 keys and values of n_ctx tokens
    std::uint64_t working = 0;  ///< activations of a batch, repacked weights
    std::uint64_t total() const { return weights + kv + working; }
};

/// What the engine will take: what LoadedModel::memory_bytes() says after loading, within a few percent
/// (tested).
MemoryEstimate estimate_memory(const ModelShape& shape, int n_ctx, int max_rows = 512);

/// Tokens per second of decoding that memory bandwidth allows, times what the engine reaches of it:
/// `bytes_per_second` and `efficiency` are measured on this machine. 0 when the shape has no weights.
double estimate_speed(const ModelShape& shape, double bytes_per_second, double efficiency);

}  // namespace loquat
