// SPDX-License-Identifier: MIT
#include "engine/cli/evaluation.h"

#include "engine/base/mapped_file.h"

namespace loquat::cli {

std::vector<Option> evaluation_options() {
    return {{"--bundled", "", "Use the text that comes with loquat-cli instead of TEXT."},
            {"--ctx", "N", "Tokens of a passage (512)."},
            {"--passages", "N", "Read only N passages, spread over the text (all)."},
            {"--threads", "N", "Threads to compute with (one per core)."},
            {"--json", "", "Print JSON."}};
}

QualityOptions read_evaluation_options(Arguments& arguments) {
    QualityOptions options;
    options.n_ctx = int(arguments.integer("--ctx", options.n_ctx, 16, 1 << 20));
    options.max_passages = int(arguments.integer("--passages", 0, 1, 1 << 20));
    options.n_threads = int(arguments.integer("--threads", 0, 1, 1024));
    return options;
}

Result<NamedText> read_text_file(const std::string& path) {
    const auto file = MappedFile::open(path);
    if (!file) return file.error();
    const std::span<const std::byte> bytes = file->bytes();
    return NamedText{path, std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size())};
}

Result<NamedText> read_text(const Arguments& arguments, std::size_t n_models, std::string_view bundled) {
    const std::vector<std::string>& words = arguments.words();
    const bool use_bundled = arguments.has("--bundled");
    if (words.size() != n_models + (use_bundled ? 0 : 1)) {
        return Error{ErrorKind::kBadInput, "Name a text file, or give --bundled instead.", ""};
    }
    if (use_bundled) return NamedText{"bundled", std::string(bundled)};
    return read_text_file(words[n_models]);
}

Json to_json(const Perplexity& perplexity) {
    Json out = Json::object();
    out.set("perplexity", perplexity.value);
    out.set("standard_error", perplexity.standard_error);
    out.set("tokens", perplexity.n_tokens);
    out.set("seconds", perplexity.seconds);
    return out;
}

Json to_json(const Quality& quality) {
    Json out = to_json(quality.perplexity);
    out.set("mean_kl", quality.mean_kl);
    out.set("kl_standard_error", quality.kl_standard_error);
    out.set("median_kl", quality.median_kl);
    out.set("p99_kl", quality.p99_kl);
    out.set("top1_agreement", quality.top1_agreement);
    out.set("file_bytes", quality.file_bytes);
    out.set("memory_bytes", quality.memory_bytes);
    out.set("decode_tokens_per_second", quality.decode_tokens_per_second);
    out.set("prompt_tokens_per_second", quality.prompt_tokens_per_second);
    Json worst = Json::array();
    for (const WorstPassage& w : quality.worst) {
        Json passage = Json::object();
        passage.set("passage", w.passage);
        passage.set("heading", w.heading);
        passage.set("before", w.before);
        passage.set("expected", w.expected);
        passage.set("got", w.got);
        passage.set("kl", w.kl);
        worst.push(std::move(passage));
    }
    out.set("worst", std::move(worst));
    return out;
}

}  // namespace loquat::cli
