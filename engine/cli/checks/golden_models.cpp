// SPDX-License-Identifier: MIT
#include "engine/cli/checks/golden_models.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/base/mapped_file.h"
#include "engine/cli/checks/program_runner.h"
#include "engine/cli/checks/read_fixture.h"

namespace loquat {
namespace {

constexpr double kReferenceLimit = 1e-4;
constexpr double kPeerFactor = 1.5;

template <class T>
std::vector<T> numbers(const Json* list) {
    std::vector<T> out;
    if (!list || !list->is_array()) return out;
    for (const Json& x : list->as_array()) {
        if (x.is_number()) out.push_back(T(x.as_double()));
    }
    return out;
}

Result<GoldenModel> read_entry(const std::filesystem::path& folder, const std::string& name,
                               const Json& entry) {
    const Json* golden = entry.find("golden");
    const Json* exact = json_member(golden, "exact");
    GoldenModel g;
    g.name = name;
    g.model = folder / json_text(entry.find("model"));
    g.logits = folder / json_text(json_member(exact, "logits"));
    const auto details = read_json_fixture(folder / json_text(json_member(exact, "json")));
    if (!details) return details.error();
    g.tokens = numbers<std::int32_t>(details->find("tokens"));
    g.greedy = numbers<std::int32_t>(details->find("greedy"));
    g.greedy_margin = numbers<double>(details->find("greedy_margin"));
    const Json* peer = json_member(json_member(golden, "peer_vs_exact"), "rel_rms");
    if (peer && peer->is_number()) g.peer_rel_rms = peer->as_double();
    if (g.tokens.empty() || g.greedy.size() != g.greedy_margin.size()) {
        return Error{ErrorKind::kBadInput, "The golden data is incomplete.", name};
    }
    return g;
}

Result<void> compare(std::span<const float> ours, std::span<const std::byte> exact, GoldenOutcome& outcome) {
    if (exact.size() != ours.size_bytes()) {
        return Error{ErrorKind::kBadInput, "The golden logits have another size than ours.", ""};
    }
    double errors = 0;
    double squares = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        float e = 0;
        std::memcpy(&e, exact.data() + i * sizeof e, sizeof e);
        const double difference = double(ours[i]) - e;
        errors += difference * difference;
        squares += double(e) * e;
    }
    outcome.rel_rms = std::sqrt(errors / squares);
    outcome.noise = 6 * std::sqrt(errors / double(ours.size()));  // 4 sigma of the difference of two logits
    if (!std::isfinite(errors)) outcome.rel_rms = INFINITY;
    return {};
}

Result<void> compare_greedy(ProgramRunner& runner, const GoldenModel& golden, std::vector<float> logits,
                            GoldenOutcome& outcome) {
    for (std::size_t step = 0; step < golden.greedy.size(); ++step) {
        if (golden.greedy_margin[step] < outcome.noise) break;
        ++outcome.greedy_compared;
        if (std::ranges::max_element(logits) - logits.begin() != golden.greedy[step]) break;
        ++outcome.greedy_same;
        auto next = runner.run({&golden.greedy[step], 1});
        if (!next) return next.error();
        logits = std::move(*next);
    }
    return {};
}

}  // namespace

Result<std::vector<GoldenModel>> read_golden_models(const std::filesystem::path& folder) {
    const auto index = read_json_fixture(folder / "index.json");
    if (!index) return index.error();
    if (!index->is_object()) return Error{ErrorKind::kBadInput, "index.json is no object.", folder.string()};
    std::vector<GoldenModel> models;
    for (const auto& [name, entry] : index->as_object()) {
        auto golden = read_entry(folder, name, entry);
        if (!golden) return golden.error();
        models.push_back(std::move(*golden));
    }
    return models;
}

Result<GoldenOutcome> check_golden_model(const GoldenModel& golden, Backend& backend, int batch_rows) {
    const auto file = GgufFile::open(golden.model);
    if (!file) return file.error();
    const auto exact = MappedFile::open(golden.logits);
    if (!exact) return exact.error();
    auto runner =
        ProgramRunner::make(*file, backend, int(golden.tokens.size() + golden.greedy.size()), batch_rows);
    if (!runner) return runner.error();
    const auto logits = runner->run(golden.tokens);
    if (!logits) return logits.error();

    GoldenOutcome outcome;
    outcome.limit = backend.name() == "reference"
                        ? kReferenceLimit
                        : std::max(kReferenceLimit, kPeerFactor * golden.peer_rel_rms);
    const Result<void> compared = compare(*logits, exact->bytes(), outcome);
    if (!compared) return compared.error();
    const std::size_t n_vocab = logits->size() / golden.tokens.size();
    const Result<void> continued =
        compare_greedy(*runner, golden, {logits->end() - std::ptrdiff_t(n_vocab), logits->end()}, outcome);
    if (!continued) return continued.error();
    return outcome;
}

}  // namespace loquat
