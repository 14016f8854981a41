// SPDX-License-Identifier: MIT
#include "engine/quantize/plan.h"

#include <string>

namespace loquat {
namespace {

constexpr std::uint32_t kQuantizationVersion = 2;  ///< of the block layouts, as every reader of GGUF counts
constexpr std::uint64_t kTokensOfChunk = 512;

/// Keys that tell of the old file what is not so in the new one.
bool is_replaced(std::string_view key) {
    return key == "general.file_type" || key == "general.quantization_version" || key.starts_with("split.") ||
           key.starts_with("quantize.imatrix.");
}

}  // namespace

GgufWriter quantized_file(const GgufFile& source, const Recipe& recipe, const Imatrix* imatrix) {
    GgufWriter file;
    for (const MetaEntry& entry : source.metadata()) {
        if (!is_replaced(entry.key)) file.copy(entry);
    }
    file.set_u32("general.file_type", recipe.file_type);
    file.set_u32("general.quantization_version", kQuantizationVersion);
    if (imatrix) {
        file.set_string("quantize.imatrix.dataset", imatrix->text_name);
        file.set_u32("quantize.imatrix.entries_count", std::uint32_t(imatrix->mean_squares.size()));
        file.set_u32("quantize.imatrix.chunks_count", std::uint32_t(imatrix->n_tokens / kTokensOfChunk));
    }
    for (std::size_t i = 0; i < source.tensors().size(); ++i) {
        const TensorView& tensor = source.tensors()[i];
        file.declare_tensor(std::string(tensor.name), recipe.types[i], tensor.shape);
    }
    return file;
}

}  // namespace loquat
