// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "engine/gguf/reader.h"
#include "engine/tensor/codec.h"

/// Reads everything that a program could ask a file for, so that a sanitizer sees every access.
inline std::size_t touch_everything(const loquat::GgufFile& file) {
    std::size_t sum = 0;
    for (const loquat::MetaEntry& entry : file.metadata()) {
        sum += file.find(entry.key) == &entry;
        if (const auto array = file.array(entry.key)) {
            for (const std::string_view text : array->strings()) sum += text.empty() ? 0 : text.back() == 'x';
            sum += array->integers().size() + array->numbers().size();
        }
        sum += file.string(entry.key).has_value() + file.integer(entry.key).has_value() +
               file.number(entry.key).has_value() + file.boolean(entry.key).has_value();
    }
    for (const loquat::TensorView& tensor : file.tensors()) {
        sum += file.find_tensor(tensor.name) == &tensor;
        sum += static_cast<std::size_t>(tensor.data[0]) +
               static_cast<std::size_t>(tensor.data[tensor.size_bytes - 1]);
        if (!loquat::dtype_info(tensor.type).is_float_weight) continue;
        std::vector<float> row(static_cast<std::size_t>(tensor.shape.row_length()));
        loquat::decode_row(tensor.type, tensor.data, row.data(), row.size());
    }
    return sum;
}
