// SPDX-License-Identifier: MIT
#include <cstdio>

#include "engine/cli/command.h"
#include "engine/cli/evaluation.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/work_progress.h"
#include "engine/quantize/texts.h"

namespace loquat::cli {
namespace {

int run(Arguments& arguments) {
    const QualityOptions options = read_evaluation_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    const auto text = read_text(arguments, 1, held_out_text());
    if (!text)
        return text.error().kind == ErrorKind::kBadInput ? fail_usage(text.error()) : fail(text.error());
    Interrupt interrupt;
    const Result<Perplexity> perplexity = [&] {
        ProgressLine progress("reading");
        return measure_perplexity(arguments.words()[0], text->content, options, progress.teller(),
                                  interrupt.begin());
    }();
    if (!perplexity) return fail(perplexity.error());
    if (arguments.has("--json")) return print_json(to_json(*perplexity)), kOk;
    std::printf("perplexity %.4f +- %.4f over %llu tokens in %.1f s\n", perplexity->value,
                perplexity->standard_error, static_cast<unsigned long long>(perplexity->n_tokens),
                perplexity->seconds);
    return kOk;
}

}  // namespace

Command perplexity_command() {
    return {"perplexity",
            "MODEL [TEXT]",
            "Measure how much a text surprises the model: 1 would be not at all.",
            evaluation_options(),
            1,
            2,
            run};
}

}  // namespace loquat::cli
