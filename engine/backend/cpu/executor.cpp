// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/executor.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <new>
#include <string>
#include <utility>

#include "engine/backend/cpu/attention_step.h"
#include "engine/backend/cpu/buffer.h"
#include "engine/backend/cpu/matmul_step.h"
#include "engine/backend/cpu/plan.h"
#include "engine/backend/cpu/rotation.h"
#include "engine/backend/cpu/workers.h"
#include "engine/tensor/codec.h"

namespace loquat::cpu {
namespace {

/// Memory for values, quantized activations and each thread's scratch.
struct Memory {
    Memory(const Plan& plan, const KernelTable& kernels, int max_rows, int n_threads)
        : rows(static_cast<std::size_t>(max_rows)),
          tile_bytes((plan.tile_bytes + 63) / 64 * 64),
          attention_floats((plan.attention_floats + 15) / 16 * 16),
          tiles(tile_bytes * static_cast<std::size_t>(n_threads)),
          attention(attention_floats * static_cast<std::size_t>(n_threads)),
          quants(static_cast<std::size_t>(quantized_rows(kernels, max_rows)) *
                 static_cast<std::size_t>(plan.widest_quantized)),
          scales(quants.size_bytes() / 32),
          sums32(quants.size_bytes() / 32),
          sums16(quants.size_bytes() / 16) {
        // What a panel holds beyond the last row is computed with, too.
        std::memset(quants.data(), 0, quants.size_bytes());
        for (Buffer<float>* floats : {&scales, &sums32, &sums16}) {
            std::memset(floats->data(), 0, floats->size_bytes());
        }
        for (const int width : plan.place_widths) places.emplace_back(rows * static_cast<std::size_t>(width));
    }

    std::size_t size_bytes() const {
        std::size_t total = tiles.size_bytes() + attention.size_bytes() + quants.size_bytes() +
                            scales.size_bytes() + sums32.size_bytes() + sums16.size_bytes();
        for (const Buffer<float>& place : places) total += place.size_bytes();
        return total;
    }

    std::size_t rows;
    std::size_t tile_bytes;        // per thread
    std::size_t attention_floats;  // per thread
    Buffer<std::byte> tiles;
    Buffer<float> attention;
    Buffer<std::int8_t> quants;
    Buffer<float> scales, sums32, sums16;
    std::vector<Buffer<float>> places;
};

class CpuExecutor final : public Executor {
public:
    /// Throws std::bad_alloc.
    CpuExecutor(std::shared_ptr<Device> device, Plan plan, const ExecutorOptions& options)
        : device_(std::move(device)),
          plan_(std::move(plan)),
          memory_(plan_, device_->kernels, options.max_rows, device_->pool.size()),
          cache_(plan_.program.kv, options.n_kv_pages),
          attention_(device_->kernels, device_->pool, cache_,
                     {memory_.attention.data(), memory_.attention.size_bytes() / sizeof(float)},
                     memory_.attention_floats),
          observe_(options.observe) {
        for (const RopeOp& op : plan_.rotations) {
            rotations_.emplace_back(op, op.factors ? floats(*op.factors) : nullptr, options.max_rows);
        }
    }

    Result<void> run(const Batch& batch, std::span<float> logits, std::stop_token stop) override {
        assert(batch.rows.size() <= memory_.rows);
        assert(logits.size() == batch.output_rows.size() * static_cast<std::size_t>(plan_.program.n_vocab));
        if (batch.rows.empty()) return {};
        const std::lock_guard turn(device_->turn);
        batch_ = &batch;
        logits_ = logits.data();
        quantized_value_ = -1;
        for (Rotation& rotation : rotations_) rotation.prepare(batch.rows);
        for (const Step& step : plan_.steps) {
            if (stop.stop_requested()) return Error{ErrorKind::kCancelled, "Stopped.", ""};
            std::visit([this](const auto& s) { apply(s); }, step);
        }
        return {};
    }

    void copy_kv_page(std::int32_t from, std::int32_t to) override { cache_.copy_page(from, to); }
    std::size_t kv_page_bytes() const override { return cache_.page_elements() * sizeof(std::uint16_t); }
    std::size_t working_bytes() const override {
        std::size_t total = memory_.size_bytes();
        for (const Rotation& rotation : rotations_) total += rotation.size_bytes();
        for (const std::vector<float>& weight : plan_.converted) total += weight.size() * sizeof(float);
        return total;
    }

private:
    const KernelTable& kernels() const { return device_->kernels; }
    ThreadPool& pool() { return device_->pool; }
    const float* floats(Weight w) const { return plan_.floats[static_cast<std::size_t>(w.id)]; }
    std::size_t width(Value v) const {
        return static_cast<std::size_t>(plan_.program.values[static_cast<std::size_t>(v.id)].width);
    }
    std::size_t rows(Value v) const {
        return plan_.program.values[static_cast<std::size_t>(v.id)].selected_rows ? batch_->output_rows.size()
                                                                                  : batch_->rows.size();
    }
    float* value(Value v) {
        const int place = plan_.places[static_cast<std::size_t>(v.id)];
        return place < 0 ? logits_ : memory_.places[static_cast<std::size_t>(place)].data();
    }
    float* value(Value v, std::size_t row) { return value(v) + row * width(v); }

