// SPDX-License-Identifier: MIT
#include "engine/runtime/stop_strings.h"

#include <algorithm>
#include <utility>

namespace loquat {

StopStrings::StopStrings(std::vector<std::string> stops) : stops_(std::move(stops)) {
    std::erase(stops_, "");
}

std::string StopStrings::push(std::string_view text) {
    if (found_) return "";
    pending_ += text;
    const std::size_t certain = find_stop().value_or(pending_.size() - held_back());
    std::string out = pending_.substr(0, certain);
    pending_.erase(0, certain);
    return out;
}

/// Where the stop string begins that is complete first, so that it does not matter how the text was cut.
std::optional<std::size_t> StopStrings::find_stop() {
    std::size_t begin = 0;
    std::size_t end = std::string::npos;
    for (const std::string& stop : stops_) {
        const std::size_t at = pending_.find(stop);
        if (at == std::string::npos || at + stop.size() > end) continue;
        if (at + stop.size() < end || at < begin) begin = at;
        end = at + stop.size();
    }
    found_ = end != std::string::npos;
    if (!found_) return std::nullopt;
    return begin;
}

/// Length of the longest end of pending_ that a stop string begins with.
std::size_t StopStrings::held_back() const {
    std::size_t longest = 0;
    for (const std::string& stop : stops_) {
        for (std::size_t n = std::min(stop.size() - 1, pending_.size()); n > longest; --n) {
            if (pending_.ends_with(std::string_view(stop).substr(0, n))) longest = n;
        }
    }
    return longest;
}

std::string StopStrings::finish() {
    return found_ ? "" : std::exchange(pending_, "");
}

}  // namespace loquat
