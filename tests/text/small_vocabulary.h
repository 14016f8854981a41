// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "engine/base/utf8.h"
#include "engine/text/tokenizer_spec.h"

/// Vocabularies small enough to be read in a test, written the way converters write them.
struct SmallVocabulary {
    std::vector<std::string> tokens, merges;
    std::vector<std::int64_t> types;
    std::vector<double> scores;
    loquat::TokenizerSpec settings;  ///< all but tokens, types, scores and merges

    loquat::TokenId add(std::string text, loquat::TokenKind kind = loquat::TokenKind::kNormal,
                        double score = 0) {
        tokens.push_back(std::move(text));
        types.push_back(static_cast<std::int64_t>(kind));
        scores.push_back(score);
        return static_cast<loquat::TokenId>(tokens.size() - 1);
    }

    /// Adds the token that `left` and `right`, both in the byte alphabet, become.
    loquat::TokenId add_merge(const std::string& left, const std::string& right) {
        merges.push_back(left + " " + right);
        return add(left + right);
    }

    /// Views into this object.
    loquat::TokenizerSpec spec() const {
        loquat::TokenizerSpec spec = settings;
        spec.tokens.assign(tokens.begin(), tokens.end());
        spec.merges.assign(merges.begin(), merges.end());
        spec.types = types;
        spec.scores = scores;
        return spec;
    }
};

/// GPT-2's visible character for a byte.
inline std::string byte_letter(int byte) {
    int letter = 0x100;
    for (int b = 0; b <= byte; ++b) {
        const bool printable = (b >= 0x21 && b <= 0x7E) || (b >= 0xA1 && b != 0xAD);
        if (b == byte && printable) letter = b;
        if (b < byte && !printable) ++letter;
    }
    std::string text;
    loquat::append_utf8(text, static_cast<char32_t>(letter));
    return text;
}

/// Byte-level BPE with byte b as token b, then "he", "ll", "hell", " hell", "aa", "aaaa", "<s>", "</s>",
/// "<|end|>", and "@@" and "@@@" that are never read as plain text.
inline SmallVocabulary small_bpe(std::string_view pre = "gpt-2") {
    using loquat::TokenKind;
    SmallVocabulary small;
    for (int byte = 0; byte < 256; ++byte) small.add(byte_letter(byte));
    small.add_merge("h", "e");
    small.add_merge("l", "l");
    small.add_merge("he", "ll");
    small.add_merge("\u0120", "hell");
    small.add_merge("a", "a");
    small.add_merge("aa", "aa");
    small.settings.model = "gpt2";
    small.settings.pre = pre;
    small.settings.bos = small.add("<s>", TokenKind::kControl);
    small.settings.eos = small.add("</s>", TokenKind::kControl);
    small.add("<|end|>", TokenKind::kControl);
    small.add("@@", TokenKind::kUserDefined);
    small.add("@@@", TokenKind::kUserDefined);
    return small;
}

/// SPM: "<unk>" 0, "<s>" 1, "</s>" 2, byte b as token 3 + b, then letters and a few words.
inline SmallVocabulary small_spm() {
    using loquat::TokenKind;
    SmallVocabulary small;
    small.settings.model = "llama";
    small.settings.unknown = small.add("<unk>", TokenKind::kUnknown);
    small.settings.bos = small.add("<s>", TokenKind::kControl);
    small.settings.eos = small.add("</s>", TokenKind::kControl);
    for (int byte = 0; byte < 256; ++byte) {
        char name[8];
        std::snprintf(name, sizeof name, "<0x%02X>", byte);
        small.add(name, TokenKind::kByte);
    }
    double score = 0;
    for (const char* word : {"ab", "\u2581a", "\u2581ab", "\u2581\u2581", "\u2581", "a", "b", "c", "<", "s",
                             ">", "<s", "\u4E2D"}) {
        small.add(word, TokenKind::kNormal, score);
        score -= 1;
    }
    return small;
}
