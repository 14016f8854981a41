// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/backend/cpu/isa.h"
#include "engine/quantize/kernels.h"
#include "engine/quantize/quantizer.h"
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

void quantize_row(DType type, std::span<const float> row, std::span<const float> importance, void* dst) {
    assert(row.size() % dtype_info(type).block_size == 0);
    assert(importance.empty() || importance.size() == row.size());
    static const QuantizeKernels& kernels = choose_quantize_kernels();
    if (type != DType::kF32 && type != DType::kF16 && type != DType::kBF16) {
        kernels.quantize(type, row.data(), importance.empty() ? nullptr : importance.data(), row.size(), dst);
        return;
    }
    std::vector<float> clean(row.begin(), row.end());
    for (float& x : clean) x = std::isnan(x) ? 0.0f : x;
    if (type == DType::kF16) return kernels.floats_to_halves(clean.data(), dst, clean.size());
    encode_row(type, clean.data(), dst, clean.size());
}

}  // namespace loquat
