// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <random>

#include "engine/cli/bench_quantize.h"
#include "engine/cli/checks/synthetic_model.h"
#include "engine/cli/command.h"
#include "engine/backend/memory_bandwidth.h"
#include "engine/cli/model_options.h"
#include "engine/runtime/session.h"
#include "engine/text/tokenizer_bench.h"

namespace loquat::cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A file that goes away again.
class TemporaryFile {
public:
    TemporaryFile()
        : path_(std::filesystem::temp_directory_path() /
                ("loquat-bench-" + std::to_string(getpid()) + ".gguf")) {}
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct Speed {
    double prompt = 0;  ///< tokens per second
    double decode = 0;
};

std::vector<TokenId> random_tokens(int n, int n_vocab, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<TokenId> tokens(static_cast<std::size_t>(n));
    for (TokenId& t : tokens) t = TokenId(random() % std::uint64_t(n_vocab));
    return tokens;
}

/// One prompt, then one token after the other. The tokens are fixed: sampling is no part of it.
Result<Speed> measure_once(LoadedModel& model, int n_prompt, int n_decode, std::uint64_t seed) {
    Session session(model);
    const auto tokens = random_tokens(n_prompt + n_decode, model.info().n_vocab, seed);
    Speed speed;
    auto start = Clock::now();
    const auto prompt = session.evaluate(std::span(tokens).first(std::size_t(n_prompt)));
    if (!prompt) return prompt.error();
    speed.prompt = n_prompt / seconds_since(start);
    start = Clock::now();
    for (int i = n_prompt + 1; i <= n_prompt + n_decode; ++i) {
        const auto next = session.evaluate(std::span(tokens).first(std::size_t(i)));
        if (!next) return next.error();
    }
    speed.decode = n_decode / seconds_since(start);
    return speed;
}

Result<Speed> measure(LoadedModel& model, int n_prompt, int n_decode, int repeats) {
    Speed best;
    for (int i = 0; i < repeats; ++i) {
        const auto speed = measure_once(model, n_prompt, n_decode, std::uint64_t(i));
        if (!speed) return speed.error();
        best = {std::max(best.prompt, speed->prompt), std::max(best.decode, speed->decode)};
    }
    return best;
}

/// What must be read from memory for one token: all weights but the embedding's other rows, and the KV so
/// far.
double bytes_per_token(const LoadedModel& model, int n_prompt, int n_decode) {
    double bytes = 0;
    const bool tied = !model.file().find_tensor("output.weight");
    for (const TensorView& t : model.file().tensors()) {
        if (tied || t.name != "token_embd.weight") bytes += double(t.size_bytes);
    }
    return bytes + double(model.info().kv_bytes_per_token) * (n_prompt + n_decode / 2.0);
}

int print_speed(const LoadedModel& model, const Speed& speed, double bytes, double bandwidth, bool json) {
    const double limit = bandwidth / bytes;
    Json out = Json::object();
    out.set("model", model.info().name + " " + model.info().quantization);
    out.set("device", model.device());
    out.set("prompt_tokens_per_second", speed.prompt);
    out.set("decode_tokens_per_second", speed.decode);
    out.set("bytes_per_token", bytes);
    out.set("read_bandwidth_bytes_per_second", bandwidth);
    out.set("decode_limit_tokens_per_second", limit);
    out.set("decode_of_limit", speed.decode / limit);
    out.set("memory_bytes", std::uint64_t(model.memory_bytes()));
    if (json) return print_json(out), kOk;
    std::printf("%s %s on %s\n", model.info().name.c_str(), model.info().quantization.c_str(),
                model.device().c_str());
    std::printf("prompt   %8.1f tokens/s\n", speed.prompt);
    std::printf("decode   %8.1f tokens/s\n", speed.decode);
    std::printf("limit    %8.1f tokens/s: %.1f MB per token at %.2f GB/s read; reached %.0f %%\n", limit,
                bytes / 1e6, bandwidth / 1e9, 100 * speed.decode / limit);
    return kOk;
}

int bench_model(const std::filesystem::path& path, Arguments& arguments) {
    const int n_prompt = int(arguments.integer("-p", 512, 1, 1 << 20));
    const int n_decode = int(arguments.integer("-n", 64, 1, 1 << 20));
    const int repeats = int(arguments.integer("--repeat", 3, 1, 1000));
    LoadOptions options = read_model_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    options.n_ctx = std::max(options.n_ctx, n_prompt + n_decode);
    const double bandwidth = read_bandwidth(options.n_threads);
    const auto model = LoadedModel::load(path, options);
    if (!model) return fail(model.error());
    const auto speed = measure(**model, n_prompt, n_decode, repeats);
    if (!speed) return fail(speed.error());
    return print_speed(**model, *speed, bytes_per_token(**model, n_prompt, n_decode), bandwidth,
                       arguments.has("--json"));
}

int bench_shape(Arguments& arguments) {
    const std::string shape = arguments.text("--shape");
    if (shape != "0.5b" && shape != "1.5b")
        return fail_usage({ErrorKind::kBadInput, "The shape can be 0.5b or 1.5b.", ""});
    const bool quantizes = arguments.has("--quantize");
    const auto types = parse_type_mix(arguments.text("--type", quantizes ? "F16" : "Q4_K_M"));
    if (!types) return fail_usage(types.error());
    const TemporaryFile file;
    const SyntheticShape sizes = shape == "0.5b" ? half_billion_shape() : one_and_a_half_billion_shape();
    const auto written = write_synthetic_model(sizes, *types, file.path());
    if (!written) return fail(written.error());
    return quantizes ? bench_quantize(file.path(), arguments) : bench_model(file.path(), arguments);
}

int bench_tokenizer(const std::string& path, bool json) {
    const auto file = GgufFile::open(path);
    if (!file) return fail(file.error());
    const auto tokenizer = Tokenizer::from_gguf(*file);
    if (!tokenizer) return fail(tokenizer.error());
    const TokenizerSpeed speed = measure_tokenizer(**tokenizer);
    if (!json) {
        std::printf("mixed text %8.2f MB/s\none letter %8.2f MB/s\n", speed.mixed, speed.one_letter);
        return kOk;
    }
    Json out = Json::object();
    out.set("mixed_megabytes_per_second", speed.mixed);
    out.set("one_letter_megabytes_per_second", speed.one_letter);
    return print_json(out), kOk;
}

int run(Arguments& arguments) {
    if (arguments.has("--tokenizer"))
        return bench_tokenizer(arguments.text("--tokenizer"), arguments.has("--json"));
    if (arguments.has("--shape")) return bench_shape(arguments);
    if (arguments.words().empty())
        return fail_usage({ErrorKind::kBadInput, "Name a model, --shape or --tokenizer.", ""});
    const std::string& model = arguments.words()[0];
    return arguments.has("--quantize") ? bench_quantize(model, arguments) : bench_model(model, arguments);
}

}  // namespace

Command bench_command() {
    return {"bench",
            "[MODEL]",
            "Measure speed, and how near it comes to what the memory allows.",
            joined({{"-p", "N", "Tokens of the prompt (512)."},
                    {"-n", "N", "Tokens generated after it (64)."},
                    {"--repeat", "N", "Take the best of N runs (3)."},
                    {"--shape", "0.5b|1.5b", "A model of random weights in this shape instead of a file."},
                    {"--type", "TYPE", "Its weights: Q4_K_M, Q8_0, F16, … (Q4_K_M)."},
                    {"--quantize", "TYPES", "Measure quantizing it to these instead: Q4_K_M,Q8_0,…"},
                    {"--tokenizer", "MODEL", "Measure this model's tokenizer instead."},
                    {"--json", "", "Print JSON."}},
                   model_options()),
            0,
            1,
            run};
}

}  // namespace loquat::cli
