// SPDX-License-Identifier: MIT
#include "engine/cli/checks/synthetic_model.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <random>

#include "engine/backend/selftest/random_weights.h"
#include "engine/gguf/writer.h"

namespace loquat {
namespace {

DType fitting(DType type, std::int64_t row_length) {
    if (row_length % dtype_info(type).block_size == 0) return type;
    switch (type) {
        case DType::kQ2_K:
        case DType::kQ3_K:
        case DType::kIQ4_XS:
            return DType::kIQ4_NL;
        case DType::kQ4_K:
            return DType::kQ5_0;
        case DType::kQ5_K:
            return DType::kQ5_1;
        case DType::kQ6_K:
            return DType::kQ8_0;
        default:
            return DType::kF16;
    }
}

/// llama-quantize's rule for the layers that matter more.
bool deserves_better(int layer, int n_layers) {
    return layer < n_layers / 8 || layer >= 7 * n_layers / 8 || (layer - n_layers / 8) % 3 == 2;
}

/// The characters by which byte-level vocabularies write bytes: printable ones stand for themselves.
std::string byte_token(int byte) {
    static const std::vector<int> code_points = [] {
        std::vector<int> out(256);
        int next = 256;
        for (int b = 0; b < 256; ++b) {
            const bool printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xFF && b != 0xAD);
            out[std::size_t(b)] = printable ? b : next++;
        }
        return out;
    }();
    const int c = code_points[std::size_t(byte)];
    if (c < 0x80) return std::string(1, char(c));
    return {char(0xC0 | (c >> 6)), char(0x80 | (c & 0x3F))};
}

class ModelMaker {
public:
    ModelMaker(const SyntheticShape& shape, const TypeMix& types) : s_(shape), types_(types) {
        add_metadata();
        add_vocabulary();
        add_tensors();
    }

    const GgufWriter& writer() const { return writer_; }

private:
    void add_metadata() {
        writer_.set_string("general.architecture", "qwen2");
        writer_.set_string("general.name", "random");
        writer_.set_u32("qwen2.context_length", std::uint32_t(s_.n_ctx));
        writer_.set_u32("qwen2.block_count", std::uint32_t(s_.n_layers));
        writer_.set_u32("qwen2.embedding_length", std::uint32_t(s_.n_embd));
        writer_.set_u32("qwen2.feed_forward_length", std::uint32_t(s_.n_ff));
        writer_.set_u32("qwen2.attention.head_count", std::uint32_t(s_.n_heads));
        writer_.set_u32("qwen2.attention.head_count_kv", std::uint32_t(s_.n_kv_heads));
        writer_.set_f32("qwen2.attention.layer_norm_rms_epsilon", 1e-6f);
        writer_.set_f32("qwen2.rope.freq_base", 1e6f);
    }

    void add_vocabulary() {
        std::vector<std::string> tokens;
        for (int b = 0; b < 256; ++b) tokens.push_back(byte_token(b));
        while (int(tokens.size()) < s_.n_vocab - 1)
            tokens.push_back("<unused" + std::to_string(tokens.size()) + ">");
        tokens.push_back("<|end|>");
        std::vector<std::int32_t> kinds(tokens.size(), 1);  // ordinary
        std::fill(kinds.begin() + 256, kinds.end(), 3);     // control
        writer_.set_string("tokenizer.ggml.model", "gpt2");
        writer_.set_string("tokenizer.ggml.pre", "qwen2");
        writer_.set_strings("tokenizer.ggml.tokens", tokens);
        writer_.set_i32s("tokenizer.ggml.token_type", kinds);
        writer_.set_strings("tokenizer.ggml.merges", {});
        writer_.set_u32("tokenizer.ggml.eos_token_id", std::uint32_t(tokens.size() - 1));
        writer_.set_bool("tokenizer.ggml.add_bos_token", false);
    }

