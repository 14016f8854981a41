// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/backend/cpu/isa.h"
#include "engine/quantize/kernels.h"
#include "engine/quantize/quantizer.h"
#include "engine/quantize/tensor_job.h"
#include "engine/tensor/codec.h"

namespace loquat {
namespace {

const QuantizeKernels* kernels_named(std::string_view key) {
#if defined(__x86_64__)
    if (key == "avx2") return &avx2_quantize_kernels();
    if (key == "avx512") return &avx512_quantize_kernels();
#endif
    return key == "portable" ? &portable_quantize_kernels() : nullptr;
}

RowLoss loss_of(DType type, std::span<const float> row, const void* encoded) {
    std::vector<float> decoded(row.size());
    decode_row(type, encoded, decoded.data(), decoded.size());
    RowLoss loss;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double x = double(row[i]), off = double(decoded[i]) - x;
        loss.squared_error += off * off;
        loss.sum_of_squares += x * x;
    }
    return loss;
}

}  // namespace

std::vector<const QuantizeKernels*> usable_quantize_kernels() {
    std::vector<const QuantizeKernels*> out;
    for (const cpu::KernelTable* table : cpu::usable_kernels()) {
        if (const QuantizeKernels* kernels = kernels_named(table->key)) out.push_back(kernels);
    }
    return out;
}

const QuantizeKernels& choose_quantize_kernels() {
    return *kernels_named(cpu::choose_kernels().key);
}

RowLoss quantize_row_measured(DType type, std::span<const float> row, std::span<const float> importance,
                              void* dst) {
    assert(row.size() % dtype_info(type).block_size == 0);
    assert(importance.empty() || importance.size() == row.size());
    static const QuantizeKernels& kernels = choose_quantize_kernels();
    if (dtype_info(type).block_size > 1)
        return kernels.quantize(type, row.data(), importance.empty() ? nullptr : importance.data(),
                                row.size(), dst);
    std::vector<float> clean(row.begin(), row.end());
    for (float& x : clean) x = std::isnan(x) ? 0.0f : x;
    if (type == DType::kF16) {
        kernels.floats_to_halves(clean.data(), dst, clean.size());
    } else {
        encode_row(type, clean.data(), dst, clean.size());
    }
    return type == DType::kF32 ? RowLoss{} : loss_of(type, clean, dst);
}

void quantize_row(DType type, std::span<const float> row, std::span<const float> importance, void* dst) {
    quantize_row_measured(type, row, importance, dst);
}

}  // namespace loquat
