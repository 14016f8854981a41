// SPDX-License-Identifier: MIT
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

#include "engine/cli/command.h"
#include "engine/cli/evaluation.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/work_progress.h"
#include "engine/quantize/budget.h"
#include "engine/quantize/quantizer.h"
#include "engine/quantize/texts.h"

namespace loquat::cli {
namespace {

/// "6.0GB", "900 MB", "4GiB", "123456": bytes.
std::optional<std::uint64_t> parse_size(std::string_view text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view unit = text.substr(std::size_t(end - text.data()));
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    static const std::map<std::string_view, double> kUnits{
        {"", 1},      {"B", 1},        {"KB", 1e3},     {"MB", 1e6},     {"GB", 1e9},
        {"TB", 1e12}, {"KiB", 0x1p10}, {"MiB", 0x1p20}, {"GiB", 0x1p30}, {"TiB", 0x1p40}};
    const auto found = kUnits.find(unit);
    if (problem != std::errc{} || found == kUnits.end()) return std::nullopt;
    const double bytes = number * found->second;
    if (!(bytes >= 1) || bytes > 1e15) return std::nullopt;
    return std::uint64_t(bytes);
}

struct Wish {
    std::string source, out;
    const MixInfo* mix = nullptr;
    std::optional<std::uint64_t> budget;
    int n_threads = 0;
};

Result<Wish> read_wish(Arguments& arguments) {
    const auto wrong = [](std::string sentence) {
        return Error{ErrorKind::kBadInput, std::move(sentence), ""};
    };
    Wish wish{arguments.words()[0], arguments.words()[1], nullptr, std::nullopt, 0};
    wish.n_threads = int(arguments.integer("--threads", 0, 1, 1024));
    if (arguments.error()) return *arguments.error();
    if (arguments.has("--type") == arguments.has("--budget")) return wrong("Give either --type or --budget.");
    if (arguments.has("--budget")) {
        wish.budget = parse_size(arguments.text("--budget"));
        if (!wish.budget) return wrong("The option --budget takes a size such as 6.0GB.");
        return wish;
    }
    wish.mix = find_mix(arguments.text("--type"));
    if (wish.mix) return wish;
    std::string names;
    for (const MixInfo& mix : all_mixes()) (names.empty() ? names : names.append(", ")).append(mix.name);
    return wrong(std::string("The option --type takes one of ").append(names).append("."));
}

Result<Recipe> make_recipe(const Wish& wish, const Arguments& arguments, const Imatrix* imatrix,
                           std::stop_token stop) {
    const auto file = GgufFile::open(wish.source);
    if (!file) return file.error();
    if (wish.mix) return recipe_for(*file, wish.mix->mix);
    if (const auto possible = check_budget(*file, *wish.budget); !possible) return possible.error();
    NamedText text{"bundled", std::string(calibration_text())};
    if (arguments.has("--text")) {
        auto read = read_text_file(arguments.text("--text"));
        if (!read) return read.error();
        text = std::move(*read);
    }
    ProgressLine progress("measuring");
    const auto sensitivity =
        measure_sensitivity(wish.source, text.content, imatrix, wish.n_threads, progress.teller(), stop);
    if (!sensitivity) return sensitivity.error();
    return recipe_within(*file, *sensitivity, *wish.budget);
}

Json to_json(const QuantizedTensor& tensor) {
    Json out = Json::object();
    out.set("name", tensor.name);
    out.set("from", dtype_info(tensor.from).name);
    out.set("to", dtype_info(tensor.to).name);
    out.set("elements", tensor.n_elements);
    out.set("rmse", tensor.rmse);
    out.set("relative_rmse", tensor.relative_rmse);
    return out;
}

double bits_per_weight(const QuantizeReport& report) {
    double bits = 0, weights = 0;
    for (const QuantizedTensor& t : report.tensors) {
        const DTypeInfo& info = dtype_info(t.to);
        bits += double(t.n_elements) * info.block_bytes * 8 / info.block_size;
        weights += double(t.n_elements);
    }
    return weights > 0 ? bits / weights : 0;
}

Json to_json(const QuantizeReport& report) {
    Json out = Json::object();
    out.set("source_bytes", report.source_bytes);
    out.set("written_bytes", report.written_bytes);
    out.set("bits_per_weight", bits_per_weight(report));
    out.set("seconds", report.seconds);
    out.set("resumed_tensors", report.n_resumed);
    Json tensors = Json::array();
    for (const QuantizedTensor& t : report.tensors) tensors.push(to_json(t));
    out.set("tensors", std::move(tensors));
    return out;
}

/// All tensors of a type together: the error of each counts by its elements.
void print_types(const QuantizeReport& report) {
    struct Sum {
        int n = 0;
        double weights = 0, squared_error = 0, squares = 0;
    };
    std::map<DType, Sum> sums;
    for (const QuantizedTensor& t : report.tensors) {
        Sum& sum = sums[t.to];
        const double squared_error = t.rmse * t.rmse * double(t.n_elements);
        sum.n += 1;
        sum.weights += double(t.n_elements);
        sum.squared_error += squared_error;
        if (t.relative_rmse > 0) sum.squares += squared_error / (t.relative_rmse * t.relative_rmse);
    }
    std::printf("%-8s %8s %14s %12s %14s\n", "type", "tensors", "weights", "RMSE", "relative RMSE");
    for (const auto& [type, sum] : sums) {
        std::printf("%-8s %8d %14.0f %12.6f %14.6f\n", std::string(dtype_info(type).name).c_str(), sum.n,
                    sum.weights, std::sqrt(sum.squared_error / std::max(1.0, sum.weights)),
                    sum.squares > 0 ? std::sqrt(sum.squared_error / sum.squares) : 0.0);
    }
}

int print_report(const QuantizeReport& report, const std::string& out, bool json) {
    if (json) return print_json(to_json(report)), kOk;
    print_types(report);
    std::printf("%s: %.1f MB of %.1f MB, %.2f bits per weight, %.1f s\n", out.c_str(),
                double(report.written_bytes) / 1e6, double(report.source_bytes) / 1e6,
                bits_per_weight(report), report.seconds);
    if (report.n_resumed > 0)
        std::printf("%llu tensors had been finished by an earlier run that broke off\n",
                    static_cast<unsigned long long>(report.n_resumed));
    return kOk;
}

int run(Arguments& arguments) {
    const auto wish = read_wish(arguments);
    if (!wish) return fail_usage(wish.error());
    std::optional<Imatrix> imatrix;
    if (arguments.has("--imatrix")) {
        auto read = read_imatrix(arguments.text("--imatrix"));
        if (!read) return fail(read.error());
        imatrix = std::move(*read);
    }
    const Imatrix* importance = imatrix ? &*imatrix : nullptr;
    Interrupt interrupt;
    const std::stop_token stop = interrupt.begin();
    const auto recipe = make_recipe(*wish, arguments, importance, stop);
    if (!recipe) return fail(recipe.error());
    const Result<QuantizeReport> report = [&] {
        ProgressLine progress("quantizing");
        return quantize_file(wish->source, wish->out, *recipe, {importance, wish->n_threads},
                             progress.teller(), stop);
    }();
    interrupt.end();
    if (!report) return fail(report.error());
    return print_report(*report, wish->out, arguments.has("--json"));
}

}  // namespace

Command quantize_command() {
    return {"quantize",
            "SOURCE OUT",
            "Make a model smaller: to a type people know, or into a number of bytes.",
            {{"--type", "TYPE", "Q8_0, Q6_K, Q5_K_M, Q4_K_M, Q3_K_M, IQ4_XS, …"},
             {"--budget", "SIZE", "Instead: the types that lose least within, say, 6.0GB; measured first."},
             {"--imatrix", "FILE", "Spare the weights that matter, as loquat-cli imatrix found."},
             {"--text", "FILE", "What --budget measures with (a bundled text)."},
             {"--threads", "N", "Threads to compute with (one per core)."},
             {"--json", "", "Print JSON."}},
            2,
            2,
            run};
}

}  // namespace loquat::cli
