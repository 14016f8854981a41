// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "engine/quantize/imatrix.h"

/// Whatever the bytes are, they are refused with a sentence or every value is a finite number that is not negative.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto imatrix = loquat::parse_imatrix(std::as_bytes(std::span(data, size)));
    if (!imatrix && imatrix.error().message.empty()) std::abort();
    if (!imatrix) return 0;
    for (const auto& [name, values] : imatrix->mean_squares) {
        for (const float value : values) {
            if (!std::isfinite(value) || value < 0) std::abort();
        }
    }
    return 0;
}
