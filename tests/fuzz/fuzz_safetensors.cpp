// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>
#include <span>

#include "engine/gguf/safetensors.h"

/// Whatever the bytes are, they are refused or every tensor can be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tensors = loquat::read_safetensors(std::as_bytes(std::span(data, size)));
    if (!tensors) {
        if (tensors.error().message.empty()) std::abort();
        return 0;
    }
    volatile unsigned sink = 0;
    for (const loquat::SafeTensor& tensor : *tensors) {
        for (const std::byte byte : tensor.data) sink = sink + std::to_integer<unsigned>(byte);
        sink = sink + unsigned(tensor.n_elements());
    }
    return 0;
}
