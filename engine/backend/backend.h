// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/backend/program.h"
#include "engine/base/result.h"

namespace loquat {

/// Tokens per page of the KV cache.
inline constexpr int kKvPageTokens = 64;

/// Sees what a matrix is multiplied with: x (rows, row length of the weight), before the product. On the thread of run().
using ObserveInputs = std::function<void(const TensorView& weight, std::span<const float> x)>;

struct ExecutorOptions {
    int max_rows = 512;   ///< the largest batch that run() will be given
    int n_kv_pages = 64;  ///< capacity of the KV cache, kKvPageTokens tokens each, over all sequences
    ObserveInputs observe = {};  ///< for measurements; absent, it costs nothing
};

/// One step's data. Rows of one sequence are in rising position; all spans outlive run().
struct Batch {
    struct Row {
        std::int32_t token = 0;
        std::int32_t position = 0;  ///< within its sequence, from 0
        std::int32_t sequence = 0;  ///< index into page_tables
    };
    std::span<const Row> rows;
    /// Per sequence: the pages that hold its positions 0..63, 64..127, … (ids below n_kv_pages).
    std::span<const std::span<const std::int32_t>> page_tables;
    std::span<const std::int32_t> output_rows;  ///< indices into rows whose logits are wanted, rising
};

/// A program made ready on a device, with its own KV pages and working memory.
/// One thread at a time. The program's weights (the mapped file) must outlive it.
class Executor {
public:
    virtual ~Executor() = default;

    /// Runs the program; logits: (output_rows.size(), n_vocab), row-major. Stops between layers when
    /// asked (kCancelled); the positions of the batch then hold nothing useful.
    virtual Result<void> run(const Batch& batch, std::span<float> logits, std::stop_token stop) = 0;

    /// Copies a page's K and V in every layer (a shared page about to be written to).
    virtual void copy_kv_page(std::int32_t from, std::int32_t to) = 0;

    virtual std::size_t kv_page_bytes() const = 0;  ///< of one page, all layers
    virtual std::size_t working_bytes() const = 0;  ///< activations and repacked weights, without KV
};

class Backend {
public:
    virtual ~Backend() = default;
    virtual std::string_view name() const = 0;    ///< "cpu", "reference"
    virtual std::string description() const = 0;  ///< "CPU, 8 threads, AVX-512 VNNI"
    virtual Result<std::unique_ptr<Executor>> prepare(Program program, const ExecutorOptions& options) = 0;
};

/// Creates a backend by name; n_threads 0 means the backend's own choice.
Result<std::shared_ptr<Backend>> make_backend(std::string_view name, int n_threads = 0);
std::vector<std::string> backend_names();

}  // namespace loquat
