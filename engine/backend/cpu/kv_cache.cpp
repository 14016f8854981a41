// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/kv_cache.h"

#include <algorithm>
#include <array>

namespace loquat::cpu {

KvCache::KvCache(const KvShape& shape, int n_pages)
    : n_heads_(static_cast<std::size_t>(shape.n_kv_heads)),
      head_dim_(static_cast<std::size_t>(shape.head_dim)),
      key_elements_(head_dim_ * kKvPageTokens),
      value_elements_(static_cast<std::size_t>(padded_head_dim(shape.head_dim)) * kKvPageTokens),
      layer_elements_(n_heads_ * (key_elements_ + value_elements_)),
      page_elements_(static_cast<std::size_t>(shape.n_layers) * layer_elements_),
      data_(page_elements_ * static_cast<std::size_t>(n_pages)) {}

void KvCache::copy_page(int from, int to) {
    const std::uint16_t* source = data_.data() + static_cast<std::size_t>(from) * page_elements_;
    std::copy_n(source, page_elements_, data_.data() + static_cast<std::size_t>(to) * page_elements_);
}

void KvCache::store(const KernelTable& kernels, int page, int layer, int slot, const float* k,
                    const float* v) {
    constexpr std::size_t kChunk = 64;
    const std::size_t padded = value_elements_ / kKvPageTokens;
    for (std::size_t head = 0; head < n_heads_; ++head, k += head_dim_, v += head_dim_) {
        std::uint16_t* key = keys(page, layer, static_cast<int>(head)) + slot;
        for (std::size_t d = 0; d < head_dim_; d += kChunk) {
            std::array<std::uint16_t, kChunk> halves;
            const std::size_t n = std::min(kChunk, head_dim_ - d);
            kernels.to_halves(k + d, static_cast<int>(n), halves.data());
            for (std::size_t i = 0; i < n; ++i) key[(d + i) * kKvPageTokens] = halves[i];
        }
        std::uint16_t* value =
            values(page, layer, static_cast<int>(head)) + static_cast<std::size_t>(slot) * padded;
        kernels.to_halves(v, static_cast<int>(head_dim_), value);
        std::fill(value + head_dim_, value + padded, std::uint16_t{0});
    }
}

}  // namespace loquat::cpu
