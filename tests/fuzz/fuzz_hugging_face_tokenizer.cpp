// SPDX-License-Identifier: MIT
// The files that describe a tokenizer in a Hugging Face folder.
#include <cstdint>

#include "engine/text/hugging_face_tokenizer.h"
#include "tests/fuzz/hugging_face_sections.h"

namespace {

constexpr std::size_t kVocabulary = 320;

void require(bool fulfilled) {
    if (!fulfilled) std::abort();
}

}  // namespace

/// Refused with a sentence, or a token for each embedding and no number beyond them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SectionedFolder folder;
    folder.fill({reinterpret_cast<const char*>(data), size});
    const auto tokenizer = loquat::read_hugging_face_tokenizer(folder.path(), kVocabulary);
    if (!tokenizer) {
        require(!tokenizer.error().message.empty());
        return 0;
    }
    require(tokenizer->tokens.size() == kVocabulary && tokenizer->types.size() == kVocabulary);
    require(tokenizer->model == "gpt2" || (tokenizer->model == "llama" && tokenizer->scores.size() == kVocabulary));
    for (const std::string& token : tokenizer->tokens) require(!token.empty());
    for (const auto type : tokenizer->types) require(type >= 1 && type <= 6);
    for (const auto id : {tokenizer->bos, tokenizer->eos, tokenizer->eot, tokenizer->unknown, tokenizer->padding})
        require(!id || *id < kVocabulary);
    return 0;
}
