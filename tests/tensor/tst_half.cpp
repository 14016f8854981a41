// SPDX-License-Identifier: MIT
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <QTest>
#include <random>

#include "engine/tensor/codec.h"

using namespace loquat;

namespace {

std::uint32_t bits(float f) {
    return std::bit_cast<std::uint32_t>(f);
}

/// The value by the definition of the format, in double arithmetic.
double meaning_of_f16(std::uint32_t h) {
    const int exponent = (h >> 10) & 31;
    const int mantissa = h & 1023;
    const double magnitude = exponent == 31  ? (mantissa ? std::nan("") : HUGE_VAL)
                             : exponent == 0 ? std::ldexp(mantissa, -24)
                                             : std::ldexp(1024 + mantissa, exponent - 25);
    return h & 0x8000 ? -magnitude : magnitude;
}

/// The nearest half, found by bisection; ties go to the even one.
std::uint16_t nearest_f16(float f) {
    const double magnitude = std::fabs(static_cast<double>(f));
    const std::uint16_t sign = std::signbit(f) ? 0x8000 : 0;
    std::uint32_t low = 0, high = 0x7C00;  // magnitudes grow with their bits
    while (high - low > 1) {
        const std::uint32_t middle = (low + high) / 2;
        (meaning_of_f16(middle) <= magnitude ? low : high) = middle;
    }
    // Infinity rounds as if it were the next number after 65504.
    const double above = high == 0x7C00 ? 65536.0 : meaning_of_f16(high);
    const double to_low = magnitude - meaning_of_f16(low), to_high = above - magnitude;
    const bool up = to_high < to_low || (to_high == to_low && low % 2 == 1);
    return static_cast<std::uint16_t>(sign | (up ? high : low));
}

}  // namespace

class TestHalf : public QObject {
    Q_OBJECT

private slots:
    void all_65536_halves_have_their_meaning() {
        for (std::uint32_t h = 0; h < 65536; ++h) {
            const double expected = meaning_of_f16(h);
            const float f = f16_to_f32(static_cast<std::uint16_t>(h));
            if (std::isnan(expected)) {
                QCOMPARE(bits(f),
                         ((h & 0x8000) << 16) | 0x7FC00000 | ((h & 0x3FF) << 13));  // quiet, as F16C gives it
                continue;
            }
            QCOMPARE(bits(f), bits(static_cast<float>(expected)));
        }
    }

    void all_65536_halves_survive_the_way_there_and_back() {
        for (std::uint32_t h = 0; h < 65536; ++h) {
            const float f = f16_to_f32(static_cast<std::uint16_t>(h));
            if (std::isnan(f)) {
                QCOMPARE(f32_to_f16(f),
                         static_cast<std::uint16_t>(h | 0x200));  // quiet, sign and payload kept
            } else {
                QCOMPARE(f32_to_f16(f), static_cast<std::uint16_t>(h));
            }
        }
    }

    void floats_round_to_the_nearest_even_half() {
        std::mt19937 random(7);
        std::uniform_real_distribution<float> exponent(-28, 18);
        for (int i = 0; i < 200000; ++i) {
            const float f = std::exp2(exponent(random)) * (i % 2 ? 1.0f : -1.0f);
            QCOMPARE(f32_to_f16(f), nearest_f16(f));
        }
    }

    void ties_between_halves_go_to_even() {
        for (std::uint32_t h = 0; h < 0x7BFF; ++h) {
            const auto middle = static_cast<float>((meaning_of_f16(h) + meaning_of_f16(h + 1)) / 2);
            const std::uint32_t even = h % 2 == 0 ? h : h + 1;
            QCOMPARE(f32_to_f16(middle), static_cast<std::uint16_t>(even));
            QCOMPARE(f32_to_f16(std::nextafterf(middle, 0)), static_cast<std::uint16_t>(h));
            QCOMPARE(f32_to_f16(std::nextafterf(middle, 1e9f)), static_cast<std::uint16_t>(h + 1));
        }
    }

    void the_ends_of_the_range_are_kept() {
        constexpr float kInfinity = std::numeric_limits<float>::infinity();
        QCOMPARE(f32_to_f16(65504.0f), std::uint16_t{0x7BFF});
        QCOMPARE(f32_to_f16(65519.996f), std::uint16_t{0x7BFF});
        QCOMPARE(f32_to_f16(65520.0f), std::uint16_t{0x7C00});
        QCOMPARE(f32_to_f16(3e38f), std::uint16_t{0x7C00});
        QCOMPARE(f32_to_f16(-kInfinity), std::uint16_t{0xFC00});
        QCOMPARE(f32_to_f16(-0.0f), std::uint16_t{0x8000});
        QCOMPARE(f32_to_f16(0x1p-25f), std::uint16_t{0});
        QCOMPARE(f32_to_f16(std::numeric_limits<float>::denorm_min()), std::uint16_t{0});
    }

    void all_65536_bfloats_survive_the_way_there_and_back() {
        for (std::uint32_t h = 0; h < 65536; ++h) {
            const float f = bf16_to_f32(static_cast<std::uint16_t>(h));
            QCOMPARE(bits(f), h << 16);
            if (!std::isnan(f)) QCOMPARE(f32_to_bf16(f), static_cast<std::uint16_t>(h));
        }
    }

    void floats_round_to_the_nearest_even_bfloat() {
        const auto from_bits = [](std::uint32_t b) { return f32_to_bf16(std::bit_cast<float>(b)); };
        QCOMPARE(from_bits(0x3F808000), std::uint16_t{0x3F80});  // a tie, down to even
        QCOMPARE(from_bits(0x3F818000), std::uint16_t{0x3F82});  // a tie, up to even
        QCOMPARE(from_bits(0x3F808001), std::uint16_t{0x3F81});
        QCOMPARE(from_bits(0x7F7FFFFF), std::uint16_t{0x7F80});  // the largest float becomes infinity
        QCOMPARE(from_bits(0xFF800000), std::uint16_t{0xFF80});
        QCOMPARE(from_bits(0x00008001), std::uint16_t{0x0001});   // subnormal
        QVERIFY(std::isnan(bf16_to_f32(from_bits(0x7F800001))));  // a NaN in the low bits alone stays a NaN
        QVERIFY(std::isnan(bf16_to_f32(from_bits(0xFFFFFFFF))));
    }
};

QTEST_APPLESS_MAIN(TestHalf)
#include "tst_half.moc"
