// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

#include "engine/base/error.h"

namespace loquat::jinja {

struct Position {
    int line = 0;  ///< from 1; 0 while nobody knows
    int column = 0;
};

/// Thrown inside the template engine alone; ChatTemplate turns it into an Error. Eighty small functions
/// that each may refuse their arguments read better without a Result around every value.
struct Failure {
    ErrorKind kind;
    std::string message;
    Position at;
};

[[noreturn]] inline void fail(std::string message, Position at = {}) {
    throw Failure{ErrorKind::kBadInput, std::move(message), at};
}

[[noreturn]] inline void fail_unsupported(std::string message, Position at = {}) {
    throw Failure{ErrorKind::kUnsupported, std::move(message), at};
}

[[noreturn]] inline void fail_limit(std::string message, Position at = {}) {
    throw Failure{ErrorKind::kLimit, std::move(message), at};
}

}  // namespace loquat::jinja
