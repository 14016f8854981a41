// SPDX-License-Identifier: MIT
#include "engine/gguf/cursor.h"

#include <algorithm>

#include "engine/base/utf8.h"

namespace loquat {

std::optional<std::span<const std::byte>> ByteCursor::take(std::uint64_t n) {
    if (n > remaining()) return std::nullopt;
    const auto taken = bytes_.subspan(position_, static_cast<std::size_t>(n));
    position_ += taken.size();
    return taken;
}

std::optional<std::string_view> ByteCursor::read_string() {
    const std::size_t start = position_;
    const auto length = read<std::uint64_t>();
    const auto text = length ? take(*length) : std::nullopt;
    if (!text) {
        position_ = start;
        return std::nullopt;
    }
    return std::string_view(reinterpret_cast<const char*>(text->data()), text->size());
}

std::string quoted(std::string_view name) {
    constexpr std::size_t kLongest = 80;
    std::string text = to_valid_utf8(name.substr(0, kLongest));
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    return "\"" + text + (name.size() > kLongest ? "…\"" : "\"");
}

}  // namespace loquat
