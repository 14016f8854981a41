// SPDX-License-Identifier: MIT
#include "engine/quantize/convert.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "engine/cli/command.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/work_progress.h"
#include "engine/quantize/mix.h"

namespace loquat::cli {
namespace {

int run(Arguments& arguments) {
    ConvertOptions options;
    if (const std::string type = arguments.text("--type"); !type.empty()) {
        const MixInfo* mix = find_mix(type);
        if (!mix || (mix->mix != Mix::kF16 && mix->mix != Mix::kBF16 && mix->mix != Mix::kF32))
            return fail_usage({ErrorKind::kBadInput, "The option --type takes F16, BF16 or F32.", ""});
        options.type = mix->main_type;
    }
    options.n_threads = int(arguments.integer("--threads", 0, 0, 1024));
    if (arguments.error()) return fail_usage(*arguments.error());
    Interrupt interrupt;
    const Result<ConvertReport> report = [&] {
        ProgressLine line("Converting");
        return convert_folder(arguments.words()[0], arguments.words()[1], options, line.teller(),
                              interrupt.begin());
    }();
    if (!report) return fail(report.error());
    if (arguments.has("--json")) {
        Json out = Json::object();
        out.set("file", arguments.words()[1]);
        out.set("architecture", report->architecture);
        out.set("tensors", report->n_tensors);
        out.set("written_bytes", report->written_bytes);
        out.set("seconds", report->seconds);
        return print_json(out), kOk;
    }
    std::printf("%s: %s, %llu tensors, %.1f MB in %.1f s\n", arguments.words()[1].c_str(),
                report->architecture.c_str(), static_cast<unsigned long long>(report->n_tensors),
                double(report->written_bytes) / 1e6, report->seconds);
    return kOk;
}

}  // namespace

Command convert_command() {
    return {"convert",
            "FOLDER OUT",
            "Make a GGUF file of a Hugging Face folder (safetensors).",
            {{"--type", "TYPE", "F16, BF16 or F32 for the matrices (as they are stored)."},
             {"--threads", "N", "Threads (one per core)."},
             {"--json", "", "Print JSON."}},
            2,
            2,
            run};
}

}  // namespace loquat::cli
