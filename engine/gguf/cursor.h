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

/// Walks over bytes that may end anywhere. A read past the end gives nullopt and moves nothing. The bytes may be only
/// the beginning of something longer: then wanted() tells a read past what is here from one past the true end.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::byte> bytes) : ByteCursor(bytes, bytes.size()) {}
    /// The first bytes of `size`.
    ByteCursor(std::span<const std::byte> bytes, std::uint64_t size) : bytes_(bytes), size_(size) {}

    std::size_t position() const { return position_; }
    std::uint64_t remaining() const { return size_ - position_; }
    /// How many of the first bytes a failed read asked for, when that is more than are here; else 0.
    std::uint64_t wanted() const { return wanted_; }

    template <class T>
    std::optional<T> read() {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto taken = take(sizeof(T));
        if (!taken) return std::nullopt;
        T value;
        std::memcpy(&value, taken->data(), sizeof value);
        return value;
    }

    std::optional<std::span<const std::byte>> take(std::uint64_t n);
    /// A string as GGUF stores it: its length in 64 bits, then its bytes.
    std::optional<std::string_view> read_string();

private:
    std::span<const std::byte> bytes_;
    std::uint64_t size_ = 0;
    std::size_t position_ = 0;
    std::uint64_t wanted_ = 0;
};

}  // namespace loquat
