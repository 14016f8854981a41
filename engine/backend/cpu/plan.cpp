// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/plan.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/backend/cpu/places.h"
#include "engine/tensor/codec.h"

namespace loquat::cpu {
namespace {

Error misfit(const TensorView& tensor, const std::string& wanted) {
    return {ErrorKind::kBadInput, "The model file is damaged: a tensor should be " + wanted + ".",
            "tensor " + std::string(tensor.name) + " " + tensor.shape.to_string()};
}

/// Turns the operations of a program into steps, one method per operation.
class Planner {
public:
    Planner(Program program, const KernelTable& kernels) : kernels_(kernels) {
        plan_.program = std::move(program);
        plan_.floats.assign(plan_.program.weights.size(), nullptr);
    }

    Result<Plan> make() && {
        for (const Op& op : plan_.program.ops) {
            const Result<void> added = std::visit([this](const auto& o) { return add(o); }, op);
            if (!added) return added.error();
        }
        assign_places(plan_);
        return std::move(plan_);
    }

private:
    int width(Value v) const { return plan_.program.values[static_cast<std::size_t>(v.id)].width; }
    const TensorView& tensor(Weight w) const { return plan_.program.weights[static_cast<std::size_t>(w.id)]; }

    Result<void> add(const EmbedOp& op) {
        const TensorView& table = tensor(op.table);
        if (!dtype_info(table.type).is_float_weight) return unsupported(table);
        if (const auto fits = check(table, width(op.out), -1); !fits) return fits.error();
        plan_.steps.emplace_back(op);
        return {};
    }

    Result<void> add(const RmsNormOp& op) {
        const std::int64_t n = tensor(op.weight).shape.n_elements();
        if (n <= 0 || width(op.x) % n != 0) return misfit(tensor(op.weight), "as long as what it scales");
        plan_.steps.emplace_back(op);
        return resolve_floats(op.weight);
    }

    Result<void> add(const MatMulOp& op) {
        const TensorView& w = tensor(op.weight);
        const MatMulKernel* kernel = find_matmul(kernels_, w.type);
        if (!kernel) return unsupported(w);
        if (const auto fits = check(w, width(op.x), width(op.out)); !fits) return fits.error();
        if (op.bias) {
            if (tensor(*op.bias).shape.n_elements() != width(op.out))
                return misfit(tensor(*op.bias), "one row");
            if (const auto resolved = resolve_floats(*op.bias); !resolved) return resolved.error();
        }
        const int n = width(op.x);
        if (kernel->quantized) plan_.widest_quantized = std::max(plan_.widest_quantized, n);
        plan_.tile_bytes = std::max(plan_.tile_bytes, kernel->tile_bytes(n));
        auto* step = plan_.steps.empty() ? nullptr : std::get_if<MatMulStep>(&plan_.steps.back());
        if (!step || step->x.id != op.x.id) step = &plan_.steps.emplace_back().emplace<MatMulStep>();
        step->x = op.x;
        step->parts.push_back({{w.data, row_bytes(w.type, static_cast<std::size_t>(n)), width(op.out)},
                               kernel,
                               op.bias ? floats(*op.bias) : nullptr,
                               op.out,
                               op.weight});
        return {};
    }

    Result<void> add(const RopeOp& op) {
        if (op.factors) {
            if (tensor(*op.factors).shape.n_elements() != op.n_rot / 2) {
                return misfit(tensor(*op.factors), "half as long as the rotated part of a head");
            }
            if (const auto resolved = resolve_floats(*op.factors); !resolved) return resolved.error();
        }
        const auto same = [&](const RopeOp& r) {
            return r.n_rot == op.n_rot && r.base == op.base && r.scale == op.scale &&
                   r.factors.has_value() == op.factors.has_value() &&
                   (!r.factors || floats(*r.factors) == floats(*op.factors));
        };
        const auto found = std::ranges::find_if(plan_.rotations, same);
        const auto table = static_cast<int>(found - plan_.rotations.begin());
        if (found == plan_.rotations.end()) plan_.rotations.push_back(op);
        plan_.steps.emplace_back(RopeStep{op, table});
        return {};
    }

    Result<void> add(const AttentionOp& op) {
        const int group = op.n_heads / op.n_kv_heads;
        const int queries = attention_rows(group) * group;
        const auto results =
            static_cast<std::size_t>(queries) * static_cast<std::size_t>(padded_head_dim(op.head_dim) + 2);
        plan_.attention_floats =
            std::max(plan_.attention_floats, attention_scratch(queries, op.head_dim) + results);
        plan_.steps.emplace_back(op);
        return {};
    }

    template <class OtherOp>
    Result<void> add(const OtherOp& op) {
        plan_.steps.emplace_back(op);
        return {};
    }

    static Error unsupported(const TensorView& t) {
        return {
            ErrorKind::kUnsupported,
            "The processor backend cannot compute with " + std::string(dtype_info(t.type).name) + " weights.",
            "tensor " + std::string(t.name)};
    }

    /// n_rows -1: any.
    static Result<void> check(const TensorView& t, int row_length, int n_rows) {
        const std::int64_t rows = t.shape.n_rows();
        const std::int64_t block = dtype_info(t.type).block_size;
        if (t.shape.row_length() != row_length || row_length % block != 0 ||
            (n_rows >= 0 && rows != n_rows)) {
            const Shape wanted{{row_length, n_rows >= 0 ? n_rows : rows, 1, 1}};
            return misfit(t, wanted.to_string());
        }
        if (rows < 0 || t.size_bytes / row_bytes(t.type, static_cast<std::size_t>(row_length)) <
                            static_cast<std::size_t>(rows)) {
            return misfit(t, "larger than its data");
        }
        return {};
    }

    const float* floats(Weight w) const { return plan_.floats[static_cast<std::size_t>(w.id)]; }

    /// Norm weights, biases, factors: used as floats where they lie, or decoded once.
    Result<void> resolve_floats(Weight w) {
        const float*& resolved = plan_.floats[static_cast<std::size_t>(w.id)];
        if (resolved) return {};
        const TensorView& t = tensor(w);
        if (!dtype_info(t.type).is_float_weight) return unsupported(t);
        const auto n = t.shape.n_elements();
        if (const auto fits = check(t, static_cast<int>(n), 1); !fits) return fits.error();
        if (t.type == DType::kF32 && reinterpret_cast<std::uintptr_t>(t.data) % alignof(float) == 0) {
            resolved = reinterpret_cast<const float*>(t.data);
            return {};
        }
        std::vector<float>& copy = plan_.converted.emplace_back(static_cast<std::size_t>(n));
        decode_row(t.type, t.data, copy.data(), copy.size());
        resolved = copy.data();
        return {};
    }

    const KernelTable& kernels_;
    Plan plan_;
};

}  // namespace

Result<Plan> make_plan(Program program, const KernelTable& kernels) {
    return Planner(std::move(program), kernels).make();
}

}  // namespace loquat::cpu
