// SPDX-License-Identifier: MIT
#include "engine/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace loquat::cli {
namespace {

template <class T>
std::optional<T> parse_number(std::string_view text) {
    T value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

template <class T>
std::string range_sentence(T least, T most) {
    std::ostringstream out;
    out << "takes a number from " << least << " to " << most;
    return out.str();
}

}  // namespace

std::optional<std::vector<std::int32_t>> parse_integers(std::string_view text) {
    constexpr std::string_view kBetween = ", \t\r\n";
    std::vector<std::int32_t> out;
    for (std::size_t at = text.find_first_not_of(kBetween); at < text.size();
         at = text.find_first_not_of(kBetween, at)) {
        const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
        const auto value = parse_number<std::int32_t>(text.substr(at, end - at));
        if (!value) return std::nullopt;
        out.push_back(*value);
        at = end;
    }
    return out;
}

Result<Arguments> Arguments::parse(std::span<const Option> options, std::span<const std::string> words) {
    const auto wrong = [](std::string sentence) {
        return Error{ErrorKind::kBadInput, std::move(sentence), ""};
    };
    Arguments out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            out.words_.insert(out.words_.end(), words.begin() + std::ptrdiff_t(i) + 1, words.end());
            break;
        }
        if (word.size() < 2 || word[0] != '-') {
            out.words_.push_back(word);
            continue;
        }
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        const auto option = std::ranges::find(options, name, &Option::name);
        if (option == options.end()) return wrong("There is no option " + name + ".");
        if (option->value.empty()) {
            if (equals != std::string::npos) return wrong("The option " + name + " takes no value.");
            out.values_.emplace_back(name, "");
        } else if (equals != std::string::npos) {
            out.values_.emplace_back(name, word.substr(equals + 1));
        } else if (i + 1 < words.size()) {
            out.values_.emplace_back(name, words[++i]);
        } else {
            return wrong("The option " + name + " needs a value.");
        }
    }
    return out;
}

const std::string* Arguments::last(std::string_view name) const {
    for (auto it = values_.rbegin(); it != values_.rend(); ++it) {
        if (it->first == name) return &it->second;
    }
    return nullptr;
}

void Arguments::fail(std::string_view name, const std::string& sentence) {
    if (!error_)
        error_ = Error{ErrorKind::kBadInput, "The option " + std::string(name) + " " + sentence + ".", ""};
}

bool Arguments::has(std::string_view name) const {
    return last(name) != nullptr;
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
    const std::string* value = last(name);
    return value ? *value : std::string(otherwise);
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto& [key, value] : values_) {
        if (key == name) out.push_back(value);
    }
    return out;
}

std::int64_t Arguments::integer(std::string_view name, std::int64_t otherwise, std::int64_t least,
                                std::int64_t most) {
    const std::string* value = last(name);
    if (!value) return otherwise;
    const auto parsed = parse_number<std::int64_t>(*value);
    if (parsed && *parsed >= least && *parsed <= most) return *parsed;
    fail(name, range_sentence(least, most));
    return otherwise;
}

double Arguments::number(std::string_view name, double otherwise, double least, double most) {
    const std::string* value = last(name);
    if (!value) return otherwise;
    const auto parsed = parse_number<double>(*value);
    if (parsed && *parsed >= least && *parsed <= most) return *parsed;
    fail(name, range_sentence(least, most));
    return otherwise;
}

std::vector<std::int32_t> Arguments::integers(std::string_view name) {
    const auto values = parse_integers(text(name));
    if (values) return *values;
    fail(name, "takes whole numbers separated by commas");
    return {};
}

}  // namespace loquat::cli
