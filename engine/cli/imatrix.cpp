// SPDX-License-Identifier: MIT
#include "engine/quantize/imatrix.h"

#include <cstdio>
#include <filesystem>

#include "engine/cli/command.h"
#include "engine/cli/evaluation.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/work_progress.h"
#include "engine/quantize/texts.h"

namespace loquat::cli {
namespace {

/// MODEL TEXT OUT, or MODEL OUT with --bundled: the text is the word before the last.
Result<NamedText> read_calibration(const Arguments& arguments) {
    const bool bundled = arguments.has("--bundled");
    if (arguments.words().size() != (bundled ? 2 : 3)) {
        return Error{ErrorKind::kBadInput, "Name a model, a text (or --bundled) and the file to write.", ""};
    }
    if (bundled) return NamedText{"bundled", std::string(calibration_text())};
    return read_text_file(arguments.words()[1]);
}

int run(Arguments& arguments) {
    const QualityOptions options = read_evaluation_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    const auto text = read_calibration(arguments);
    if (!text)
        return text.error().kind == ErrorKind::kBadInput ? fail_usage(text.error()) : fail(text.error());
    const std::string& out_path = arguments.words().back();
    Interrupt interrupt;
    Result<Imatrix> imatrix = [&] {
        ProgressLine progress("reading");
        return collect_imatrix(arguments.words()[0], text->content,
                               {options.n_ctx, options.max_passages, options.n_threads}, progress.teller(),
                               interrupt.begin());
    }();
    interrupt.end();
    if (!imatrix) return fail(imatrix.error());
    imatrix->text_name = std::filesystem::path(text->name).filename().string();
    const auto written = write_imatrix(*imatrix, out_path);
    if (!written) return fail(written.error());
    if (arguments.has("--json")) {
        Json out = Json::object();
        out.set("file", out_path);
        out.set("tensors", std::uint64_t(imatrix->mean_squares.size()));
        out.set("tokens", imatrix->n_tokens);
        out.set("text", imatrix->text_name);
        return print_json(out), kOk;
    }
    std::printf("%zu matrices, %llu tokens: %s\n", imatrix->mean_squares.size(),
                static_cast<unsigned long long>(imatrix->n_tokens), out_path.c_str());
    return kOk;
}

}  // namespace

Command imatrix_command() {
    return {"imatrix",
            "MODEL [TEXT] OUT",
            "Note which weights matter while the model reads a text (an importance matrix).",
            evaluation_options(),
            2,
            3,
            run};
}

}  // namespace loquat::cli
