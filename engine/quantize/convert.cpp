// SPDX-License-Identifier: MIT
#include "engine/quantize/convert.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/base/json_read.h"
#include "engine/base/pending_file.h"
#include "engine/base/thread_pool.h"
#include "engine/model/hugging_face.h"
#include "engine/runtime/describe_beginning.h"
#include "engine/tensor/codec.h"
#include "engine/text/hugging_face_tokenizer.h"

namespace loquat {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxConfigBytes = 16 << 20;
constexpr std::size_t kPieceBytes = std::size_t{8} << 20;  // of the file, written at a time
constexpr std::int64_t kMaxVocabulary =
    1 << 22;  // the largest published ones have a quarter of a million tokens
constexpr float kLargestF16 = 65504.0f;

DType stored_type(const SafeTensor& source) {
    if (source.type == SafetensorsType::kF32) return DType::kF32;
    return source.type == SafetensorsType::kF16 ? DType::kF16 : DType::kBF16;
}

DType type_of(const ConvertedTensor& tensor, const ConvertOptions& options) {
    if (tensor.is_vector() || !tensor.source) return DType::kF32;  // norms and biases
    return options.type.value_or(stored_type(*tensor.source));
}

/// general.file_type: that of most bytes.
std::uint32_t file_type(const std::vector<ConvertedTensor>& tensors, const ConvertOptions& options) {
    std::map<DType, std::int64_t> elements;
    for (const ConvertedTensor& t : tensors) elements[type_of(t, options)] += t.shape.n_elements();
    const auto most = std::ranges::max_element(elements, {}, [](const auto& entry) { return entry.second; });
    if (most == elements.end() || most->first == DType::kF32) return 0;
    return most->first == DType::kF16 ? 1 : 32;
}

/// Of the folder itself, also when it was given as "." or with a slash at its end.
std::string name_of(const fs::path& folder) {
    std::error_code ignored;
    fs::path whole = fs::weakly_canonical(folder, ignored);
    if (whole.filename().empty()) whole = whole.parent_path();
    return whole.filename().string();
}

void set_tokenizer(const PortableTokenizer& t, GgufWriter& out) {
    out.set_string("tokenizer.ggml.model", t.model);
    out.set_string("tokenizer.ggml.pre", t.pre);
    out.set_strings("tokenizer.ggml.tokens", t.tokens);
    if (t.model == "llama") out.set_f32s("tokenizer.ggml.scores", t.scores);
    out.set_i32s("tokenizer.ggml.token_type", t.types);
    if (t.model == "gpt2") out.set_strings("tokenizer.ggml.merges", t.merges);
    const std::pair<const char*, std::optional<std::uint32_t>> ids[] = {
        {"bos", t.bos}, {"eos", t.eos}, {"eot", t.eot}, {"unknown", t.unknown}, {"padding", t.padding}};
    for (const auto& [name, id] : ids)
        if (id) out.set_u32("tokenizer.ggml." + std::string(name) + "_token_id", *id);
    const std::pair<const char*, std::optional<bool>> additions[] = {
        {"add_bos_token", t.add_bos}, {"add_eos_token", t.add_eos}, {"add_space_prefix", t.add_space_prefix}};
    for (const auto& [name, value] : additions)
        if (value) out.set_bool("tokenizer.ggml." + std::string(name), *value);
    if (!t.chat_template.empty()) out.set_string("tokenizer.chat_template", t.chat_template);
}

/// Row `row` of what the tensor is made of, as floats.
void read_row(const ConvertedTensor& tensor, std::int64_t row, std::span<float> out) {
    const SafeTensor& source = *tensor.source;
    const std::int64_t from = tensor.source_row(row);
    if (source.type != SafetensorsType::kFp8E4M3) {
        const DType type = stored_type(source);
        decode_row(type, source.data.data() + std::size_t(from) * row_bytes(type, out.size()), out.data(),
                   out.size());
        return;
    }
    static const std::vector<float> kValues = [] {
        std::vector<float> values(256);
        for (unsigned bits = 0; bits < 256; ++bits) values[bits] = fp8_e4m3_to_f32(std::uint8_t(bits));
        return values;
    }();
    const std::byte* codes = source.data.data() + std::size_t(from) * out.size();
    const std::size_t scale_row =
        std::size_t(from / tensor.scale_rows) * std::size_t(tensor.scales->row_length());
    const auto columns = std::size_t(tensor.scale_columns);
    for (std::size_t i = 0; i < out.size(); ++i) {
        float scale;
        std::memcpy(&scale, tensor.scales->data.data() + (scale_row + i / columns) * sizeof scale,
                    sizeof scale);
        out[i] = kValues[std::to_integer<unsigned>(codes[i])] * scale;
    }
}

class Converter {
public:
    Converter(const ConvertOptions& options, const TellProgress& tell, std::stop_token stop)
        : options_(options), tell_(tell), stop_(std::move(stop)), pool_(options.n_threads) {}

