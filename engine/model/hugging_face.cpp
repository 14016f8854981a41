// SPDX-License-Identifier: MIT
#include "engine/model/hugging_face.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <string_view>

#include "engine/base/json_read.h"

namespace loquat {
namespace {

constexpr std::int64_t kMaxNumber = 1 << 30;
constexpr std::int64_t kMaxHeadDim = 1 << 12;

Error unsupported(std::string sentence, std::string where = "config.json") {
    return {ErrorKind::kUnsupported, std::move(sentence), std::move(where)};
}
Error bad(std::string sentence, std::string where = "config.json") {
    return {ErrorKind::kBadInput, std::move(sentence), std::move(where)};
}

struct Family {
    std::string_view published;     ///< architectures[0] of config.json
    std::string_view architecture;  ///< general.architecture
    bool interleaves = false;       ///< rows of Q and K: the forward pass turns neighbours
    double rope_base = 10000;       ///< where config.json is silent
};
constexpr Family kFamilies[] = {
    {"LlamaForCausalLM", "llama", true},
    {"MistralForCausalLM", "llama", true},
    {"Qwen2ForCausalLM", "qwen2", false},
};

struct Renamed {
    std::string_view published;
    std::string_view name;
};
constexpr Renamed kWhole[] = {
    {"model.embed_tokens.weight", "token_embd.weight"},
    {"model.norm.weight", "output_norm.weight"},
    {"lm_head.weight", "output.weight"},
};
constexpr Renamed kOfLayer[] = {
    {"input_layernorm", "attn_norm"},    {"self_attn.q_proj", "attn_q"},
    {"self_attn.k_proj", "attn_k"},      {"self_attn.v_proj", "attn_v"},
    {"self_attn.o_proj", "attn_output"}, {"post_attention_layernorm", "ffn_norm"},
    {"mlp.gate_proj", "ffn_gate"},       {"mlp.up_proj", "ffn_up"},
    {"mlp.down_proj", "ffn_down"},
};

/// The numbers of config.json that the mapping needs; the rest is checked by read_model later.
struct Config {
    const Family* family = nullptr;
    std::int64_t n_layers = 0, n_embd = 0, n_ff = 0, n_heads = 0, n_kv_heads = 0, head_dim = 0, n_ctx = 0;
    double norm_eps = 1e-6, rope_base = 10000;
    bool is_tied = false;
};

class Planner {
public:
    Planner(const Json& json, const SafetensorsFolder& weights, GgufWriter& out)
        : json_(json), weights_(weights), out_(out) {}

    Result<std::vector<ConvertedTensor>> plan() {
        for (const auto step : {&Planner::read_family, &Planner::read_numbers, &Planner::read_quantization}) {
            if (const Result<void> done = (this->*step)(); !done) return done.error();
        }
        set_metadata();
        if (const Result<void> scaled = read_rope_scaling(); !scaled) return scaled.error();
        for (const auto& [name, tensor] : weights_.tensors()) {
            if (const Result<void> added = add(tensor); !added) return added.error();
        }
        return std::move(tensors_);
    }

private:
    Result<void> read_family() {
        const Json::Array* names = array_member(json_, "architectures");
        const std::string name =
            names && !names->empty() && (*names)[0].is_string() ? (*names)[0].as_string() : "";
        const auto* found = std::ranges::find(kFamilies, name, &Family::published);
        if (name.empty()) return bad("The folder does not say which architecture its model has.");
        if (found == std::end(kFamilies)) {
            return unsupported(
                "The architecture \"" + name +
                "\" is not supported; LlamaForCausalLM, MistralForCausalLM and Qwen2ForCausalLM are.");
        }
        c_.family = found;
        const std::string* activation = string_member(json_, "hidden_act");
        if (activation && *activation != "silu") {
            return unsupported("The activation \"" + *activation + "\" is not supported; silu is.");
        }
        return {};
    }

