// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace loquat {

/// How far a long piece of work is: `done` of `total` in the unit of the work (bytes, tokens), 0 when unknown.
struct WorkProgress {
    std::string part;  ///< what is being worked on now: a tensor's name, a passage; for a line of text
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};
/// Called on the working thread, at least every second or so while there is something new to tell.
using TellProgress = std::function<void(const WorkProgress&)>;

}  // namespace loquat
