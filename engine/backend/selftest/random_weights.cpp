// SPDX-License-Identifier: MIT
#include "engine/backend/selftest/random_weights.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstring>
#include <numbers>
#include <optional>

#include "engine/tensor/codec.h"

namespace loquat {
namespace {

constexpr std::array kTypes{DType::kF32,  DType::kF16,  DType::kBF16, DType::kQ8_0,   DType::kQ4_0,
                            DType::kQ4_1, DType::kQ5_0, DType::kQ5_1, DType::kQ2_K,   DType::kQ3_K,
                            DType::kQ4_K, DType::kQ5_K, DType::kQ6_K, DType::kIQ4_NL, DType::kIQ4_XS};

/// Where a block keeps its f16 scale, and the f16 factor of what is subtracted.
struct ScalePlace {
    DType type;
    std::size_t scale;
    std::optional<std::size_t> minimum;
};

constexpr std::array<ScalePlace, 7> kScalePlaces{{
    {DType::kQ2_K, 80, 82},
    {DType::kQ3_K, 108, std::nullopt},
    {DType::kQ4_K, 0, 2},
    {DType::kQ5_K, 0, 2},
    {DType::kQ6_K, 208, std::nullopt},
    {DType::kIQ4_NL, 0, std::nullopt},
    {DType::kIQ4_XS, 0, std::nullopt},
}};

float normal(std::mt19937_64& random) {
    const double u = double((random() >> 11) + 1) * 0x1p-53;
    const double v = double(random() >> 11) * 0x1p-53;
    return float(std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v));
}

class Blocks {
public:
    Blocks(const ScalePlace& place, std::size_t n, std::mt19937_64& random)
        : place_(place), info_(dtype_info(place.type)), bytes_(row_bytes(place.type, n)), values_(n) {
        for (std::byte& b : bytes_) b = std::byte(random() >> 56);
    }

    void set_scales(float scale, float minimum) {
        for (std::size_t at = 0; at < bytes_.size(); at += info_.block_bytes) {
            put(at + place_.scale, scale);
            if (place_.minimum) put(at + *place_.minimum, minimum);
        }
        decode_row(place_.type, bytes_.data(), values_.data(), values_.size());
    }

    double mean() const {
        double sum = 0;
        for (const float x : values_) sum += x;
        return sum / double(values_.size());
    }

    double rms() const {
        double sum = 0;
        for (const float x : values_) sum += double(x) * x;
        return std::sqrt(sum / double(values_.size()));
    }

    std::vector<std::byte> take() { return std::move(bytes_); }

private:
    void put(std::size_t at, float x) {
        const std::uint16_t half = f32_to_f16(x);
        std::memcpy(bytes_.data() + at, &half, sizeof half);
    }

    const ScalePlace& place_;
    const DTypeInfo& info_;
    std::vector<std::byte> bytes_;
    std::vector<float> values_;
};

/// Random bits, then scales that bring the mean (through the minimum, where there is one) and the RMS about.
std::vector<std::byte> random_blocks(const ScalePlace& place, std::size_t n, float rms,
                                     std::mt19937_64& random) {
    Blocks blocks(place, n, random);
    float minimum = 0;
    if (place.minimum) {
        blocks.set_scales(1, 0);
        const double with_scale = blocks.mean();
        blocks.set_scales(0, 1);
        minimum = float(with_scale / -blocks.mean());
    }
    blocks.set_scales(1, minimum);
    const float factor = float(rms / blocks.rms());
    blocks.set_scales(factor, minimum * factor);
    return blocks.take();
}

}  // namespace

std::span<const DType> weight_types() {
    return kTypes;
}

std::vector<std::byte> random_weights(DType type, std::size_t n, float rms, std::mt19937_64& random) {
    const auto place = std::ranges::find(kScalePlaces, type, &ScalePlace::type);
    if (place != kScalePlaces.end()) return random_blocks(*place, n, rms, random);
    assert(can_encode(type));
    std::vector<float> values(n);
    for (float& x : values) x = rms * normal(random);
    std::vector<std::byte> bytes(row_bytes(type, n));
    encode_row(type, values.data(), bytes.data(), n);
    return bytes;
}

}  // namespace loquat