    void apply(const EmbedOp& op) {
        const TensorView& table = plan_.program.weights[static_cast<std::size_t>(op.table.id)];
        const std::size_t n = width(op.out);
        const std::size_t bytes = row_bytes(table.type, n);
        for_rows(pool(), rows(op.out), n, [&](std::size_t r) {
            const std::int32_t token = batch_->rows[r].token;
            assert(token >= 0 && token < table.shape.n_rows());
            decode_row(table.type, table.data + static_cast<std::size_t>(token) * bytes, value(op.out, r), n);
        });
    }

    /// A weight shorter than the row scales each piece of its length (the heads of Q and K) by itself.
    void apply(const RmsNormOp& op) {
        const auto n = static_cast<std::size_t>(
            plan_.program.weights[static_cast<std::size_t>(op.weight.id)].shape.n_elements());
        for_rows(pool(), rows(op.x), width(op.x), [&](std::size_t r) {
            for (std::size_t i = 0; i < width(op.x); i += n) {
                kernels().rms_norm(value(op.x, r) + i, floats(op.weight), static_cast<int>(n), op.eps,
                                   value(op.out, r) + i);
            }
        });
    }

    void apply(const MatMulStep& step) {
        outs_.clear();
        bool quantized = false;
        for (const MatMulStep::Part& part : step.parts) {
            outs_.push_back(value(part.out));
            quantized = quantized || part.kernel->quantized;
            if (observe_) {
                observe_(plan_.program.weights[static_cast<std::size_t>(part.weight.id)],
                         {value(step.x), rows(step.x) * width(step.x)});
            }
        }
        multiply(kernels(), pool(), step, activations(step.x, quantized), outs_, memory_.tiles.data(),
                 memory_.tile_bytes);
    }

    Activations activations(Value x, bool quantized) {
        const auto n = static_cast<int>(width(x));
        const auto n_rows = static_cast<int>(rows(x));
        const QuantizedBuffers to{memory_.quants.data(), memory_.scales.data(), memory_.sums32.data(),
                                  memory_.sums16.data()};
        if (!quantized) return {n, n_rows, 1, value(x)};
        if (quantized_value_ == x.id)
            return {n,         n_rows,   panel_rows(kernels(), n_rows), value(x), to.quants, to.scales,
                    to.sums32, to.sums16};
        quantized_value_ = x.id;
        return quantize_rows(kernels(), pool(), value(x), n, n_rows, to);
    }

    void apply(const AddOp& op) {
        const std::size_t n = width(op.out);
        for_rows(pool(), rows(op.out), n, [&](std::size_t r) {
            kernels().add(value(op.a, r), value(op.b, r), static_cast<int>(n), value(op.out, r));
        });
    }

    void apply(const SwiGluOp& op) {
        const std::size_t n = width(op.out);
        for_rows(pool(), rows(op.out), n, [&](std::size_t r) {
            kernels().swiglu(value(op.gate, r), value(op.up, r), static_cast<int>(n), value(op.out, r));
        });
    }

    void apply(const RopeStep& step) {
        const RopeOp& op = step.op;
        const Rotation& rotation = rotations_[static_cast<std::size_t>(step.table)];
        for_rows(pool(), rows(op.x), width(op.x),
                 [&](std::size_t r) { rotation.rotate(op, r, value(op.x, r), value(op.out, r)); });
    }

    void apply(const AttentionOp& op) {
        attention_.run({op, *batch_, value(op.q), value(op.k), value(op.v), value(op.out)});
    }

    void apply(const SelectRowsOp& op) {
        for (std::size_t i = 0; i < batch_->output_rows.size(); ++i) {
            const auto row = static_cast<std::size_t>(batch_->output_rows[i]);
            std::copy_n(value(op.x, row), width(op.x), value(op.out, i));
        }
    }

    std::shared_ptr<Device> device_;
    Plan plan_;
    Memory memory_;
    KvCache cache_;
    AttentionStep attention_;
    std::vector<Rotation> rotations_;
    std::vector<float*> outs_;
    ObserveInputs observe_;
    // Of the run in progress:
    const Batch* batch_ = nullptr;
    float* logits_ = nullptr;
    int quantized_value_ = -1;  // whose rows lie in the quantized buffers
};

std::string megabytes(std::size_t bytes) {
    return std::to_string(bytes / 1000000) + " MB";
}

std::size_t kv_bytes(const KvShape& kv, int n_pages) {
    const auto head = static_cast<std::size_t>(kv.head_dim + padded_head_dim(kv.head_dim));
    return static_cast<std::size_t>(kv.n_layers) * static_cast<std::size_t>(kv.n_kv_heads) * head *
           kKvPageTokens * sizeof(std::uint16_t) * static_cast<std::size_t>(n_pages);
}

}  // namespace

Result<std::unique_ptr<Executor>> make_executor(std::shared_ptr<Device> device, Program program,
                                                const ExecutorOptions& options) {
    const KvShape kv = program.kv;
    try {
        Result<Plan> plan = make_plan(std::move(program), device->kernels);
        if (!plan) return plan.error();
        return std::unique_ptr<Executor>(
            std::make_unique<CpuExecutor>(std::move(device), std::move(*plan), options));
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::kNoMemory,
                     "There is not enough memory: a context of " +
                         std::to_string(options.n_kv_pages * kKvPageTokens) + " tokens alone takes " +
                         megabytes(kv_bytes(kv, options.n_kv_pages)) + ". Choose a shorter one.",
                     ""};
    }
}

}  // namespace loquat::cpu
