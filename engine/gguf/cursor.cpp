// SPDX-License-Identifier: MIT
#include "engine/gguf/cursor.h"

namespace loquat {

std::optional<std::span<const std::byte>> ByteCursor::take(std::uint64_t n) {
    if (n > remaining()) return std::nullopt;
    if (n > bytes_.size() - position_) {
        wanted_ = position_ + n;
        return std::nullopt;
    }
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

}  // namespace loquat
