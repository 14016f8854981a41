// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>
#include <span>

#include "engine/text/sentencepiece_model.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto model = loquat::read_sentencepiece_model(std::as_bytes(std::span(data, size)));
    if (!model) return 0;
    std::size_t bytes = 0;
    for (const auto& piece : model->pieces) bytes += piece.text.size();
    if (bytes > size || model->pieces.size() > size) std::abort();
    return 0;
}