    Result<void> read_numbers() {
        const std::pair<const char*, std::int64_t*> required[] = {{"num_hidden_layers", &c_.n_layers},
                                                                  {"hidden_size", &c_.n_embd},
                                                                  {"intermediate_size", &c_.n_ff},
                                                                  {"num_attention_heads", &c_.n_heads},
                                                                  {"max_position_embeddings", &c_.n_ctx}};
        for (const auto& [key, value] : required) {
            *value = integer_member(json_, key).value_or(0);
            if (*value < 1 || *value > kMaxNumber)
                return bad(std::string(key) + " must be a whole number above zero.");
        }
        c_.n_kv_heads = integer_member(json_, "num_key_value_heads").value_or(c_.n_heads);
        c_.head_dim = integer_member(json_, "head_dim").value_or(c_.n_embd / c_.n_heads);
        if (c_.n_kv_heads < 1 || c_.n_kv_heads > c_.n_heads) return bad("num_key_value_heads does not fit.");
        if (c_.head_dim < 2 || c_.head_dim > kMaxHeadDim || c_.head_dim % 2 != 0)
            return bad("head_dim does not fit.");
        c_.norm_eps = number_member(json_, "rms_norm_eps").value_or(1e-6);
        c_.is_tied = bool_member(json_, "tie_word_embeddings").value_or(false);
        // Attention over a window alone is not supported: up to its length there is no difference.
        const bool slides =
            c_.family->architecture != "qwen2" || bool_member(json_, "use_sliding_window").value_or(false);
        const auto window = integer_member(json_, "sliding_window");
        if (slides && window && *window >= 1) c_.n_ctx = std::min(c_.n_ctx, *window);
        const Json* rope = json_.find("rope_parameters");  // where newer files keep it
        const auto base = rope ? number_member(*rope, "rope_theta") : std::nullopt;
        c_.rope_base = number_member(json_, "rope_theta").value_or(base.value_or(c_.family->rope_base));
        return {};
    }

    Result<void> read_quantization() {
        const Json* how = json_.find("quantization_config");
        if (!how || !how->is_object()) return {};
        const std::string* method = string_member(*how, "quant_method");
        if (!method || *method != "fp8") {
            return unsupported("The weights are quantized by \"" + (method ? *method : "an unknown method") +
                               "\"; convert the original ones instead.");
        }
        const Json::Array* block = array_member(*how, "weight_block_size");
        if (!block) return {};
        if (block->size() != 2 || !(*block)[0].is_int() || !(*block)[1].is_int())
            return bad("weight_block_size is no pair.");
        scale_rows_ = (*block)[0].as_int();
        scale_columns_ = (*block)[1].as_int();
        const bool fits = scale_rows_ >= 1 && scale_rows_ <= kMaxNumber && scale_columns_ >= 1 &&
                          scale_columns_ <= kMaxNumber;
        return fits ? Result<void>() : bad("weight_block_size does not fit.");
    }

    void set_metadata() {
        const std::string architecture(c_.family->architecture);
        const auto key = [&](const char* name) { return architecture + "." + name; };
        out_.set_string("general.architecture", architecture);
        out_.set_u32(key("block_count"), std::uint32_t(c_.n_layers));
        out_.set_u32(key("context_length"), std::uint32_t(c_.n_ctx));
        out_.set_u32(key("embedding_length"), std::uint32_t(c_.n_embd));
        out_.set_u32(key("feed_forward_length"), std::uint32_t(c_.n_ff));
        out_.set_u32(key("attention.head_count"), std::uint32_t(c_.n_heads));
        out_.set_u32(key("attention.head_count_kv"), std::uint32_t(c_.n_kv_heads));
        if (c_.head_dim * c_.n_heads != c_.n_embd) {
            out_.set_u32(key("attention.key_length"), std::uint32_t(c_.head_dim));
            out_.set_u32(key("attention.value_length"), std::uint32_t(c_.head_dim));
        }
        out_.set_f32(key("attention.layer_norm_rms_epsilon"), float(c_.norm_eps));
        out_.set_u32(key("rope.dimension_count"), std::uint32_t(c_.head_dim));
        out_.set_f32(key("rope.freq_base"), float(c_.rope_base));
    }

