// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer.h"

#include "engine/gguf/reader.h"
#include "engine/text/leading_space.h"
#include "engine/text/tokenizer_bpe.h"
#include "engine/text/tokenizer_spec.h"
#include "engine/text/tokenizer_spm.h"

namespace loquat {

Result<TokenizerSpec> read_tokenizer_spec(const GgufFile& file) {
    TokenizerSpec spec;
    const auto model = file.string("tokenizer.ggml.model");
    const auto tokens = file.array("tokenizer.ggml.tokens");
    if (!model || !tokens || tokens->element_type != MetaType::kString) {
        return Error{ErrorKind::kBadInput, "The file holds no tokenizer", "tokenizer.ggml.tokens"};
    }
    spec.model = *model;
    spec.pre = file.string("tokenizer.ggml.pre").value_or("");
    spec.tokens = tokens->strings();
    if (const auto types = file.array("tokenizer.ggml.token_type")) spec.types = types->integers();
    if (const auto scores = file.array("tokenizer.ggml.scores")) spec.scores = scores->numbers();
    if (const auto merges = file.array("tokenizer.ggml.merges")) spec.merges = merges->strings();
    spec.bos = file.integer("tokenizer.ggml.bos_token_id");
    spec.eos = file.integer("tokenizer.ggml.eos_token_id");
    spec.eot = file.integer("tokenizer.ggml.eot_token_id");
    spec.eom = file.integer("tokenizer.ggml.eom_token_id");
    spec.unknown = file.integer("tokenizer.ggml.unknown_token_id");
    spec.add_bos = file.boolean("tokenizer.ggml.add_bos_token");
    spec.add_eos = file.boolean("tokenizer.ggml.add_eos_token");
    spec.add_space_prefix = file.boolean("tokenizer.ggml.add_space_prefix");
    return spec;
}

Result<std::unique_ptr<Tokenizer>> make_tokenizer(const TokenizerSpec& spec) {
    if (spec.model == "gpt2") return make_bpe_tokenizer(spec);
    if (spec.model == "llama") return make_spm_tokenizer(spec);
    std::string message = "This build knows no tokenizer called \"";
    message.append(spec.model).append("\"");
    return Error{ErrorKind::kUnsupported, std::move(message), "tokenizer.ggml.model"};
}

Result<std::unique_ptr<Tokenizer>> Tokenizer::from_gguf(const GgufFile& file) {
    auto spec = read_tokenizer_spec(file);
    if (!spec) return spec.error();
    return make_tokenizer(*spec);
}

std::string Tokenizer::decode(std::span<const TokenId> ids, bool special) const {
    bool at_start = true;
    std::string text;
    for (const TokenId id : ids) text += without_leading_space(*this, id, bytes_of(id, special), at_start);
    return text;
}

}  // namespace loquat
