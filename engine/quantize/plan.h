// SPDX-License-Identifier: MIT
#pragma once

#include "engine/gguf/writer.h"
#include "engine/quantize/imatrix.h"
#include "engine/quantize/mix.h"

namespace loquat {

/// Whether a tensor is one that mixes make smaller: a matrix of weights, large enough to matter.
bool is_quantizable(const TensorView& tensor);

/// The file that this recipe makes of a source, without its data: metadata, and tensors by their description.
GgufWriter quantized_file(const GgufFile& source, const Recipe& recipe, const Imatrix* imatrix);

}  // namespace loquat
