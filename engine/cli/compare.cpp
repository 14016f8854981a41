// SPDX-License-Identifier: MIT
#include <cstdio>

#include "engine/cli/command.h"
#include "engine/cli/evaluation.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/work_progress.h"
#include "engine/quantize/texts.h"

namespace loquat::cli {
namespace {

void print(const Quality& q, const Reference& reference) {
    std::printf("perplexity       %.4f +- %.4f (source %.4f)\n", q.perplexity.value,
                q.perplexity.standard_error, reference.perplexity().value);
    std::printf("KL divergence    mean %.5f +- %.5f, median %.5f, 99 %% below %.5f nats per token\n",
                q.mean_kl, q.kl_standard_error, q.median_kl, q.p99_kl);
    std::printf("same first token %.2f %%\n", 100 * q.top1_agreement);
    std::printf("file             %.1f MB\n", double(q.file_bytes) / 1e6);
    std::printf("memory           %.1f MB\n", double(q.memory_bytes) / 1e6);
    std::printf("speed            %.1f tokens/s decoding, %.1f reading\n", q.decode_tokens_per_second,
                q.prompt_tokens_per_second);
    for (const WorstPassage& w : q.worst) {
        std::printf(
            "\nKL %.3f in passage %d%s%s\n  %s\n  the source goes on with \"%s\", this one with \"%s\"\n",
            w.kl, w.passage + 1, w.heading.empty() ? "" : ", ", w.heading.c_str(), w.before.c_str(),
            w.expected.c_str(), w.got.c_str());
    }
}

Result<std::shared_ptr<const Reference>> read_source(const Arguments& arguments, std::string_view text,
                                                     const QualityOptions& options, std::stop_token stop) {
    ProgressLine progress("source");
    return Reference::measure(arguments.words()[0], text, options, progress.teller(), stop);
}

Result<Quality> judge(const Arguments& arguments, const Reference& reference, const QualityOptions& options,
                      std::stop_token stop) {
    ProgressLine progress("candidate");
    return measure_quality(reference, arguments.words()[1], options, progress.teller(), stop);
}

int run(Arguments& arguments) {
    const QualityOptions options = read_evaluation_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    const auto text = read_text(arguments, 2, held_out_text());
    if (!text)
        return text.error().kind == ErrorKind::kBadInput ? fail_usage(text.error()) : fail(text.error());
    Interrupt interrupt;
    const std::stop_token stop = interrupt.begin();
    const auto reference = read_source(arguments, text->content, options, stop);
    if (!reference) return fail(reference.error());
    const auto quality = judge(arguments, **reference, options, stop);
    if (!quality) return fail(quality.error());
    if (!arguments.has("--json")) return print(*quality, **reference), kOk;
    Json out = to_json(*quality);
    out.set("source", to_json((*reference)->perplexity()));
    out.set("reference_bytes", std::uint64_t((*reference)->size_bytes()));
    return print_json(out), kOk;
}

}  // namespace

Command compare_command() {
    return {"compare",
            "SOURCE CANDIDATE [TEXT]",
            "Measure what a smaller model lost against its source, and its speed and memory here.",
            evaluation_options(),
            2,
            3,
            run};
}

}  // namespace loquat::cli
