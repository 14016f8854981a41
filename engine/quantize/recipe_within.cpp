// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdio>
#include <string>

#include "engine/quantize/budget.h"
#include "engine/quantize/plan.h"

namespace loquat {
namespace {

constexpr std::uint64_t kAlignment = 32;           ///< of each tensor's data in the file
constexpr std::uint64_t kRoomForImportance = 512;  ///< of the entries that tell of it

struct Option {
    DType type;
    std::uint64_t bytes = 0;
    double kl = 0;
};

/// A tensor's options, from the smallest to the largest, each losing less than the one before.
struct Item {
    std::size_t tensor = 0;
    std::vector<Option> options;
    std::size_t chosen = 0;
};

std::uint64_t stored_bytes(const TensorView& tensor, DType type) {
    const std::uint64_t bytes =
        row_bytes(type, std::size_t(tensor.shape.row_length())) * std::uint64_t(tensor.shape.n_rows());
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

std::vector<Option> useful_options(const TensorView& tensor,
                                   const std::vector<Sensitivity::Choice>& choices) {
    std::vector<Option> all, out;
    for (const Sensitivity::Choice& choice : choices) {
        if (tensor.shape.row_length() % dtype_info(choice.type).block_size != 0) continue;
        all.push_back({choice.type, stored_bytes(tensor, choice.type), choice.kl});
    }
    std::ranges::sort(all, [](const Option& a, const Option& b) {
        return a.bytes != b.bytes ? a.bytes < b.bytes : a.kl < b.kl;
    });
    for (const Option& option : all) {
        if (out.empty() || (option.bytes > out.back().bytes && option.kl < out.back().kl))
            out.push_back(option);
    }
    return out;
}

std::uint64_t total_bytes(const std::vector<Item>& items) {
    std::uint64_t sum = 0;
    for (const Item& item : items) sum += item.options[item.chosen].bytes;
    return sum;
}

/// A choice of types for the tensors so far that no smaller one beats.
struct State {
    std::uint64_t bytes = 0;  ///< above the least possible
    double kl = 0;
    std::uint32_t before = 0;  ///< among the states without the last tensor
    std::uint32_t option = 0;  ///< of the last tensor
};

/// Leaves only states each of which is better than all smaller ones; of too many, the best of each of
/// kMostStates spans of bytes.
void thin_out(std::vector<State>& states, std::uint64_t room) {
    constexpr std::uint64_t kMostStates = 4096;
    std::ranges::sort(states, [](const State& a, const State& b) {
        return a.bytes != b.bytes ? a.bytes < b.bytes : a.kl < b.kl;
    });
    std::size_t n = 0;
    for (const State& state : states) {
        if (n == 0 || state.kl < states[n - 1].kl) states[n++] = state;
    }
    states.resize(n);
    if (n <= kMostStates) return;
    const std::uint64_t span = room / kMostStates + 1;
    n = 0;
    for (const State& state : states) {
        if (n > 0 && states[n - 1].bytes / span == state.bytes / span) --n;
        states[n++] = state;
    }
    states.resize(n);
}

/// Tensor by tensor, all choices worth having: exact for small models, to a few thousandths of the room for
/// large ones.
void choose_within(std::vector<Item>& items, std::uint64_t room) {
    std::vector<std::vector<State>> states{{State{}}};
    for (const Item& item : items) {
        const std::vector<State>& last = states.back();
        std::vector<State> next;
        for (std::uint32_t o = 0; o < item.options.size(); ++o) {
            const std::uint64_t more = item.options[o].bytes - item.options[0].bytes;
            for (std::uint32_t i = 0; i < last.size() && last[i].bytes + more <= room; ++i)
                next.push_back({last[i].bytes + more, last[i].kl + item.options[o].kl, i, o});
        }
        thin_out(next, room);
        states.push_back(std::move(next));
    }
    std::uint32_t at = std::uint32_t(states.back().size() - 1);  // the largest loses least
    for (std::size_t i = items.size(); i > 0; --i) {
        items[i - 1].chosen = states[i][at].option;
        at = states[i][at].before;
    }
}

/// A change of one tensor's type, or of two at once.
struct Change {
    double gain = 0;
    std::size_t item[2] = {0, 0};
    std::size_t option[2] = {0, 0};
};

std::int64_t more_bytes(const Item& item, std::size_t option) {
    return std::int64_t(item.options[option].bytes) - std::int64_t(item.options[item.chosen].bytes);
}

double less_kl(const Item& item, std::size_t option) {
    return item.options[item.chosen].kl - item.options[option].kl;
}

/// The best change that fits, of one tensor or of one up and another down.
Change best_change(const std::vector<Item>& items, std::uint64_t left) {
    Change best;
    for (std::size_t i = 0; i < items.size(); ++i) {
        for (std::size_t o = items[i].chosen + 1; o < items[i].options.size(); ++o) {
            const std::int64_t missing = more_bytes(items[i], o) - std::int64_t(left);
            const double gain = less_kl(items[i], o);
            if (missing <= 0 && gain > best.gain) best = {gain, {i, i}, {o, o}};
            for (std::size_t k = 0; missing > 0 && k < items.size(); ++k) {
                for (std::size_t p = 0; k != i && p < items[k].chosen; ++p) {
                    const double both = gain + less_kl(items[k], p);
                    if (-more_bytes(items[k], p) >= missing && both > best.gain)
                        best = {both, {i, k}, {o, p}};
                }
            }
        }
    }
    return best;
}

/// What thinning out lost, exchanges mend.
void exchange(std::vector<Item>& items, std::uint64_t left) {
    constexpr int kMostRounds = 200;
    for (int round = 0; round < kMostRounds; ++round) {
        const Change change = best_change(items, left);
        if (change.gain <= 0) return;
        const std::uint64_t before = total_bytes(items);
        items[change.item[0]].chosen = change.option[0];
        items[change.item[1]].chosen = change.option[1];
        left = left + before - total_bytes(items);
    }
}

/// general.file_type of the mix whose main type most weights have.
std::uint32_t nearest_file_type(const GgufFile& source, const Recipe& recipe) {
    double most = 0;
    std::uint32_t file_type = 1;
    for (const MixInfo& mix : all_mixes()) {
        double weights = 0;
        for (std::size_t i = 0; i < recipe.types.size(); ++i) {
            if (recipe.types[i] == mix.main_type) weights += double(source.tensors()[i].shape.n_elements());
        }
        if (weights > most) most = weights, file_type = mix.file_type;
    }
    return file_type;
}

Error too_small(std::uint64_t least) {
    char text[96];
    std::snprintf(text, sizeof text, "the smallest that this model can be made is %.1f MB",
                  double(least) / 1e6);
    return {ErrorKind::kLimit, text, ""};
}

}  // namespace

Result<Recipe> recipe_within(const GgufFile& source, const Sensitivity& sensitivity,
                             std::uint64_t budget_bytes) {
    if (sensitivity.tensors.size() != source.tensors().size())
        return Error{ErrorKind::kBadInput, "the sensitivity is that of another model", ""};
    Recipe recipe;
    std::vector<Item> items;
    for (std::size_t i = 0; i < source.tensors().size(); ++i) {
        recipe.types.push_back(source.tensors()[i].type);
        Item item{i, useful_options(source.tensors()[i], sensitivity.tensors[i]), 0};
        if (item.options.empty()) continue;
        recipe.types[i] = item.options[0].type;
        items.push_back(std::move(item));
    }
    const std::uint64_t least = recipe_bytes(source, recipe) + kRoomForImportance;
    if (least > budget_bytes) return too_small(least);
    const std::uint64_t fixed = least - total_bytes(items);
    choose_within(items, budget_bytes - least);
    exchange(items, budget_bytes - fixed - total_bytes(items));
    for (const Item& item : items) recipe.types[item.tensor] = item.options[item.chosen].type;
    recipe.file_type = nearest_file_type(source, recipe);
    return recipe;
}

}  // namespace loquat
