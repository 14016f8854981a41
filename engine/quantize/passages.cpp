// SPDX-License-Identifier: MIT
#include "engine/quantize/passages.h"

#include <algorithm>

namespace loquat {
namespace {

constexpr std::string_view kHeadingMark = "=== ";
constexpr std::size_t kLeastTokens = 16;

struct SectionText {
    std::string_view heading;
    std::string_view text;
};

std::vector<SectionText> split_sections(std::string_view text) {
    std::vector<SectionText> out{{}};
    std::size_t begin = 0;  // of the section's text
    for (std::size_t line = 0; line < text.size();) {
        const std::size_t end = std::min(text.find('\n', line), text.size());
        const std::size_t next = std::min(end + 1, text.size());
        if (text.substr(line).starts_with(kHeadingMark)) {
            out.back().text = text.substr(begin, line - begin);
            const std::size_t name = line + kHeadingMark.size();
            out.push_back({text.substr(name, end - name), {}});
            begin = next;
        }
        line = next;
    }
    out.back().text = text.substr(begin);
    return out;
}

}  // namespace

Result<Passages> Passages::cut(const Tokenizer& tokenizer, std::string_view text, int n_ctx,
                               int max_passages) {
    Passages out;
    const std::vector<TokenId> probe = tokenizer.encode("a", {.add_special = true});
    out.wants_bos_ = tokenizer.bos() && !probe.empty() && probe.front() == *tokenizer.bos();
    out.bos_ = tokenizer.bos().value_or(0);
    if (out.wants_bos_) out.tokens_.push_back(out.bos_);
    for (const SectionText& section : split_sections(text)) {
        out.sections_.push_back({out.tokens_.size(), std::string(section.heading)});
        const std::vector<TokenId> ids = tokenizer.encode(section.text, {.parse_special = true});
        out.tokens_.insert(out.tokens_.end(), ids.begin(), ids.end());
    }
    const std::size_t n = out.tokens_.size();
    if (n < kLeastTokens || n_ctx < int(kLeastTokens)) {
        return Error{ErrorKind::kBadInput, "The text is too short to measure with; give it a page or more.",
                     ""};
    }
    const std::size_t length = std::min(n, std::size_t(n_ctx));
    const std::size_t available = n / length;
    const std::size_t wanted = max_passages > 0 ? std::min(available, std::size_t(max_passages)) : available;
    for (std::size_t i = 0; i < wanted; ++i) out.starts_.push_back(i * available / wanted * length);
    out.length_ = int(length);
    return out;
}

std::vector<TokenId> Passages::tokens(int passage) const {
    const auto begin = tokens_.begin() + std::ptrdiff_t(starts_[std::size_t(passage)]);
    std::vector<TokenId> out(begin, begin + length_);
    if (wants_bos_) out.front() = bos_;
    return out;
}

const std::string& Passages::heading(int passage, int position) const {
    const std::size_t token = starts_[std::size_t(passage)] + std::size_t(position);
    const auto after = std::ranges::upper_bound(sections_, token, {}, &Section::first_token);
    return after == sections_.begin() ? sections_.front().heading : std::prev(after)->heading;
}

}  // namespace loquat
