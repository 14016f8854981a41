// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace loquat {

/// How a text is cut into words before byte-level BPE: merges never cross a cut. Each kind stands for the
/// regular expressions its models were published with (see pretokenizer.cpp), written out as scanners.
enum class PreTokenizer {
    kDefault,
    kGpt2,
    kLlama3,
    kQwen2,
    kDeepseekLlm,
    kDeepseekCoder,
    kDeepseekV3,
    kSmolLm
};

/// What a file's tokenizer.ggml.pre says, besides the kind of cut, where the file itself is silent.
struct PreTokenizerSettings {
    PreTokenizer kind = PreTokenizer::kDefault;
    bool whole_words_first =
        false;  ///< a word that is a token becomes it, whatever the merges would make of it
    bool add_bos = false;
};

/// nullopt for a name this build does not know.
std::optional<PreTokenizerSettings> pretokenizer_named(std::string_view pre);

/// Cuts texts into words. Keeps its buffers between texts, so one object serves one thread.
class WordSplitter {
public:
    explicit WordSplitter(PreTokenizer kind) : kind_(kind) {}

    /// The byte offsets at which words end, rising, the last one text.size(); none for "". Bytes that are
    /// no UTF-8 count as U+FFFD each. Valid until the next call; time is linear in the text.
    const std::vector<std::size_t>& split(std::string_view text);

private:
    void read_characters(std::string_view text);
    void run_stages();

    PreTokenizer kind_;
    std::vector<std::uint32_t> characters_;  // code point | class bits << 24
    std::vector<std::size_t> ends_, next_;   // in characters, at last in bytes
};

}  // namespace loquat
