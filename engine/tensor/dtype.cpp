// SPDX-License-Identifier: MIT
#include "engine/tensor/dtype.h"

#include <algorithm>
#include <cassert>

#include "engine/tensor/blocks.h"

namespace loquat {
namespace {

template <class Block>
constexpr DTypeInfo block_type(DType type, std::string_view name) {
    return {type, name, Block::kSize, sizeof(Block), true};
}

constexpr DTypeInfo kTypes[] = {
    {DType::kF32, "F32", 1, 4, true},
    {DType::kF16, "F16", 1, 2, true},
    block_type<BlockQ4_0>(DType::kQ4_0, "Q4_0"),
    block_type<BlockQ4_1>(DType::kQ4_1, "Q4_1"),
    block_type<BlockQ5_0>(DType::kQ5_0, "Q5_0"),
    block_type<BlockQ5_1>(DType::kQ5_1, "Q5_1"),
    block_type<BlockQ8_0>(DType::kQ8_0, "Q8_0"),
    block_type<BlockQ2_K>(DType::kQ2_K, "Q2_K"),
    block_type<BlockQ3_K>(DType::kQ3_K, "Q3_K"),
    block_type<BlockQ4_K>(DType::kQ4_K, "Q4_K"),
    block_type<BlockQ5_K>(DType::kQ5_K, "Q5_K"),
    block_type<BlockQ6_K>(DType::kQ6_K, "Q6_K"),
    block_type<BlockIQ4_NL>(DType::kIQ4_NL, "IQ4_NL"),
    block_type<BlockIQ4_XS>(DType::kIQ4_XS, "IQ4_XS"),
    {DType::kI8, "I8", 1, 1, false},
    {DType::kI16, "I16", 1, 2, false},
    {DType::kI32, "I32", 1, 4, false},
    {DType::kI64, "I64", 1, 8, false},
    {DType::kF64, "F64", 1, 8, false},
    {DType::kBF16, "BF16", 1, 2, true},
    block_type<BlockMXFP4>(DType::kMXFP4, "MXFP4"),
};

}  // namespace

std::span<const DTypeInfo> all_dtypes() {
    return kTypes;
}

const DTypeInfo* find_dtype(std::uint32_t gguf_number) {
    const auto* found =
        std::find_if(std::begin(kTypes), std::end(kTypes), [gguf_number](const DTypeInfo& info) {
            return static_cast<std::uint32_t>(info.type) == gguf_number;
        });
    return found == std::end(kTypes) ? nullptr : found;
}

const DTypeInfo& dtype_info(DType type) {
    const DTypeInfo* info = find_dtype(static_cast<std::uint32_t>(type));
    assert(info);
    return *info;
}

std::size_t row_bytes(DType type, std::size_t n) {
    const DTypeInfo& info = dtype_info(type);
    assert(n % info.block_size == 0);
    return n / info.block_size * info.block_bytes;
}

}  // namespace loquat
