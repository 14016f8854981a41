// SPDX-License-Identifier: MIT
#include "engine/base/utf8.h"

namespace loquat {
namespace {

struct Lead {
    std::size_t n_following;
    unsigned char second_min;  // the second byte's range excludes overlong forms, surrogates and > U+10FFFF
    unsigned char second_max;
};

/// n_following is 0 for a byte that cannot start a character of several bytes. Table 3-7 of the Unicode
/// standard.
Lead classify(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {0, 0, 0};
}

}  // namespace

Utf8Step next_utf8(std::string_view text) {
    if (text.empty()) return {};
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < 0x80) return {first, 1, true};
    const Lead lead = classify(first);
    if (lead.n_following == 0) return {kReplacementCharacter, 1, false};
    char32_t code_point = first & (0x3F >> lead.n_following);
    for (std::size_t i = 1; i <= lead.n_following; ++i) {
        if (i == text.size()) return {kReplacementCharacter, i, false};
        const auto byte = static_cast<unsigned char>(text[i]);
        const unsigned char low = i == 1 ? lead.second_min : 0x80;
        const unsigned char high = i == 1 ? lead.second_max : 0xBF;
        if (byte < low || byte > high) return {kReplacementCharacter, i, false};
        code_point = (code_point << 6) | (byte & 0x3F);
    }
    return {code_point, lead.n_following + 1, true};
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacementCharacter;
    const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    const auto put_following = [&put](char32_t bits) { put(0x80 | (bits & 0x3F)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put_following(c);
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put_following(c >> 6);
        put_following(c);
    } else {
        put(0xF0 | (c >> 18));
        put_following(c >> 12);
        put_following(c >> 6);
        put_following(c);
    }
}

std::string to_valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Utf8Step step = next_utf8(text);
        if (step.valid) {
            out.append(text.substr(0, step.length));
        } else {
            append_utf8(out, kReplacementCharacter);
        }
        text.remove_prefix(step.length);
    }
    return out;
}

}  // namespace loquat
