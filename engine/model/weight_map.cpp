// SPDX-License-Identifier: MIT
#include "engine/model/weight_map.h"

namespace loquat {

void WeightMap::fail(ErrorKind kind, std::string sentence, const std::string& name) {
    if (error_.message.empty()) error_ = {kind, std::move(sentence), "tensor " + name};
}

Weight WeightMap::take(const std::string& name, const Shape& expected) {
    const TensorView* tensor = file_.find_tensor(name);
    TensorView view;  // stands in for a bad one until check()
    view.shape = expected;
    if (!tensor) {
        fail(ErrorKind::kBadInput, "A tensor is missing.", name);
    } else if (tensor->shape != expected) {
        fail(ErrorKind::kBadInput,
             "A tensor has the shape " + tensor->shape.to_string() + " instead of " + expected.to_string() +
                 ".",
             name);
    } else if (!dtype_info(tensor->type).is_float_weight) {
        fail(ErrorKind::kUnsupported,
             "Weights of the type " + std::string(dtype_info(tensor->type).name) + " are not supported.",
             name);
    } else {
        used_.insert(tensor->name);
        view = *tensor;
    }
    return builder_.weight(view);
}

Weight WeightMap::matrix(const std::string& name, std::int64_t length, std::int64_t rows) {
    return take(name, Shape{{length, rows, 1, 1}});
}

Weight WeightMap::vector(const std::string& name, std::int64_t length) {
    const TensorView* tensor = file_.find_tensor(name);
    if (tensor && tensor->type != DType::kF32) {
        fail(ErrorKind::kUnsupported,
             "This tensor must be F32, not " + std::string(dtype_info(tensor->type).name) + ".", name);
    }
    return take(name, Shape{{length, 1, 1, 1}});
}

std::optional<Weight> WeightMap::optional_vector(const std::string& name, std::int64_t length) {
    if (!has(name)) return std::nullopt;
    return vector(name, length);
}

Result<void> WeightMap::check() const {
    if (!error_.message.empty()) return error_;
    for (const TensorView& tensor : file_.tensors()) {
        if (used_.contains(tensor.name) || tensor.name.ends_with(".attn_rot_embd.weight")) continue;
        return Error{ErrorKind::kUnsupported, "The file holds a tensor that this architecture does not use.",
                     "tensor " + std::string(tensor.name)};
    }
    return {};
}

}  // namespace loquat
