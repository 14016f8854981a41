// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace loquat::cli {

struct Option {
    std::string_view name;   ///< "--temp", "-p"
    std::string_view value;  ///< how help names its value; empty for a switch
    std::string_view help;
};

/// What stands behind the command's name. Options take "--name value" or "--name=value" and may stand
/// anywhere; after "--" everything is a plain word. Reading a value that is missing or out of range
/// gives the default and is remembered in error(), so a command reads all its options, then asks once.
class Arguments {
public:
    static Result<Arguments> parse(std::span<const Option> options, std::span<const std::string> words);

    const std::vector<std::string>& words() const { return words_; }
    bool has(std::string_view name) const;
    std::string text(std::string_view name, std::string_view otherwise = "") const;
    std::vector<std::string> all(std::string_view name) const;
    std::int64_t integer(std::string_view name, std::int64_t otherwise, std::int64_t least,
                         std::int64_t most);
    double number(std::string_view name, double otherwise, double least, double most);
    /// "1,2,3" or "1 2 3"
    std::vector<std::int32_t> integers(std::string_view name);

    const std::optional<Error>& error() const { return error_; }

private:
    const std::string* last(std::string_view name) const;
    void fail(std::string_view name, const std::string& sentence);

    std::vector<std::string> words_;
    std::vector<std::pair<std::string, std::string>> values_;
    std::optional<Error> error_;
};

/// Whole numbers separated by commas or white space; nothing when anything else is among them.
std::optional<std::vector<std::int32_t>> parse_integers(std::string_view text);

}  // namespace loquat::cli
