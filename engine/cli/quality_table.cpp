// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <optional>

#include "engine/cli/command.h"
#include "engine/cli/evaluation.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/work_progress.h"
#include "engine/quantize/quantizer.h"
#include "engine/quantize/texts.h"
#include "engine/runtime/loaded_model.h"

namespace loquat::cli {
namespace {

/// One line of the table: a mix, made and measured.
struct Row {
    MixInfo info;
    double bits_per_weight = 0;
    double relative_rmse = 0;  ///< of all matrices together, in units of the weights' root mean square
    Quality quality;
};

struct TableJob {
    std::filesystem::path source;
    const Reference& reference;
    const Imatrix* imatrix;
    QualityOptions options;
    std::stop_token stop;
};

/// A folder for one candidate at a time; goes away with what is in it.
class TemporaryFolder {
public:
    TemporaryFolder()
        : path_(std::filesystem::temp_directory_path() / ("loquat-table-" + std::to_string(getpid()))) {
        std::error_code ignored;
        std::filesystem::create_directories(path_, ignored);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::filesystem::path file() const { return path_ / "candidate.gguf"; }

private:
    std::filesystem::path path_;
};

/// Errors of all tensors that became smaller, taken together.
double relative_rmse(const QuantizeReport& report) {
    double error = 0;
    double square = 0;
    for (const QuantizedTensor& t : report.tensors) {
        if (t.from == t.to || t.relative_rmse <= 0) continue;
        const double n = double(t.n_elements);
        error += n * t.rmse * t.rmse;
        square += n * (t.rmse / t.relative_rmse) * (t.rmse / t.relative_rmse);
    }
    return square > 0 ? std::sqrt(error / square) : 0;
}

Result<Row> measure_row(const TableJob& job, const GgufFile& source, const MixInfo& info) {
    const TemporaryFolder folder;
    ProgressLine progress{std::string(info.name)};
    Row row{.info = info};
    const Recipe recipe = recipe_for(source, info.mix);
    row.bits_per_weight = bits_per_weight(source, recipe);
    const auto report = quantize_file(job.source, folder.file(), recipe, {job.imatrix, job.options.n_threads},
                                      progress.teller(), job.stop);
    if (!report) return report.error();
    row.relative_rmse = relative_rmse(*report);
    auto quality = measure_quality(job.reference, folder.file(), job.options, progress.teller(), job.stop);
    if (!quality) return quality.error();
    row.quality = std::move(*quality);
    return row;
}

void print_head(const ModelInfo& info, const Perplexity& perplexity) {
    std::printf("Source: %s %s, %.2f MB, perplexity %.4f +- %.4f over %llu tokens.\n\n", info.name.c_str(),
                info.quantization.c_str(), double(info.size_bytes) / 1e6, perplexity.value,
                perplexity.standard_error, static_cast<unsigned long long>(perplexity.n_tokens));
    std::printf(
        "| type | MB | bits per weight | relative RMSE | perplexity | mean KL | 99 %% of KL below | same "
        "token | "
        "tokens/s |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
}

void print(const Row& row) {
    const Quality& q = row.quality;
    std::printf("| %s | %.2f | %.2f | %.2f %% | %.4f | %.5f +- %.5f | %.4f | %.2f %% | %.0f |\n",
                std::string(row.info.name).c_str(), double(q.file_bytes) / 1e6, row.bits_per_weight,
                100 * row.relative_rmse, q.perplexity.value, q.mean_kl, q.kl_standard_error, q.p99_kl,
                100 * q.top1_agreement, q.decode_tokens_per_second);
    std::fflush(stdout);
}

Json row_to_json(const Row& row) {
    Json out = to_json(row.quality);
    out.set("type", row.info.name);
    out.set("bits_per_weight", row.bits_per_weight);
    out.set("relative_rmse", row.relative_rmse);
    return out;
}

int print_table(const TableJob& job, const GgufFile& source, bool json) {
    const ModelInfo model = describe_model(source, job.source);
    if (!json) print_head(model, job.reference.perplexity());
    Json rows = Json::array();
    for (const MixInfo& info : all_mixes()) {
        if (recipe_bytes(source, recipe_for(source, info.mix)) >= source.size_bytes()) continue;
        const auto row = measure_row(job, source, info);
        if (!row) return fail(row.error());
        if (json) {
            rows.push(row_to_json(*row));
        } else {
            print(*row);
        }
    }
    if (!json) return kOk;
    Json out = Json::object();
    out.set("source", to_json(job.reference.perplexity()));
    out.set("types", std::move(rows));
    return print_json(out), kOk;
}

int run(Arguments& arguments) {
    const QualityOptions options = read_evaluation_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    const auto text = read_text(arguments, 1, held_out_text());
    if (!text)
        return text.error().kind == ErrorKind::kBadInput ? fail_usage(text.error()) : fail(text.error());
    std::optional<Imatrix> imatrix;
    if (arguments.has("--imatrix")) {
        auto read = read_imatrix(arguments.text("--imatrix"));
        if (!read) return fail(read.error());
        imatrix = std::move(*read);
    }
    const std::filesystem::path path = arguments.words()[0];
    const auto source = GgufFile::open(path);
    if (!source) return fail(source.error());
    Interrupt interrupt;
    const std::stop_token stop = interrupt.begin();
    const auto reference = [&] {
        ProgressLine progress("source");
        return Reference::measure(path, text->content, options, progress.teller(), stop);
    }();
    if (!reference) return fail(reference.error());
    return print_table({path, **reference, imatrix ? &*imatrix : nullptr, options, stop}, *source,
                       arguments.has("--json"));
}

}  // namespace

Command quality_table_command() {
    std::vector<Option> options = evaluation_options();
    options.insert(options.begin() + 1, {"--imatrix", "FILE", "Quantize with this importance matrix."});
    return {"quality-table",
            "SOURCE [TEXT]",
            "Make the model in every smaller type and print what each is like, as a Markdown table.",
            std::move(options),
            1,
            2,
            run};
}

}  // namespace loquat::cli
