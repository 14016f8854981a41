// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/base/json.h"

using loquat::Json;

/// What is read can be written, and reading that gives the same text again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto value = Json::parse({reinterpret_cast<const char*>(data), size});
    if (!value) {
        if (value.error().message.empty() || value.error().where.empty()) std::abort();
        return 0;
    }
    for (const int indent : {0, 2}) {
        const std::string text = value->dump(indent);
        const auto again = Json::parse(text);
        if (!again || again->dump(indent) != text) std::abort();
    }
    return 0;
}
