// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace loquat {

/// Walks over bytes that may end anywhere. A read past the end gives nullopt and moves nothing.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::size_t position() const { return position_; }
    std::size_t remaining() const { return bytes_.size() - position_; }
    std::span<const std::byte> rest() const { return bytes_.subspan(position_); }

    template <class T>
    std::optional<T> read() {
        static_assert(std::is_trivially_copyable_v<T>);
        if (remaining() < sizeof(T)) return std::nullopt;
        T value;
        std::memcpy(&value, bytes_.data() + position_, sizeof value);
        position_ += sizeof value;
        return value;
    }

    std::optional<std::span<const std::byte>> take(std::uint64_t n);
    /// A string as GGUF stores it: its length in 64 bits, then its bytes.
    std::optional<std::string_view> read_string();

private:
    std::span<const std::byte> bytes_;
    std::size_t position_ = 0;
};

}  // namespace loquat
