// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "engine/tensor/tensor.h"

namespace loquat {

// A model is a short program over this closed set of operations. engine/model writes it once; a backend
// runs it. Every value is a matrix of f32, one row per token of the batch (or per wanted output row),
// width fixed by the program. What changes from token to token is in Batch (backend.h), not here.
// Norm weights, biases and rope factors are F32; matrices are of any type that decode_row() knows.

struct Value {
    int id = -1;
};
struct Weight {
    int id = -1;
};

/// out[r] = table[token of row r], decoded.
struct EmbedOp {
    Weight table;
    Value out;
};

/// out[r,c] = x[r,c] * weight[c] / sqrt(mean over c of x[r,c]^2 + eps).   arXiv:1910.07467
struct RmsNormOp {
    Value x;
    Weight weight;
    float eps = 1e-5f;
    Value out;
};

/// out[r,o] = sum over i of x[r,i] * weight[o,i] (+ bias[o]); weight is (out, in) with rows of length in.
struct MatMulOp {
    Value x;
    Weight weight;
    std::optional<Weight> bias;
    Value out;
};

struct AddOp {
    Value a, b, out;
};

/// out = silu(gate) * up.   arXiv:2002.05202
struct SwiGluOp {
    Value gate, up, out;
};

enum class RopePairing {
    kInterleaved,  ///< rotates (2i, 2i+1): llama files
    kHalves,       ///< rotates (i, i + n_rot/2): NEOX, qwen2 files
};

/// Rotary position embedding (arXiv:2104.09864) of each head's first n_rot elements, by angle
/// position * scale * base^(-2i/n_rot) / factors[i].
struct RopeOp {
    Value x;
    int n_heads = 0;
    int head_dim = 0;
    int n_rot = 0;
    RopePairing pairing = RopePairing::kInterleaved;
    float base = 10000.0f;
    float scale = 1.0f;             ///< 1 / linear scaling factor
    std::optional<Weight> factors;  ///< (n_rot / 2) f32: Llama 3's rope_freqs
    Value out;
};

/// Causal grouped-query attention over the sequence's pages: first the rows' k and v are stored at their
/// positions in layer `layer`, then each row attends to positions 0..its own.
/// q, out: (rows, n_heads*head_dim); k, v: (rows, n_kv_heads*head_dim).
struct AttentionOp {
    Value q, k, v;
    int layer = 0;
    int n_heads = 0;
    int n_kv_heads = 0;
    int head_dim = 0;
    float scale = 1.0f;
    Value out;
};

/// Keeps the rows whose logits are wanted (Batch::output_rows); values after it have that many rows.
struct SelectRowsOp {
    Value x, out;
};

using Op = std::variant<EmbedOp, RmsNormOp, MatMulOp, AddOp, SwiGluOp, RopeOp, AttentionOp, SelectRowsOp>;

/// The K and V that one token leaves behind: n_layers * 2 * n_kv_heads * head_dim elements.
struct KvShape {
    int n_layers = 0;
    int n_kv_heads = 0;
    int head_dim = 0;
};

struct Program {
    struct ValueInfo {
        int width = 0;
        bool selected_rows = false;  ///< one row per wanted output instead of per token
    };

    std::vector<Op> ops;              ///< in order of execution
    std::vector<ValueInfo> values;    ///< by Value::id; each is written by exactly one op
    std::vector<TensorView> weights;  ///< by Weight::id; views over the mapped model file
    Value logits;                     ///< (output rows, n_vocab)
    int n_vocab = 0;
    KvShape kv;
};

/// Appends operations and names their results, so that a forward pass reads like the paper.
/// Widths that do not fit together are programming errors: engine/model checks the file first.
class ProgramBuilder {
public:
    Weight weight(const TensorView& tensor);

    Value embed(Weight table);
    Value rms_norm(Value x, Weight weight, float eps);
    Value matmul(Value x, Weight weight, std::optional<Weight> bias = {});
    Value add(Value a, Value b);
    Value swiglu(Value gate, Value up);
    Value rope(Value x, RopeOp how);  ///< `how` without x and out
    Value attention(Value q, Value k, Value v, AttentionOp how);
    Value select_rows(Value x);

    Program finish(Value logits, KvShape kv) &&;

private:
    Value add_value(int width, bool selected_rows);
    Value add_value_like(Value x) { return add_value(info(x).width, info(x).selected_rows); }
    const Program::ValueInfo& info(Value x) const { return program_.values[std::size_t(x.id)]; }
    const Shape& shape(Weight w) const { return program_.weights[std::size_t(w.id)].shape; }
    bool same_shape(Value a, Value b) const {
        return info(a).width == info(b).width && info(a).selected_rows == info(b).selected_rows;
    }

    Program program_;
};

}  // namespace loquat
