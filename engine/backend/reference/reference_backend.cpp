// SPDX-License-Identifier: MIT
#include "engine/backend/reference/reference_backend.h"

#include <algorithm>
#include <cassert>
#include <new>
#include <utility>

#include "engine/backend/reference/operations.h"

namespace loquat {
namespace {

using namespace reference;

template <class... Values>
void mark(std::vector<std::size_t>& last_use, std::size_t op, Values... values) {
    ((last_use[std::size_t(values.id)] = op), ...);
}

/// Per value, the index of the last operation that reads it (none: past the end, like the logits).
std::vector<std::size_t> last_uses(const Program& program) {
    std::vector<std::size_t> last(program.values.size(), program.ops.size());
    for (std::size_t i = 0; i < program.ops.size(); ++i) {
        const Op& op = program.ops[i];
        if (const auto* o = std::get_if<RmsNormOp>(&op)) mark(last, i, o->x);
        if (const auto* o = std::get_if<MatMulOp>(&op)) mark(last, i, o->x);
        if (const auto* o = std::get_if<AddOp>(&op)) mark(last, i, o->a, o->b);
        if (const auto* o = std::get_if<SwiGluOp>(&op)) mark(last, i, o->gate, o->up);
        if (const auto* o = std::get_if<RopeOp>(&op)) mark(last, i, o->x);
        if (const auto* o = std::get_if<AttentionOp>(&op)) mark(last, i, o->q, o->k, o->v);
        if (const auto* o = std::get_if<SelectRowsOp>(&op)) mark(last, i, o->x);
    }
    return last;
}

class ReferenceExecutor final : public Executor {
public:
    ReferenceExecutor(Program program, const ExecutorOptions& options)
        : program_(std::move(program)),
          last_use_(last_uses(program_)),
          values_(program_.values.size()),
          cache_(program_.kv, options.n_kv_pages),
          observe_(options.observe) {}

    Result<void> run(const Batch& batch, std::span<float> logits, std::stop_token stop) override {
        assert(logits.size() == batch.output_rows.size() * std::size_t(program_.n_vocab));
        try {
            for (std::size_t i = 0; i < program_.ops.size(); ++i) {
                if (stop.stop_requested()) return Error{ErrorKind::kCancelled, "Stopped.", ""};
                std::visit([&](const auto& op) { make_room(op.out, batch), apply(op, batch); },
                           program_.ops[i]);
                forget_unused(i);
            }
        } catch (const std::bad_alloc&) {
            return Error{ErrorKind::kNoMemory, "There is not enough memory for this many tokens at once.",
                         ""};
        }
        std::ranges::copy(value(program_.logits).data, logits.begin());
        return {};
    }

    void copy_kv_page(std::int32_t from, std::int32_t to) override { cache_.copy(from, to); }
    std::size_t kv_page_bytes() const override { return cache_.page_elements() * sizeof(float); }

    std::size_t working_bytes() const override {
        return 0;  // values live only while run() does
    }

private:
    Matrix& value(Value v) { return values_[std::size_t(v.id)]; }
    const TensorView& weight(Weight w) const { return program_.weights[std::size_t(w.id)]; }
    const TensorView* weight(const std::optional<Weight>& w) const { return w ? &weight(*w) : nullptr; }

    void make_room(Value v, const Batch& batch) {
        const Program::ValueInfo& info = program_.values[std::size_t(v.id)];
        Matrix& m = value(v);
        m.rows = info.selected_rows ? batch.output_rows.size() : batch.rows.size();
        m.width = std::size_t(info.width);
        m.data.resize(m.rows * m.width);
    }

    /// A value is given back after the last operation that reads it: a long prompt needs it.
    void forget_unused(std::size_t op) {
        for (std::size_t v = 0; v < values_.size(); ++v) {
            if (last_use_[v] == op) values_[v] = {};
        }
    }

    void apply(const EmbedOp& op, const Batch& batch) { embed(weight(op.table), batch.rows, value(op.out)); }
    void apply(const SelectRowsOp& op, const Batch& batch) {
        select_rows(value(op.x), batch.output_rows, value(op.out));
    }
    void apply(const RmsNormOp& op, const Batch&) {
        rms_norm(value(op.x), weight(op.weight), op.eps, value(op.out));
    }
    void apply(const MatMulOp& op, const Batch&) {
        if (observe_) observe_(weight(op.weight), value(op.x).data);
        matmul(value(op.x), weight(op.weight), weight(op.bias), value(op.out));
    }
    void apply(const AddOp& op, const Batch&) { add(value(op.a), value(op.b), value(op.out)); }
    void apply(const SwiGluOp& op, const Batch&) { swiglu(value(op.gate), value(op.up), value(op.out)); }
    void apply(const RopeOp& op, const Batch& batch) {
        rope(value(op.x), op, weight(op.factors), batch.rows, value(op.out));
    }
    void apply(const AttentionOp& op, const Batch& batch) {
        attention(value(op.q), value(op.k), value(op.v), op, batch, cache_, value(op.out));
    }

    Program program_;
    std::vector<std::size_t> last_use_;
    std::vector<Matrix> values_;
    KvPages cache_;
    ObserveInputs observe_;
};

class ReferenceBackend final : public Backend {
public:
    std::string_view name() const override { return "reference"; }
    std::string description() const override { return "reference, plain loops on one thread"; }

    Result<std::unique_ptr<Executor>> prepare(Program program, const ExecutorOptions& options) override {
        try {
            return std::unique_ptr<Executor>(
                std::make_unique<ReferenceExecutor>(std::move(program), options));
        } catch (const std::bad_alloc&) {
            return Error{ErrorKind::kNoMemory, "There is not enough memory for a context this long.", ""};
        }
    }
};

}  // namespace

std::shared_ptr<Backend> make_reference_backend() {
    return std::make_shared<ReferenceBackend>();
}

}  // namespace loquat
