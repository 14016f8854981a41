// SPDX-License-Identifier: MIT
#include <chrono>
#include <cmath>
#include <string>
#include <system_error>

#include "engine/quantize/hash.h"
#include "engine/quantize/journal.h"
#include "engine/quantize/plan.h"
#include "engine/quantize/quantizer.h"
#include "engine/quantize/tensor_job.h"

namespace loquat {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Raised when the same plan would make other bytes than before: an older journal then counts for nothing.
constexpr std::uint64_t kEncoderVersion = 1;
constexpr const char* kUnfinished = ".quantizing";
constexpr const char* kJournal = ".quantizing.journal";

Error bad_tensor(std::string sentence, const TensorView& tensor) {
    return {ErrorKind::kBadInput, std::move(sentence), "tensor " + std::string(tensor.name)};
}

Result<void> check_types(const GgufFile& source, const Recipe& recipe) {
    if (recipe.types.size() != source.tensors().size())
        return Error{ErrorKind::kBadInput, "the recipe is that of another model", ""};
    for (std::size_t i = 0; i < recipe.types.size(); ++i) {
        const TensorView& tensor = source.tensors()[i];
        const DTypeInfo& to = dtype_info(recipe.types[i]);
        if (to.type == tensor.type) continue;
        if (!to.is_float_weight || !dtype_info(tensor.type).is_float_weight)
            return bad_tensor("these are no weights that could be stored in another type", tensor);
        if (tensor.shape.row_length() % to.block_size != 0)
            return bad_tensor("its rows do not fit the blocks of " + std::string(to.name), tensor);
    }
    return {};
}

Result<std::span<const float>> importance_of(const TensorView& tensor, DType to, const Imatrix* imatrix) {
    if (!imatrix || to == tensor.type) return std::span<const float>();
    const auto found = imatrix->mean_squares.find(tensor.name);
    if (found == imatrix->mean_squares.end()) return std::span<const float>();
    const std::span<const float> values = found->second;
    const auto row = std::size_t(tensor.shape.row_length());
    if (values.empty() || values.size() == row || values.size() == row * std::size_t(tensor.shape.ne[2]))
        return values;
    return bad_tensor("the importance matrix is of a model of another shape", tensor);
}

Result<std::vector<TensorJob>> plan_jobs(const GgufFile& source, const Recipe& recipe, const Imatrix* imatrix,
                                         const GgufWriter::Layout& layout) {
    std::vector<TensorJob> jobs;
    for (std::size_t i = 0; i < recipe.types.size(); ++i) {
        const TensorView& tensor = source.tensors()[i];
        const auto importance = importance_of(tensor, recipe.types[i], imatrix);
        if (!importance) return importance.error();
        jobs.push_back({&tensor, recipe.types[i], *importance, layout.offsets[i]});
    }
    return jobs;
}

/// "model-00001-of-00003.gguf": all three, else the path alone.
std::vector<fs::path> parts_of(const fs::path& path) {
    const std::string name = path.filename().string();
    const std::size_t at = name.rfind("-00001-of-");
    if (at == std::string::npos) return {path};
    std::vector<fs::path> parts;
    std::error_code missing;
    for (int i = 1; i < 100'000; ++i) {
        std::string number = std::to_string(i);
        number.insert(0, 5 - number.size(), '0');
        std::string part_name = name;
        part_name.replace(at + 1, 5, number);
        const fs::path part = path.parent_path() / part_name;
        if (!fs::exists(part, missing)) break;
        parts.push_back(part);
    }
    return parts;
}

/// Tells apart all that would make other bytes.
std::uint64_t fingerprint(const fs::path& source, const GgufWriter::Layout& layout, const Imatrix* imatrix) {
    Hash64 hash(kEncoderVersion);
    hash.add(layout.header);
    std::error_code unknown;
    for (const fs::path& part : parts_of(source)) {
        hash.add(fs::file_size(part, unknown));
        hash.add(std::uint64_t(fs::last_write_time(part, unknown).time_since_epoch().count()));
    }
    if (!imatrix) return hash.value();
    for (const auto& [name, values] : imatrix->mean_squares) {
        hash.add(std::as_bytes(std::span(name)));
        hash.add(std::as_bytes(std::span(values)));
    }
    return hash.value();
}

QuantizedTensor describe(const TensorJob& job, const FinishedTensor& finished) {
    const auto n = std::uint64_t(job.source->shape.n_elements());
    QuantizedTensor tensor{std::string(job.source->name), job.source->type, job.to, n, 0, 0};
    if (n > 0) tensor.rmse = std::sqrt(finished.loss.squared_error / double(n));
    const double squares = finished.loss.sum_of_squares;
    if (squares > 0) tensor.relative_rmse = std::sqrt(finished.loss.squared_error / squares);
    return tensor;
}

/// Tells of each tensor, and at most ten times a second of how far it is.
class Teller {
public:
    Teller(const TellProgress& tell, std::uint64_t total) : tell_(tell), total_(total) {}

