// SPDX-License-Identifier: MIT
// The first bytes of a file that is still elsewhere.
#include <cstdint>
#include <cstdlib>
#include <span>

#include "engine/runtime/describe_beginning.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    for (const std::uint64_t elsewhere :
         {std::uint64_t{0}, std::uint64_t{1} << 20, ~std::uint64_t{0} - size}) {
        const auto beginning = loquat::describe_beginning(bytes, size + elsewhere, "x.gguf");
        if (beginning && beginning->wanted_bytes != 0 && beginning->wanted_bytes <= size) std::abort();
    }
    return 0;
}
