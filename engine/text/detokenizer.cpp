// SPDX-License-Identifier: MIT
#include "engine/text/detokenizer.h"

#include "engine/base/utf8.h"
#include "engine/text/leading_space.h"

namespace loquat {
namespace {

// Whether these last bytes of a text, no character as they stand, may begin one.
bool is_unfinished(std::string_view last) {
    const auto lead = static_cast<unsigned char>(last.front());
    return lead >= 0xC2 && lead <= 0xF4;
}

// Moves all but an unfinished character at the end from `bytes` to the result.
std::string take_certain(std::string& bytes) {
    std::string text;
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const Utf8Step step = next_utf8(rest);
        if (!step.valid && step.length == rest.size() && is_unfinished(rest)) break;
        append_utf8(text, step.code_point);
        rest.remove_prefix(step.length);
    }
    bytes.erase(0, bytes.size() - rest.size());
    return text;
}

}  // namespace

Detokenizer::Detokenizer(const Tokenizer& tokenizer, bool special, bool at_start)
    : tokenizer_(tokenizer), special_(special), at_start_(at_start) {}

std::string Detokenizer::push(TokenId id) {
    pending_ += without_leading_space(tokenizer_, id, tokenizer_.bytes_of(id, special_), at_start_);
    return take_certain(pending_);
}

std::string Detokenizer::finish() {
    std::string text = to_valid_utf8(pending_);
    pending_.clear();
    return text;
}

}  // namespace loquat
