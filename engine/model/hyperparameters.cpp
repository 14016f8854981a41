// SPDX-License-Identifier: MIT
#include "engine/model/hyperparameters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace loquat {
namespace {

constexpr std::array<std::string_view, 2> kArchitectures{"llama", "qwen2"};

// Far above every published model, far below where products of two overflow an int.
constexpr int kMaxLayers = 1 << 10;
constexpr int kMaxHeads = 1 << 12;
constexpr int kMaxHeadDim = 1 << 12;
constexpr int kMaxWidth = 1 << 20;
constexpr int kMaxVocab = 1 << 24;

/// Reads "<architecture>.<key>"; remembers the first thing that is wrong.
class Keys {
public:
    /// may_be_cut: what is missing or does not fit may yet come, so only kUnsupported counts.
    Keys(const GgufFile& file, std::string prefix, bool may_be_cut)
        : file_(file), prefix_(std::move(prefix)), may_be_cut_(may_be_cut) {}

    bool may_be_cut() const { return may_be_cut_; }

    bool has(std::string_view key) const { return file_.find(full(key)) != nullptr; }

    int required(std::string_view key, int max) {
        if (!has(key)) return fail(ErrorKind::kBadInput, key, "The file does not say it");
        return checked(key, max);
    }

    int optional(std::string_view key, int max, int otherwise) {
        return has(key) ? checked(key, max) : otherwise;
    }

    float positive(std::string_view key, float otherwise) {
        if (!has(key)) return otherwise;
        const std::optional<double> x = file_.number(full(key));
        if (x && std::isfinite(*x) && *x > 0 && *x < 1e30) return float(*x);
        fail(ErrorKind::kBadInput, key, "It must be a number above zero");
        return otherwise;
    }

    std::string_view text(std::string_view key) const { return file_.string(full(key)).value_or(""); }

    int fail(ErrorKind kind, std::string_view key, std::string sentence) {
        if (may_be_cut_ && kind != ErrorKind::kUnsupported) return 1;
        if (error_.message.empty()) error_ = {kind, std::move(sentence) + ".", "metadata " + full(key)};
        return 1;  // a value that the following arithmetic survives
    }

    const Error* error() const { return error_.message.empty() ? nullptr : &error_; }

private:
    std::string full(std::string_view key) const { return prefix_ + "." + std::string(key); }

    int checked(std::string_view key, int max) {
        if (file_.array(full(key))) {
            return fail(ErrorKind::kUnsupported, key,
                        "Values that differ from layer to layer are not supported");
        }
        const std::optional<std::int64_t> x = file_.integer(full(key));
        if (x && *x >= 1 && *x <= max) return int(*x);
        return fail(ErrorKind::kBadInput, key, "It must be a whole number from 1 to " + std::to_string(max));
    }

