// SPDX-License-Identifier: MIT
// Small errors of different tensors add up: the KL that they cause together is about the sum of what each
// causes alone, and that is proportional to the weighted square of its error. So each group of tensors is
// rounded hard once, the KL measured, and its ratio to the error, the gain, tells what any other rounding of
// these tensors will cost.
#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "engine/quantize/budget.h"
#include "engine/quantize/input_squares.h"
#include "engine/quantize/judge.h"
#include "engine/quantize/kept_logits.h"
#include "engine/quantize/plan.h"
#include "engine/quantize/rounding.h"

namespace loquat {
namespace {

constexpr int kContext = 128;
constexpr int kPassages = 4;
constexpr double kWantedSeconds = 180;           // for all groups together: what a person waits for once
constexpr std::size_t kErrorElements = 1 << 17;  // of a tensor are enough to know a type's error to a percent

constexpr DType kTypes[] = {DType::kQ8_0,   DType::kQ6_K, DType::kQ5_K,   DType::kQ4_K,
                            DType::kIQ4_XS, DType::kQ3_K, DType::kQ2_K,   DType::kQ5_1,
                            DType::kQ5_0,   DType::kQ4_1, DType::kIQ4_NL, DType::kQ4_0};

bool fits(DType type, const TensorView& tensor) {
    return tensor.shape.row_length() % dtype_info(type).block_size == 0;
}

bool is_choosable(const TensorView& tensor) {
    return is_quantizable(tensor) && fits(DType::kQ8_0, tensor);
}

/// "blk.7.attn_v.weight" is the part "attn_v.weight" of layer 7.
struct Place {
    std::string_view part;
    int layer = 0;
};

Place place_of(std::string_view name) {
    int layer = 0;
    if (!name.starts_with("blk.")) return {name, 0};
    const auto [end, error] = std::from_chars(name.data() + 4, name.data() + name.size(), layer);
    const std::size_t used = std::size_t(end - name.data()) + 1;
    if (error != std::errc() || used > name.size()) return {name, 0};
    return {name.substr(used), std::clamp(layer, 0, 1 << 20)};
}

using Group = std::vector<std::size_t>;  ///< indices into the file's tensors

/// Tensors of the same part in neighbouring layers, in about n_groups groups.
std::vector<Group> group_tensors(const GgufFile& file, std::size_t n_groups) {
    std::map<std::string_view, std::vector<std::size_t>> parts;
    for (std::size_t i = 0; i < file.tensors().size(); ++i) {
        const TensorView& tensor = file.tensors()[i];
        if (is_choosable(tensor)) parts[place_of(tensor.name).part].push_back(i);
    }
    std::vector<Group> groups;
    for (auto& part : parts) {
        auto& members = part.second;  // a structured binding could not be captured below (clang 14)
        std::ranges::stable_sort(members, {},
                                 [&](std::size_t i) { return place_of(file.tensors()[i].name).layer; });
        const std::size_t n = std::clamp<std::size_t>(n_groups / parts.size(), 1, members.size());
        for (std::size_t g = 0; g < n; ++g) {
            const auto at = [&](std::size_t k) {
                return members.begin() + std::ptrdiff_t(k * members.size() / n);
            };
            groups.emplace_back(at(g), at(g + 1));
        }
    }
    return groups;
}

class Measurement {
public:
    Measurement(const Imatrix* imatrix, int n_threads, const TellProgress& tell, std::stop_token stop)
        : imatrix_(imatrix), n_threads_(n_threads), tell_(tell), stop_(std::move(stop)), pool_(n_threads) {}

    Result<Sensitivity> run(const std::filesystem::path& source, std::string_view text) {
        const Result<void> opened = open(source, text);
        if (!opened) return opened.error();
        const Result<double> seconds = read_source();
        if (!seconds) return seconds.error();
        const double affordable = kWantedSeconds / std::max(*seconds, 1e-3);
        const std::vector<Group> groups =
            group_tensors(model_->file(), std::size_t(std::clamp(affordable, 12.0, 1000.0)));
        total_ += groups.size() * n_tokens_;
        Sensitivity out;
        out.tensors.resize(model_->file().tensors().size());
        for (const Group& group : groups) {
            const Result<double> gain = measure_gain(group);
            if (!gain) return gain.error();
            for (const std::size_t i : group) {
                if (stop_.stop_requested()) return Error{ErrorKind::kCancelled, "Stopped.", ""};
                out.tensors[i] = choices(tensor(i), *gain);
            }
        }
        return out;
    }

private:
    const TensorView& tensor(std::size_t i) const { return model_->file().tensors()[i]; }

    Result<void> open(const std::filesystem::path& source, std::string_view text) {
        const auto observe = [this](const TensorView& weight, std::span<const float> x) {
            if (observing_) squares_.add(weight, x);
        };
        auto model = PassageModel::open(source, kContext, n_threads_, observe);
        if (!model) return model.error();
        model_ = std::make_unique<PassageModel>(std::move(*model));
        auto passages = Passages::cut(model_->tokenizer(), text, model_->n_ctx(), kPassages);
        if (!passages) return passages.error();
        passages_ = std::move(*passages);
        n_tokens_ = std::uint64_t(passages_.size()) * std::uint64_t(passages_.length() - 1);
        total_ = n_tokens_;
        return {};
    }

