// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <string>

#include "engine/quantize/mix.h"
#include "engine/quantize/plan.h"

namespace loquat {
namespace {

/// The part that a matrix plays, by its name. What is not named here is of the main type.
enum class Part { kOther, kOutput, kAttentionV, kAttentionK, kAttentionOutput, kAttentionQkv, kFfnDown };

bool has(std::string_view name, std::string_view piece) {
    return name.find(piece) != std::string_view::npos;
}

Part part_of(std::string_view name, bool has_output) {
    if (name == (has_output ? "output.weight" : "token_embd.weight")) return Part::kOutput;
    if (has(name, "attn_v.weight")) return Part::kAttentionV;
    if (has(name, "attn_k.weight")) return Part::kAttentionK;
    if (has(name, "attn_output.weight")) return Part::kAttentionOutput;
    if (has(name, "attn_qkv.weight")) return Part::kAttentionQkv;
    return has(name, "ffn_down") ? Part::kFfnDown : Part::kOther;
}

/// "blk.7.attn_v.weight" is of layer 7; -1 when the name tells none.
int layer_of(std::string_view name) {
    int layer = -1;
    if (name.starts_with("blk.")) std::from_chars(name.data() + 4, name.data() + name.size(), layer);
    return layer;
}

struct Traits {
    int n_layers = 0;
    int n_experts = 0;
    int sharing = 1;  ///< query heads that share one key and value head
};

Traits traits_of(const GgufFile& source) {
    const std::string architecture(source.string("general.architecture").value_or(""));
    const auto number = [&](const char* key, std::int64_t otherwise) {
        return std::clamp<std::int64_t>(source.integer(architecture + key).value_or(otherwise), 0, 1 << 20);
    };
    Traits traits;
    traits.n_layers = int(number(".block_count", 0));
    traits.n_experts = int(number(".expert_count", 0));
    const std::int64_t heads = number(".attention.head_count", 1);
    traits.sharing = int(heads / std::max<std::int64_t>(1, number(".attention.head_count_kv", heads)));
    return traits;
}

/// The first and last eighth of the layers, and every third between, are the most sensitive.
bool uses_more_bits(int i, int n) {
    return i < n / 8 || i >= 7 * n / 8 || (i - n / 8) % 3 == 2;
}

class Rules {
public:
    Rules(const GgufFile& source, Mix mix)
        : mix_(mix), main_(mix_info(mix).main_type), traits_(traits_of(source)) {
        has_output_ = source.find_tensor("output.weight") != nullptr;
        for (const TensorView& t : source.tensors()) {
            const bool is_values = has(t.name, "attn_v.weight") || has(t.name, "attn_qkv.weight") ||
                                   has(t.name, "attn_kv_b.weight");
            if (is_values) value_layers_.push_back(layer_of(t.name));
        }
        std::ranges::sort(value_layers_);
    }

    DType type_for(const TensorView& tensor) const {
        if (mix_ == Mix::kMXFP4 && traits_.n_experts > 0) {
            return tensor.shape.ne[2] > 1 ? DType::kMXFP4 : DType::kQ8_0;  // the experts are nearly all of it
        }
        if (dtype_info(main_).block_size == 1) return main_;
        const int layer = layer_of(tensor.name);
        switch (part_of(tensor.name, has_output_)) {
            case Part::kOutput:
                return main_ == DType::kQ8_0 ? main_ : DType::kQ6_K;
            case Part::kAttentionV:
                return for_values(layer);
            case Part::kAttentionK:
                return traits_.n_experts == 8 ? DType::kQ8_0 : main_;
            case Part::kAttentionOutput:
                return for_attention_output();
            case Part::kAttentionQkv:
                return for_qkv();
            case Part::kFfnDown:
                return for_ffn_down(layer);
            case Part::kOther:
                return main_;
        }
        return main_;
    }

private:
    DType for_values(int layer) const {
        // A tiny part of a mixture of eight experts, so better bits cost nothing.
        if (traits_.n_experts == 8) return DType::kQ8_0;
        const int i = int(std::ranges::lower_bound(value_layers_, layer) - value_layers_.begin());
        const DType type = for_values_of(i, int(value_layers_.size()));
        // 80 layers with eight heads that share one: few values, many readers.
        const bool is_shared = traits_.n_layers == 80 && traits_.sharing > 1;
        return is_shared && (type == DType::kQ3_K || type == DType::kQ4_K) ? DType::kQ5_K : type;
    }

    DType for_values_of(int i, int n) const {
        switch (mix_) {
            case Mix::kQ2_K:
                return traits_.sharing >= 4 ? DType::kQ4_K : DType::kQ3_K;
            case Mix::kQ3_K_M:
                return i < 2 ? DType::kQ5_K : DType::kQ4_K;
            case Mix::kQ3_K_L:
                return DType::kQ5_K;
            case Mix::kIQ4_NL:
            case Mix::kIQ4_XS:
                return traits_.sharing >= 4 ? DType::kQ5_K : main_;
            case Mix::kQ4_K_S:
                return i < 4 ? DType::kQ5_K : main_;
            case Mix::kQ4_K_M:
            case Mix::kQ5_K_M:
                return uses_more_bits(i, n) ? DType::kQ6_K : main_;
            default:
                return main_;
        }
    }

