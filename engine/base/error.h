// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

namespace loquat {

enum class ErrorKind {
    kBadInput,     ///< a file, template or message is malformed
    kUnsupported,  ///< well formed, but this build cannot run it
    kNotFound,
    kIo,  ///< the operating system refused
    kNoMemory,
    kNoDevice,
    kCancelled,
    kLimit,  ///< a bound that protects the user was reached
};

/// What a person has to be told: a sentence he can act on, and where it happened
/// ("tensor blk.0.attn_q.weight", "line 3, column 14"); `where` may be empty.
struct Error {
    ErrorKind kind = ErrorKind::kBadInput;
    std::string message;
    std::string where;

    /// "message (where)"
    std::string to_string() const { return where.empty() ? message : message + " (" + where + ")"; }
};

}  // namespace loquat
