// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/backend/backend.h"
#include "engine/base/result.h"
#include "engine/gguf/reader.h"
#include "engine/model/memory.h"
#include "engine/text/chat_template.h"
#include "engine/text/tokenizer.h"

namespace loquat {

/// What a GGUF file says of itself; cheap to read, no weights touched.
struct ModelInfo {
    std::string name;          ///< general.name, or the file's name
    std::string architecture;  ///< "llama"
    std::string quantization;  ///< "Q4_K_M": general.file_type, else the commonest tensor type
    std::uint64_t n_parameters = 0;
    std::uint64_t size_bytes = 0;
    int n_ctx_train = 0;
    int n_layers = 0;
    int n_embd = 0;
    int n_vocab = 0;
    std::size_t kv_bytes_per_token = 0;
    ModelShape shape;          ///< what memory depends on; zeros when this build cannot run it
    std::string license;
    bool has_chat_template = false;
    std::string unsupported;  ///< why this build cannot run it; empty when it can
};

ModelInfo describe_model(const GgufFile& file, const std::filesystem::path& path);

struct LoadOptions {
    std::string backend = "cpu";
    int n_threads = 0;   ///< 0: one per core
    int n_ctx = 0;       ///< tokens the KV cache holds; 0: what the model was trained for, at most 4096
    int max_rows = 512;  ///< tokens of a prompt computed together
};

/// A model ready to run: mapped weights, tokenizer, template, executor with its KV pages.
/// Sessions share it, one call at a time (all calls from one thread), and must not outlive it.
class LoadedModel {
public:
    /// `progress` hears 0..1 while weights are read in.
    static Result<std::unique_ptr<LoadedModel>> load(const std::filesystem::path& path,
                                                     const LoadOptions& options,
                                                     const std::function<void(float)>& progress = {},
                                                     std::stop_token stop = {});
    ~LoadedModel();

    const ModelInfo& info() const;
    const GgufFile& file() const;
    const Tokenizer& tokenizer() const;
    const ChatTemplate* chat_template() const;  ///< nullptr when the file has none, or a broken one
    int n_ctx() const;
    std::string device() const;        ///< the backend's description
    std::size_t memory_bytes() const;  ///< weights + KV + working space

    /// Renders messages ([{"role","content"}]) with the model's own template, or a plain
    /// "role: content" form when it has none. With `continue_last` the last assistant message stays open.
    Result<std::string> render_chat(const Json& messages, bool continue_last = false) const;

    /// Token ids of a rendered chat (or any text to go on from): names of special tokens become those
    /// tokens, and BOS stands in front exactly once where the model wants it.
    std::vector<TokenId> encode_prompt(std::string_view text) const;

private:
    friend class Session;
    struct State;
    explicit LoadedModel(std::unique_ptr<State> state);
    static Result<void> load_text_parts(State& state, int n_vocab);
    Result<std::string> render_messages(const Json& messages, bool open_answer) const;
    std::unique_ptr<State> state_;
};

}  // namespace loquat