    const GgufFile& file_;
    std::string prefix_;
    bool may_be_cut_;
    Error error_;
};

void read_rope(Keys& keys, Hyperparameters& h) {
    h.n_rot = keys.optional("rope.dimension_count", kMaxHeadDim, h.head_dim);
    if (h.n_rot % 2 != 0 || h.n_rot > h.head_dim) {
        keys.fail(ErrorKind::kBadInput, "rope.dimension_count",
                  "It must be even and at most the head's size");
    }
    h.rope_base = keys.positive("rope.freq_base", 10000.0f);
    const std::string_view scaling = keys.text("rope.scaling.type");
    if (scaling == "linear" || scaling.empty()) {
        const float factor = keys.positive("rope.scale_linear", 1.0f);  // the key of older files
        h.rope_scale = 1.0f / keys.positive("rope.scaling.factor", factor);
    } else if (scaling != "none") {
        keys.fail(ErrorKind::kUnsupported, "rope.scaling.type",
                  "Rope scaling of the kind \"" + std::string(scaling) + "\" is not supported");
    }
}

void read_heads(Keys& keys, Hyperparameters& h) {
    h.n_heads = keys.required("attention.head_count", kMaxHeads);
    h.n_kv_heads = keys.optional("attention.head_count_kv", kMaxHeads, h.n_heads);
    if (h.n_heads % h.n_kv_heads != 0) {
        keys.fail(ErrorKind::kBadInput, "attention.head_count_kv", "It must divide the number of heads");
    }
    if (!keys.has("attention.key_length") && h.n_embd % h.n_heads != 0) {
        keys.fail(ErrorKind::kBadInput, "attention.head_count", "It must divide the embedding's length");
    }
    h.head_dim = keys.optional("attention.key_length", kMaxHeadDim, h.n_embd / h.n_heads);
    const bool is_known = keys.has("attention.key_length") || !keys.may_be_cut();
    if (is_known && keys.optional("attention.value_length", kMaxHeadDim, h.head_dim) != h.head_dim) {
        keys.fail(ErrorKind::kUnsupported, "attention.value_length",
                  "Values of another size than the keys are not supported");
    }
}

void refuse_experts(const GgufFile& file, Keys& keys) {
    const auto count =
        file.integer(std::string(file.string("general.architecture").value_or("")) + ".expert_count");
    if (count.value_or(0) > 0) {
        keys.fail(ErrorKind::kUnsupported, "expert_count", "Mixtures of experts are not supported");
    }
}

/// The name of the architecture, one that this build knows.
Result<std::string> read_architecture(const GgufFile& file) {
    const std::string name(file.string("general.architecture").value_or(""));
    if (name.empty()) {
        return Error{ErrorKind::kBadInput, "The file does not name a model architecture.",
                     "metadata general.architecture"};
    }
    if (std::ranges::find(kArchitectures, name) != kArchitectures.end()) return name;
    return Error{ErrorKind::kUnsupported,
                 "The architecture \"" + name + "\" is not supported; llama and qwen2 are.",
                 "metadata general.architecture"};
}

/// Rows of the embedding matrix; of a part of a split model, which may hold no tensors, the number of tokens.
std::optional<std::int64_t> vocabulary_size(const GgufFile& file) {
    if (const TensorView* embeddings = file.find_tensor("token_embd.weight")) return embeddings->shape.n_rows();
    const auto tokens = file.array("tokenizer.ggml.tokens");
    if (!tokens || file.integer("split.count").value_or(1) < 2) return std::nullopt;
    return std::int64_t(std::min<std::uint64_t>(tokens->count, std::uint64_t{1} << 32));
}

void read_keys(const GgufFile& file, Keys& keys, Hyperparameters& h) {
    refuse_experts(file, keys);
    h.n_ctx_train = keys.required("context_length", 1 << 30);
    h.n_layers = keys.required("block_count", kMaxLayers);
    h.n_embd = keys.required("embedding_length", kMaxWidth);
    h.n_ff = keys.required("feed_forward_length", kMaxWidth);
    h.norm_eps = keys.positive("attention.layer_norm_rms_epsilon", 1e-5f);
    read_heads(keys, h);
    read_rope(keys, h);
}

}  // namespace

std::span<const std::string_view> known_architectures() { return kArchitectures; }

Result<Hyperparameters> read_hyperparameters(const GgufFile& file) {
    Hyperparameters h;
    const Result<std::string> architecture = read_architecture(file);
    if (!architecture) return architecture.error();
    h.architecture = *architecture;
    const std::optional<std::int64_t> n_vocab = vocabulary_size(file);
    if (!n_vocab) return Error{ErrorKind::kBadInput, "A tensor is missing.", "tensor token_embd.weight"};
    if (*n_vocab < 1 || *n_vocab > kMaxVocab) {
        return Error{ErrorKind::kBadInput, "The vocabulary is absurdly large.", "tensor token_embd.weight"};
    }
    h.n_vocab = int(*n_vocab);
    Keys keys(file, h.architecture, false);
    read_keys(file, keys, h);
    if (const Error* error = keys.error()) return *error;
    return h;
}

Result<void> check_first_metadata(const GgufFile& beginning) {
    const Result<std::string> architecture = read_architecture(beginning);
    if (!architecture) {
        if (architecture.error().kind == ErrorKind::kUnsupported) return architecture.error();
        return {};
    }
    Hyperparameters h;
    Keys keys(beginning, *architecture, true);
    read_keys(beginning, keys, h);
    if (const Error* error = keys.error()) return *error;
    return {};
}

}  // namespace loquat