    DType for_ffn_down(int layer) const {
        const int n = traits_.n_layers;
        switch (mix_) {
            case Mix::kQ2_K:
                return DType::kQ3_K;
            case Mix::kQ3_K_M:
                return layer < n / 16 ? DType::kQ5_K : DType::kQ4_K;
            case Mix::kQ3_K_L:
                return DType::kQ5_K;
            case Mix::kIQ4_NL:
            case Mix::kIQ4_XS:
            case Mix::kQ4_K_S:
                return layer < n / 8 ? DType::kQ5_K : main_;
            case Mix::kQ4_K_M:
            case Mix::kQ5_K_M:
                return uses_more_bits(layer, n) ? DType::kQ6_K : main_;
            default:
                return main_;
        }
    }

    DType for_attention_output() const {
        const bool is_small = dtype_info(main_).block_bytes * 8 < 5 * dtype_info(main_).block_size;
        const bool is_plain = main_ == DType::kQ4_0 || main_ == DType::kQ4_1 || main_ == DType::kMXFP4;
        if (traits_.n_experts == 8)
            return is_small && !is_plain && mix_ != Mix::kQ3_K_L ? DType::kQ5_K : main_;
        switch (mix_) {
            case Mix::kQ2_K:
                return DType::kQ3_K;
            case Mix::kQ3_K_M:
                return DType::kQ4_K;
            case Mix::kQ3_K_L:
                return DType::kQ5_K;
            default:
                return main_;
        }
    }

    DType for_qkv() const {
        switch (mix_) {
            case Mix::kQ3_K_M:
            case Mix::kQ3_K_L:
                return DType::kQ4_K;
            case Mix::kQ4_K_M:
                return DType::kQ5_K;
            case Mix::kQ5_K_M:
                return DType::kQ6_K;
            default:
                return main_;
        }
    }

    Mix mix_;
    DType main_;
    Traits traits_;
    bool has_output_ = false;
    std::vector<int> value_layers_;
};

/// What fits rows that are no multiple of 256, and F16 for those that are no multiple of 32 either.
DType fitting(DType type, const TensorView& tensor) {
    const auto fits = [&](DType t) { return tensor.shape.row_length() % dtype_info(t).block_size == 0; };
    if (fits(type)) return type;
    DType other = DType::kF16;
    if (type == DType::kQ2_K || type == DType::kQ3_K || type == DType::kIQ4_XS) other = DType::kIQ4_NL;
    if (type == DType::kQ4_K) other = DType::kQ5_0;
    if (type == DType::kQ5_K) other = DType::kQ5_1;
    if (type == DType::kQ6_K) other = DType::kQ8_0;
    return fits(other) ? other : DType::kF16;
}

/// The output is read for every token and with it goes all that was computed: never less than eight bits
/// there.
DType fitting_output(const TensorView& tensor) {
    return tensor.shape.row_length() % dtype_info(DType::kQ8_0).block_size == 0 ? DType::kQ8_0 : DType::kF16;
}

}  // namespace

bool is_quantizable(const TensorView& tensor) {
    if (!dtype_info(tensor.type).is_float_weight || tensor.shape.n_rows() < 2) return false;
    if (!tensor.name.ends_with("weight") || tensor.name.ends_with("_norm.weight")) return false;
    // Small, and a little error there sends a token to other experts, places or states.
    for (const std::string_view kept :
         {"ffn_gate_inp", "position_embd", "token_types", "ssm_conv1d", "attn_rel_b"}) {
        if (has(tensor.name, kept)) return false;
    }
    return true;
}

Recipe recipe_for(const GgufFile& source, Mix mix) {
    const Rules rules(source, mix);
    const bool has_output = source.find_tensor("output.weight") != nullptr;
    Recipe recipe{mix_info(mix).file_type, {}};
    for (const TensorView& tensor : source.tensors()) {
        DType type = tensor.type;
        if (is_quantizable(tensor)) {
            const DType wanted = rules.type_for(tensor);
            type = fitting(wanted, tensor);
            if (type != wanted && part_of(tensor.name, has_output) == Part::kOutput)
                type = fitting_output(tensor);
        }
        recipe.types.push_back(type);
    }
    return recipe;
}

std::uint64_t recipe_bytes(const GgufFile& source, const Recipe& recipe) {
    return quantized_file(source, recipe, nullptr).layout().size_bytes;
}

double bits_per_weight(const GgufFile& source, const Recipe& recipe) {
    double bytes = 0, weights = 0;
    for (std::size_t i = 0; i < recipe.types.size(); ++i) {
        const Shape& shape = source.tensors()[i].shape;
        bytes += double(row_bytes(recipe.types[i], std::size_t(shape.row_length()))) * double(shape.n_rows());
        weights += double(shape.n_elements());
    }
    return weights > 0 ? bytes * 8 / weights : 0;
}

}  // namespace loquat
