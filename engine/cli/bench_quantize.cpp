// SPDX-License-Identifier: MIT
#include "engine/cli/bench_quantize.h"

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/base/pending_file.h"
#include "engine/cli/command.h"
#include "engine/backend/memory_bandwidth.h"
#include "engine/quantize/quantizer.h"

namespace loquat::cli {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) { return double(t.tv_sec) + double(t.tv_usec) * 1e-6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// "RssAnon", "VmHWM": bytes, 0 when the system does not tell.
std::uint64_t own_memory(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        std::istringstream in(line);
        std::string name;
        std::uint64_t kilobytes = 0;
        if (in >> name >> kilobytes && name == key + ":") return kilobytes * 1024;
    }
    return 0;
}

/// Importance such as activations have: a few inputs matter far more than most.
Imatrix random_importance(const GgufFile& file) {
    std::mt19937 random(1);
    std::normal_distribution<float> normal(0, 1.5f);
    Imatrix imatrix;
    for (const TensorView& t : file.tensors()) {
        auto& values = imatrix.mean_squares[std::string(t.name)];
        values.resize(std::size_t(t.shape.row_length()));
        for (float& v : values) v = std::exp(normal(random));
    }
    return imatrix;
}

/// Seconds to write so many bytes beside `out`, down to the disk.
Result<double> time_writing(const std::filesystem::path& out, std::uint64_t n_bytes) {
    auto file = PendingFile::open(out, ".part");
    if (!file) return file.error();
    const auto start = Clock::now();
    if (auto reserved = file->reserve(n_bytes); !reserved) return reserved.error();
    const std::vector<std::byte> block(1 << 20, std::byte{0x5a});
    for (std::uint64_t at = 0; at < n_bytes; at += block.size()) {
        const auto n = std::size_t(std::min<std::uint64_t>(block.size(), n_bytes - at));
        if (auto written = file->write_at(at, std::span(block).first(n)); !written) return written.error();
    }
    if (auto kept = file->keep(); !kept) return kept.error();
    return seconds_since(start);
}

struct Figures {
    double seconds = 0, processor = 0, limit = 0;
    std::uint64_t written = 0, anonymous = 0;
    double relative_rmse = 0;
};

Result<Figures> measure(const std::filesystem::path& source, const Recipe& recipe,
                        const QuantizeOptions& options, double bandwidth) {
    const std::filesystem::path out = source.string() + ".out";
    Figures figures;
    const double before = processor_seconds();
    const auto watch = [&](const WorkProgress&) {
        figures.anonymous = std::max(figures.anonymous, own_memory("RssAnon"));
    };
    const auto report = quantize_file(source, out, recipe, options, watch);
    if (!report) return report.error();
    figures.processor = processor_seconds() - before;
    figures.seconds = report->seconds;
    figures.written = report->written_bytes;
    double error = 0, squares = 0;
    for (const QuantizedTensor& t : report->tensors) {
        if (t.relative_rmse <= 0) continue;
        const double sum = t.rmse * t.rmse * double(t.n_elements);
        error += sum;
        squares += sum / (t.relative_rmse * t.relative_rmse);
    }
    figures.relative_rmse = squares > 0 ? std::sqrt(error / squares) : 0;
    const auto writing = time_writing(out, report->written_bytes);
    std::error_code ignored;
    std::filesystem::remove(out, ignored);
    if (!writing) return writing.error();
    figures.limit = *writing + double(report->source_bytes) / bandwidth;
    return figures;
}

Json to_json(const MixInfo& mix, bool weighted, const Figures& figures) {
    Json out = Json::object();
    out.set("type", mix.name);
    out.set("importance", weighted);
    out.set("seconds", figures.seconds);
    out.set("processor_seconds", figures.processor);
    out.set("limit_seconds", figures.limit);
    out.set("written_bytes", figures.written);
    out.set("anonymous_bytes", figures.anonymous);
    out.set("relative_rmse", figures.relative_rmse);
    return out;
}

}  // namespace

int bench_quantize(const std::filesystem::path& source, Arguments& arguments) {
    const int n_threads = int(arguments.integer("--threads", 0, 1, 1024));
    if (arguments.error()) return fail_usage(*arguments.error());
    std::vector<const MixInfo*> mixes;
    std::istringstream names(arguments.text("--quantize"));
    for (std::string name; std::getline(names, name, ',');) {
        mixes.push_back(find_mix(name));
        if (!mixes.back()) return fail_usage({ErrorKind::kBadInput, "There is no type " + name + ".", ""});
    }
    const auto file = GgufFile::open(source);
    if (!file) return fail(file.error());
    const Imatrix imatrix = random_importance(*file);
    const double bandwidth = read_bandwidth(n_threads);
    const bool json = arguments.has("--json");
    if (!json) {
        std::printf("%.2f GB; the limit is reading it at %.1f GB/s and writing the result to the disk\n",
                    double(file->size_bytes()) / 1e9, bandwidth / 1e9);
        std::printf("%-8s %-10s %8s %10s %8s %9s %9s %9s\n", "type", "importance", "seconds", "processor",
                    "limit", "MB", "memory MB", "rel. RMSE");
    }
    Json all = Json::array();
    for (const MixInfo* mix : mixes) {
        for (const bool weighted : {false, true}) {
            const auto figures = measure(source, recipe_for(*file, mix->mix),
                                         {weighted ? &imatrix : nullptr, n_threads}, bandwidth);
            if (!figures) return fail(figures.error());
            all.push(to_json(*mix, weighted, *figures));
            if (json) continue;
            std::printf("%-8s %-10s %8.2f %10.2f %8.2f %9.0f %9.1f %9.5f\n", std::string(mix->name).c_str(),
                        weighted ? "some" : "none", figures->seconds, figures->processor, figures->limit,
                        double(figures->written) / 1e6, double(figures->anonymous) / 1e6,
                        figures->relative_rmse);
            std::fflush(stdout);
        }
    }
    if (json) print_json(all);
    return kOk;
}

}  // namespace loquat::cli