    Result<ConvertReport> convert(const fs::path& folder, const fs::path& out) {
        const auto start = std::chrono::steady_clock::now();
        const Result<void> described = describe(folder);
        if (!described) return described.error();
        layout_ = writer_.layout();
        if (const Result<void> runs = check(folder); !runs) return runs.error();
        Result<PendingFile> file = PendingFile::open(out, ".converting.part");
        if (!file) return file.error();
        if (const Result<void> room = file->reserve(layout_.size_bytes); !room) return room.error();
        if (const Result<void> written = write(*file); !written) return written.error();
        if (const Result<void> kept = file->keep(); !kept) return kept.error();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        return ConvertReport{architecture_, tensors_.size(), layout_.size_bytes, taken.count()};
    }

private:
    /// Everything but the data.
    Result<void> describe(const fs::path& folder) {
        const Result<Json> config = read_json_file(folder / "config.json", kMaxConfigBytes);
        if (!config) return config.error();
        Result<SafetensorsFolder> weights = SafetensorsFolder::open(folder);
        if (!weights) return weights.error();
        weights_ = std::move(*weights);
        Result<std::vector<ConvertedTensor>> tensors = plan_conversion(*config, weights_, writer_);
        if (!tensors) return tensors.error();
        tensors_ = std::move(*tensors);
        const auto table = std::ranges::find(tensors_, "token_embd.weight", &ConvertedTensor::name);
        if (table == tensors_.end())
            return Error{ErrorKind::kBadInput, "The model has no embeddings.", folder.string()};
        if (table->shape.n_rows() > kMaxVocabulary)
            return Error{ErrorKind::kLimit, "The vocabulary is absurdly large.", folder.string()};
        const auto tokenizer = read_hugging_face_tokenizer(folder, std::size_t(table->shape.n_rows()));
        if (!tokenizer) return tokenizer.error();
        set_tokenizer(*tokenizer, writer_);
        writer_.set_string("general.type", "model");
        writer_.set_string("general.name", name_of(folder));
        writer_.set_u32("general.file_type", file_type(tensors_, options_));
        writer_.set_u32("general.quantization_version", 2);
        for (const ConvertedTensor& t : tensors_)
            writer_.declare_tensor(t.name, type_of(t, options_), t.shape);
        return {};
    }

    /// What would not run is said before hours are spent on it.
    Result<void> check(const fs::path& folder) {
        const auto beginning = describe_beginning(layout_.header, layout_.size_bytes, folder);
        if (!beginning) return beginning.error();
        architecture_ = beginning->info.architecture;
        if (!beginning->info.unsupported.empty())
            return Error{ErrorKind::kUnsupported, beginning->info.unsupported, folder.string()};
        const auto file = GgufFile::parse_beginning(layout_.header, layout_.size_bytes);
        if (!file) return file.error();
        const auto tokenizer = Tokenizer::from_gguf(*file);
        return tokenizer ? Result<void>() : tokenizer.error();
    }

