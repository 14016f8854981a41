// SPDX-License-Identifier: MIT
#include "engine/runtime/session.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/runtime/loaded_model_state.h"

namespace loquat {
namespace {

using Tokens = std::span<const TokenId>;

std::vector<Batch::Row> rows_of(Tokens tokens, std::size_t first_position) {
    std::vector<Batch::Row> rows(tokens.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = {.token = tokens[i], .position = std::int32_t(first_position + i), .sequence = 0};
    }
    return rows;
}

Result<void> check_tokens(Tokens tokens, int n_ctx, int n_vocab) {
    if (tokens.empty()) return Error{ErrorKind::kBadInput, "There is no token to start from.", ""};
    if (tokens.size() > std::size_t(n_ctx)) {
        return Error{ErrorKind::kLimit,
                     "The conversation has " + std::to_string(tokens.size()) + " tokens; the context holds " +
                         std::to_string(n_ctx) + ".",
                     ""};
    }
    const auto bad = std::ranges::find_if(tokens, [&](TokenId t) { return t < 0 || t >= n_vocab; });
    if (bad == tokens.end()) return {};
    return Error{ErrorKind::kBadInput, "There is no token with the number " + std::to_string(*bad) + ".", ""};
}

}  // namespace

struct Session::State {
    explicit State(LoadedModel& m) : model(m) { cache().add(sequence); }
    ~State() { cache().remove(sequence); }

    KvCache& cache() const { return *model.state_->cache; }
    std::size_t n_vocab() const { return std::size_t(model.info().n_vocab); }

    /// Computes the next tokens; logits: (n_outputs, n_vocab) of the last n_outputs of them.
    Result<void> append(Tokens next, std::size_t n_outputs, std::stop_token stop);

    LoadedModel& model;
    KvSequence sequence;
    std::vector<float> logits;
    int n_reused = 0;
};

Result<void> Session::State::append(Tokens next, std::size_t n_outputs, std::stop_token stop) {
    const std::size_t n_held = sequence.tokens.size();
    if (stop.stop_requested()) return Error{ErrorKind::kCancelled, "Stopped.", ""};
    Result<void> done = cache().reserve(sequence, n_held + next.size());
    if (done) {
        const std::vector<Batch::Row> rows = rows_of(next, n_held);
        const std::span<const std::int32_t> pages = sequence.pages;
        std::vector<std::int32_t> outputs(n_outputs);
        std::iota(outputs.begin(), outputs.end(), std::int32_t(next.size() - n_outputs));
        logits.resize(n_outputs * n_vocab());
        done = model.state_->executor->run({rows, {&pages, 1}, outputs}, logits, stop);
    }
    if (!done) {
        cache().truncate(sequence, n_held);
        return done;
    }
    sequence.tokens.insert(sequence.tokens.end(), next.begin(), next.end());
    return {};
}

Session::Session(LoadedModel& model) : state_(std::make_unique<State>(model)) {}
Session::~Session() = default;

Result<std::span<const float>> Session::evaluate(Tokens tokens, const std::function<void(int, int)>& progress,
                                                 std::stop_token stop) {
    State& s = *state_;
    const Result<void> checked = check_tokens(tokens, s.model.n_ctx(), s.model.info().n_vocab);
    if (!checked) return checked.error();
    s.cache().adopt_prefix(s.sequence, tokens,
                           tokens.size() - 1);  // the last one always runs, for its logits
    s.n_reused = int(s.sequence.tokens.size());
    const std::size_t max_rows = std::size_t(s.model.state_->max_rows);
    while (s.sequence.tokens.size() < tokens.size()) {
        const Tokens rest = tokens.subspan(s.sequence.tokens.size());
        const Tokens chunk = rest.first(std::min(rest.size(), max_rows));
        const Result<void> done = s.append(chunk, chunk.size() == rest.size() ? 1 : 0, stop);
        if (!done) return done.error();
        if (progress) progress(int(s.sequence.tokens.size()), int(tokens.size()));
    }
    return std::span<const float>(s.logits);
}

Result<void> Session::evaluate_all(Tokens tokens, const AllLogits& each, std::stop_token stop) {
    State& s = *state_;
    const Result<void> checked = check_tokens(tokens, s.model.n_ctx(), s.model.info().n_vocab);
    if (!checked) return checked.error();
    s.cache().truncate(s.sequence, 0);
    s.n_reused = 0;
    // 64 rows of a vocabulary of 150,000 are 40 MB of logits.
    const std::size_t max_rows = std::size_t(std::min(s.model.state_->max_rows, 64));
    while (s.sequence.tokens.size() < tokens.size()) {
        const std::size_t first = s.sequence.tokens.size();
        const Tokens rest = tokens.subspan(first);
        const Tokens chunk = rest.first(std::min(rest.size(), max_rows));
        const Result<void> done = s.append(chunk, chunk.size(), stop);
        if (!done) return done.error();
        each(int(first), s.logits);
    }
    return {};
}

std::span<const TokenId> Session::tokens() const {
    return state_->sequence.tokens;
}
int Session::n_reused() const {
    return state_->n_reused;
}
LoadedModel& Session::model() const {
    return state_->model;
}

}  // namespace loquat
