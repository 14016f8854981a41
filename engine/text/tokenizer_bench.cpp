// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer_bench.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "engine/base/utf8.h"

namespace loquat {
namespace {

constexpr std::string_view kWords[] = {
    "the",       "of",         "and",        "to",
    "in",        "a",          "is",         "that",
    "for",       "it",         "was",        "with",
    "as",        "on",         "by",         "which",
    "from",      "this",       "their",      "have",
    "river",     "mountain",   "light",      "window",
    "between",   "question",   "answer",     "thought",
    "carefully", "language",   "because",    "country",
    "small",     "through",    "children",   "morning",
    "history",   "nothing",    "important",  "different",
    "water",     "government", "experience", "understanding",
    "machine",   "tomorrow",   "quickly",    "house",
    "another",
};
constexpr std::string_view kNames[] = {"count", "index",  "buffer", "value",
                                       "node",  "offset", "token",  "line"};
constexpr std::string_view kTypes[] = {"int", "std::size_t", "const auto&", "double", "std::string_view"};
constexpr std::string_view kSyllables[] = {"ka", "lo", "mir", "ten", "ra", "vos", "shi", "en", "dru", "bel"};
// The commonest characters of Chinese prose.
constexpr char32_t kChinese[] =
    U"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用"
    U"道行所然家种事成方多经么去法学如都同"
    U"现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实";

class TextMaker {
public:
    std::string text;

    void add_paragraph() {
        for (int i = 0; i < 6; ++i) add_sentence();
        text += "\n\n";
        for (int i = 0; i < 12; ++i) add_chinese();
        text += "\n\n";
        for (int i = 0; i < 4; ++i) add_code();
        text += "\n";
    }

private:
    std::uint32_t below(std::uint32_t limit) {  // Knuth's MMIX generator
        state_ = state_ * 6364136223846793005 + 1442695040888963407;
        return static_cast<std::uint32_t>((state_ >> 33) % limit);
    }

    template <class T, std::size_t n>
    const T& any_of(const T (&items)[n]) {
        return items[below(static_cast<std::uint32_t>(n))];
    }

    void add_name() {
        for (std::uint32_t i = 2 + below(3); i > 0; --i) text += any_of(kSyllables);
    }

    void add_sentence() {
        text += "When ";
        for (std::uint32_t i = 6 + below(14); i > 0; --i) {
            if (below(12) == 0) {
                add_name();
            } else if (below(20) == 0) {
                text += std::to_string(below(3000));
            } else {
                text += any_of(kWords);
            }
            text += below(9) == 0 ? ", " : " ";
        }
        text += "it's over. ";
    }

    void add_chinese() {
        for (std::uint32_t i = 4 + below(12); i > 0; --i) {
            // Every tenth or so from the whole block, as rare characters are.
            const bool rare = below(10) == 0;
            append_utf8(text, rare ? 0x4E00 + below(0x5000) : kChinese[below(std::size(kChinese) - 1)]);
        }
        text += below(4) == 0 ? "。" : "，";
    }

    void add_code() {
        text += "    for (";
        text += any_of(kTypes);
        text += " i_";
        text += std::to_string(below(100));
        text += " = 0x";
        text += std::to_string(below(100000));
        text += "; ";
        add_name();
        text += "_";
        text += any_of(kNames);
        text += "[i] != nullptr; ++i) {\n\t\treturn ";
        text += any_of(kNames);
        text += "->";
        add_name();
        text += "(\"";
        text += any_of(kWords);
        text += "\\n\");  // again\n    }\n";
    }

    std::uint64_t state_ = 1;
};

// The best of three runs, so that a busy machine disturbs less.
double megabytes_per_second(const Tokenizer& tokenizer, std::string_view text) {
    double best = 0;
    for (int run = 0; run < 3; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const auto ids = tokenizer.encode(text);
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
        if (!ids.empty()) best = std::max(best, static_cast<double>(text.size()) / 1e6 / taken.count());
    }
    return best;
}

}  // namespace

std::string bench_text(std::size_t size_bytes) {
    TextMaker maker;
    while (maker.text.size() < size_bytes) maker.add_paragraph();
    return std::move(maker.text);
}

TokenizerSpeed measure_tokenizer(const Tokenizer& tokenizer) {
    return {megabytes_per_second(tokenizer, bench_text(4'000'000)),
            megabytes_per_second(tokenizer, std::string(1'000'000, 'a'))};
}

}  // namespace loquat