    Result<void> read_rope_scaling() {
        const Json* scaling = json_.find("rope_scaling");
        if (!scaling || !scaling->is_object()) scaling = json_.find("rope_parameters");
        if (!scaling || !scaling->is_object()) return {};
        const std::string* kind = string_member(*scaling, "rope_type");
        if (!kind) kind = string_member(*scaling, "type");
        // "dynamic" changes nothing up to the context the model was trained for, which is what the file says.
        if (!kind || *kind == "default" || *kind == "dynamic") return {};
        if (*kind == "llama3") return add_llama3_factors(*scaling);
        if (*kind != "linear")
            return unsupported("Rope scaling of the kind \"" + *kind + "\" is not supported.");
        const double factor = number_member(*scaling, "factor").value_or(0);
        if (!(factor > 0 && factor < 1e6)) return bad("The factor of rope_scaling does not fit.");
        out_.set_string(std::string(c_.family->architecture) + ".rope.scaling.type", "linear");
        out_.set_f32(std::string(c_.family->architecture) + ".rope.scaling.factor", float(factor));
        return {};
    }

    /// Llama 3.1 divides low frequencies by a factor, leaves high ones, and blends between
    /// (https://github.com/meta-llama/llama-models, apply_scaling).
    Result<void> add_llama3_factors(const Json& scaling) {
        const double factor = number_member(scaling, "factor").value_or(8);
        const double low = number_member(scaling, "low_freq_factor").value_or(1);
        const double high = number_member(scaling, "high_freq_factor").value_or(4);
        const double old_ctx = number_member(scaling, "original_max_position_embeddings").value_or(8192);
        if (!(factor > 0 && low > 0 && high > low && old_ctx > 0))
            return bad("The numbers of rope_scaling do not fit.");
        ConvertedTensor tensor;
        tensor.name = "rope_freqs.weight";
        tensor.shape = {{c_.head_dim / 2, 1, 1, 1}};
        for (std::int64_t i = 0; i < c_.head_dim / 2; ++i) {
            const double wavelength =
                2 * std::numbers::pi * std::pow(c_.rope_base, 2.0 * double(i) / double(c_.head_dim));
            const double blend = std::clamp((old_ctx / wavelength - low) / (high - low), 0.0, 1.0);
            tensor.values.push_back(float(1 / ((1 - blend) / factor + blend)));
        }
        tensors_.push_back(std::move(tensor));
        return {};
    }

    Result<void> add(const SafeTensor& source) {
        const std::string_view name = source.name;
        if (name.ends_with(".rotary_emb.inv_freq") || is_scale(name)) return {};
        if (c_.is_tied && name == "lm_head.weight") return {};
        const std::optional<std::string> renamed = rename(name);
        if (!renamed)
            return unsupported("The model holds a tensor that its architecture does not use.",
                               "tensor " + source.name);
        if (source.type == SafetensorsType::kOther) {
            return unsupported("Weights of the type " + source.type_name + " are not supported.",
                               "tensor " + source.name);
        }
        if (source.shape.empty() || source.shape.size() > 2 || source.n_elements() == 0)
            return bad("It should be a vector or a matrix.", "tensor " + source.name);
        ConvertedTensor tensor;
        tensor.name = *renamed;
        tensor.source = &source;
        tensor.shape.ne[0] = source.row_length();
        if (source.shape.size() == 2) tensor.shape.ne[1] = source.shape[0];
        if (const Result<void> headed = set_heads(tensor); !headed) return headed;
        if (const Result<void> scaled = set_scales(tensor); !scaled) return scaled;
        tensors_.push_back(std::move(tensor));
        return {};
    }

