// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/gguf/safetensors.h"
#include "engine/gguf/writer.h"
#include "engine/tensor/tensor.h"

namespace loquat {

/// A tensor of a GGUF file to be made, and what it is made of.
struct ConvertedTensor {
    std::string name;
    Shape shape;
    const SafeTensor* source = nullptr;     ///< null: `values` as they are
    const SafeTensor* scales = nullptr;     ///< of FP8 weights: one factor for each block of rows and columns
    int scale_rows = 0, scale_columns = 0;  ///< the block's extents
    int interleaved_heads =
        0;  ///< not 0: so many heads, in each of which rows i and i + half come to stand together
    std::vector<float> values;

    bool is_vector() const { return shape.n_rows() == 1; }
    /// Which row of the source becomes row `row`.
    std::int64_t source_row(std::int64_t row) const;
};

/// Everything but the tokenizer that makes a Hugging Face model a GGUF file: sets the metadata of `config`
/// (the folder's config.json) in `out` and says what each tensor is made of. The views belong to `weights`.
/// kUnsupported, with the reason, for what engine/model does not know.
Result<std::vector<ConvertedTensor>> plan_conversion(const Json& config, const SafetensorsFolder& weights,
                                                     GgufWriter& out);

}  // namespace loquat
