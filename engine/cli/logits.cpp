// SPDX-License-Identifier: MIT
#include <algorithm>
#include <fstream>
#include <iostream>

#include "engine/cli/command.h"
#include "engine/cli/model_options.h"
#include "engine/runtime/session.h"

namespace loquat::cli {
namespace {

/// Raw float32 in the machine's order, (positions, vocabulary).
Result<void> write_logits(Session& session, std::span<const TokenId> tokens, const std::string& path) {
    std::ofstream out(path, std::ios::binary);
    const auto each = [&](int, std::span<const float> logits) {
        out.write(reinterpret_cast<const char*>(logits.data()), std::streamsize(logits.size_bytes()));
    };
    const auto done = session.evaluate_all(tokens, each);
    if (!done) return done;
    if (!out.flush()) return Error{ErrorKind::kIo, "The file cannot be written.", path};
    return {};
}

Result<std::vector<TokenId>> continue_greedily(Session& session, std::vector<TokenId> tokens, int n) {
    std::vector<TokenId> chosen;
    while (int(chosen.size()) < n) {
        const auto logits = session.evaluate(tokens);
        if (!logits) return logits.error();
        chosen.push_back(TokenId(std::ranges::max_element(*logits) - logits->begin()));
        tokens.push_back(chosen.back());
    }
    return chosen;
}

int run(Arguments& arguments) {
    const std::vector<TokenId> tokens = arguments.integers("--tokens");
    const int n_greedy = int(arguments.integer("--greedy", 0, 0, 1 << 20));
    const std::string path = arguments.text("--out");
    const LoadOptions options = read_model_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    if (tokens.empty()) return fail_usage({ErrorKind::kBadInput, "The option --tokens is missing.", ""});
    if (path.empty() && !n_greedy) return fail_usage({ErrorKind::kBadInput, "Give --out or --greedy.", ""});

    const auto model = LoadedModel::load(arguments.words()[0], options);
    if (!model) return fail(model.error());
    Session session(**model);
    if (!path.empty()) {
        const auto written = write_logits(session, tokens, path);
        if (!written) return fail(written.error());
    }
    const auto greedy = continue_greedily(session, tokens, n_greedy);
    if (!greedy) return fail(greedy.error());
    if (arguments.has("--json")) {
        Json ids = Json::array();
        for (const TokenId id : *greedy) ids.push(id);
        Json out = Json::object();
        out.set("positions", std::int64_t(tokens.size()));
        out.set("vocabulary", (*model)->info().n_vocab);
        out.set("greedy", std::move(ids));
        print_json(out);
    } else if (n_greedy) {
        std::cout << ids_to_text(*greedy) << '\n';
    }
    return kOk;
}

}  // namespace

Command logits_command() {
    return {"logits",
            "MODEL",
            "Write the logits of given tokens, for comparison with other engines.",
            joined({{"--tokens", "1,2,3", "The sequence of tokens."},
                    {"--out", "FILE", "Raw float32 logits, positions times vocabulary."},
                    {"--greedy", "N", "Then print the N likeliest next tokens, one after the other."},
                    {"--json", "", "Print JSON."}},
                   model_options()),
            1,
            1,
            run};
}

}  // namespace loquat::cli
