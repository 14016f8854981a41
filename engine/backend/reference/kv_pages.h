// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cassert>
#include <memory>
#include <new>
#include <span>

#include "engine/backend/backend.h"

namespace loquat::reference {

/// The KV cache: per page, layer and K or V a (kKvPageTokens, n_kv_heads * head_dim) matrix of f32.
class KvPages {
public:
    enum Part { kKey = 0, kValue = 1 };

    /// Throws std::bad_alloc. The memory is not touched here: the system hands it out page by page.
    KvPages(const KvShape& shape, int n_pages)
        : n_layers_(std::size_t(shape.n_layers)),
          width_(std::size_t(shape.n_kv_heads) * std::size_t(shape.head_dim)),
          data_(new float[page_elements() * std::size_t(n_pages)]) {}

    /// K or V of one position of a sequence, all KV heads: (n_kv_heads * head_dim).
    std::span<float> row(std::span<const std::int32_t> page_table, int layer, Part part, int position) {
        const std::size_t page = std::size_t(page_table[std::size_t(position / kKvPageTokens)]);
        const std::size_t matrix = std::size_t(layer) * 2 + std::size_t(part);
        const std::size_t offset = page * page_elements() + matrix * kKvPageTokens * width_ +
                                   std::size_t(position % kKvPageTokens) * width_;
        return {data_.get() + offset, width_};
    }

    void copy(int from, int to) {
        const float* source = data_.get() + std::size_t(from) * page_elements();
        std::copy_n(source, page_elements(), data_.get() + std::size_t(to) * page_elements());
    }

    std::size_t page_elements() const { return n_layers_ * 2 * kKvPageTokens * width_; }

private:
    std::size_t n_layers_;
    std::size_t width_;
    std::unique_ptr<float[]> data_;
};

}  // namespace loquat::reference
