// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace loquat {

/// A tokenizer as GGUF keeps it (tokenizer.ggml.*), all parts its own.
struct PortableTokenizer {
    std::string model;  ///< "gpt2": byte-level BPE, "llama": SentencePiece
    std::string pre;    ///< name of the pre-tokenizer; "default" for "llama"
    std::vector<std::string> tokens;
    std::vector<std::int32_t> types;  ///< TokenKind of each token
    std::vector<float> scores;        ///< of "llama"
    std::vector<std::string> merges;  ///< of "gpt2"
    std::optional<std::uint32_t> bos, eos, eot, unknown, padding;
    std::optional<bool> add_bos, add_eos, add_space_prefix;
    std::string chat_template;  ///< empty: none
};

/// Reads the tokenizer of a Hugging Face folder (tokenizer.json or tokenizer.model, tokenizer_config.json,
/// generation_config.json, chat_template.jinja). With fewer tokens than `n_vocab`, the rest is filled with
/// unused ones. kUnsupported for kinds that this build cannot run; the error says which.
Result<PortableTokenizer> read_hugging_face_tokenizer(const std::filesystem::path& folder,
                                                      std::size_t n_vocab);

}  // namespace loquat
