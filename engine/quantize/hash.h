// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace loquat {

/// A fast check sum of bytes, to see whether they are what was written: no defence against anybody.
class Hash64 {
public:
    explicit Hash64(std::uint64_t seed = 0) : state_(seed ^ 0x9e3779b97f4a7c15) {}

    Hash64& add(std::uint64_t word) {
        state_ = (state_ ^ word) * 0xff51afd7ed558ccd;
        state_ ^= state_ >> 32;
        return *this;
    }

    Hash64& add(std::span<const std::byte> bytes) {
        add(bytes.size());
        std::size_t i = 0;
        for (std::uint64_t word; i + sizeof word <= bytes.size(); i += sizeof word) {
            std::memcpy(&word, bytes.data() + i, sizeof word);
            add(word);
        }
        std::uint64_t rest = 0;
        if (i < bytes.size()) std::memcpy(&rest, bytes.data() + i, bytes.size() - i);
        return add(rest);
    }

    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_;
};

}  // namespace loquat
