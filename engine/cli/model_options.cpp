// SPDX-License-Identifier: MIT
#include "engine/cli/model_options.h"

#include <limits>
#include <random>

namespace loquat::cli {

std::vector<Option> joined(std::vector<Option> first, const std::vector<Option>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::vector<Option> model_options() {
    return {
        {"--ctx", "N", "Tokens the context holds (what the model was trained for, at most 4096)."},
        {"--threads", "N", "Threads to compute with (one per core)."},
        {"--backend", "NAME", "cpu or reference (cpu)."},
        {"--batch", "N", "Prompt tokens computed together (512)."},
    };
}

LoadOptions read_model_options(Arguments& arguments) {
    LoadOptions options;
    options.n_ctx = int(arguments.integer("--ctx", 0, 1, 1 << 24));
    options.n_threads = int(arguments.integer("--threads", 0, 1, 1024));
    options.max_rows = int(arguments.integer("--batch", options.max_rows, 1, 1 << 16));
    options.backend = arguments.text("--backend", options.backend);
    return options;
}

std::vector<Option> sampling_options() {
    return {
        {"--temp", "T", "Temperature; 0 always takes the likeliest token (0.7)."},
        {"--top-k", "K", "Choose among the K likeliest; 0 for all (40)."},
        {"--top-p", "P", "Choose among the likeliest that together reach P (0.9)."},
        {"--min-p", "P", "Leave out tokens less likely than P times the likeliest (0.05)."},
        {"--typical", "P", "Locally typical sampling (1: off)."},
        {"--repeat-penalty", "X", "Make tokens seen lately less likely (1: off)."},
        {"--frequency-penalty", "X", "Subtract X for each time a token was seen (0)."},
        {"--presence-penalty", "X", "Subtract X once from tokens seen (0)."},
        {"--seed", "N", "The same seed gives the same text (random)."},
    };
}

SamplerParams read_sampling_options(Arguments& arguments) {
    SamplerParams p;
    p.temperature = float(arguments.number("--temp", p.temperature, 0, 100));
    p.top_k = int(arguments.integer("--top-k", p.top_k, 0, 1 << 30));
    p.top_p = float(arguments.number("--top-p", p.top_p, 0, 1));
    p.min_p = float(arguments.number("--min-p", p.min_p, 0, 1));
    p.typical_p = float(arguments.number("--typical", p.typical_p, 0, 1));
    p.repetition_penalty = float(arguments.number("--repeat-penalty", p.repetition_penalty, 0.01, 100));
    p.frequency_penalty = float(arguments.number("--frequency-penalty", p.frequency_penalty, -100, 100));
    p.presence_penalty = float(arguments.number("--presence-penalty", p.presence_penalty, -100, 100));
    const std::int64_t random = std::int64_t(std::random_device{}());
    p.seed = std::uint64_t(arguments.integer("--seed", random, 0, std::numeric_limits<std::int64_t>::max()));
    return p;
}

}  // namespace loquat::cli
