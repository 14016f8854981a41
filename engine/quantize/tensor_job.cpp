// SPDX-License-Identifier: MIT
#include "engine/quantize/tensor_job.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/base/mapped_file.h"
#include "engine/quantize/hash.h"
#include "engine/quantize/kernels.h"
#include "engine/tensor/codec.h"

namespace loquat {
namespace {

/// So many elements are read, encoded and written at once: they stay in a core's own cache, and a thread's
/// buffers are small whatever the tensor.
constexpr std::size_t kChunkElements = 256 * 1024;

/// How a tensor is cut: whole rows, the same way on every machine, as hashes are made of the pieces.
struct Chunks {
    explicit Chunks(const TensorJob& job)
        : row(std::size_t(job.source->shape.row_length())),
          rows(std::size_t(job.source->shape.n_rows())),
          rows_each(std::max<std::size_t>(1, kChunkElements / std::max<std::size_t>(1, row))),
          from_bytes(row_bytes(job.source->type, row)),
          to_bytes(row_bytes(job.to, row)) {}

    std::size_t count() const { return (rows + rows_each - 1) / rows_each; }
    std::size_t first(std::size_t chunk) const { return chunk * rows_each; }
    std::size_t size(std::size_t chunk) const { return std::min(rows_each, rows - first(chunk)); }

    std::size_t row, rows, rows_each, from_bytes, to_bytes;
};

void decode(DType type, const std::byte* from, std::span<float> to) {
    if (type == DType::kF16) return choose_quantize_kernels().halves_to_floats(from, to.data(), to.size());
    decode_row(type, from, to.data(), to.size());
}

/// Of row `r`: that of its expert, where each has its own.
std::span<const float> importance_of(const TensorJob& job, std::size_t row, std::size_t r) {
    if (job.importance.size() <= row) return job.importance;
    return job.importance.subspan(r / std::size_t(job.source->shape.ne[1]) * row, row);
}

/// Encodes the rows of one chunk into `out`.
RowLoss encode_chunk(const TensorJob& job, const Chunks& chunks, std::size_t chunk, std::vector<float>& row,
                     std::span<std::byte> out) {
    RowLoss sum;
    row.resize(chunks.row);
    for (std::size_t i = 0; i < chunks.size(chunk); ++i) {
        const std::size_t r = chunks.first(chunk) + i;
        decode(job.source->type, job.source->data + r * chunks.from_bytes, row);
        const RowLoss loss = quantize_row_measured(job.to, row, importance_of(job, chunks.row, r),
                                                   out.data() + i * chunks.to_bytes);
        sum.squared_error += loss.squared_error;
        sum.sum_of_squares += loss.sum_of_squares;
    }
    return sum;
}

/// Runs body(chunk) on all threads until one gives an error or a stop is asked for.
template <class Body>
Result<void> for_each_chunk(const Chunks& chunks, const TensorWork& work, const Body& body) {
    std::mutex mutex;
    std::optional<Error> error;  // guarded by mutex
    std::atomic<bool> ended = false;
    std::atomic<std::uint64_t> done = 0;
    const auto caller = std::this_thread::get_id();
    work.pool.parallel_for(chunks.count(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t chunk = begin; chunk < end && !ended; ++chunk) {
            Result<void> result = work.stop.stop_requested()
                                      ? Result<void>(Error{ErrorKind::kCancelled, "Stopped.", ""})
                                      : body(chunk);
            if (!result) {
                const std::lock_guard lock(mutex);
                ended = true;
                if (!error) error = result.error();
            }
            done += chunks.size(chunk) * chunks.from_bytes;
            if (work.tell && std::this_thread::get_id() == caller) work.tell(done);
        }
    });
    if (error) return *error;
    return {};
}

}  // namespace

Result<FinishedTensor> write_tensor(const TensorJob& job, const TensorWork& work) {
    const Chunks chunks(job);
    std::vector<RowLoss> losses(chunks.count());
    std::atomic<std::uint64_t> hash = 0;
    const bool is_copy = job.to == job.source->type;
    const auto written = for_each_chunk(chunks, work, [&](std::size_t chunk) -> Result<void> {
        thread_local std::vector<float> row;
        thread_local std::vector<std::byte> encoded;
        const std::span<const std::byte> from(job.source->data + chunks.first(chunk) * chunks.from_bytes,
                                              chunks.size(chunk) * chunks.from_bytes);
        std::span<const std::byte> bytes = from;
        if (!is_copy) {
            encoded.resize(chunks.size(chunk) * chunks.to_bytes);
            losses[chunk] = encode_chunk(job, chunks, chunk, row, encoded);
            bytes = encoded;
        }
        hash += Hash64(chunk).add(bytes).value();
        const auto put = work.file.write_at(job.offset + chunks.first(chunk) * chunks.to_bytes, bytes);
        forget_pages(from);
        return put;
    });
    if (!written) return written.error();
    work.file.start_writing_out(job.offset, chunks.rows * chunks.to_bytes);
    FinishedTensor finished{hash, {}};
    for (const RowLoss& loss : losses) {
        finished.loss.squared_error += loss.squared_error;
        finished.loss.sum_of_squares += loss.sum_of_squares;
    }
    return finished;
}

bool is_intact(const TensorJob& job, const FinishedTensor& finished, const TensorWork& work) {
    const Chunks chunks(job);
    std::atomic<std::uint64_t> hash = 0;
    const auto read = for_each_chunk(chunks, work, [&](std::size_t chunk) -> Result<void> {
        thread_local std::vector<std::byte> bytes;
        bytes.resize(chunks.size(chunk) * chunks.to_bytes);
        const auto got = work.file.read_at(job.offset + chunks.first(chunk) * chunks.to_bytes, bytes);
        if (got) hash += Hash64(chunk).add(bytes).value();
        return got;
    });
    return read && hash == finished.hash;
}

}  // namespace loquat
