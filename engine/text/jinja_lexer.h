// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/text/jinja_failure.h"

namespace loquat::jinja {

struct Token {
    enum class Type {
        kData,           ///< text between tags, whitespace control applied
        kVariableBegin,  ///< {{
        kVariableEnd,
        kBlockBegin,  ///< {%
        kBlockEnd,
        kName,
        kString,  ///< escapes resolved
        kInteger,
        kFloat,
        kOperator,
        kEnd,
    };
    Type type = Type::kEnd;
    std::string text;
    Position at;
};

/// Splits a template as Jinja does with trim_blocks and lstrip_blocks set. Throws Failure.
/// Source of the rules: https://jinja.palletsprojects.com/en/3.1.x/templates/#whitespace-control
std::vector<Token> tokenize(std::string_view source);

}  // namespace loquat::jinja