    bool is_scale(std::string_view name) const {
        constexpr std::string_view kEnding = "_scale_inv";
        return name.ends_with(kEnding) && weights_.find(name.substr(0, name.size() - kEnding.size()));
    }

    /// "model.layers.3.mlp.up_proj.weight" is "blk.3.ffn_up.weight".
    std::optional<std::string> rename(std::string_view name) const {
        for (const Renamed& r : kWhole)
            if (r.published == name) return std::string(r.name);
        constexpr std::string_view kPrefix = "model.layers.";
        if (!name.starts_with(kPrefix)) return std::nullopt;
        const char* end = name.data() + name.size();
        std::int64_t layer = -1;
        const char* dot = std::from_chars(name.data() + kPrefix.size(), end, layer).ptr;
        if (layer < 0 || layer >= c_.n_layers || dot == end || *dot != '.') return std::nullopt;
        const std::string_view part(dot + 1, std::size_t(end - dot - 1));
        const std::size_t last = part.rfind('.');
        if (last == std::string_view::npos) return std::nullopt;
        const std::string_view ending = part.substr(last);
        for (const Renamed& r : kOfLayer) {
            if (r.published == part.substr(0, last) && (ending == ".weight" || ending == ".bias"))
                return "blk." + std::to_string(layer) + "." + std::string(r.name) + std::string(ending);
        }
        return std::nullopt;
    }

    Result<void> set_heads(ConvertedTensor& tensor) const {
        if (!c_.family->interleaves) return {};
        const bool is_q = tensor.name.find(".attn_q.") != std::string::npos;
        if (!is_q && tensor.name.find(".attn_k.") == std::string::npos) return {};
        const std::int64_t heads = is_q ? c_.n_heads : c_.n_kv_heads;
        const std::int64_t rows = tensor.source->shape[0];
        if (rows != heads * c_.head_dim) {
            return bad("It has " + std::to_string(rows) + " rows instead of " +
                           std::to_string(heads * c_.head_dim) + ".",
                       "tensor " + tensor.source->name);
        }
        tensor.interleaved_heads = int(heads);
        return {};
    }

    Result<void> set_scales(ConvertedTensor& tensor) const {
        const SafeTensor& source = *tensor.source;
        if (source.type != SafetensorsType::kFp8E4M3) return {};
        tensor.scales = weights_.find(source.name + "_scale_inv");
        const auto blocks = [](std::int64_t n, std::int64_t size) { return (n + size - 1) / size; };
        const bool fits = tensor.scales && tensor.scales->type == SafetensorsType::kF32 &&
                          source.shape.size() == 2 &&
                          tensor.scales->shape == std::vector{blocks(source.shape[0], scale_rows_),
                                                              blocks(source.shape[1], scale_columns_)};
        if (!fits)
            return unsupported(
                "These FP8 weights lack the block scales (weight_scale_inv) that go with them.",
                "tensor " + source.name);
        tensor.scale_rows = int(scale_rows_);
        tensor.scale_columns = int(scale_columns_);
        return {};
    }

    const Json& json_;
    const SafetensorsFolder& weights_;
    GgufWriter& out_;
    Config c_;
    std::int64_t scale_rows_ = 128, scale_columns_ = 128;  // as DeepSeek-V3 has them
    std::vector<ConvertedTensor> tensors_;
};

}  // namespace

std::int64_t ConvertedTensor::source_row(std::int64_t row) const {
    if (interleaved_heads == 0) return row;
    const std::int64_t head_dim = source->shape[0] / interleaved_heads;
    const std::int64_t in_head = row % head_dim;
    return row - in_head + in_head % 2 * (head_dim / 2) + in_head / 2;
}

Result<std::vector<ConvertedTensor>> plan_conversion(const Json& config, const SafetensorsFolder& weights,
                                                     GgufWriter& out) {
    return Planner(config, weights, out).plan();
}

}  // namespace loquat
