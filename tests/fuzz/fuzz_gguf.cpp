// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>
#include <span>

#include "engine/gguf/reader.h"
#include "tests/gguf/touch.h"

/// Whatever the bytes are, open() refuses them or everything in the file can be read.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = loquat::GgufFile::parse(std::as_bytes(std::span(data, size)));
    if (file) {
        touch_everything(*file);
    } else if (file.error().message.empty()) {
        std::abort();
    }
    return 0;
}
