// SPDX-License-Identifier: MIT
#include "engine/quantize/imatrix.h"

#include "engine/quantize/input_squares.h"
#include "engine/quantize/passage_model.h"
#include "engine/quantize/passages.h"

namespace loquat {
std::span<const float> Imatrix::find(std::string_view tensor) const {
    const auto found = mean_squares.find(tensor);
    return found == mean_squares.end() ? std::span<const float>() : found->second;
}

Result<Imatrix> collect_imatrix(const std::filesystem::path& path, std::string_view text,
                                const ImatrixOptions& options, const TellProgress& tell,
                                std::stop_token stop) {
    InputSquares squares;
    auto model =
        PassageModel::open(path, options.n_ctx, options.n_threads,
                           [&](const TensorView& weight, std::span<const float> x) { squares.add(weight, x); });
    if (!model) return model.error();
    const auto passages = Passages::cut(model->tokenizer(), text, model->n_ctx(), options.max_passages);
    if (!passages) return passages.error();
    Imatrix out;
    out.passage_tokens = std::uint32_t(passages->length());
    const std::uint64_t total = std::uint64_t(passages->size()) * out.passage_tokens;
    for (int i = 0; i < passages->size(); ++i) {
        const auto done = [&](int n) {
            out.n_tokens += std::uint64_t(n);
            if (tell) tell({passages->heading(i, 0), out.n_tokens, total});
        };
        // The output matrix sees as many rows as would be judged: enough for a mean, and half the work.
        const auto read = model->read(
            passages->tokens(i), passages->first_judged(), [](int, auto) {}, done, stop);
        if (!read) return read.error();
    }
    out.mean_squares = squares.means();
    return out;
}

}  // namespace loquat
