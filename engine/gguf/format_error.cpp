// SPDX-License-Identifier: MIT
#include "engine/gguf/format_error.h"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.h"

namespace loquat {

Error format_error(std::string message, std::string where) {
    return {ErrorKind::kBadInput, std::move(message), std::move(where)};
}

Error cut_off_error(std::string_view part, std::size_t position) {
    return format_error(
        "the file ends inside its " + std::string(part) + "; it is damaged or not fully downloaded",
        "byte " + std::to_string(position));
}

std::string quoted(std::string_view name) {
    constexpr std::size_t kLongest = 80;
    std::string text = to_valid_utf8(name.substr(0, kLongest));
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    return "\"" + text + (name.size() > kLongest ? "…\"" : "\"");
}

}  // namespace loquat
