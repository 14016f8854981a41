// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "engine/model/model.h"
#include "engine/runtime/describe_beginning.h"
#include "engine/runtime/loaded_model.h"
#include "engine/text/pretokenizer.h"

namespace loquat {
namespace {

/// The numbers of general.file_type (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md).
constexpr std::array kFileTypes{
    std::pair{0, "F32"},      std::pair{1, "F16"},     std::pair{2, "Q4_0"},    std::pair{3, "Q4_1"},
    std::pair{7, "Q8_0"},     std::pair{8, "Q5_0"},    std::pair{9, "Q5_1"},    std::pair{10, "Q2_K"},
    std::pair{11, "Q3_K_S"},  std::pair{12, "Q3_K_M"}, std::pair{13, "Q3_K_L"}, std::pair{14, "Q4_K_S"},
    std::pair{15, "Q4_K_M"},  std::pair{16, "Q5_K_S"}, std::pair{17, "Q5_K_M"}, std::pair{18, "Q6_K"},
    std::pair{19, "IQ2_XXS"}, std::pair{20, "IQ2_XS"}, std::pair{21, "Q2_K_S"}, std::pair{22, "IQ3_XS"},
    std::pair{23, "IQ3_XXS"}, std::pair{24, "IQ1_S"},  std::pair{25, "IQ4_NL"}, std::pair{26, "IQ3_S"},
    std::pair{27, "IQ3_M"},   std::pair{28, "IQ2_S"},  std::pair{29, "IQ2_M"},  std::pair{30, "IQ4_XS"},
    std::pair{31, "IQ1_M"},   std::pair{32, "BF16"},   std::pair{38, "MXFP4"},
};

/// Those of them whose blocks this build cannot read.
constexpr std::array kUnreadableFileTypes{19, 20, 22, 23, 24, 26, 27, 28, 29, 31};

std::string commonest_type(const GgufFile& file) {
    std::map<DType, std::uint64_t> bytes;
    for (const TensorView& t : file.tensors()) bytes[t.type] += t.size_bytes;
    const auto most = std::ranges::max_element(bytes, {}, [](const auto& entry) { return entry.second; });
    return most == bytes.end() ? "" : std::string(dtype_info(most->first).name);
}

std::string quantization_of(const GgufFile& file) {
    const auto number = file.integer("general.file_type");
    const auto known =
        std::ranges::find(kFileTypes, number.value_or(-1), [](const auto& t) { return t.first; });
    return known != kFileTypes.end() ? known->second : commonest_type(file);
}

int to_int(std::optional<std::int64_t> x) {
    return int(std::clamp<std::int64_t>(x.value_or(0), 0, std::numeric_limits<int>::max()));
}

/// Whether this build knows the tokenizer that the metadata name; empty when it does.
std::string tokenizer_problem(const GgufFile& file) {
    const std::string kind(file.string("tokenizer.ggml.model").value_or(""));
    if (kind.empty()) return "The file has no tokenizer.";
    if (kind != "gpt2" && kind != "llama")
        return "Tokenizers of the kind \"" + kind + "\" are not supported.";
    const std::string pre(file.string("tokenizer.ggml.pre").value_or("default"));
    if (kind == "llama" || pre.empty() || pretokenizer_named(pre)) return "";
    return "Tokenizers that split words as \"" + pre + "\" does are not supported.";
}

/// Why the metadata so far say that this build cannot run the model; empty when they do not.
std::string early_problem(const GgufFile& file) {
    if (const Result<void> known = check_first_metadata(file); !known) return known.error().to_string();
    const std::int64_t number = file.integer("general.file_type").value_or(-1);
    if (std::ranges::find(kUnreadableFileTypes, number) != kUnreadableFileTypes.end())
        return "Weights of the type " + quantization_of(file) + " are not supported.";
    const bool is_named = file.find("tokenizer.ggml.model") && file.find("tokenizer.ggml.pre");
    return is_named ? tokenizer_problem(file) : "";
}

ModelInfo describe_metadata(const GgufFile& file, const std::filesystem::path& path) {
    ModelInfo info;
    info.name = file.string("general.name").value_or("");
    if (info.name.empty()) info.name = path.stem().string();
    info.architecture = file.string("general.architecture").value_or("");
    info.quantization = quantization_of(file);
    for (const TensorView& t : file.tensors()) info.n_parameters += std::uint64_t(t.shape.n_elements());
    info.size_bytes = file.size_bytes();
    info.n_ctx_train = to_int(file.integer(info.architecture + ".context_length"));
    info.n_layers = to_int(file.integer(info.architecture + ".block_count"));
    info.n_embd = to_int(file.integer(info.architecture + ".embedding_length"));
    if (const auto tokens = file.array("tokenizer.ggml.tokens"))
        info.n_vocab = to_int(std::int64_t(tokens->count));
    info.license = file.string("general.license").value_or("");
    info.has_chat_template = file.string("tokenizer.chat_template").has_value();
    return info;
}

}  // namespace

ModelInfo describe_model(const GgufFile& file, const std::filesystem::path& path) {
    ModelInfo info = describe_metadata(file, path);
    const Result<Model> model = read_model(file);
    if (!model) {
        info.unsupported = model.error().to_string();
        return info;
    }
    if (const auto shape = read_shape(file)) info.shape = *shape;
    const KvShape& kv = model->program.kv;
    info.n_vocab = model->hyperparameters.n_vocab;
    info.kv_bytes_per_token =
        std::size_t(kv.n_layers) * 2 * std::size_t(kv.n_kv_heads) * std::size_t(kv.head_dim) * 2;
    info.unsupported = tokenizer_problem(file);
    return info;
}

Result<Beginning> describe_beginning(std::span<const std::byte> bytes, std::uint64_t file_bytes,
                                     const std::filesystem::path& path) {
    const Result<GgufFile> file = GgufFile::parse_beginning(bytes, file_bytes);
    if (!file) return file.error();
    const bool is_whole = file->wanted_bytes() == 0;
    const bool is_split = file->integer("split.count").value_or(1) > 1;
    Beginning out;
    out.info = is_whole && !is_split ? describe_model(*file, path) : describe_metadata(*file, path);
    if (out.info.unsupported.empty()) out.info.unsupported = early_problem(*file);
    if (!out.info.unsupported.empty()) return out;
    if (!is_whole) {
        out.wanted_bytes = std::max<std::uint64_t>(file->wanted_bytes(),
                                                   std::min<std::uint64_t>(2 * bytes.size(), file_bytes));
        return out;
    }
    const Result<ModelShape> shape = read_shape(*file);
    if (shape)
        out.shape = *shape;
    else
        out.info.unsupported = shape.error().to_string();
    return out;
}

}  // namespace loquat