    void tell(std::string_view part, std::uint64_t done) {
        const auto now = Clock::now();
        if (!tell_ || (part == part_ && now - last_ < std::chrono::milliseconds(100))) return;
        last_ = now;
        part_ = part;
        tell_({std::string(part), done, total_});
    }

private:
    const TellProgress& tell_;
    std::uint64_t total_;
    std::string part_;
    Clock::time_point last_{};
};

/// One run, once its plan stands.
class Run {
public:
    Run(const fs::path& out, std::vector<TensorJob> jobs, std::uint64_t plan, int n_threads,
        const TellProgress& tell, std::stop_token stop)
        : out_(out),
          jobs_(std::move(jobs)),
          journal_(out.string() + kJournal, plan),
          pool_(n_threads),
          teller_(tell, source_bytes()),
          stop_(std::move(stop)) {}

    Result<QuantizeReport> make(const GgufWriter::Layout& layout) {
        const bool goes_on = !journal_.finished().empty();
        auto file = PendingFile::open(out_, kUnfinished,
                                      goes_on ? PendingFile::Start::kAsFound : PendingFile::Start::kEmpty);
        if (!file) return file.error();
        Result<QuantizeReport> report = write(*file, layout);
        if (report) {
            if (const auto kept = file->keep(); !kept) report = kept.error();
        }
        journal_.remove();
        return report;
    }

private:
    std::uint64_t source_bytes() const {
        std::uint64_t sum = 0;
        for (const TensorJob& job : jobs_) sum += job.source->size_bytes;
        return sum;
    }

    Result<QuantizeReport> write(PendingFile& file, const GgufWriter::Layout& layout) {
        auto found = intact(file);
        if (found.empty()) {
            if (const auto emptied = file.clear(); !emptied) return emptied.error();
        }
        if (const auto reserved = file.reserve(layout.size_bytes); !reserved) return reserved.error();
        if (const auto written = file.write_at(0, layout.header); !written) return written.error();
        QuantizeReport report;
        report.source_bytes = source_bytes();
        report.written_bytes = layout.size_bytes;
        report.n_resumed = found.size();
        journal_.restart(found);
        for (std::size_t i = 0; i < jobs_.size(); ++i) {
            auto known = found.find(i);
            if (known == found.end()) {
                teller_.tell(jobs_[i].source->name, done_);
                const auto finished = write_tensor(jobs_[i], work(file, *jobs_[i].source));
                if (!finished) return finished.error();
                journal_.add(i, *finished);
                known = found.emplace(i, *finished).first;
            }
            done_ += jobs_[i].source->size_bytes;
            report.tensors.push_back(describe(jobs_[i], known->second));
        }
        return report;
    }

    /// Of what the journal names: that which is in the file indeed.
    std::map<std::size_t, FinishedTensor> intact(const PendingFile& file) {
        std::map<std::size_t, FinishedTensor> found;
        for (const auto& [index, finished] : journal_.finished()) {
            if (index >= jobs_.size()) continue;
            const TensorWork checking{pool_, file, stop_, {}};
            if (is_intact(jobs_[index], finished, checking)) found.emplace(index, finished);
        }
        return found;
    }

    TensorWork work(const PendingFile& file, const TensorView& tensor) {
        return {pool_, file, stop_,
                [this, &tensor](std::uint64_t n) { teller_.tell(tensor.name, done_ + n); }};
    }

    const fs::path& out_;
    std::vector<TensorJob> jobs_;
    QuantizeJournal journal_;
    ThreadPool pool_;
    Teller teller_;
    std::stop_token stop_;
    std::uint64_t done_ = 0;
};

Result<void> check_place(const fs::path& source, const fs::path& out) {
    std::error_code missing;
    for (const fs::path& part : parts_of(source)) {
        if (fs::equivalent(part, out, missing))
            return Error{ErrorKind::kBadInput,
                         "the new file cannot take the place of the model it is made of; "
                         "give it another name",
                         out.string()};
    }
    if (fs::is_directory(out, missing))
        return Error{ErrorKind::kIo, "this is a folder, not a file", out.string()};
    return {};
}

}  // namespace

Result<QuantizeReport> quantize_file(const fs::path& source, const fs::path& out, const Recipe& recipe,
                                     const QuantizeOptions& options, const TellProgress& tell,
                                     std::stop_token stop) {
    const auto start = Clock::now();
    const auto file = GgufFile::open(source);
    if (!file) return file.error();
    if (const auto fits = check_place(source, out); !fits) return fits.error();
    if (const auto fits = check_types(*file, recipe); !fits) return fits.error();
    const auto layout = quantized_file(*file, recipe, options.imatrix).layout();
    auto jobs = plan_jobs(*file, recipe, options.imatrix, layout);
    if (!jobs) return jobs.error();
    const std::uint64_t plan = fingerprint(source, layout, options.imatrix);
    auto report = Run(out, std::move(*jobs), plan, options.n_threads, tell, std::move(stop)).make(layout);
    if (report) report->seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

}  // namespace loquat