    void add_tensors() {
        const int kv_width = s_.n_embd / s_.n_heads * s_.n_kv_heads;
        matrix("token_embd.weight", types_.better, s_.n_embd, s_.n_vocab);
        for (int layer = 0; layer < s_.n_layers; ++layer) {
            const std::string blk = "blk." + std::to_string(layer) + ".";
            const DType better = deserves_better(layer, s_.n_layers) ? types_.better : types_.base;
            vector(blk + "attn_norm.weight", s_.n_embd, 1.0f);
            matrix(blk + "attn_q.weight", types_.base, s_.n_embd, s_.n_embd);
            matrix(blk + "attn_k.weight", types_.base, s_.n_embd, kv_width);
            matrix(blk + "attn_v.weight", better, s_.n_embd, kv_width);
            vector(blk + "attn_q.bias", s_.n_embd, 0.0f);
            vector(blk + "attn_k.bias", kv_width, 0.0f);
            vector(blk + "attn_v.bias", kv_width, 0.0f);
            matrix(blk + "attn_output.weight", types_.base, s_.n_embd, s_.n_embd);
            vector(blk + "ffn_norm.weight", s_.n_embd, 1.0f);
            matrix(blk + "ffn_gate.weight", types_.base, s_.n_embd, s_.n_ff);
            matrix(blk + "ffn_up.weight", types_.base, s_.n_embd, s_.n_ff);
            matrix(blk + "ffn_down.weight", better, s_.n_ff, s_.n_embd);
        }
        vector("output_norm.weight", s_.n_embd, 1.0f);
        if (!s_.tied) matrix("output.weight", types_.better, s_.n_embd, s_.n_vocab);
    }

    void vector(const std::string& name, int n, float centre) {
        std::vector<std::byte> noise = random_weights(DType::kF32, std::size_t(n), 0.1f, random_);
        auto* values = reinterpret_cast<float*>(noise.data());
        std::for_each(values, values + n, [&](float& x) { x += centre; });
        add(name, DType::kF32, {{n, 1, 1, 1}}, std::move(noise));
    }

    /// Random numbers are slow to make by the hundred million: rows repeat after some.
    void matrix(const std::string& name, DType wanted, int length, int rows) {
        const DType type = fitting(wanted, length);
        const int n_random = std::min(rows, 131);
        const float rms = 1.0f / std::sqrt(float(length));
        const auto pattern = random_weights(type, std::size_t(n_random) * std::size_t(length), rms, random_);
        std::vector<std::byte> data(row_bytes(type, std::size_t(length)) * std::size_t(rows));
        for (std::size_t at = 0; at < data.size(); at += pattern.size()) {
            std::copy_n(pattern.begin(), std::min(pattern.size(), data.size() - at),
                        data.begin() + std::ptrdiff_t(at));
        }
        add(name, type, {{length, rows, 1, 1}}, std::move(data));
    }

    void add(const std::string& name, DType type, const Shape& shape, std::vector<std::byte> data) {
        data_.push_back(std::move(data));
        writer_.add_tensor(name, type, shape, data_.back());
    }

    const SyntheticShape& s_;
    const TypeMix& types_;
    std::mt19937_64 random_{1};
    std::deque<std::vector<std::byte>> data_;
    GgufWriter writer_;
};

}  // namespace

SyntheticShape half_billion_shape() {
    return {.n_layers = 24,
            .n_embd = 896,
            .n_ff = 4864,
            .n_heads = 14,
            .n_kv_heads = 2,
            .n_vocab = 151936,
            .tied = true,
            .n_ctx = 32768};
}

SyntheticShape one_and_a_half_billion_shape() {
    return {.n_layers = 28,
            .n_embd = 1536,
            .n_ff = 8960,
            .n_heads = 12,
            .n_kv_heads = 2,
            .n_vocab = 151936,
            .tied = true,
            .n_ctx = 32768};
}

Result<TypeMix> parse_type_mix(std::string_view name) {
    if (name == "Q4_K_M") return TypeMix{DType::kQ4_K, DType::kQ6_K};
    if (name == "Q5_K_M") return TypeMix{DType::kQ5_K, DType::kQ6_K};
    const auto known = std::ranges::find(weight_types(), name, [](DType t) { return dtype_info(t).name; });
    if (known != weight_types().end()) return TypeMix{*known, *known};
    return Error{ErrorKind::kBadInput, "There is no weight type " + std::string(name) + ".", ""};
}

std::vector<std::byte> synthetic_model(const SyntheticShape& shape, const TypeMix& types) {
    return ModelMaker(shape, types).writer().to_bytes();
}

Result<void> write_synthetic_model(const SyntheticShape& shape, const TypeMix& types,
                                   const std::filesystem::path& path) {
    return ModelMaker(shape, types).writer().write(path);
}

}  // namespace loquat