    Result<double> read(std::string_view part, const Judge& judge) {
        const auto tell = [&](const WorkProgress& progress) {
            if (tell_) tell_({std::string(part), done_ + progress.done, total_});
        };
        const auto seconds = judge_passages(*model_, passages_, n_threads_, judge, tell, stop_);
        done_ += n_tokens_;
        return seconds;
    }

    /// What the source answers, and what its matrices are given.
    Result<double> read_source() {
        n_positions_ = std::size_t(passages_.size()) * std::size_t(passages_.n_judged());
        kept_ = KeptLogits(n_positions_, std::size_t(model_->n_vocab()), 0);
        observing_ = true;
        const auto seconds = read("", [&](std::size_t index, std::span<const float> logits, TokenId) {
            kept_.keep(index, logits, log_sum_exp(logits));
        });
        observing_ = false;
        means_ = squares_.means();
        return seconds;
    }

    Rounding rounding(const TensorView& tensor, DType type) const {
        Rounding out{.type = type};
        if (imatrix_) out.importance = imatrix_->find(tensor.name);
        const auto found = means_.find(tensor.name);
        if (found != means_.end()) out.input_squares = found->second;
        return out;
    }

    /// KL per weighted error of these tensors.
    Result<double> measure_gain(const Group& group) {
        std::vector<RoundedTensor> rounded;
        std::vector<TensorView> views;
        double error = 0;
        for (const std::size_t i : group) {
            if (stop_.stop_requested()) return Error{ErrorKind::kCancelled, "Stopped.", ""};
            const DType hard = fits(DType::kQ3_K, tensor(i)) ? DType::kQ3_K : DType::kQ4_0;
            rounded.push_back(round_tensor(tensor(i), rounding(tensor(i), hard), pool_));
            views.push_back(rounded.back().view);
            error += rounded.back().weighted_error;
        }
        const Result<void> replaced = model_->replace(views);
        if (!replaced) return replaced.error();
        std::vector<float> kls(n_positions_);
        const auto seconds =
            read(tensor(group.front()).name, [&](std::size_t index, std::span<const float> logits, TokenId) {
                kls[index] = float(kept_.kl(index, logits, log_sum_exp(logits)));
            });
        if (!seconds) return seconds.error();
        return error > 0 ? mean_of(kls).value / error : 0.0;
    }

    std::vector<Sensitivity::Choice> choices(const TensorView& tensor, double gain) {
        std::vector<Sensitivity::Choice> out{{tensor.type, tensor.size_bytes, 0}};
        for (const DType type : kTypes) {
            if (!fits(type, tensor)) continue;
            const std::uint64_t bytes = row_bytes(type, std::size_t(tensor.shape.n_elements()));
            if (bytes >= tensor.size_bytes) continue;
            const double error = weighted_error(tensor, rounding(tensor, type), kErrorElements, pool_);
            out.push_back({type, bytes, gain * error});
        }
        std::ranges::stable_sort(out, std::ranges::greater{}, &Sensitivity::Choice::bytes);
        return out;
    }

    const Imatrix* imatrix_;
    int n_threads_;
    const TellProgress& tell_;
    std::stop_token stop_;
    ThreadPool pool_;
    std::unique_ptr<PassageModel> model_;
    Passages passages_;
    KeptLogits kept_;
    InputSquares squares_;
    bool observing_ = false;
    std::map<std::string, std::vector<float>, std::less<>> means_;
    std::size_t n_positions_ = 0;
    std::uint64_t n_tokens_ = 0;  ///< of one reading
    std::uint64_t done_ = 0;
    std::uint64_t total_ = 0;
};

}  // namespace

Result<Sensitivity> measure_sensitivity(const std::filesystem::path& source, std::string_view text,
                                        const Imatrix* imatrix, int n_threads, const TellProgress& tell,
                                        std::stop_token stop) {
    return Measurement(imatrix, n_threads, tell, std::move(stop)).run(source, text);
}

Result<void> check_budget(const GgufFile& source, std::uint64_t budget_bytes) {
    Sensitivity any;  // as if nothing were lost: the smallest types win
    any.tensors.resize(source.tensors().size());
    for (std::size_t i = 0; i < any.tensors.size(); ++i) {
        const TensorView& tensor = source.tensors()[i];
        if (!is_choosable(tensor)) continue;
        any.tensors[i].push_back({tensor.type, tensor.size_bytes, 0});
        for (const DType type : kTypes) {
            if (fits(type, tensor)) any.tensors[i].push_back({type, 0, 0});
        }
    }
    const auto recipe = recipe_within(source, any, budget_bytes);
    if (!recipe) return recipe.error();
    return {};
}

}  // namespace loquat
