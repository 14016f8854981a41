// SPDX-License-Identifier: MIT
#include "engine/text/pretokenizer_rules.h"

#include <algorithm>
#include <string_view>

#include "engine/base/json_read.h"

namespace loquat {
namespace {

// One rule a line: "split PATTERN", "digits" (each by itself), "byte-level" (with the expression of GPT-2).
constexpr std::string_view kGpt2 =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
constexpr std::string_view kLlama3 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view kQwen2 =
    R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
constexpr std::string_view kDeepseekV3 =
    R"-([!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)-";
// The cased letters that DeepSeek LLM lists by their thousands.
constexpr std::string_view kDeepseekLetters = "\\s?[A-Za-z\u00b5\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u01ba";
constexpr std::string_view kDeepseekPunctuation =
    "\\s?[!-/:-~\uff01-\uff0f\uff1a-\uff5e\u2018-\u201f\u3000-\u3002]+";
constexpr std::string_view kDeepseekCjk = "[\u4e00-\u9fa5\u0800-\u4e00\uac00-\ud7ff]+";
constexpr std::string_view kDeepseekV3Cjk = "[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+";

/// Line breaks as expressions write them: some files hold the characters themselves.
std::string with_escapes(std::string_view expression) {
    std::string out;
    for (const char c : expression) out += c == '\r' ? "\\r" : c == '\n' ? "\\n" : std::string(1, c);
    return out;
}

/// A rule's line; empty for one that cuts nothing.
std::string line_of(const Json& rule) {
    const std::string* type = string_member(rule, "type");
    const auto is_set = [&](const char* key, bool otherwise) {
        return bool_member(rule, key).value_or(otherwise);
    };
    if (!type) return "?";
    if (*type == "ByteLevel") return is_set("use_regex", true) ? "byte-level\n" : "";
    if (*type == "Digits") return is_set("individual_digits", false) ? "digits\n" : "digits together\n";
    const Json* pattern = rule.find("pattern");
    const std::string* expression = pattern ? string_member(*pattern, "Regex") : nullptr;
    const std::string* behaviour = string_member(rule, "behavior");
    // What matches becomes a word; with "Removed" and "invert" also, when all of the text matches.
    const bool cuts =
        behaviour && (*behaviour == "Isolated" || (*behaviour == "Removed" && is_set("invert", false)));
    if (*type != "Split" || !expression || !cuts) return *type + "?\n";
    if (expression->starts_with(kDeepseekLetters)) return "split deepseek letters\n";
    return "split " + with_escapes(*expression) + "\n";
}

std::string lines_of(const Json& pretokenizer) {
    const std::string* type = string_member(pretokenizer, "type");
    if (!type || *type != "Sequence") return line_of(pretokenizer);
    std::string lines;
    const Json::Array* rules = array_member(pretokenizer, "pretokenizers");
    for (const Json& rule : rules ? *rules : Json::Array()) lines += line_of(rule);
    return lines;
}

std::string line(std::string_view pattern) {
    return "split " + std::string(pattern) + "\n";
}

}  // namespace

Result<std::string> name_pretokenizer(const Json& tokenizer, bool ignore_merges) {
    const Json* rules = tokenizer.find("pre_tokenizer");
    const std::string lines = rules ? lines_of(*rules) : "";
    const std::string deepseek_llm = line(R"([\r\n])") + "split deepseek letters\n" +
                                     line(kDeepseekPunctuation) + line(R"(\s+$)") + line(kDeepseekCjk);
    const std::string deepseek_coder =
        line(R"([\r\n])") + line(R"(\s?\p{L}+)") + line(R"(\s?\p{P}+)") + line(kDeepseekCjk);
    const std::pair<std::string, std::string_view> known[] = {
        {"byte-level\n", "gpt-2"},
        {line(kGpt2), "gpt-2"},
        {line(kLlama3), ignore_merges ? "llama-bpe" : "smaug-bpe"},
        {line(kQwen2), "qwen2"},
        {"digits\nbyte-level\n", "smollm"},
        {deepseek_llm + "digits\n", "deepseek-llm"},
        {deepseek_coder + "digits\n", "deepseek-coder"},
        {line(R"(\p{N}{1,3})") + line(kDeepseekV3Cjk) + line(kDeepseekV3), "deepseek-v3"},
    };
    const auto* found = std::ranges::find(known, lines, &std::pair<std::string, std::string_view>::first);
    if (found != std::end(known)) return std::string(found->second);
    return Error{ErrorKind::kUnsupported,
                 "The tokenizer cuts words by rules that this program does not know: " +
                     lines.substr(0, std::min<std::size_t>(lines.size(), 200)),
                 "tokenizer.json, pre_tokenizer"};
}

}  // namespace loquat
