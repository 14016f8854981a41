// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/cli/checks/golden_text.h"
#include "engine/cli/checks/read_fixture.h"
#include "engine/gguf/reader.h"
#include "engine/text/tokenizer.h"

namespace loquat {
namespace {

std::vector<std::string> split(const std::string& text, const std::string& between) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t at; (at = text.find(between, begin)) != std::string::npos; begin = at + between.size()) {
        parts.push_back(text.substr(begin, at - begin));
    }
    parts.push_back(text.substr(begin));
    return parts;
}

/// As the .out files write them: each number after a space.
std::string ids_line(const std::vector<TokenId>& ids) {
    std::string line;
    for (const TokenId id : ids) line.append(" ").append(std::to_string(id));
    return line;
}

Result<TextOutcome> check_tokenizer(const std::filesystem::path& path) {
    const auto input = read_text_fixture(path.string() + ".inp");
    const auto output = read_text_fixture(path.string() + ".out");
    if (!input) return input.error();
    if (!output) return output.error();
    const auto file = GgufFile::open(path);
    if (!file) return file.error();
    const auto tokenizer = Tokenizer::from_gguf(*file);
    if (!tokenizer) return tokenizer.error();

    TextOutcome outcome;
    const std::vector<std::string> texts = split(*input, "\n__ggml_vocab_test__\n");
    const std::vector<std::string> lines = split(*output, "\n");
    outcome.n_total = int(std::min(texts.size(), lines.size()));
    for (std::size_t i = 0; i < std::size_t(outcome.n_total); ++i) {
        if (ids_line((*tokenizer)->encode(texts[i])) == lines[i]) {
            ++outcome.n_same;
        } else if (outcome.first_failure.empty()) {
            outcome.first_failure = "text " + std::to_string(i + 1);
        }
    }
    return outcome;
}

}  // namespace

Result<std::vector<TextOutcome>> check_golden_tokenizers(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
        const std::filesystem::path& path = entry.path();
        if (path.extension() == ".gguf" && std::filesystem::exists(path.string() + ".inp"))
            files.push_back(path);
    }
    if (problem) return Error{ErrorKind::kIo, "The folder cannot be read.", folder.string()};
    std::ranges::sort(files);
    std::vector<TextOutcome> outcomes;
    for (const auto& path : files) {
        auto outcome = check_tokenizer(path);
        outcomes.push_back(outcome ? std::move(*outcome)
                                   : TextOutcome{"", 0, 0, outcome.error().to_string()});
        outcomes.back().name = path.stem().string();
    }
    return outcomes;
}

}  // namespace loquat
