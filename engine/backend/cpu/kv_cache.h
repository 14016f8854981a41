// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "engine/backend/cpu/buffer.h"
#include "engine/backend/cpu/kernels.h"
#include "engine/backend/program.h"

namespace loquat::cpu {

/// Keys and values in f16, page by page; in a page by layer, keys before values, then by kv head. A head's
/// keys are (head_dim, kKvPageTokens), so that scores are computed for whole vectors of positions; its values
/// are (kKvPageTokens, padded_head_dim).
class KvCache {
public:
    KvCache() = default;
    /// Throws std::bad_alloc.
    KvCache(const KvShape& shape, int n_pages);

    std::size_t page_elements() const { return page_elements_; }
    std::uint16_t* keys(int page, int layer, int head) { return part(page, layer) + head * key_elements_; }
    std::uint16_t* values(int page, int layer, int head) {
        return part(page, layer) + n_heads_ * key_elements_ + head * value_elements_;
    }
    void copy_page(int from, int to);

    /// Stores one position's k and v, (n_kv_heads * head_dim) each. `slot`: position within the page.
    void store(const KernelTable& kernels, int page, int layer, int slot, const float* k, const float* v);

private:
    std::uint16_t* part(int page, int layer) {
        return data_.data() + static_cast<std::size_t>(page) * page_elements_ +
               static_cast<std::size_t>(layer) * layer_elements_;
    }

    std::size_t n_heads_ = 0;
    std::size_t head_dim_ = 0;
    std::size_t key_elements_ = 0;  // of one head in one page
    std::size_t value_elements_ = 0;
    std::size_t layer_elements_ = 0;
    std::size_t page_elements_ = 0;
    Buffer<std::uint16_t> data_;
};

}  // namespace loquat::cpu
