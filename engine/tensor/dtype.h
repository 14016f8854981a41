// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace loquat {

/// Element types of stored tensors. The numbers are those of the GGUF file format.
enum class DType : std::uint32_t {
    kF32 = 0,
    kF16 = 1,
    kQ4_0 = 2,
    kQ4_1 = 3,
    kQ5_0 = 6,
    kQ5_1 = 7,
    kQ8_0 = 8,
    kQ2_K = 10,
    kQ3_K = 11,
    kQ4_K = 12,
    kQ5_K = 13,
    kQ6_K = 14,
    kIQ4_NL = 20,
    kIQ4_XS = 23,
    kI8 = 24,
    kI16 = 25,
    kI32 = 26,
    kI64 = 27,
    kF64 = 28,
    kBF16 = 30,
    kMXFP4 = 39,
};

struct DTypeInfo {
    DType type;
    std::string_view name;     ///< "Q4_K", "F16", as people write it
    std::uint32_t block_size;  ///< elements per block; 1 for plain types
    std::uint32_t block_bytes;
    bool is_float_weight;  ///< decode_row can turn it into floats
};

/// Every type this build knows, in order of DType.
std::span<const DTypeInfo> all_dtypes();

/// The type with this number in a GGUF file, or nullptr when unknown.
const DTypeInfo* find_dtype(std::uint32_t gguf_number);

const DTypeInfo& dtype_info(DType type);

/// Bytes of a row of n elements; n must be a multiple of the block size.
std::size_t row_bytes(DType type, std::size_t n);

}  // namespace loquat