    Result<void> write(const PendingFile& file) {
        if (const Result<void> written = file.write_at(0, layout_.header); !written) return written;
        done_ = layout_.header.size();
        for (std::size_t i = 0; i < tensors_.size(); ++i) {
            const Result<void> written = write_tensor(file, tensors_[i], layout_.offsets[i]);
            if (!written) return written;
        }
        return {};
    }

    Result<void> write_tensor(const PendingFile& file, const ConvertedTensor& tensor, std::uint64_t offset) {
        if (!tensor.source) return file.write_at(offset, std::as_bytes(std::span(tensor.values)));
        const DType type = type_of(tensor, options_);
        const std::size_t row_size = row_bytes(type, std::size_t(tensor.shape.row_length()));
        const std::int64_t n_rows = tensor.shape.n_rows();
        const auto rows_at_once = std::int64_t(std::max<std::size_t>(1, kPieceBytes / row_size));
        for (std::int64_t row = 0; row < n_rows; row += rows_at_once) {
            if (stop_.stop_requested()) return Error{ErrorKind::kCancelled, "Converting was stopped.", ""};
            const std::int64_t n = std::min(rows_at_once, n_rows - row);
            piece_.resize(std::size_t(n) * row_size);
            if (const Result<void> made = make_rows(tensor, type, row, n); !made) return made;
            if (const Result<void> written = file.write_at(offset, piece_); !written) return written;
            file.start_writing_out(offset, piece_.size());
            offset += piece_.size();
            done_ += piece_.size();
            if (tell_) tell_({tensor.name, done_, layout_.size_bytes});
        }
        return {};
    }

    /// Rows first … first + n of the tensor, encoded, into piece_.
    Result<void> make_rows(const ConvertedTensor& tensor, DType type, std::int64_t first, std::int64_t n) {
        const auto length = std::size_t(tensor.shape.row_length());
        const std::size_t row_size = row_bytes(type, length);
        std::atomic<bool> is_too_large = false;
        pool_.parallel_for(std::size_t(n), 16, [&](std::size_t begin, std::size_t end) {
            std::vector<float> row(length);
            for (std::size_t i = begin; i < end; ++i) {
                read_row(tensor, first + std::int64_t(i), row);
                const auto overflows = [](float x) { return std::abs(x) > kLargestF16; };
                if (type == DType::kF16 && std::ranges::any_of(row, overflows)) is_too_large = true;
                encode_row(type, row.data(), piece_.data() + i * row_size, length);
            }
        });
        if (!is_too_large) return {};
        return Error{ErrorKind::kLimit, "A weight is too large for F16; choose BF16 or F32.",
                     "tensor " + tensor.name};
    }

    const ConvertOptions& options_;
    const TellProgress& tell_;
    std::stop_token stop_;
    ThreadPool pool_;
    GgufWriter writer_;
    GgufWriter::Layout layout_;
    SafetensorsFolder weights_;
    std::vector<ConvertedTensor> tensors_;
    std::string architecture_;
    std::vector<std::byte> piece_;
    std::uint64_t done_ = 0;
};

}  // namespace

Result<ConvertReport> convert_folder(const fs::path& folder, const fs::path& out,
                                     const ConvertOptions& options, const TellProgress& tell,
                                     std::stop_token stop) {
    if (options.type && *options.type != DType::kF32 && *options.type != DType::kF16 &&
        *options.type != DType::kBF16)
        return Error{ErrorKind::kBadInput, "A folder is converted to F32, F16 or BF16; quantize the result.",
                     ""};
    std::error_code ignored;
    if (fs::is_directory(out, ignored))
        return Error{ErrorKind::kIo, "this is a folder, not a file", out.string()};
    return Converter(options, tell, std::move(stop)).convert(folder, out);
}

}  // namespace loquat
